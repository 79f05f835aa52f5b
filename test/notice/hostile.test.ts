import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Activity } from '../../src/activity/activity.ts';
import type { Explained } from '../../src/activity/known.ts';
import { OPERATIONS } from '../../src/connect/catalog.ts';
import { renderChoice, renderStranger } from '../../src/notice/choice.ts';
import { renderDetails } from '../../src/notice/details.ts';
import { renderHelp } from '../../src/notice/help.ts';
import { renderNotice } from '../../src/notice/notice.ts';
import { renderRaw } from '../../src/notice/raw.ts';
import { renderAnswer } from '../../src/notice/reply.ts';
import { toText } from '../../src/notice/terminal.ts';
import { answer } from './answer.ts';
import { explained } from './explained.ts';
import { complaintsAbout } from './limits.ts';

const POISON = [
  '<!channel> *Kim* |<https://evil.example|AWS>',
  '<!here>',
  '<@U012345>',
  '<#C012345>',
  '&lt;!everyone&gt; &amp;',
  '```\n> quote\n```',
  '\u202egnillib\u2066',
  '\ud800 lone',
  ':siren: _x_ ~y~ `z`',
  '__proto__',
  'constructor',
  '',
  ' ',
  '\u200b',
  'https://evil.example',
];
const text = fc.oneof(
  fc.constantFrom(...POISON),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(...POISON).map((poison) => poison.repeat(400)),
);
const name = fc.option(text, { nil: undefined });
const value = fc.oneof(
  { weight: 3, arbitrary: text },
  { weight: 1, arbitrary: fc.jsonValue() as fc.Arbitrary<unknown> },
  fc.array(text, { maxLength: 80 }),
);

const change = fc.record({
  field: fc.oneof(
    text,
    fc.constantFrom('Name', 'Status', 'SecurityProfileIds', 'Config', 'MaxContacts', 'QueueConfigs'),
  ),
  value,
  hidden: fc.boolean(),
  wholeList: fc.boolean(),
});

const actor = fc.record(
  {
    key: text,
    kind: fc.constantFrom('person', 'website', 'session', 'service', 'unknown'),
    name: text,
    account: text,
    role: text,
    session: text,
    connectUserId: text,
    aliases: fc.constant([]),
    automation: fc.boolean(),
  },
  { requiredKeys: ['key', 'kind', 'aliases', 'automation'] },
) as fc.Arbitrary<Activity['actor']>;

const hostile: fc.Arbitrary<Explained> = fc
  .record({
    operation: fc.constantFrom(...OPERATIONS),
    actor,
    type: fc.option(text, { nil: undefined }),
    id: name,
    called: name,
    changes: fc.array(change, { maxLength: 30 }),
    failed: fc.option(fc.record({ code: text, message: text, problems: fc.array(text, { maxLength: 50 }) }), {
      nil: undefined,
    }),
    way: fc.record({
      kind: fc.constantFrom('website', 'cli', 'terraform', 'cloudformation', 'service', 'api'),
      detail: text,
    }),
    severity: fc.constantFrom('sensitive', 'notable', 'routine'),
    known: fc.boolean(),
    from: name,
    instanceName: name,
    earlier: value,
  })
  .map((parts) => {
    const { operation, type, id, called, failed, from, instanceName } = parts;
    const resource = {
      type: type ?? operation.resourceType,
      ...(id === undefined ? {} : { id }),
      ...(called === undefined ? {} : { name: called }),
    };
    return explained(
      {
        eventName: operation.eventName,
        eventSource: operation.eventSource,
        verb: operation.verb,
        plane: operation.plane,
        actor: parts.actor,
        changes: parts.changes,
        way: parts.way as Activity['way'],
        severity: parts.severity as Activity['severity'],
        known: parts.known,
        resource,
        ...(failed ? { failure: failed } : {}),
        ...(from === undefined ? {} : { from }),
      },
      {
        earlier: Object.fromEntries(
          parts.changes
            .slice(0, 3)
            .map(({ field }) => [field, { value: parts.earlier, at: new Date(0), by: field, eventID: 'e' }]),
        ),
        ...(instanceName === undefined ? {} : { instanceName }),
      },
    );
  });

describe('every message', () => {
  it('keeps Slack’s limits and lets no foreign text act, in a notice of one and of many', () => {
    fc.assert(
      fc.property(
        fc.array(hostile, { minLength: 1, maxLength: 25 }),
        fc.option(fc.nat(), { nil: undefined }),
        (activities, lateMs) => {
          const late = lateMs === undefined ? {} : { lateMs };
          const message = renderNotice({ noticeId: 'n1', open: true, activities, ...late });
          expect(complaintsAbout(message)).toEqual([]);
          expect(Array.from(message.text.replaceAll('&amp;', '&')).length).toBeLessThanOrEqual(110);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('keeps them in a save of one thing, its details and an answer', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 10 }), text, (activities, typed) => {
        const resource = { type: 'Queue', id: 'q1' };
        const oneThing = activities.map((each) => ({ ...each, activity: { ...each.activity, resource } }));
        expect(complaintsAbout(renderNotice({ noticeId: 'n1', open: true, activities: oneThing }))).toEqual([]);
        expect(complaintsAbout(renderDetails(activities, { askedBy: typed }))).toEqual([]);
        expect(
          complaintsAbout(
            renderAnswer(answer({ page: activities, found: 400, askedBy: typed, names: [typed], text: typed })),
          ),
        ).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('keeps them in replies to what people type', () => {
    fc.assert(
      fc.property(text, fc.array(text, { maxLength: 40 }), fc.jsonValue({ maxDepth: 6 }), (typed, names, record) => {
        const options = names.map((label) => ({ label, query: { window: {} } }));
        const messages = [
          renderHelp('/trail', typed),
          renderChoice({ askedId: 'q1', text: typed, options }),
          renderStranger({ text: typed, closest: names, command: '/trail' }),
          renderRaw({ record, typed }, typed),
        ];
        for (const message of messages) {
          expect(complaintsAbout(message)).toEqual([]);
          expect(toText(message, { zone: 'UTC' })).not.toMatch(/(?!\n)\p{Cc}|\p{Cf}/u);
        }
      }),
      { numRuns: 200 },
    );
  });
});
