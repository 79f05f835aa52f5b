import { createHmac } from 'node:crypto';
import { parseJson, textField } from '../fields.ts';
import type { World } from '../world.ts';
import { type Ack, type Carrier, deliver, type Envelope } from './carrier.ts';

type Target = Readonly<{ url: () => string; secret: string }>;

/** Signed requests, as Slack posts them to an app's request URL. */
export function createSignedHttp({ url, secret }: Target): Carrier {
  return {
    via: 'http',
    send: async (envelope, { heard, signal }) => {
      const ack = await post(url(), secret, envelope, signal);
      if (ack.ok) heard();
      return ack;
    },
  };
}

/** Slack's question whether the app is really there. */
export async function verifyRequestUrl(world: World, carrier: Carrier): Promise<boolean> {
  const challenge = 'sandbox-challenge';
  const payload = { token: 'sandbox-verification', challenge, type: 'url_verification' };
  const ack = await deliver(world, carrier, { type: 'url_verification', payload, accepts: true });
  return ack.ok && (ack.body === challenge || textField(ack.body, 'challenge') === challenge);
}

async function post(url: string, secret: string, envelope: Envelope, signal: AbortSignal): Promise<Ack> {
  const { type, body } = encode(envelope);
  try {
    const answer = await fetch(url, {
      method: 'POST',
      signal,
      redirect: 'manual',
      headers: { 'content-type': type, ...signature(secret, body), ...retryHeaders(envelope) },
      body,
    });
    const text = await answer.text();
    const final = answer.headers.get('x-slack-no-retry') === '1';
    if (answer.status !== 200) return { ok: false, why: `http ${answer.status}`, final };
    const isJson = answer.headers.get('content-type')?.includes('application/json') ?? false;
    return { ok: true, body: isJson ? parseJson(text) : text };
  } catch {
    return { ok: false, why: signal.aborted ? 'no answer in time' : 'no connection' };
  }
}

function encode({ type, payload }: Envelope): Readonly<{ type: string; body: string }> {
  if (type === 'events_api' || type === 'url_verification')
    return { type: 'application/json', body: JSON.stringify(payload) };
  const fields = type === 'interactive' ? { payload: JSON.stringify(payload) } : payload;
  const pairs = Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]);
  return { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(pairs).toString() };
}

function signature(secret: string, body: string): Readonly<Record<string, string>> {
  // The app compares with the machine's clock (Bolt does), so scaled time must not reach it.
  const seconds = Math.floor(Date.now() / 1000);
  const hash = createHmac('sha256', secret).update(`v0:${seconds}:${body}`).digest('hex');
  return {
    'x-slack-request-timestamp': String(seconds),
    'x-slack-signature': `v0=${hash}`,
    'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
  };
}

function retryHeaders({ retry }: Envelope): Readonly<Record<string, string>> {
  return retry ? { 'x-slack-retry-num': String(retry.count), 'x-slack-retry-reason': retry.reason } : {};
}
