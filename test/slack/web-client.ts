import { WebClient } from '@slack/web-api';
import { clientOptions } from '../../src/slack/client.ts';

/** What Slack's side of the wire answers: a body, a status, or no answer at all. */
export type WireAnswer =
  | Readonly<{ body?: unknown; status?: number; headers?: Readonly<Record<string, string>> }>
  | Error;

export type WireCall = Readonly<{ method: string; args: Readonly<Record<string, string>> }>;

/** The bot's own client over a wire that answers as told. */
export function createWireClient(answer: (call: WireCall, nth: number) => WireAnswer) {
  const calls: WireCall[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const call = {
      method: url.pathname.split('/').at(-1) ?? '',
      args: Object.fromEntries(new URLSearchParams(String(init?.body ?? ''))),
    };
    calls.push(call);
    const said = answer(call, calls.length - 1);
    if (said instanceof Error) throw said;
    const { body = { ok: true }, status = 200, headers = {} } = said;
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), {
      status,
      headers: { 'content-type': 'application/json', ...headers },
    });
  };
  return { client: new WebClient('xoxb-test', { ...clientOptions(undefined), fetch }), calls };
}
