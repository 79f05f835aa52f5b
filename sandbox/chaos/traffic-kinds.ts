import type { Caller } from '../story/identity.ts';
import { type Call, secondsOf } from '../story/recorder.ts';
import { type Desk, happened, knownThing, type Letter, letterOf, tokenOf } from './traffic.ts';

/** A kind of traffic: the letters that say what is known already, and those that follow. */
export type Traffic = Readonly<{ before: readonly Letter[]; letters: readonly Letter[] }>;

const QUEUE = { kind: 'Que', eventName: 'CreateQueue', idField: 'QueueId' } as const;
const HOURS = { kind: 'Hrs', eventName: 'CreateHoursOfOperation', idField: 'HoursOfOperationId' } as const;

/** Somebody who does nothing else in this run. */
export function somebody(desk: Desk): Caller {
  const { random, callers, cast } = desk;
  const name = `person-${random.code(6).toLowerCase()}`;
  const ip = `192.0.2.${random.between(2, 250)}`;
  if (random.chance(0.4)) return callers.cli(`${name}@example.com`, ip);
  if (random.chance(0.4)) return callers.website(random.pick(cast.instances), random.uuid());
  return callers.iamUser(name, ip);
}

/** One change by one person, done or refused. */
export function loneChange(desk: Desk): Traffic {
  const { random, cast } = desk;
  const at = random.int(desk.span);
  const instance = random.pick(cast.instances);
  const name = tokenOf(desk, 'Lone');
  const request = { InstanceId: instance.id, Name: name };
  const call: Call = random.chance(0.15)
    ? { eventName: 'CreateQueue', request, error: { code: 'DuplicateResourceException', message: 'It exists.' } }
    : { eventName: 'CreateQueue', request, response: { QueueId: random.uuid() } };
  const { record, detail, eventID } = happened(desk, at, somebody(desk), instance, call);
  const change = { eventID, tokens: [name], owed: 'told', refused: call.error !== undefined } as const;
  return { before: [], letters: [letterOf(desk, at, [{ record, detail, change }])] };
}

/** Like changes by one person within a quarter of a minute, some of them several in one body. */
export function burst(desk: Desk): Traffic {
  return burstOf(desk, desk.random.between(20, 50));
}

/** More than the list in the thread holds: the rest is in the file alone. */
export function largeBurst(desk: Desk): Traffic {
  return burstOf(desk, desk.random.between(55, 90));
}

function burstOf(desk: Desk, size: number): Traffic {
  const { random, cast } = desk;
  const from = random.int(desk.span);
  const instance = random.pick(cast.instances);
  const caller = somebody(desk);
  const made = Array.from({ length: size }, () => {
    const at = from + random.int(15_000);
    const token = tokenOf(desk, 'Like');
    const { record, detail, eventID } = happened(desk, at, caller, instance, {
      eventName: 'CreateQueue',
      request: { InstanceId: instance.id, Name: token },
      response: { QueueId: random.uuid() },
    });
    return { at, record, detail, change: { eventID, tokens: [token], owed: 'told' } as const };
  });
  const letters: Letter[] = [];
  while (made.length > 0) {
    const together = made.splice(0, random.chance(0.2) ? 5 : 1);
    letters.push(letterOf(desk, together[0]?.at ?? from, together));
  }
  return { before: [], letters };
}

/** Five settings of one queue: one save of the admin website's. */
export function save(desk: Desk): Traffic {
  const { random, cast } = desk;
  const at = random.int(desk.span);
  const instance = random.pick(cast.instances);
  const queue = knownThing(desk, instance, QUEUE);
  const hours = knownThing(desk, instance, HOURS);
  const address = random.uuid();
  const [description, caller] = [tokenOf(desk, 'Text'), tokenOf(desk, 'Cid')];
  desk.serial.last += 1;
  // Ten digits that are no time of the clock's and no account.
  const most = 5_550_000_000 + desk.serial.last;
  const settings: readonly (readonly [eventName: string, fields: object, ...tokens: string[]])[] = [
    ['UpdateQueueName', { Description: description }, description],
    ['UpdateQueueMaxContacts', { MaxContacts: most }, String(most)],
    ['UpdateQueueOutboundCallerConfig', { OutboundCallerConfig: { OutboundCallerIdName: caller } }, caller],
    ['UpdateQueueHoursOfOperation', { HoursOfOperationId: hours.id }, hours.name],
    [
      'UpdateQueueOutboundEmailConfig',
      { OutboundEmailConfig: { OutboundEmailAddressId: address } },
      `…${address.slice(-6)}`,
      address,
    ],
  ];
  const who = somebody(desk);
  const letters = settings.map(([eventName, fields, ...tokens]) => {
    const call = { eventName, request: { InstanceId: instance.id, QueueId: queue.id, ...fields } };
    const { record, detail, eventID } = happened(desk, at, who, instance, call);
    return letterOf(desk, at + random.int(2_000), [{ record, detail, change: { eventID, tokens, owed: 'told' } }]);
  });
  return { before: [queue.letter, hours.letter], letters };
}

/** A queue taken out of service: told by itself. */
export function sensitive(desk: Desk): Traffic {
  const { random, cast } = desk;
  const at = random.int(desk.span);
  const instance = random.pick(cast.instances);
  const queue = knownThing(desk, instance, QUEUE);
  const call = {
    eventName: 'UpdateQueueStatus',
    request: { InstanceId: instance.id, QueueId: queue.id, Status: 'DISABLED' },
  };
  const { record, detail, eventID } = happened(desk, at, somebody(desk), instance, call);
  const change = { eventID, tokens: [queue.name, queue.id], owed: 'told' } as const;
  return { before: [queue.letter], letters: [letterOf(desk, at, [{ record, detail, change }])] };
}

/** Refused, and done at the second or third try. */
export function mended(desk: Desk): Traffic {
  const { random, cast } = desk;
  const at = random.int(desk.span);
  const instance = random.pick(cast.instances);
  const queue = knownThing(desk, instance, QUEUE);
  const who = somebody(desk);
  // Not its name: that is said of the queue wherever else it comes up.
  const set = (late: number, error?: Call['error']) => {
    const name = tokenOf(desk, 'Cid');
    const call = {
      eventName: 'UpdateQueueOutboundCallerConfig',
      request: {
        InstanceId: instance.id,
        QueueId: queue.id,
        OutboundCallerConfig: { OutboundCallerIdName: name },
      },
      ...(error && { error }),
    };
    // The tries of one thing have their order in time, however they arrive.
    const eventTime = secondsOf(new Date(desk.origin.getTime() + at - 90_000 + late * 1000));
    const { record, detail, eventID } = happened(desk, at, who, instance, call);
    const change = { eventID, tokens: [name], owed: error ? 'quiet' : 'told' } as const;
    return letterOf(desk, at + late * 1000, [{ record: { ...record, detail: { ...detail, eventTime } }, change }]);
  };
  const refusals = Array.from({ length: random.between(1, 2) }, (_, index) =>
    set(index * 3, { code: 'ResourceConflictException', message: 'The queue is being changed.' }),
  );
  return { before: [queue.letter], letters: [...refusals, set(10)] };
}

/** A good record between two that nobody can read. */
export function unreadable(desk: Desk): Traffic {
  const [letter] = loneChange(desk).letters;
  if (!letter) return { before: [], letters: [] };
  const broken = (why: object) => ({ 'detail-type': 'AWS API Call via CloudTrail', id: desk.random.uuid(), ...why });
  const body = [
    broken({ detail: 'not an object' }),
    letter.body,
    broken({ detail: { eventName: 'CreateQueue', requestID: desk.random.uuid() } }),
  ];
  return { before: [], letters: [{ ...letter, body, unreadable: 2 }] };
}

/** A pipeline's run: flows published, many of them at the second try. */
export function deploy(desk: Desk): Traffic {
  const { random, cast, callers } = desk;
  const from = random.int(desk.span);
  const instance = random.pick(cast.instances);
  const session = `gha-${desk.run}-${tokenOf(desk, 'run')}`;
  const letters = Array.from({ length: random.between(5, 25) }, (_, index) => {
    const at = from + index * 800;
    const name = tokenOf(desk, 'Flow');
    const request = { InstanceId: instance.id, Name: name, Type: 'CONTACT_FLOW', Content: '***' };
    const flow = (error?: Call['error']) => {
      const call = { eventName: 'CreateContactFlow', request };
      const outcome = error ? { error } : { response: { ContactFlowId: random.uuid() } };
      const told = happened(desk, at, callers.terraform(session), instance, { ...call, ...outcome });
      // A try that was throttled is older than the one that was not, however they arrive.
      const eventTime = secondsOf(new Date(desk.origin.getTime() + at - 90_000 - (error ? 2_000 : 0)));
      const { record, eventID } = told;
      const detail = { ...told.detail, eventTime };
      const change = error
        ? ({ eventID, tokens: [], owed: 'quiet' } as const)
        : ({ eventID, tokens: [name], owed: 'told' } as const);
      return letterOf(desk, at, [{ record: { ...record, detail }, detail, change }]);
    };
    const throttled = random.chance(0.4) ? [flow({ code: 'TooManyRequestsException', message: 'Rate exceeded' })] : [];
    return [...throttled, flow()];
  });
  return { before: [], letters: letters.flat() };
}
