import type { Activity } from './activity.ts';
import { type ExcludeKey, KEYS, readPattern } from './exclude-keys.ts';
import { matchesWildcard } from './wildcard.ts';

/** Activities of which an operator wants no notices; they are kept and looked up as ever. */
export type ExcludeRule = Readonly<{ by: ExcludeKey; pattern: string }>;

export type Exclude = Readonly<{ rules: readonly ExcludeRule[] }> | Readonly<{ problem: string }>;

const EXAMPLE = '`actor:wfm-sync, tool:terraform, event:UpdateUser*, type:Prompt, instance:bd16*`';
/** Far more than anyone types; keeps a pasted file from being compared with every activity. */
const RULES_LIMIT = 500;

/** The EXCLUDE setting: `key:pattern` parted by commas. Every mistake is named, with what to type instead. */
export function parseExclude(text: string): Exclude {
  const entries = text
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  if (entries.length > RULES_LIMIT)
    return { problem: `EXCLUDE takes at most ${RULES_LIMIT} entries. Use \`*\` in them.` };
  const read = entries.map(readEntry);
  const problems = read.flatMap((result) => ('problem' in result ? [result.problem] : []));
  const rules = read.flatMap((result) => ('problem' in result ? [] : result.rules));
  return problems.length > 0 ? { problem: problems.join(' ') } : { rules };
}

export function isExcluded(activity: Activity, rules: readonly ExcludeRule[]): boolean {
  return rules.some(({ by, pattern }) => textsOf[by](activity).some((text) => text && matchesWildcard(pattern, text)));
}

function readEntry(entry: string): Exclude {
  const [, word = '', typed = ''] = /^(\w+)\s*:\s*(.+)$/s.exec(entry) ?? [];
  const by = KEYS.get(word.toLowerCase());
  if (!word)
    return { problem: `\`${entry}\` in EXCLUDE needs a word before a colon and a pattern after it: ${EXAMPLE}.` };
  if (!by)
    return {
      problem: `\`${word}:\` in EXCLUDE is not one of actor:, tool:, event:, type:, instance:. Type for example ${EXAMPLE}.`,
    };
  const read = readPattern(by, typed.replace(/^["'“”](.*)["'“”]$/s, '$1').trim());
  return 'problem' in read ? read : { rules: read.patterns.map((pattern) => ({ by, pattern })) };
}

const textsOf: Readonly<Record<ExcludeKey, (activity: Activity) => readonly (string | undefined)[]>> = {
  actor: ({ actor }) => [actor.name, actor.session, actor.role, actor.key, ...actor.aliases],
  tool: ({ way }) => [way.kind, way.detail],
  event: ({ eventName }) => [eventName],
  type: ({ resource }) => [resource?.type],
  instance: ({ instanceId, resource }) => [instanceId, resource?.instanceId],
};
