import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { createQuarantineCommands } from '../../src/cli/quarantine.ts';
import { aFolder } from '../store/open-store.ts';
import { CHANNEL, startFlow } from '../support/flow.ts';
import { queueMade } from '../support/happenings.ts';
import { textOf } from '../support/message-text.ts';
import { postgresDatabase } from '../support/postgres-database.ts';

const FACTOR = 200;
const OPERATORS = 'C0PRIVBOT0';

it('tells the operator once what is to be mended, and goes on when it is', async () => {
  const flow = await startFlow({ factor: FACTOR, env: { OPS_CHANNEL: OPERATORS } });
  const { slack } = flow;
  const toldOperators = () => slack.messages(OPERATORS).map(({ text }) => text);
  slack.setArchived(CHANNEL, true);
  await flow.send(queueMade('q-1', { at: flow.now(), by: 'dana' }));
  await slack.until(
    () => slack.log.calls('conversations.info').filter(({ args }) => args.channel === CHANNEL).length > 3,
    15_000,
  );
  const advice = `Cannot post to ${CHANNEL}: it is archived. Unarchive it, or change NOTICE_CHANNEL.`;
  expect(toldOperators()).toEqual([advice]);
  expect((await flow.get('/healthz')).body).toMatchObject({
    problems: [advice],
    delivery: { parked: [{ channel: CHANNEL, reason: 'is_archived' }] },
  });
  await flow.send(queueMade('q-2', { at: flow.now(), by: 'omar' }));
  slack.setArchived(CHANNEL, false);
  await slack.until(() => slack.messages(CHANNEL).length === 2 && toldOperators().length === 2, 15_000);
  expect(toldOperators()).toEqual([advice, `${CHANNEL} can be posted to again; what waited follows now.`]);
  expect(slack.messages(CHANNEL).map(({ text }) => text)).toEqual(['dana created queue q-1', 'omar created queue q-2']);
  await vi.waitFor(async () => expect((await flow.get('/healthz')).body).toMatchObject({ problems: [] }));
});

it('tells as plain text what Slack refuses as blocks, keeps it, and shows it whole when it is tried again', async () => {
  const isPostgres = process.env.TEST_STORE === 'postgres';
  const env = { DATABASE_URL: isPostgres ? await postgresDatabase() : `sqlite:${join(aFolder(), 'trail.db')}` };
  const flow = await startFlow({ factor: FACTOR, env });
  const { slack } = flow;
  slack.faults.order({ method: 'chat.postMessage', kind: 'error', error: 'invalid_blocks' });
  await flow.send(queueMade('q-1', { at: flow.now(), by: 'dana' }));
  await slack.until(() => slack.messages(CHANNEL).length === 1, 15_000);
  const [plain] = slack.messages(CHANNEL);
  expect([plain?.text, plain?.blocks ?? []]).toEqual(['dana created queue q-1', []]);
  const { ts } = plain ?? {};
  const printed: string[] = [];
  const quarantine = createQuarantineCommands(env, {
    out: async (text) => void printed.push(text),
    err: () => undefined,
    terminal: false,
  });
  expect(await quarantine.list({})).toBe(0);
  expect(printed.join('')).toContain('invalid_blocks');
  expect(await quarantine.retry([], { all: true })).toBe(0);
  expect(printed.join('')).toContain(`its notice is due again in ${CHANNEL}`);
  await slack.until(() => (slack.messages(CHANNEL)[0]?.blocks?.length ?? 0) > 0, 15_000);
  expect(slack.messages(CHANNEL).map((message) => message.ts)).toEqual([ts]);
  expect(slack.messages(CHANNEL).map(textOf).join()).toContain('created queue q-1');
  expect((await flow.get('/healthz')).body).toMatchObject({ store: { quarantined: 0 } });
});
