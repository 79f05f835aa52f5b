import { describe, expect, it, test } from 'vitest';
import { type Completeness, completenessWords, type PastProgress } from '../../src/notice/completeness.ts';
import { websiteWords } from '../../src/notice/not-logged-here.ts';
import { refusalSentence } from '../../src/notice/past-refusal.ts';
import { renderReadingPast } from '../../src/notice/past-replies.ts';
import { renderAnswer } from '../../src/notice/reply.ts';
import { toText } from '../../src/notice/terminal.ts';
import { toPlain } from '../../src/notice/written.ts';
import { activity } from '../lookup-fixtures.ts';
import { answer, NOW } from './answer.ts';

const at = (time: string) => new Date(`2026-11-${time}:00Z`);
const WINDOW = { from: at('20T09:00'), to: at('22T10:30') };
const HALF = { from: at('21T09:00'), to: at('22T10:30') };
const FIRST_HALF = { from: WINDOW.from, to: HALF.from };
const WHOLE = { class: 'changes', whole: WINDOW, missing: [] } as const;
const PART = { class: 'changes', whole: HALF, missing: [FIRST_HALF] } as const;
const PROGRESS: PastProgress = { pages: 12, aboutPages: 40, aboutMs: 20_000, reached: HALF.from, refusals: [] };

const completeness = (parts: Partial<Completeness> = {}): Completeness => ({
  window: WINDOW,
  parts: [WHOLE],
  asked: true,
  beyond: false,
  arriving: true,
  ...parts,
});

const said = (parts: Partial<Completeness> = {}) => toPlain(completenessWords(completeness(parts), answer().read, NOW));

describe('what an answer is complete for', () => {
  test.each<[string, Partial<Completeness>, string]>([
    [
      'all of the time asked',
      {},
      'Complete from Fri 20 Nov 10:00 to Sun 22 Nov 11:30, Europe/Berlin (records of the last 15 min may still arrive).',
    ],
    [
      'the ten newest',
      { enough: 10, found: true },
      'Complete from Fri 20 Nov 10:00 to Sun 22 Nov 11:30, Europe/Berlin (records of the last 15 min may still arrive).',
    ],
    [
      'fewer than ten in 30 days',
      { enough: 10, found: false },
      'Complete from Fri 20 Nov 10:00 to Sun 22 Nov 11:30, Europe/Berlin (records of the last 15 min may still arrive); for what was before, give a time, as in last 90d.',
    ],
    [
      'a part, while more is read',
      { parts: [PART], progress: PROGRESS },
      'CloudTrail is still being read: 12 of about 40 pages, back to Sat 21 Nov 10:00. Not complete: whole from Sat 21 Nov 10:00 to Sun 22 Nov 11:30, not before that, Europe/Berlin.',
    ],
    [
      'a part, when the time was used',
      { parts: [PART], progress: { ...PROGRESS, end: 'budget' } },
      'CloudTrail is not read to its end: 12 of about 40 pages, back to Sat 21 Nov 10:00. Not complete: whole from Sat 21 Nov 10:00 to Sun 22 Nov 11:30, not before that, Europe/Berlin.',
    ],
    [
      'a part, when it was stopped',
      { parts: [PART], progress: { ...PROGRESS, end: 'stopped' } },
      'Reading CloudTrail was stopped after 12 of about 40 pages, at Sat 21 Nov 10:00. Not complete: whole from Sat 21 Nov 10:00 to Sun 22 Nov 11:30, not before that, Europe/Berlin.',
    ],
    [
      'nothing, because AWS refuses',
      {
        parts: [{ class: 'changes', missing: [WINDOW] }],
        progress: {
          ...PROGRESS,
          pages: 0,
          end: 'refused',
          refusals: [{ kind: 'denied', region: 'eu-central-1', word: 'AccessDeniedException' }],
        },
      },
      "Not complete: nothing of this time has been read whole, Europe/Berlin. AWS refuses event history in eu-central-1: allow cloudtrail:LookupEvents for the bot's credentials.",
    ],
    [
      'runtime calls for less long than changes',
      { parts: [{ ...WHOLE, class: 'runtime', whole: FIRST_HALF }, WHOLE], arriving: false },
      'Complete from Fri 20 Nov 10:00 to Sat 21 Nov 10:00, Europe/Berlin.',
    ],
    [
      'nothing, because nothing has been read yet',
      { parts: [] },
      'Not complete: of this time, CloudTrail has not been read.',
    ],
    [
      'a part that ends too early, where CloudTrail cannot be asked',
      { parts: [{ class: 'changes', whole: FIRST_HALF, missing: [HALF] }], asked: false },
      'Not complete: whole from Fri 20 Nov 10:00 to Sat 21 Nov 10:00, not after that, Europe/Berlin. CloudTrail is not read here.',
    ],
    [
      'changes, but not reads',
      { parts: [WHOLE, { ...PART, class: 'reads' }] },
      'Changes: complete from Fri 20 Nov 10:00 to Sun 22 Nov 11:30; Reads: whole from Sat 21 Nov 10:00 to Sun 22 Nov 11:30, not before that, Europe/Berlin.',
    ],
    [
      'nothing that is known, where CloudTrail is not asked',
      { parts: [], asked: false, heldFrom: WINDOW.from },
      'Not known to be complete: this is what has come in since Fri 20 Nov 10:00, Europe/Berlin. CloudTrail is not read here.',
    ],
    ['a time long past', { arriving: false }, 'Complete from Fri 20 Nov 10:00 to Sun 22 Nov 11:30, Europe/Berlin.'],
    [
      'the account of the credentials alone',
      { otherAccount: true },
      "Complete from Fri 20 Nov 10:00 to Sun 22 Nov 11:30, Europe/Berlin (records of the last 15 min may still arrive). This is of the account of the bot's credentials, the only one in which CloudTrail is read; of others, this is what has come in.",
    ],
    [
      'as far back as CloudTrail goes',
      { beyond: true },
      "Complete from Fri 20 Nov 10:00 to Sun 22 Nov 11:30, Europe/Berlin (records of the last 15 min may still arrive). CloudTrail keeps 90 days; import your trail's files for more.",
    ],
  ])('%s', (_, parts, sentence) => {
    expect(said(parts)).toBe(sentence);
  });
});

describe('an answer that is not whole', () => {
  const shown = (parts: Parameters<typeof answer>[0]) => toText(renderAnswer(answer(parts)), { zone: 'UTC', now: NOW });
  const half = completeness({ parts: [PART], progress: { ...PROGRESS, end: 'budget' } });
  const some = [{ activity: activity('10:00'), known: { names: {}, earlier: {} } }];

  it('says so in its finding, and can be read on', () => {
    const text = shown({ completeness: half, page: some, found: 1 });
    expect(text).toMatch(/^1 change to queue Billing so far, by/);
    expect(text).toContain('▸Go on reading  ▸Tell me when done');
    expect(shown({ completeness: half })).toMatch(/^No change found so far for queue Billing/);
  });

  it('offers no reading where somebody must mend something first, or nothing is missing', () => {
    const refusals = [{ kind: 'no-credentials', region: 'eu-central-1', word: '' } as const];
    const refused = completeness({ parts: [PART], progress: { ...PROGRESS, end: 'refused', refusals } });
    for (const each of [refused, completeness(), completeness({ parts: [], asked: false })])
      expect(shown({ completeness: each, page: some, found: 1 })).not.toMatch(/▸Go on|▸Read CloudTrail/);
    expect(shown({ completeness: completeness({ parts: [PART] }), page: some, found: 1 })).toContain(
      '▸Read CloudTrail',
    );
  });

  it.each([
    [2 / 24, 'Last 24 hours'],
    [2, 'Last 7 days'],
  ])('offers the last change and more time where nothing was found in %d days', (days, more) => {
    const from = new Date(NOW.getTime() - days * 86_400_000);
    const [lastKnown] = some;
    const text = shown({ completeness: completeness(), from, ...(lastKnown && { lastKnown }) });
    expect(text).toMatch(/^No change recorded for queue Billing/);
    expect(text).toContain(`▸Show the last change  ▸${more}`);
  });
});

describe('whether AWS logs edits made in the admin website', () => {
  test.each<[string, Date | undefined, RegExp]>([
    ['HoursOfOperation', at('02T10:00'), /^AWS logs changes of this type made in the admin website: it did so here on/],
    ['HoursOfOperation', undefined, /^Careful: it is not certain .* \(last seen doing so here: never\)/],
    [
      'Queue',
      undefined,
      /^AWS says that it logs changes of this type made in the admin website; none was ever seen here\.$/,
    ],
    ['ContactFlow', undefined, /none was ever seen here\. Careful: where an instance from before October 2018/],
    ['WidgetPolicy', undefined, /^Careful: it is not certain/],
    ['', undefined, /^$/],
  ])('of %s, seen %s', (type, seen, sentence) => {
    expect(toPlain(websiteWords(type, seen ? { at: seen } : {}))).toMatch(sentence);
  });
});

describe('renderReadingPast', () => {
  test.each([
    [{ pages: 0, aboutPages: 10, aboutMs: 7_000 }, 'Reading CloudTrail, about 10 s …'],
    [{ pages: 4, aboutPages: 60, aboutMs: 38_500 }, 'Reading CloudTrail, about 40 s … 4 of about 60 pages are read.'],
    [
      { pages: 4, aboutPages: 2_400, aboutMs: 1e7 },
      'Reading CloudTrail, more than 60 s; then you see what there is … 4 of about 2,400 pages are read.',
    ],
    [{ pages: 4, aboutPages: 90, aboutMs: 58_000 }, 'Reading CloudTrail, about 60 s … 4 of about 90 pages are read.'],
  ])('of %j', (progress, text) => {
    const message = renderReadingPast('q1', { ...PROGRESS, ...progress });
    expect(toText(message, { zone: 'UTC' })).toBe(`${text}\n▸Stop`);
  });
});

describe('refusalSentence', () => {
  test.each(['no-credentials', 'bad-credentials', 'denied', 'slow', 'down'] as const)(
    'of %s names the Region',
    (kind) => {
      expect(refusalSentence({ kind, region: 'eu-central-1', word: 'Word' })).toMatch(/eu-central-1.*\.$/);
    },
  );
});
