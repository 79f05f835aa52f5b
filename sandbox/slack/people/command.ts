import type { UiResult } from '../../ui-protocol.ts';
import { grantResponseUrl, grantTrigger } from '../grants.ts';
import type { Command } from '../manifest.ts';
import { answerInPlace } from '../response-url.ts';
import type { Channel, World } from '../world.ts';
import { changed } from '../world.ts';
import { channelOf, type Desk, DONE, failed } from './desk.ts';
import { escapeTyped, linkNames } from './typed.ts';

export type CommandAsk = Readonly<{ userId: string; channelId: string; text: string; threadTs?: string }>;

/** A person sends a slash command: what they see when it does not work is Slack's own sentence. */
export async function sendCommand(desk: Desk, { userId, channelId, text, threadTs }: CommandAsk): Promise<UiResult> {
  const { world } = desk;
  const channel = channelOf(world, userId, channelId);
  if (!channel) return failed('You cannot post in this channel.');
  const [, name = '', rest = ''] = text.trim().match(/^(\/\S+)\s*([\s\S]*)$/) ?? [];
  const command = world.app.commands.find((one) => one.command === name);
  if (name === '/invite') return invite(world, channel, rest);
  if (!command) return failed(`${name || text} is not a valid command.`);
  if (threadTs !== undefined) return failed(`${name} is not supported in threads. Sorry!`);
  const url = grantResponseUrl(world, { kind: 'commands', channel: channel.id, userId });
  const ack = await desk.deliver({
    type: 'slash_commands',
    payload: toPayload({ world, channel, userId, command, text: rest, url }),
    accepts: true,
  });
  if (!ack.ok) return failed(sentenceFor(name, ack.why));
  return answerInPlace(world, url, ack.body)
    ? DONE
    : failed(`${name} failed with the error "invalid_command_response"`);
}

function sentenceFor(name: string, why: string): string {
  if (why.startsWith('http')) return `${name} failed with the error "dispatch_failed"`;
  return `${name} failed because the app did not respond`;
}

type Sent = Readonly<{ world: World; channel: Channel; userId: string; command: Command; text: string; url: string }>;

function toPayload({ world, channel, userId, command, text, url }: Sent): Readonly<Record<string, unknown>> {
  const { workspace } = world;
  const isStranger = world.people.get(userId)?.teamId !== undefined;
  const org =
    workspace.enterpriseId && !isStranger
      ? { enterprise_id: workspace.enterpriseId, enterprise_name: workspace.teamName }
      : {};
  return {
    token: 'sandbox-verification',
    team_id: world.people.get(userId)?.teamId ?? workspace.teamId,
    team_domain: workspace.domain,
    ...org,
    channel_id: channel.id,
    channel_name: nameOf(channel),
    user_id: userId,
    user_name: world.people.get(userId)?.name ?? '',
    command: command.command,
    text: command.shouldEscape ? linkNames(world, escapeTyped(text.trim())) : escapeTyped(text.trim()),
    api_app_id: workspace.appId,
    is_enterprise_install: 'false',
    response_url: url,
    trigger_id: grantTrigger(world, userId),
  };
}

function nameOf(channel: Channel): string {
  if (channel.kind === 'dm') return 'directmessage';
  return channel.kind === 'private' ? 'privategroup' : channel.name;
}

function invite(world: World, channel: Channel, who: string): UiResult {
  const name = who.trim().replace(/^@/, '').toLowerCase();
  const { workspace, app } = world;
  const bot = [app.displayName.toLowerCase(), app.name.toLowerCase(), workspace.botUserId.toLowerCase()];
  const person = [...world.people.values()].find((one) => [one.name, one.realName.toLowerCase()].includes(name));
  const id = bot.includes(name) ? workspace.botUserId : person?.id;
  if (id === undefined) return failed(`We could not find ${who}.`);
  channel.members.add(id);
  changed(world, { state: true });
  return DONE;
}
