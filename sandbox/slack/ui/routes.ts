import { canSee } from '../channels.ts';
import { parseJson, textField } from '../fields.ts';
import { type Exchange, send } from '../http/api.ts';
import { readBody } from '../http/body.ts';
import { downloadHeaders } from '../http/files.ts';
import type { Desk } from '../people/desk.ts';
import { askOptions } from '../people/options.ts';
import type { Person } from '../workspace.ts';
import type { Channel, World } from '../world.ts';
import { act } from './act.ts';
import { messagesFor, stateFor } from './state.ts';
import { stream } from './stream.ts';

/** `/ui/…`: what the page asks and tells; see ui-protocol.ts. */
export async function answerUi(desk: Desk, exchange: Exchange, what: string): Promise<void> {
  const { request, url } = exchange;
  if (request.method === 'POST') return answerPost(desk, exchange, what);
  const person = personFor(desk.world, url.searchParams.get('as') ?? '');
  if (what === 'file') return sendFile(desk.world, exchange);
  if (!person) return json(exchange, { error: 'There is no such person.' }, 404);
  if (what === 'state') return json(exchange, stateFor(desk.world, person));
  if (what === 'stream') return stream(desk.world, person.id, exchange.response);
  if (what === 'messages') return sendMessages(desk.world, exchange, person);
  return json(exchange, { error: 'not found' }, 404);
}

/** Nobody named: the first person of the workspace, so that the page can begin. */
function personFor(world: World, as: string): Person | undefined {
  return as === '' ? world.workspace.people.find(({ bot }) => bot !== true) : world.people.get(as);
}

async function answerPost(desk: Desk, exchange: Exchange, what: string): Promise<void> {
  const isJson = exchange.request.headers['content-type']?.startsWith('application/json') ?? false;
  const body = await readBody(exchange.request);
  // Only JSON: a form of another site could be sent without asking.
  if (!isJson || !body) return json(exchange, { ok: false, error: 'not JSON' }, 415);
  const asked = parseJson(body.toString('utf8'));
  if (what === 'act') return json(exchange, await act(desk, asked));
  if (what === 'options') return json(exchange, { options: await optionsFor(desk, asked) });
  return json(exchange, { error: 'not found' }, 404);
}

function optionsFor(desk: Desk, asked: unknown): Promise<readonly unknown[]> {
  const parts = ['channel', 'ts', 'viewId', 'blockId'].flatMap((name) => {
    const value = textField(asked, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return askOptions(desk, {
    ...Object.fromEntries(parts),
    userId: textField(asked, 'as') ?? '',
    actionId: textField(asked, 'actionId') ?? '',
    value: textField(asked, 'value') ?? '',
  });
}

function sendMessages(world: World, exchange: Exchange, person: Person): void {
  const { searchParams } = exchange.url;
  const channel = world.channels.get(searchParams.get('channel') ?? '');
  if (!channel || !canSee(world, channel, person.id)) {
    json(exchange, [], 404);
    return;
  }
  const thread = searchParams.get('thread');
  markRead(world, channel, person.id);
  json(exchange, messagesFor(world, channel, person.id, thread ?? undefined));
}

function markRead(world: World, channel: Channel, userId: string): void {
  const last = channel.messages.at(-1)?.ts ?? '';
  if (channel.readUntil.get(userId) === last) return;
  channel.readUntil.set(userId, last);
  for (const listener of world.listeners) listener({ state: true });
}

function sendFile(world: World, { response, url }: Exchange): void {
  const file = world.files.get(url.searchParams.get('id') ?? '');
  if (!file?.bytes) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, downloadHeaders(file.name)).end(file.bytes);
}

function json({ response }: Exchange, body: unknown, status = 200): void {
  send(response, { status, headers: { 'x-content-type-options': 'nosniff' }, body });
}
