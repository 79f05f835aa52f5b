import type { Interval } from '../activity/interval.ts';
import { refusalSentence } from './past-refusal.ts';
import type { ReadAs } from './views.ts';
import { inZone, zoneOrUtc } from './when.ts';
import { ours, type Words } from './words.ts';

/** What a class of records is complete for. */
export type CompletePart = Readonly<{
  class: 'changes' | 'runtime' | 'reads';
  /** The newest stretch of which nothing is missing. */
  whole?: Interval;
  /** Parts of the window that nobody has read. */
  missing: readonly Interval[];
}>;

/** Why CloudTrail does not answer: `slow` passes by itself, `down` may; the others until somebody mends them. */
export type PastRefusalKind = 'no-credentials' | 'bad-credentials' | 'denied' | 'slow' | 'down';

/** `word`: AWS's own, or Node's for a connection that failed. */
export type PastRefusal = Readonly<{ kind: PastRefusalKind; region: string; word: string }>;

/** How a reading of CloudTrail ended, or why it pauses. */
export type PastEnd = 'done' | 'enough' | 'stopped' | 'budget' | 'refused';

/** How far a reading of CloudTrail has come; without `end` it goes on. */
export type PastProgress = Readonly<{
  end?: PastEnd;
  pages: number;
  /** Of all that was asked for, as far as can be told. */
  aboutPages: number;
  /** What the rest will take, as far as can be told. */
  aboutMs: number;
  /** Everything asked for is read from here on. */
  reached: Date;
  refusals: readonly PastRefusal[];
}>;

/** What an answer is complete for, and what stood in the way. */
export type Completeness = Readonly<{
  /** What the answer needs: the window asked, or back to the last line where as many as are enough were found. */
  window: Interval;
  parts: readonly CompletePart[];
  /** Whether CloudTrail can be asked at all. */
  asked: boolean;
  /** The question goes back further than CloudTrail does. */
  beyond: boolean;
  /** An account is asked for that is not known to be that of the bot's credentials, the only one that is read. */
  otherAccount?: true;
  /** Part of it was read so soon after it happened that records may still come. */
  arriving?: boolean;
  /** Since when records have come in at all. */
  heldFrom?: Date;
  /** Without a window: so many of the newest are enough; `found`: as many were found. */
  enough?: number;
  found?: boolean;
  progress?: PastProgress;
}>;

const CLASS_WORDS = { changes: 'Changes', runtime: 'Runtime calls', reads: 'Reads' } as const;

/** Nothing is missing of what the question asks. */
export function isWhole(completeness: Completeness): boolean {
  return !completeness.beyond && !completeness.otherAccount && isRead(completeness);
}

/** Nothing is missing that can be read. */
export function isRead({ parts }: Completeness): boolean {
  return parts.length > 0 && parts.every(({ missing }) => missing.length === 0);
}

/** From when to when an answer is complete, per class where they differ; what is missing, why, and what to do. */
export function completenessWords(completeness: Completeness, { question }: ReadAs, now: Date): Words {
  const zone = zoneOrUtc(question.zone);
  const at = (date: Date) => inZone(date, zone, 'minute', now);
  const { progress, beyond, otherAccount } = completeness;
  const sentences = [
    ...(isRead(completeness)
      ? [wholeSentence(completeness, at, zone)]
      : [...unfinished(progress, at), ...partSentences(completeness, at, zone)]),
    ...[...(progress?.refusals ?? [])].map(refusalSentence),
    ...(otherAccount ? [OTHER_ACCOUNT] : []),
    ...(beyond ? ["CloudTrail keeps 90 days; import your trail's files for more."] : []),
  ];
  return [ours(sentences.join(' '))];
}

type At = (date: Date) => string;

function wholeSentence({ parts, window, enough, found, arriving }: Completeness, at: At, zone: string): string {
  const to = new Date(Math.min(...parts.map(({ whole = window }) => whole.to.getTime())));
  const late = arriving ? ' (records of the last 15 min may still arrive)' : '';
  const stretch = `from ${at(window.from)} to ${at(to)}, ${zone}${late}`;
  if (enough === undefined || found) return `Complete ${stretch}.`;
  return `Complete ${stretch}; for what was before, give a time, as in last 90d.`;
}

/** Why reading is not at its end. */
function unfinished(progress: PastProgress | undefined, at: At): readonly string[] {
  if (!progress || progress.end === 'done' || progress.end === 'enough' || progress.pages === 0) return [];
  const { pages, aboutPages, reached, end } = progress;
  const read = `${pages.toLocaleString('en-US')} of about ${aboutPages.toLocaleString('en-US')} pages`;
  if (end === undefined) return [`CloudTrail is still being read: ${read}, back to ${at(reached)}.`];
  if (end === 'stopped') return [`Reading CloudTrail was stopped after ${read}, at ${at(reached)}.`];
  if (end === 'budget') return [`CloudTrail is not read to its end: ${read}, back to ${at(reached)}.`];
  return [`CloudTrail was read as far as it let: ${read}, back to ${at(reached)}.`];
}

function partSentences({ parts, asked, heldFrom }: Completeness, at: At, zone: string): readonly string[] {
  const said = parts.map((part) => ({ part, text: stretchOf(part, at) }));
  const [first] = said;
  const held = heldFrom ? ` since ${at(heldFrom)}, ${zone}` : '';
  if (!first) return [asked ? NOT_READ : `Not known to be complete: this is what has come in${held}. ${NOT_ASKED}`];
  const same = said.every(({ text }) => text === first.text);
  const each = same
    ? [`Not complete: ${first.text}`]
    : said.map(({ part, text }) => `${CLASS_WORDS[part.class]}: ${text}`);
  return [`${each.join('; ')}, ${zone}.`, ...(asked ? [] : [NOT_ASKED])];
}

const OTHER_ACCOUNT =
  "This is of the account of the bot's credentials, the only one in which CloudTrail is read; of others, this is what has come in.";
const NOT_READ = 'Not complete: of this time, CloudTrail has not been read.';
const NOT_ASKED = 'CloudTrail is not read here.';

function stretchOf({ whole, missing }: CompletePart, at: At): string {
  if (!whole) return 'nothing of this time has been read whole';
  const [first] = missing;
  if (!first) return `complete from ${at(whole.from)} to ${at(whole.to)}`;
  const side = first.from >= whole.to ? 'after' : 'before';
  return `whole from ${at(whole.from)} to ${at(whole.to)}, not ${side} that`;
}
