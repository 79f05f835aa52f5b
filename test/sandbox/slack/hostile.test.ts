import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateBlocks } from '../../../sandbox/slack/blocks/blocks.ts';
import { isTooLong } from '../../../sandbox/slack/blocks/size.ts';
import { validateView } from '../../../sandbox/slack/blocks/views.ts';
import { actions, button, input, modal, richText, rows, section, select } from './support/blocks.ts';
import { MANIFEST } from './support/manifest.ts';
import { CHANGES, DANA, startSandbox } from './support/sandbox.ts';

const NAMES = ['__proto__', 'constructor', 'toString', 'type', 'text', 'elements', 'blocks', 'options', '\ud800', ''];
const TYPES = [
  'section',
  'rich_text',
  'table',
  'data_table',
  'container',
  'modal',
  'button',
  'toString',
  'message',
  'action',
];
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, 0, -1, 1e300, '', 'x', '\ud800', ...TYPES),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...NAMES), tie('value'), { maxKeys: 4 }),
  ),
})).value;

/** The value with one of its parts, somewhere, replaced by any JSON. */
function broken(value: unknown): fc.Arbitrary<unknown> {
  const parts = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const inside = parts.map(([name, part]) => broken(part).map((other) => withPart(value, name, other)));
  return fc.oneof(json, ...inside);
}

function withPart(value: unknown, name: string, part: unknown): unknown {
  if (Array.isArray(value)) return value.map((one, index) => (String(index) === name ? part : one));
  return { ...(typeof value === 'object' ? value : {}), [name]: part };
}

const SOUND = [
  section({ accessory: button({ action_id: 'a' }) }),
  actions(select(2), button()),
  richText({ type: 'text', text: 'x', style: { bold: true } }, { type: 'link', url: 'https://example.com' }),
  { type: 'data_table', caption: 'c', rows: rows(2, 2) },
  { type: 'container', title: { type: 'plain_text', text: 't' }, child_blocks: [section()] },
];

describe('the judge of Block Kit', () => {
  it('judges any JSON without throwing', () => {
    fc.assert(fc.property(broken(SOUND), (blocks) => Array.isArray(validateBlocks(blocks, 'message', '/blocks'))));
    fc.assert(
      fc.property(broken(modal({ blocks: [input(select(2))] })), (view) =>
        Array.isArray(validateView(view, 'any', '')),
      ),
    );
    fc.assert(fc.property(json, (value) => typeof isTooLong([value]) === 'boolean'));
  });
});

describe('the server', () => {
  it('answers any JSON with one of Slack’s errors, never its own', async () => {
    const sandbox = await startSandbox({ limits: { tiers: false, messagesPerSecond: 1e6 } });
    const methods = [
      'chat.postMessage',
      'chat.update',
      'views.open',
      'views.publish',
      'conversations.members',
      'files.completeUploadExternal',
      'blocks.validate',
      'reactions.add',
    ];
    const headers = { authorization: `Bearer ${sandbox.botToken}`, 'content-type': 'application/json' };
    const args = fc.record({
      channel: fc.oneof(fc.constant(CHANGES), json),
      ts: json,
      blocks: broken(SOUND),
      view: json,
      metadata: json,
      files: json,
      cursor: json,
    });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...methods), args, async (method, body) => {
        const answer = await fetch(`${sandbox.apiUrl}${method}`, {
          method: 'POST',
          headers,
          body: JSON.stringify(body),
        });
        return [200, 429].includes(answer.status) && 'ok' in ((await answer.json()) as object);
      }),
    );
  });

  it('answers any act of the page', async () => {
    const sandbox = await startSandbox({ limits: { ackMs: 5 } });
    const headers = { 'content-type': 'application/json' };
    const kinds = [
      'message',
      'command',
      'action',
      'viewAction',
      'viewSubmit',
      'viewClose',
      'shortcut',
      'openHome',
      'openDm',
    ];
    const acts = fc.record({
      as: fc.oneof(fc.constant(DANA), json),
      kind: fc.constantFrom(...kinds),
      channel: fc.oneof(fc.constant(CHANGES), json),
      text: json,
      ts: json,
      element: json,
      state: json,
      viewId: json,
    });
    await fc.assert(
      fc.asyncProperty(acts, async (body) => {
        const answer = await fetch(`${sandbox.origin}/ui/act`, { method: 'POST', headers, body: JSON.stringify(body) });
        return answer.status === 200 && 'ok' in ((await answer.json()) as object);
      }),
    );
  });

  it('takes any manifest', async () => {
    await fc.assert(
      fc.asyncProperty(broken(MANIFEST), async (manifest) => {
        const sandbox = await startSandbox({ manifest });
        await sandbox.close();
      }),
      { numRuns: 20 },
    );
    expect(true).toBe(true);
  });
});
