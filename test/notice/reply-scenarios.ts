import type { Explained } from '../../src/activity/known.ts';
import { renderChoice, renderStranger } from '../../src/notice/choice.ts';
import { renderDetails } from '../../src/notice/details.ts';
import { renderHelp } from '../../src/notice/help.ts';
import type { Message } from '../../src/notice/message.ts';
import { renderRaw } from '../../src/notice/raw.ts';
import {
  renderAlreadyAnswered,
  renderApology,
  renderMistake,
  renderRefusal,
  renderWorking,
} from '../../src/notice/replies.ts';
import { renderAnswer } from '../../src/notice/reply.ts';
import { answer, NOW } from './answer.ts';
import { explained, QUEUE_ID, refTo, setTo, USER_ID } from './explained.ts';

const SINCE = { windowWords: 'since yesterday 9:00', from: new Date('2026-11-21T08:00:00Z') };
const EARLIER = { MaxContacts: { value: 40, at: new Date('2026-11-03T09:00:00Z'), by: 'Omar Haddad', eventID: 'e0' } };

const MAX = explained({ changes: [setTo('MaxContacts', 10)] }, { earlier: EARLIER });
const DISABLED = explained({
  eventName: 'UpdateQueueStatus',
  changes: [setTo('Status', 'DISABLED')],
  severity: 'sensitive',
});
const CALLER = explained({
  eventName: 'UpdateQueueOutboundCallerConfig',
  changes: ['OutboundCallerIdName', 'OutboundCallerIdNumberId', 'OutboundFlowId'].map((name) =>
    setTo(`OutboundCallerConfig.${name}`, name),
  ),
});
const REFUSED = explained({
  eventName: 'UpdateQueueName',
  resource: refTo('Queue', QUEUE_ID),
  changes: [setTo('Name', 'Invoices')],
  failure: { code: 'DuplicateResourceException', message: 'exists', problems: ['first', 'second'] },
});
const PUBLISHED = explained({
  eventName: 'UpdateContactFlowContent',
  resource: refTo('ContactFlow', 'f1', 'Main IVR'),
  changes: [setTo('Content', undefined, { hidden: true })],
});
const CREATED = explained({ eventName: 'CreateUser', verb: 'Create', resource: refTo('User', USER_ID, 'Kim Lee') });

function elsewhere(each: Explained): Explained {
  return { ...each, known: { ...each.known, instanceName: 'Acme US' } };
}

const HOURS = { kind: 'resource', text: 'Weekday EU', type: 'HoursOfOperation', exact: false } as const;
const BY_DANA = { kind: 'user', text: 'dana', exact: false } as const;

/** Replies as messages.md shows them, by their letter there, and the ways they vary. */
export const REPLIES: readonly Readonly<{ name: string; message: Message }>[] = [
  {
    name: 'A1-two-instances',
    message: renderAnswer(
      answer({
        ...SINCE,
        page: [MAX, REFUSED, elsewhere(CALLER)],
        refused: 1,
        names: ['queue Billing in Acme EU', 'queue Billing in Acme US'],
      }),
    ),
  },
  {
    name: 'A1-values-before',
    message: renderAnswer(
      answer({
        page: [
          explained({ changes: [setTo('MaxContacts', 40)] }, { earlier: EARLIER }),
          explained(
            { eventName: 'TagResource', verb: 'Tag', plane: 'tagging', changes: [setTo('tags', { team: 'a' })] },
            { earlier: { tags: { ...EARLIER.MaxContacts, value: { team: 'b' } } } },
          ),
          explained(
            {
              eventName: 'UpdateQueueName',
              resource: refTo('Queue', QUEUE_ID, 'Bills'),
              changes: [setTo('Name', 'Bills')],
            },
            { earlier: { Name: { ...EARLIER.MaxContacts, value: 'Billing' } } },
          ),
          explained(
            {
              eventName: 'UpdateQueueStatus',
              actor: { key: 'k', kind: 'website', aliases: [], automation: false },
              changes: [setTo('Status', 'ENABLED')],
            },
            { emergencyBy: [{ actor: 'lee', at: NOW }] },
          ),
        ],
      }),
    ),
  },
  { name: 'A1-one-change', message: renderAnswer(answer({ ...SINCE, page: [DISABLED], sensitive: 1 })) },
  {
    name: 'A1-when-last-changed',
    message: renderAnswer(answer({ page: [MAX], asking: { wish: 'when', limit: 1 } })),
  },
  {
    name: 'A1-when-first-changed',
    message: renderAnswer(
      answer({
        page: [CREATED],
        ascending: true,
        names: ['Kim Lee'],
        asking: { wish: 'when', limit: 1, ascending: true },
      }),
    ),
  },
  {
    name: 'A1-when-disabled',
    message: renderAnswer(
      answer({ page: [DISABLED], sensitive: 1, asking: { wish: 'when', limit: 1, verbs: ['disabled'] } }),
    ),
  },
  {
    name: 'A1-when-first-by-somebody',
    message: renderAnswer(
      answer({
        page: [MAX],
        names: [],
        subject: { kind: 'user', text: 'dana', exact: false },
        ascending: true,
        asking: { wish: 'when', limit: 1, ascending: true },
      }),
    ),
  },
  {
    name: 'A1-when-not-read-to-the-end',
    message: renderAnswer(
      answer({
        page: [DISABLED],
        asking: { wish: 'when', limit: 1 },
        completeness: {
          window: { from: new Date('2026-11-15T10:30:00Z'), to: NOW },
          parts: [],
          asked: true,
          beyond: false,
        },
      }),
    ),
  },
  { name: 'A1-when-never', message: renderAnswer(answer({ asking: { wish: 'when', limit: 1 } })) },
  {
    name: 'A1-how-many',
    message: renderAnswer(answer({ ...SINCE, page: [MAX, CALLER], found: 30, asking: { wish: 'count' } })),
  },
  {
    name: 'A7-how-many-by-a-person',
    message: renderAnswer(
      answer({
        ...SINCE,
        page: [MAX, CALLER],
        names: ['person Dana Ruiz = Connect login dana.ruiz'],
        subject: { kind: 'user', text: 'dana', exact: false },
        asking: { wish: 'count' },
      }),
    ),
  },
  {
    name: 'A1-second-page',
    message: renderAnswer(answer({ page: [MAX, PUBLISHED], found: 1214, offset: 10, refused: 3, sensitive: 1 })),
  },
  {
    name: 'A1-oldest-first',
    message: renderAnswer(answer({ page: [CREATED, MAX], found: 30, offset: 10, ascending: true, to: NOW })),
  },
  {
    name: 'A2-nothing-found',
    message: renderAnswer(
      answer({
        windowWords: 'last 7d',
        from: new Date('2026-11-15T10:30:00Z'),
        to: NOW,
        subject: HOURS,
        names: ['hours Weekday EU in Acme EU'],
        lastKnown: MAX,
      }),
    ),
  },
  {
    name: 'A2-empty-store',
    message: renderAnswer(
      answer({ subject: { kind: 'changes' }, names: [], searched: 0, complete: { to: NOW, partial: true } }),
    ),
  },
  {
    name: 'A2-flow',
    message: renderAnswer(
      answer({ subject: { kind: 'resource', text: '', type: 'ContactFlow', exact: false }, names: [] }),
    ),
  },
  {
    name: 'A5-partial',
    message: renderAnswer(
      answer({
        page: [MAX],
        found: 14,
        from: new Date('2025-09-01T00:00:00Z'),
        complete: { from: new Date('2026-10-21T08:00:00Z'), to: NOW, partial: true },
      }),
    ),
  },
  {
    name: 'A6-corrected',
    message: renderAnswer(answer({ page: [MAX], corrected: [{ typed: 'qeue biling', read: 'queue Billing' }] })),
  },
  {
    name: 'A7-person',
    message: renderAnswer(
      answer({
        windowWords: 'last 7d',
        from: new Date('2026-11-15T10:30:00Z'),
        subject: BY_DANA,
        names: ['person Dana Ruiz = Connect login dana.ruiz'],
        page: [CREATED, MAX],
        found: 58,
        refused: 2,
        sensitive: 1,
      }),
    ),
  },
  {
    name: 'A7-person-nothing',
    message: renderAnswer(answer({ subject: BY_DANA, names: ['person Dana Ruiz'], windowWords: 'today' })),
  },
  {
    name: 'A7-several-people',
    message: renderAnswer(answer({ subject: BY_DANA, names: ['person Dana Ruiz', 'person Dana Lee'], page: [MAX] })),
  },
  {
    name: 'A8-in-a-thread',
    message: renderAnswer(answer({ page: [MAX], askedBy: 'Omar Haddad' })),
  },
  {
    name: 'A9-all-changes',
    message: renderAnswer(
      answer({
        subject: { kind: 'changes' },
        names: [],
        windowWords: '30 minutes before and after',
        from: new Date('2026-11-21T12:20:00Z'),
        to: new Date('2026-11-21T13:20:00Z'),
        page: [DISABLED, MAX],
      }),
    ),
  },
  {
    name: 'A9-one-event',
    message: renderAnswer(answer({ subject: { kind: 'event', id: 'x' }, names: [], page: [MAX], to: NOW })),
  },
  {
    name: 'A9-hostile-window-words',
    message: renderAnswer(answer({ page: [MAX], windowWords: '<!channel>', to: NOW, zone: 'Mars/Olympus' })),
  },
  {
    name: 'A3-choice',
    message: renderChoice({
      askedId: 'q1',
      text: 'Billing',
      options: ['Queue Billing (Acme EU)', 'Queue Billing (Acme US)', 'Routing profile Billing (Acme EU)'].map(
        (label) => ({ label, query: { window: {}, resourceKeys: [label] } }),
      ),
    }),
  },
  {
    name: 'A3-choice-of-many',
    message: renderChoice({
      askedId: 'q1',
      text: 'b',
      options: Array.from({ length: 15 }, (_, index) => ({ label: `Queue B${index}`, query: { window: {} } })),
    }),
  },
  {
    name: 'A6-stranger',
    message: renderStranger({ text: 'bilnig9', closest: ['Billing', 'Billing Escalations'], command: '/trail' }),
  },
  {
    name: 'A6-stranger-to-an-empty-store',
    message: renderStranger({ text: 'bilnig9', closest: [], command: '/trail' }),
  },
  {
    name: 'A10-not-a-member',
    message: renderRefusal({ reason: 'not-a-member', askWhom: 'Lena Vogt', channel: 'C012AB3CD' }),
  },
  { name: 'A10-not-a-member-unnamed', message: renderRefusal({ reason: 'not-a-member', channel: '<!here>' }) },
  { name: 'A10-wrong-channel', message: renderRefusal({ reason: 'wrong-channel', channel: 'C012AB3CD' }) },
  { name: 'A10-not-allowed', message: renderRefusal({ reason: 'not-allowed', askWhom: 'Lena Vogt' }) },
  { name: 'A10-guest', message: renderRefusal({ reason: 'guest' }) },
  { name: 'A10-bot', message: renderRefusal({ reason: 'bot' }) },
  { name: 'A10-other-organization', message: renderRefusal({ reason: 'other-organization' }) },
  { name: 'A10-cannot-check', message: renderRefusal({ reason: 'cannot-check', askWhom: 'Lena Vogt' }) },
  { name: 'help', message: renderHelp('/trail') },
  { name: 'help-with-a-problem', message: renderHelp('/trail', 'I do not know the word “fnord”.') },
  {
    name: 'mistake-with-examples',
    message: renderMistake(
      'I do not understand “<!here>” after `since`. Type `since 9:00` or ` `` last 24h`.',
      '/trail',
    ),
  },
  { name: 'mistake', message: renderMistake('“since” needs a time, like “since 9:00”.', '/trail') },
  { name: 'already-answered', message: renderAlreadyAnswered('https://acme.slack.com/archives/C1/p1', 4) },
  { name: 'already-answered-just-now', message: renderAlreadyAnswered(undefined, 0) },
  { name: 'already-answered-odd-link', message: renderAlreadyAnswered('https://x.example/|<!here>', 3) },
  { name: 'apology', message: renderApology('ref-12ab') },
  { name: 'working', message: renderWorking() },
  { name: 'details', message: renderDetails([MAX, REFUSED], { askedBy: 'Omar Haddad' }) },
  {
    name: 'details-of-a-website-user',
    message: renderDetails([
      explained({
        at: new Date(Number.NaN),
        actor: { key: 'k', kind: 'website', connectUserId: USER_ID, role: 'r', aliases: [], automation: false },
        from: '192.0.2.44',
        accessKeyId: 'ASIA…WXYZ',
        requestID: 'request-1',
        resource: { ...refTo('ContactFlow', 'f1', 'Main IVR'), qualifier: '$SAVED' },
        changes: [setTo('Content', undefined, { hidden: true })],
      }),
    ]),
  },
  {
    name: 'details-of-sessions',
    message: renderDetails([
      explained({ actor: { key: 'k', kind: 'session', role: 'ci', session: 's', aliases: [], automation: false } }),
      explained({ actor: { key: 'k', kind: 'website', connectUserId: 'nobody', aliases: [], automation: false } }),
    ]),
  },
  { name: 'details-of-many', message: renderDetails(Array.from({ length: 40 }, () => MAX)) },
  {
    name: 'details-of-a-big-one',
    message: renderDetails([
      explained({
        actor: { key: 'k', kind: 'unknown', aliases: [], automation: false },
        changes: Array.from({ length: 40 }, (_, index) => setTo(`Field${index}`, index)),
        failure: { code: '', problems: Array.from({ length: 12 }, (_, index) => `problem ${index}`) },
      }),
    ]),
  },
  { name: 'details-of-nothing', message: renderDetails([]) },
  { name: 'raw', message: renderRaw({ eventName: 'CreateUser', name: '\u202e<!channel>\ud800' }, 'event-1') },
  { name: 'raw-gone', message: renderRaw(undefined, 'event-1') },
];
