import { expect, it, vi } from 'vitest';
import { CHANNEL, clockFrom, startFlow } from '../support/flow.ts';
import { happened, iamUser, idOf, queueMade } from '../support/happenings.ts';
import { textOf } from '../support/message-text.ts';
import { timesTold } from '../support/shown.ts';

const FACTOR = 60;
const START = new Date('2026-11-20T12:00:00Z');
const ACTORS = 60;

it('tells what many do at once in one storm notice, sensitive changes on their own, and loses nothing', async () => {
  const flow = await startFlow({ clock: clockFrom(START, FACTOR), factor: FACTOR });
  const { slack } = flow;
  const names = Array.from({ length: ACTORS }, (_, index) => `q-${index + 1}`);
  const moment = (index: number) => new Date(START.getTime() + index * 100);
  const made = names.map((name, index) => queueMade(name, { at: moment(index), by: `by-${name}`, id: index + 1 }));
  const released = happened('ReleasePhoneNumber.sso', { eventID: 'released', eventTime: moment(30).toISOString() });
  await flow.send([...made.slice(0, 30), released, ...made.slice(30)]);
  await flow.send(made);
  const untold = () => names.filter((name) => timesTold(slack, CHANNEL, name) !== 1);
  await vi.waitFor(() => expect(untold()).toEqual([]), { timeout: 15_000, interval: 100 });
  const roots = slack.messages(CHANNEL).map(textOf);
  const storms = roots.filter((text) => text.includes('Storm'));
  expect(storms).toHaveLength(1);
  expect(storms[0]).toContain('Sensitive among them: 1, told on its own.');
  const alone = roots.filter((text) => !text.includes('Storm'));
  expect(alone.filter((text) => text.includes('Sensitive'))).toHaveLength(1);
  // What was told one by one before the channel fell behind stays so.
  expect(alone.length).toBeLessThan(10);
  const posts = slack.log.calls('chat.postMessage').filter(({ ok }) => ok);
  const gaps = posts.slice(1).map(({ at }, index) => at.getTime() - (posts[index]?.at.getTime() ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThan(900);
}, 40_000);

it('tells what came three hours late in one catch-up notice, and sensitive changes one by one', async () => {
  const flow = await startFlow({ clock: clockFrom(START, FACTOR), factor: FACTOR });
  const { slack } = flow;
  const at = (minute: number) => new Date(START.getTime() - 180 * 60_000 + minute * 60_000);
  const names = Array.from({ length: 20 }, (_, index) => `q-${index + 1}`);
  const made = names.map((name, index) => queueMade(name, { at: at(index), by: `by-${index % 4}`, id: index + 1 }));
  const released = [1, 2].map((number) =>
    happened('ReleasePhoneNumber.sso', {
      eventID: `released-${number}`,
      eventTime: at(10 * number).toISOString(),
      userIdentity: iamUser(`releaser-${number}`),
      parameters: { PhoneNumberId: idOf(number) },
    }),
  );
  await flow.send([...made, ...released]);
  await slack.until(() => [...slack.files.values()].some(({ shared }) => shared), 15_000);
  const roots = slack.messages(CHANNEL);
  const [catchUp, ...others] = roots.filter(({ text }) => text.startsWith('Catch-up'));
  expect(others).toEqual([]);
  expect(catchUp?.text).toBe('Catch-up: 20 changes from Fri 20 Nov 09:00 to 09:19 UTC came late');
  expect(catchUp && textOf(catchUp)).toContain('They reached this bot up to 3 h after they happened.');
  const sensitive = roots.filter((root) => root !== catchUp);
  expect(sensitive.map(({ text }) => /^Sensitive, late \(3 h\): releaser-(\d)/.exec(text)?.[1]).toSorted()).toEqual([
    '1',
    '2',
  ]);
  expect(names.filter((name) => timesTold(slack, CHANNEL, name) !== 1)).toEqual([]);
}, 40_000);
