import { isTimeZone } from '../config.ts';
import { BotError } from '../errors.ts';
import type { Outcome } from '../lookup.ts';
import { toJson } from '../lookup-json.ts';
import { renderChoice, renderStranger } from '../notice/choice.ts';
import { renderHelp } from '../notice/help.ts';
import type { Message } from '../notice/message.ts';
import { renderMistake } from '../notice/replies.ts';
import { toText } from '../notice/terminal.ts';
import type { Console } from './console.ts';
import { createTerminalLookup, type PastOptions } from './lookup-past.ts';
import { toTable } from './lookup-table.ts';

export type LookupOptions = Readonly<{ json?: boolean; past?: boolean; zone: string; now?: string }> &
  Omit<PastOptions, 'store' | 'clock' | 'command'>;

/** Activities that --json answers with at most; on the terminal it is a page, as in Slack. */
const ALL = 10_000;
const COMMAND = 'connect-trail lookup';

/** Answers a question as `/trail` does. Resolves to the exit code: 2 when the question was not understood. */
export async function lookup(
  words: readonly string[],
  { json = false, past = false, zone, now, ...pastOptions }: LookupOptions,
  store: PastOptions['store'],
  console: Console,
): Promise<number> {
  if (!isTimeZone(zone)) throw new BotError('usage', `--zone is a name such as Europe/Berlin, not ${zone}.`);
  const clock = { now: () => readNow(now) };
  const text = asTyped(words);
  const asker = { slackUserId: 'terminal', channel: 'terminal', zone, text, ...(json ? { limit: ALL } : {}) };
  const terminal = createTerminalLookup({ ...pastOptions, store, clock, command: COMMAND });
  const ask = () => terminal.answers.ask(text, asker);
  const first = await ask();
  const outcome = past ? await terminal.complete(first, console, ask) : first;
  await terminal.close();
  await console.out(json ? `${JSON.stringify(toJson(outcome))}\n` : written(outcome, zone));
  if (!past && pastOptions.regions.length > 0 && outcome.kind === 'answer' && outcome.answer.complete.partial)
    console.err('--past asks CloudTrail for what is missing.\n');
  return outcome.kind === 'mistake' ? 2 : 0;
}

function written(outcome: Outcome, zone: string): string {
  return outcome.kind === 'answer' ? toTable(outcome.answer) : `${toText(renderOutcome(outcome), { zone })}\n`;
}

/** The shell took the quotes away: an argument with spaces was one name. A whole question in quotes stays a question. */
function asTyped(words: readonly string[]): string {
  if (words.length === 1) return words[0] ?? '';
  return words.map((word) => (/\s/.test(word) && !word.includes('"') ? `"${word}"` : word)).join(' ');
}

function readNow(given: string | undefined): Date {
  if (given === undefined) return new Date();
  const now = new Date(given);
  if (Number.isNaN(now.getTime()))
    throw new BotError('usage', `--now is a time such as 2026-11-22T10:00:00Z, not ${given}.`);
  return now;
}

function renderOutcome(outcome: Exclude<Outcome, { kind: 'answer' }>): Message {
  if (outcome.kind === 'choice') return renderChoice(outcome.choice);
  if (outcome.kind === 'stranger') return renderStranger(outcome.stranger);
  return outcome.kind === 'mistake' ? renderMistake(outcome.problem, COMMAND) : renderHelp(COMMAND);
}
