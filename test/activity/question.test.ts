import fc from 'fast-check';
import { afterEach, describe, expect, it, test } from 'vitest';
import { parseQuestion } from '../../src/activity/parse-question.ts';
import type { Question, Reading } from '../../src/activity/query.ts';
import { isGrammar } from '../../src/activity/question-known.ts';
import { resourceTypesNamed } from '../../src/connect/resource-types.ts';

// Sunday, 11:30 in Berlin.
const now = new Date('2026-11-22T10:30:00Z');
const context = { now, zone: 'Europe/Berlin', knownType: resourceTypesNamed };
const parse = (text: string) => parseQuestion(text, context);

/** A reading in one line. */
function said(reading: Reading): string {
  if (reading.kind === 'help') return 'help';
  if (reading.kind === 'mistake') return `mistake: ${reading.problem}`;
  const { subject, window, windowWords } = reading.question;
  const time = [window.from, window.to].map((at) => at?.toISOString().replace(':00.000Z', 'Z') ?? '').join('..');
  return `${subjectOf(subject)}${time === '..' ? '' : ` ${time}`}${windowWords === undefined ? '' : ` (${windowWords})`}`;
}

function subjectOf(subject: Extract<Reading, { kind: 'question' }>['question']['subject']): string {
  if (subject.kind === 'changes') return 'changes';
  if (subject.kind === 'event') return `event ${subject.id}`;
  if (subject.kind === 'user') return `user <${subject.text}>${subject.exact ? ' exact' : ''}`;
  const type = subject.types
    ? subject.types.slice(0, 2).join('|')
    : (subject.type ?? (subject.anything ? 'any' : 'resource'));
  return `${type} <${subject.text}>${subject.exact ? ' exact' : ''}`;
}

const NINE = '2026-11-21T08:00Z..';

describe('parseQuestion: the subject', () => {
  test.each([
    ['', 'help'],
    ['help', 'help'],
    ['Help me please', 'help'],
    ['?', 'help'],
    ['changes', 'changes'],
    ['what changed?', 'changes'],
    ['show me the changes, please', 'changes'],
    ['user dana@example.com', 'user <dana@example.com>'],
    ['USER Dana Ruiz', 'user <Dana Ruiz>'],
    ['user "Dana Ruiz"', 'user <Dana Ruiz> exact'],
    ['user <@U123|dana.ruiz>', 'user <dana.ruiz>'],
    ['<@U123|dana.ruiz>', 'user <dana.ruiz>'],
    ['dana@example.com', 'user <dana@example.com>'],
    ['user @dana', 'user <dana>'],
    ['@dana.ruiz', 'user <dana.ruiz>'],
    ['user "@dana"', 'user <@dana> exact'],
    ['by dana', 'user <dana>'],
    ['changes by dana', 'user <dana>'],
    ['resource Billing', 'resource <Billing>'],
    ['thing Billing', 'resource <Billing>'],
    ['queue the', 'Queue <the>'],
    ['resource the "Help"', 'resource <Help> exact'],
    ['queue Billing', 'Queue <Billing>'],
    ['Queues', 'Queue <>'],
    ['queue “Failed Payments”', 'Queue <Failed Payments> exact'],
    ['queue our Billing', 'Queue <Billing>'],
    ['who changed the queue Billing?', 'Queue <Billing>'],
    ['changes to the queue Billing', 'Queue <Billing>'],
    ['security profile Admin', 'SecurityProfile <Admin>'],
    ['hours of operation Weekday EU', 'HoursOfOperation <Weekday EU>'],
    ['Billing queue', 'Queue <Billing>'],
    ['changes to the Tier 2 routing profile', 'RoutingProfile <Tier 2>'],
    ['"Billing queue"', 'any <Billing queue> exact'],
    ['"Billing" queue', 'Queue <Billing> exact'],
    ['profile Tier 2', 'RoutingProfile|SecurityProfile <Tier 2>'],
    ['flow module CallbackOffer', 'ContactFlowModule <CallbackOffer>'],
    ['flow Main IVR', 'ContactFlow <Main IVR>'],
    ['Billing', 'any <Billing>'],
    ['"changes"', 'any <changes> exact'],
    ['"queue" ', 'any <queue> exact'],
    ['b2f1a6de-0000-4000-8000-000000000001', 'event b2f1a6de-0000-4000-8000-000000000001'],
    ['event b2f1a6de-0000-4000-8000-000000000001', 'event b2f1a6de-0000-4000-8000-000000000001'],
    ['queue b2f1a6de-0000-4000-8000-000000000001', 'Queue <b2f1a6de-0000-4000-8000-000000000001> exact'],
    [
      'arn:aws:connect:eu-central-1:123456789012:instance/i/queue/q',
      'resource <arn:aws:connect:eu-central-1:123456789012:instance/i/queue/q> exact',
    ],
    ['resource arn%3Aaws%3Aconnect', 'resource <arn%3Aaws%3Aconnect> exact'],
    ['constructor', 'any <constructor>'],
    ['queue __proto__', 'Queue <__proto__>'],
  ])('reads %j', (text, reading) => {
    expect(said(parse(text))).toBe(reading);
  });

  it('keeps the words of the type, which may be part of the name', () => {
    expect(parse('key Accounts today')).toMatchObject({
      question: { subject: { text: 'Accounts', asName: 'key Accounts' } },
    });
  });
});

describe('parseQuestion: the window', () => {
  test.each([
    ['changes last 24h', 'changes 2026-11-21T10:30Z..2026-11-22T10:30Z (last 24h)'],
    ['last 7d', 'changes 2026-11-15T10:30Z..2026-11-22T10:30Z (last 7d)'],
    ['past 30 minutes', 'changes 2026-11-22T10:00Z..2026-11-22T10:30Z (past 30 minutes)'],
    ['last hour', 'changes 2026-11-22T09:30Z..2026-11-22T10:30Z (last hour)'],
    ['queue Billing last 2 w', 'Queue <Billing> 2026-11-08T10:30Z..2026-11-22T10:30Z (last 2 w)'],
    ['last monday', 'changes 2026-11-15T23:00Z..2026-11-16T23:00Z (last monday)'],
    ['flow Last Resort', 'ContactFlow <Last Resort>'],
    ['queue After Hours', 'Queue <After Hours>'],
    ['queue Billing since yesterday 9:00', `Queue <Billing> ${NINE} (since yesterday 9:00)`],
    ['queue since yesterday 9:00 Billing', `Queue <Billing> ${NINE} (since yesterday 9:00)`],
    ['since yesterday 9:00 queue Billing', `Queue <Billing> ${NINE} (since yesterday 9:00)`],
    ['changes since the day before yesterday', 'changes 2026-11-19T23:00Z.. (since the day before yesterday)'],
    ['user dana since mon', 'user <dana> 2026-11-15T23:00Z.. (since mon)'],
    ['changes since 15 minutes ago', 'changes 2026-11-22T10:15Z.. (since 15 minutes ago)'],
    ['changes since 9', 'changes 2026-11-22T08:00Z.. (since 9)'],
    ['changes today', 'changes 2026-11-21T23:00Z..2026-11-22T10:30Z (today)'],
    ['queue Billing yesterday?', 'Queue <Billing> 2026-11-20T23:00Z..2026-11-21T23:00Z (yesterday)'],
    ['queues yesterday', 'Queue <> 2026-11-20T23:00Z..2026-11-21T23:00Z (yesterday)'],
    ['flow Today Special', 'ContactFlow <Today Special>'],
    ['queue "Today"', 'Queue <Today> exact'],
    ['flow Sat Support', 'ContactFlow <Sat Support>'],
    ['user April May', 'user <April May>'],
    ['last sunday', 'changes 2026-11-14T23:00Z..2026-11-15T23:00Z (last sunday)'],
    ['changes on friday', 'changes 2026-11-19T23:00Z..2026-11-20T23:00Z (on friday)'],
    ['changes 2026-11-20', 'changes 2026-11-19T23:00Z..2026-11-20T23:00Z (2026-11-20)'],
    ['changes 2026-11-20..2026-11-21', 'changes 2026-11-19T23:00Z..2026-11-21T23:00Z (2026-11-20 .. 2026-11-21)'],
    [
      'changes 2026-11-20 14:00..2026-11-20 15:00',
      'changes 2026-11-20T13:00Z..2026-11-20T14:00Z (2026-11-20 14:00 .. 2026-11-20 15:00)',
    ],
    ['changes yesterday 14:00..15:00', 'changes 2026-11-21T13:00Z..2026-11-21T14:00Z (yesterday 14:00 .. 15:00)'],
    ['changes 2026-11-20..', 'changes 2026-11-19T23:00Z.. (2026-11-20 ..)'],
    ['changes ..2026-11-20', 'changes ..2026-11-20T23:00Z (.. 2026-11-20)'],
    ['changes yesterday..today', 'changes 2026-11-20T23:00Z..2026-11-22T10:30Z (yesterday .. today)'],
    ['changes between 14:00 and 14:30', 'changes 2026-11-21T13:00Z..2026-11-21T13:30Z (between 14:00 and 14:30)'],
    ['changes between 23:00 and 1:00', 'changes 2026-11-21T22:00Z..2026-11-22T00:00Z (between 23:00 and 1:00)'],
    [
      'changes since monday until wednesday',
      'changes 2026-11-15T23:00Z..2026-11-18T23:00Z (since monday until wednesday)',
    ],
    ['changes till wednesday', 'changes ..2026-11-18T23:00Z (till wednesday)'],
    ['changes yesterday 14:00..today', 'changes 2026-11-21T13:00Z..2026-11-22T10:30Z (yesterday 14:00 .. today)'],
    ['changes yesterday 14:00..now', 'changes 2026-11-21T13:00Z..2026-11-22T10:30Z (yesterday 14:00 .. now)'],
    ['queue Between Jobs', 'Queue <Between Jobs>'],
    ['flow Between 9:00 and Lunch', 'ContactFlow <Between 9:00 and Lunch>'],
    ['flow Before Closing', 'ContactFlow <Before Closing>'],
    ['flow On Hold', 'ContactFlow <On Hold>'],
    [
      'changes today since 9',
      'mistake: “today since 9” is more than one time. Give one: `since yesterday 9:00`, `since monday`, `since 2026-11-20`, `last 24h` or `2026-11-20..2026-11-21`.',
    ],
    ['changes before yesterday', 'changes ..2026-11-20T23:00Z (before yesterday)'],
    ['changes after 3 Nov', 'changes 2026-11-03T23:00Z.. (after 3 Nov)'],
    ['flow a..b', 'ContactFlow <a..b>'],
  ])('reads %j', (text, reading) => {
    expect(said(parse(text))).toBe(reading);
  });

  it('keeps the time of day over a change of clocks for days, and counts hours exactly', () => {
    const after = new Date('2026-10-26T11:00:00Z');
    const from = (text: string) => {
      const reading = parseQuestion(text, { ...context, now: after });
      return reading.kind === 'question' ? reading.question.window.from?.toISOString() : undefined;
    };
    expect([from('last 2d'), from('last 48h'), from('last 1w')]).toEqual([
      '2026-10-24T10:00:00.000Z',
      '2026-10-24T11:00:00.000Z',
      '2026-10-19T10:00:00.000Z',
    ]);
  });

  it('reads days in UTC where the zone is not known', () => {
    const reading = parseQuestion('today', { ...context, zone: 'Nowhere/Land' });
    expect(reading).toMatchObject({ question: { zone: 'UTC', window: { from: new Date('2026-11-22T00:00:00Z') } } });
  });
});

describe('parseQuestion: mistakes', () => {
  test.each([
    ['user', 'Say whose changes: `user dana@example.com`, by name, login, e-mail or id.'],
    ['user since yesterday', 'Say whose changes: `user dana@example.com`, by name, login, e-mail or id.'],
    ['resource', 'Say which thing: `resource Billing`, by name, id or ARN.'],
    ['thing', 'Say which thing: `resource Billing`, by name, id or ARN.'],
    ['queue "A" "B"', /^I do not understand “B” beside the name “A”\. /],
    [`queue "${'a'.repeat(80)}" b`, new RegExp(`beside the name “${'a'.repeat(59)}…”`)],
    [`since ${'x'.repeat(80)}`, new RegExp(`“${'x'.repeat(59)}…”`)],
    ['changes until', /^Say what comes after `until`/],
    ['changes till nevermore', /^I do not understand the time “nevermore” after `till`/],
    ['event', 'Say which one by its id alone: `event 5f0c…`, as a notice’s Details show it.'],
    ['changes to', 'Say what comes after “to”: `changes to queue Billing`, or `changes` alone.'],
    ['flow "Main IVR', 'The quotation mark before “Main IVR” is not closed: type `queue "Main IVR"`.'],
    [`flow "${'x'.repeat(80)}`, new RegExp(`before “${'x'.repeat(59)}…” is not closed`)],
    ['queue “ ”', 'There is no name between the quotation marks: type `queue "Main IVR"`.'],
    [
      'queue "Billing" urgently',
      'I do not understand “urgently” beside the name “Billing”. Give one name in quotes, and after it a time like `since yesterday`.',
    ],
    ['changes yesterday 9:00', /^“yesterday 9:00” is a moment: type `since yesterday 9:00`, /],
    [
      'queue Billing since yestrday',
      /^I do not understand the time “yestrday” after `since`\. Type `since yesterday 9:00`.* quotes\.$/,
    ],
    ['changes since', /^Say what comes after `since`: /],
    ['changes since 11/12/2026', '“11/12/2026” may be a day or a month first. Type it as 2026-11-20.'],
    ['changes since tomorrow', '“since tomorrow” has not come yet. Ask for a time that is past.'],
    ['changes since 2026-12-24', /^“since 2026-12-24” has not come yet\. /],
    ['changes last 0', /^I do not understand “last 0”\. Type `last 30m`/],
    ['changes last 0h', /^I do not understand “last 0h”\. /],
    ['changes since monday since friday', /^“since monday since friday” is more than one time\. /],
    ['changes 2026-11-21..2026-11-20', '“2026-11-21 .. 2026-11-20” ends before it begins. Put the earlier time first.'],
    ['changes last 99999d', '“last 99999d” is before any record. Type for example `last 90d`.'],
    ['changes ..', /^I do not understand the times around “\.\.”\. /],
    ['x'.repeat(2_001), /^That is too long/],
  ])('answers %j with what to type', (text, problem) => {
    const reading = parse(text);
    expect(reading).toEqual({
      kind: 'mistake',
      problem: problem instanceof RegExp ? expect.stringMatching(problem) : problem,
    });
  });
});

describe('parseQuestion: the host', () => {
  const zoneOfHost = process.env.TZ;
  afterEach(() => {
    if (zoneOfHost === undefined) delete process.env.TZ;
    else process.env.TZ = zoneOfHost;
  });

  test.each(['UTC', 'America/New_York', 'Pacific/Auckland'])('has no say, even in %s', (zone) => {
    process.env.TZ = zone;
    expect(new Date('2026-11-22T00:00:00').getTimezoneOffset()).toBe(zone === 'UTC' ? 0 : zone < 'B' ? 300 : -780);
    expect(said(parse('queue Billing since yesterday 9:00'))).toBe(`Queue <Billing> ${NINE} (since yesterday 9:00)`);
    expect(said(parse('2026-10-25'))).toBe('changes 2026-10-24T22:00Z..2026-10-25T23:00Z (2026-10-25)');
  });
});

describe('parseQuestion: any line', () => {
  const fragments = fc.constantFrom(
    'user',
    'queue',
    'security',
    'profile',
    'changes',
    'Billing',
    'since',
    'yesterday',
    '9:00',
    'last',
    '24h',
    '7',
    'd',
    'today',
    '..',
    'until',
    'between',
    'and',
    'on',
    'mon',
    '3',
    'Nov',
    '"',
    '“x”',
    '2026-11-20',
    '2026-11-20..2026-11-21',
    'by',
    'the',
    '?',
    'help',
    '<@U1|dana>',
    '__proto__',
    'constructor',
    '\u202e',
    '<!channel>',
    'ago',
    'minutes',
    'except',
    'not',
    'from',
    'to',
    'gave',
    'moved',
    'me',
    'first',
    'failed',
    'via',
    'cli',
    'in',
    'utc',
    'max',
    'contacts',
    '192.0.2.1',
    "dana's",
    'or',
    'user',
    'herself',
    'how',
    'many',
  );
  const lines = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fragments, { maxLength: 12 }).map((words) => words.join(' ')),
  );

  it('never fails, and never ends before it begins', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const reading = parse(line);
        if (reading.kind === 'mistake') expect(reading.problem).not.toBe('');
        if (reading.kind !== 'question') return;
        const { from, to } = reading.question.window;
        if (from && to) expect(from.getTime()).toBeLessThan(to.getTime());
        for (const at of [from, to]) if (at) expect(at.getTime()).toBeLessThanOrEqual(now.getTime());
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['by security profile', 'changes by queues'])('asks whose changes %j means', (line) => {
    expect(parse(line)).toMatchObject({ kind: 'mistake', problem: expect.stringContaining('Say whose changes') });
  });

  it('uses every word, or says what to type', () => {
    fc.assert(
      fc.property(lines, (line) => {
        fc.pre(!/["“<]/.test(line));
        const reading = parse(line);
        if (reading.kind === 'question') expect(unusedWords(line, reading.question)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('takes the longest known name, whatever words it is made of', () => {
    const words = fc.constantFrom(
      'Failed',
      'Payments',
      'Sat',
      'Support',
      'Today',
      'by',
      'the',
      'Last',
      'Queue',
      'since',
      'Main',
      'who',
      '2',
      'not',
    );
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 5 }), (parts) => {
        const name = parts.join(' ');
        const knownNames = new Map([[name.toLowerCase(), { text: name, actor: false, types: ['Queue'] }]]);
        const read = parseQuestion(`queue ${name} since yesterday 9:00`, { ...context, knownNames });
        expect(read).toMatchObject({ question: { subject: { kind: 'resource', type: 'Queue', text: name } } });
        expect(read).toMatchObject({ question: { windowWords: 'since yesterday 9:00' } });
      }),
    );
  });

  it('gives a quoted name back letter by letter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 }), (text) => {
        fc.pre(!/["”“]/.test(text) && text.trim() !== '');
        expect(parse(`queue "${text}" since yesterday 9:00`)).toMatchObject({
          kind: 'question',
          question: {
            subject: { kind: 'resource', type: 'Queue', text, exact: true },
            windowWords: 'since yesterday 9:00',
          },
        });
      }),
    );
  });

  it('reads the longest line at once', () => {
    const started = performance.now();
    for (const word of ['since ', '.. ', 'on ', 'today ', 'between ', 'the ', 'changes ', '" ', '9 ', '1 ago ']) {
      parse(word.repeat(Math.floor(2_000 / word.length)));
    }
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

/** Words of a line that are neither grammar nor in what was read. */
function unusedWords(line: string, question: Question): readonly string[] {
  const { windowWords = '', ...rest } = question;
  const used = `${JSON.stringify(rest)} ${windowWords}`.toLowerCase();
  return line
    .toLowerCase()
    .split(/(?:'s)?[\s.?,!;:]+/)
    .filter(
      (word) =>
        word !== '' &&
        !used.includes(JSON.stringify(word).slice(1, -1)) &&
        !isGrammar({ text: word, quoted: false }, resourceTypesNamed),
    );
}
