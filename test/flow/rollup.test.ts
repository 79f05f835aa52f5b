import { join } from 'node:path';
import { expect, it } from 'vitest';
import { aFolder } from '../store/open-store.ts';
import { CHANNEL, clockFrom, type Flow, startApp, startFlow } from '../support/flow.ts';
import { happened, iamUser, idOf } from '../support/happenings.ts';
import { textOf } from '../support/message-text.ts';
import { postgresDatabase } from '../support/postgres-database.ts';

const FACTOR = 400;
const START = new Date('2026-11-20T08:00:00Z');

function moved(flow: Flow, number: number, by: string) {
  return happened('UpdateUserRoutingProfile.admin-website', {
    eventID: `moved-${number}`,
    eventTime: flow.now().toISOString(),
    userIdentity: iamUser(by),
    parameters: { UserId: idOf(number) },
  });
}

it('tells the routine of a day by several people in one message, which is edited, also after a restart', async () => {
  const clock = clockFrom(START, FACTOR);
  const isPostgres = process.env.TEST_STORE === 'postgres';
  const env = { DATABASE_URL: isPostgres ? await postgresDatabase() : `sqlite:${join(aFolder(), 'trail.db')}` };
  const flow = await startFlow({ clock, factor: FACTOR, env });
  const { slack } = flow;
  const shown = () => slack.messages(CHANNEL).map(textOf);
  await flow.send(moved(flow, 1, 'dana'));
  await slack.until(() => slack.messages(CHANNEL).length === 1);
  const [first] = slack.messages(CHANNEL);
  expect(first?.text).toBe('Roll-up: 1 routine change on Fri 20 Nov so far');
  await flow.send([moved(flow, 2, 'dana'), moved(flow, 3, 'omar')]);
  await flow.send(moved(flow, 3, 'omar'));
  await slack.until(() => shown().join().includes('3 routine changes'), 15_000);
  await flow.stop();

  const again = await startApp(slack, { clock, env });
  await again.send([moved(again, 4, 'kim'), moved(again, 1, 'dana')]);
  await slack.until(() => shown().join().includes('4 routine changes'), 15_000);
  const [text = ''] = shown();
  expect(shown()).toHaveLength(1);
  expect(text).toContain('by 3 people');
  expect(text).not.toMatch(/dana|omar|kim/);
  expect(slack.messages(CHANNEL).map(({ ts }) => ts)).toEqual([first?.ts]);
  const edits = slack.log.calls('chat.update').map(({ at }) => at.getTime());
  expect(edits).toHaveLength(2);
  expect(Math.min(...edits.map((at, index) => at - (edits[index - 1] ?? Number(first?.ts) * 1000)))).toBeGreaterThan(
    890_000,
  );
}, 60_000);
