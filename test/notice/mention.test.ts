import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderAudit } from '../../src/notice/audit.ts';
import {
  csvComment,
  csvName,
  renderCsvRefused,
  renderCsvSent,
  renderMissingScope,
} from '../../src/notice/csv-replies.ts';
import { fromPickValue, NO_NOTICE_HERE, renderMentionHelp, renderWhich } from '../../src/notice/mention.ts';
import { renderLookUp, renderNamed, renderNothingNamed } from '../../src/notice/mention-look-up.ts';
import { toText } from '../../src/notice/terminal.ts';
import { answer } from './answer.ts';
import { explained } from './explained.ts';
import { complaintsAbout } from './limits.ts';

const POISON = [
  '<!channel> *Kim* |<https://evil.example|AWS>',
  '<@U012345>',
  '\u202egnillib',
  '\ud800',
  '',
  '`x`',
  '"',
];
const text = fc.oneof(
  fc.constantFrom(...POISON),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(...POISON).map((poison) => poison.repeat(400)),
);
const things = fc.array(fc.record({ key: fc.string({ maxLength: 200 }), label: text }), {
  minLength: 2,
  maxLength: 40,
});

const plain = (typed: string) =>
  typed
    .replace(/[\p{Cc}\p{Surrogate}]/gu, ' ')
    .slice(0, 500)
    .toWellFormed();

describe('what goes on', () => {
  it('keeps Slack’s limits and is inert, whatever names and questions hold', () => {
    fc.assert(
      fc.property(text, text, things, (typed, who, some) => {
        const which = renderWhich({ noticeId: 'n1', typed, askedBy: who, things: some, canBeAll: true });
        const line = { at: new Date('2026-11-22T10:30:00Z'), who, channel: typed, text: typed };
        const named = some.slice(0, 6).map(({ label }) => ({ label, asked: typed }));
        const messages = [
          which,
          renderNamed(named),
          renderAudit({ lines: Array.from({ length: 15 }, () => line), offset: 15, page: 15, hasOlder: true }),
          renderMissingScope(typed, 'send you files'),
          renderCsvRefused(typed),
          renderLookUp({
            noticeId: 'n1',
            activities: some.map(({ label }) => explained({ resource: { type: 'Queue', id: label, name: label } })),
            open: false,
          }),
        ];
        expect(messages.flatMap(complaintsAbout)).toEqual([]);
      }),
    );
  });

  it('asks back with what was typed, so that a click answers the same question', () => {
    fc.assert(
      fc.property(text, fc.string({ unit: 'grapheme', maxLength: 100 }), (typed, key) => {
        const message = renderWhich({
          noticeId: 'n1',
          typed,
          askedBy: 'Dana',
          things: [{ key, label: 'a' }],
          canBeAll: false,
        });
        const [, value = ''] = /"value":"((?:[^"\\]|\\.)*)"/.exec(JSON.stringify(message.blocks)) ?? [];
        const pick = fromPickValue(JSON.parse(`"${value}"`));
        expect(pick).toEqual({ noticeId: 'n1', key, typed: plain(typed) });
      }),
    );
  });

  it('takes no other button for its own', () => {
    expect(['', 'n1:0', '{}', '[1,2,3]', '["a"]', 'null'].map(fromPickValue)).toEqual(Array(6).fill(undefined));
  });
});

const read = (message: Parameters<typeof toText>[0]) => toText(message, { zone: 'Europe/Berlin' });

describe('what goes on reads', () => {
  it('as a person would say it', () => {
    expect(
      [
        renderWhich({
          noticeId: 'n1',
          typed: 'history',
          askedBy: 'Dana Ruiz',
          things: [
            { key: 'a', label: 'queue Billing in Acme EU' },
            { key: 'b', label: 'user kim.lee' },
          ],
          canBeAll: true,
        }),
        renderLookUp({ noticeId: 'n1', activities: [explained(), explained()], open: false }),
        renderNothingNamed('/trail'),
        NO_NOTICE_HERE,
        renderMentionHelp('/trail'),
        renderAudit({
          lines: [{ at: new Date('2026-11-22T10:30:00Z'), who: 'Dana Ruiz', channel: 'C0123', text: '/trail audit' }],
          offset: 0,
          page: 15,
          hasOlder: false,
        }),
        renderAudit({ lines: [], offset: 0, page: 15, hasOlder: false }),
        renderCsvSent(25, 25),
        renderCsvSent(10_000, 25_000),
        renderMissingScope('files:write', 'send you files'),
        renderCsvRefused('ratelimited'),
      ].map(read),
    ).toMatchInlineSnapshot(`
      [
        "Dana Ruiz asked “history”. This notice is about 2 things. Which one?
      ▸Queue Billing in Acme EU
      ▸User kim.lee
      ▸All 2",
        "Dana Ruiz changed max contacts of queue Billing · Acme EU and 1 more change. What do you want to know?
      ▸Details  ▸More by Dana  ▸History of Billing  ▸⋯",
        "This is no notice of mine, and I know nobody and nothing by the names and ids in it. Ask with /trail or the shortcut “Search changes”.",
        "That is asked in the thread under a notice: open one there, or name what you mean, as in “queue Billing last 7d”.",
        "In a notice’s thread, mention me and type:
      • history  what happened to this notice’s thing; also history last 7d
      • user  what else this person or tool did; also user since yesterday
      • around  everything 30 minutes before and after
      • details  ids, fields and errors, exactly
      • raw  the records, for you alone
      • who changed it since monday  any question; “it” is the thing, “she” or “they” who did it
      Anywhere else, mention me with a question. More examples: /trail help",
        "Who asked what, newest first: 1–1
      • Sun 22 Nov 2026 11:30  Dana Ruiz in #C0123: /trail audit",
        "Nobody has asked anything yet.",
        "A file of 25 changes is in your direct messages with me.",
        "A file of the first 10,000 of 25,000 changes is in your direct messages with me. Ask for less time for the rest.",
        "To send you files, the app lacks the scope files:write: an admin adds it (manifest.yml) and installs the app again.",
        "Slack is busy and took no file. Try again in a minute.",
      ]
    `);
  });

  it('says above a file how the question was read', () => {
    const given = answer();
    expect(csvName(given)).toBe('connect-changes-2026-11-22.csv');
    expect(csvComment({ ...given, found: 25_000 }, 10_000)).toMatch(/^The first 10,000 of 25,000 changes\. Read as: /);
  });
});
