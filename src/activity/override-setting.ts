import type { Treatment } from './activity.ts';
import { inOneLine, KEYS_SAID, OVERRIDE_KEYS, quoteTyped, readPattern, type Typed } from './override-keys.ts';
import type { OverrideRule } from './overrides.ts';

export type OverrideSetting = 'TELL' | 'FOLD' | 'EXCLUDE';

export const TREATMENTS: Readonly<Record<OverrideSetting, Treatment>> = { TELL: 'tell', FOLD: 'fold', EXCLUDE: 'keep' };

export type ReadSetting = Readonly<{ rules: readonly OverrideRule[] }> | Readonly<{ problem: string }>;

const EXAMPLE = '`actor:wfm-sync, tool:terraform, event:UpdateUser*, type:Prompt, name:Test*, instance:bd16*`';
/** Far more than anyone types; keeps a pasted file from being compared with every activity. */
export const RULES_LIMIT = 500;

const write: Typed = (key, pattern) => `${key}:${pattern}`;

/** One of the settings: `key:pattern` parted by commas. Every mistake is named, with what to type instead. */
export function parseOverrideSetting(setting: OverrideSetting, text: string): ReadSetting {
  const entries = text
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  if (entries.length > RULES_LIMIT)
    return { problem: `${setting} takes at most ${RULES_LIMIT} entries. Use \`*\` in them.` };
  const read = entries.map((entry) => readEntry(setting, entry));
  const problems = read.flatMap((result) => ('problem' in result ? [result.problem] : []));
  const rules = read.flatMap((result) => ('problem' in result ? [] : result.rules));
  return problems.length > 0 ? { problem: problems.join(' ') } : { rules };
}

function readEntry(setting: OverrideSetting, entry: string): ReadSetting {
  const [, word = '', typed = ''] = /^(\w+)\s*:\s*(.+)$/s.exec(entry) ?? [];
  const by = OVERRIDE_KEYS.get(word.toLowerCase());
  const where = `in ${setting}`;
  if (!word)
    return {
      problem: `${quoteTyped(entry)} ${where} needs a word before a colon and a pattern after it: ${EXAMPLE}.`,
    };
  if (!by)
    return { problem: `${quoteTyped(`${word}:`)} ${where} is not one of ${KEYS_SAID}. Type for example ${EXAMPLE}.` };
  const pattern = typed.replace(/^["'“”](.*)["'“”]$/s, '$1').trim();
  const read = readPattern(by, pattern, write);
  if ('problem' in read) return { problem: `${quoteTyped(write(by, pattern))} ${where} ${read.problem}` };
  const said = inOneLine(`${setting}=${write(by, pattern)}`);
  return { rules: [{ treatment: TREATMENTS[setting], all: [{ by, patterns: read.patterns }], said }] };
}
