import type { Call } from '../story/recorder.ts';
import { type Desk, happened, letterOf, tokenOf } from './traffic.ts';
import { somebody, type Traffic } from './traffic-kinds.ts';

const HOUR = 3_600_000;

/** So many people at once that a channel cannot keep up. */
export function storm(desk: Desk): Traffic {
  const { random } = desk;
  const from = random.int(desk.span / 2);
  const letters = Array.from({ length: random.between(60, 90) }, () => {
    const at = from + random.int(8_000);
    return made(desk, at, { happenedAt: at });
  });
  return { before: [], letters };
}

/** All of them at one moment, to one worker: more than can be kept as fast as it comes. */
export function flood(desk: Desk): Traffic {
  const { random } = desk;
  const at = random.int(desk.span);
  const worker = random.int(4);
  const letters = Array.from({ length: random.between(40, 80) }, () => made(desk, at, { happenedAt: at }));
  return { before: [], letters: letters.map((letter) => ({ ...letter, worker })) };
}

/** What reaches the bot hours after it happened: told as late, several together. */
export function late(desk: Desk): Traffic {
  const { random } = desk;
  const at = random.int(desk.span);
  const hours = random.between(2, 20);
  const letters = Array.from({ length: random.pick([1, 4, 20]) }, () =>
    made(desk, at + random.int(4_000), { happenedAt: at - hours * HOUR }),
  );
  return { before: [], letters };
}

function made(desk: Desk, at: number, { happenedAt }: Readonly<{ happenedAt: number }>) {
  const { random, cast } = desk;
  const instance = random.pick(cast.instances);
  const name = tokenOf(desk, 'Crowd');
  const call = {
    eventName: 'CreateQueue',
    request: { InstanceId: instance.id, Name: name },
    response: { QueueId: random.uuid() },
  };
  const { record, detail, eventID } = happened(desk, happenedAt, somebody(desk), instance, call);
  return letterOf(desk, at, [{ record, detail, change: { eventID, tokens: [name], owed: 'told' } }]);
}

/** What supervisors do all day: the day's roll-up counts it and names nothing. */
export function routine(desk: Desk): Traffic {
  const { random, cast } = desk;
  const at = random.int(desk.span);
  const instance = random.pick(cast.instances);
  const UserId = random.uuid();
  const call: Call = random.pick([
    {
      eventName: 'UpdateUserRoutingProfile',
      request: { InstanceId: instance.id, UserId, RoutingProfileId: random.uuid() },
    },
    {
      eventName: 'UpdateUserPhoneConfig',
      request: { InstanceId: instance.id, UserId, PhoneConfig: { PhoneType: 'SOFT_PHONE' } },
    },
    { eventName: 'DeleteQuickConnect', request: { InstanceId: instance.id, QuickConnectId: random.uuid() } },
  ]);
  const { record, detail, eventID } = happened(desk, at, somebody(desk), instance, call);
  return {
    before: [],
    letters: [letterOf(desk, at, [{ record, detail, change: { eventID, tokens: [], owed: 'counted' } }])],
  };
}
