import { validateBlocks } from '../blocks/blocks.ts';
import type { Problem } from '../blocks/check.ts';
import { validateView } from '../blocks/views.ts';
import { listField } from '../fields.ts';
import { findMessage } from '../messages.ts';
import { Refusal } from '../refusal.ts';
import { changed } from '../world.ts';
import { listArg, needArg, recordArg } from './args.ts';
import { type Call, type Method, visibleChannel } from './method.ts';

const WAYS = ['blocks', 'message', 'view'] as const;

function problemsOf({ args }: Call, way: (typeof WAYS)[number]): readonly Problem[] {
  if (way === 'blocks') return validateBlocks(listArg(args, 'blocks', 'invalid_arguments'), 'message', '');
  const given = recordArg(args, way, 'invalid_arguments') ?? {};
  return way === 'view'
    ? validateView(given, 'any', '')
    : validateBlocks(listField(given, 'blocks'), 'message', '/blocks');
}

const validate: Method = {
  name: 'blocks.validate',
  token: 'any',
  scopes: [],
  args: [...WAYS],
  run(call) {
    const given = WAYS.filter((way) => call.args[way] !== undefined);
    const [way] = given;
    if (given.length !== 1 || way === undefined) throw new Refusal('invalid_arguments');
    const problems = problemsOf(call, way);
    if (problems.length > 0) throw new Refusal(`invalid_${way}`, { errors: problems });
    return {};
  },
};

const addReaction: Method = {
  name: 'reactions.add',
  token: 'bot',
  scopes: ['reactions:write'],
  tier: 3,
  args: ['channel', 'timestamp', 'name'],
  run({ world, args, entry }) {
    const channel = visibleChannel(world, needArg(args, 'channel'));
    const message = findMessage(channel, needArg(args, 'timestamp'));
    const name = needArg(args, 'name');
    if (!message) throw new Refusal('message_not_found');
    if (!/^[a-z0-9_+-]{1,100}$/.test(name)) throw new Refusal('invalid_name');
    const bot = world.workspace.botUserId;
    const found = message.reactions.find((one) => one.name === name);
    if (found?.users.includes(bot)) throw new Refusal('already_reacted');
    if (found) found.users.push(bot);
    else message.reactions.push({ name, users: [bot] });
    entry.effect = `reacted ${channel.id} ${message.ts} ${name}`;
    changed(world, { channel: channel.id });
    return {};
  },
};

export const SMALL_METHODS: readonly Method[] = [validate, addReaction];
