import { expect, it } from 'vitest';
import { CHANNEL, startFlow } from '../support/flow.ts';
import { recordFixture } from '../support/record-fixtures.ts';

it('tells, keeps and warns as the operator said, and counts what was put aside', async () => {
  const flow = await startFlow({ env: { EXCLUDE: 'tool:website', TELL: 'event:CreateQueue' } });
  const warned = flow.logged.map((line) => JSON.parse(line)).filter(({ rules }) => rules);
  expect(warned).toMatchObject([
    { level: 40, rules: ['EXCLUDE=tool:website'], msg: expect.stringContaining('keep sensitive changes from') },
  ]);
  const happening = (name: string) => ({ ...recordFixture(name), eventTime: flow.now().toISOString() });
  const body = [happening('CreateUser.admin-website'), happening('CreateQueue.admin-website'), { no: 'record' }];
  expect(await flow.send(body)).toEqual({ status: 200, body: { kept: 2, known: 0, notOurs: 0, quarantined: 1 } });
  await flow.slack.until(() => flow.slack.messages(CHANNEL).length === 1);
  expect(flow.slack.messages(CHANNEL).map(({ text }) => text)).toEqual([expect.stringContaining('queue')]);
  expect((await flow.get('/healthz')).body).toMatchObject({
    store: { activities: 2, quarantined: 1, quarantinedBy: { record: 1, message: 0 } },
  });
});
