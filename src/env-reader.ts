import { BotError } from './errors.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads variables and gathers every mistake, so that someone setting up learns all of them in one go. */
export type EnvReader = Readonly<{
  text(name: string, options?: Readonly<{ fallback?: string; pattern?: RegExp; mend?: string }>): string | undefined;
  list(name: string, pattern?: RegExp, mend?: string): readonly string[];
  flag(name: string, fallback: boolean): boolean;
  number(name: string, fallback: number, min: number, max: number): number;
  choice<const T extends string>(name: string, choices: readonly T[], fallback: T): T;
  /** Notes a mistake that spans variables. */
  complain(sentence: string): void;
  /** Throws BotError('config') naming every mistake; does nothing when there was none. */
  finish(): void;
}>;

const YES = ['true', '1', 'yes', 'on'];
const NO = ['false', '0', 'no', 'off'];

export function createEnvReader(env: Environment): EnvReader {
  const problems: string[] = [];
  const value = (name: string): string | undefined => env[name]?.trim() || undefined;
  const complain = (sentence: string): void => void problems.push(sentence);

  return {
    complain,
    text(name, { fallback, pattern, mend = 'is not understood.' } = {}) {
      const given = value(name) ?? fallback;
      if (given && pattern && !pattern.test(given)) complain(`${name} ${mend}`);
      return given;
    },
    list(name, pattern, mend = 'is a list with commas.') {
      const items = (value(name) ?? '')
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== '');
      if (pattern && !items.every((item) => pattern.test(item))) complain(`${name} ${mend}`);
      return items;
    },
    flag(name, fallback) {
      const given = value(name)?.toLowerCase();
      if (given === undefined) return fallback;
      if (!YES.includes(given) && !NO.includes(given)) complain(`${name} is either true or false.`);
      return YES.includes(given);
    },
    number(name, fallback, min, max) {
      const given = value(name);
      if (given === undefined) return fallback;
      const number = Number(given);
      if (!(number >= min && number <= max)) complain(`${name} is a number from ${min} to ${max}.`);
      return number;
    },
    choice(name, choices, fallback) {
      const given = value(name)?.toLowerCase();
      if (given === undefined) return fallback;
      const chosen = choices.find((choice) => choice === given);
      if (!chosen) complain(`${name} is one of ${choices.join(', ')}.`);
      return chosen ?? fallback;
    },
    finish() {
      if (problems.length === 0) return;
      throw new BotError('config', `${problems.map((line) => `- ${line}`).join('\n')}\nSee .env.sample.`);
    },
  };
}
