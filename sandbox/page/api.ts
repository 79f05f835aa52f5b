import type { UiAct, UiChanged, UiMessage, UiOptions, UiOptionsAsk, UiResult, UiState } from '../ui-protocol.ts';

export type Place = Readonly<{ channel: string; thread?: string }>;

const OFFLINE: UiResult = { ok: false, error: 'The sandbox does not answer. Is it still running?' };

export async function fetchState(as: string): Promise<UiState> {
  return getJson(`/ui/state?${new URLSearchParams(as ? { as } : {})}`);
}

export async function fetchMessages(as: string, { channel, thread }: Place): Promise<readonly UiMessage[]> {
  return getJson(`/ui/messages?${new URLSearchParams(thread ? { as, channel, thread } : { as, channel })}`);
}

/** Never rejects: a server that is gone is an answer too. */
export async function postAct(act: UiAct): Promise<UiResult> {
  try {
    return await postJson('/ui/act', act);
  } catch {
    return OFFLINE;
  }
}

export async function askOptions(ask: UiOptionsAsk): Promise<readonly unknown[]> {
  try {
    const { options } = await postJson<UiOptions>('/ui/options', ask);
    return options;
  } catch {
    return [];
  }
}

export type Stream = Readonly<{ close(): void }>;

/** Calls `heard` for every change, and with undefined when the stream opens: then anything may have changed. */
export function openStream(as: string, heard: (changed: UiChanged | undefined) => void): Stream {
  const source = new EventSource(`/ui/stream?${new URLSearchParams({ as })}`);
  source.onopen = () => heard(undefined);
  source.onmessage = ({ data }) => heard(parseChanged(String(data)));
  return source;
}

function parseChanged(data: string): UiChanged | undefined {
  try {
    return JSON.parse(data);
  } catch {
    return undefined;
  }
}

export function fileUrl(id: string): string {
  return `/ui/file?${new URLSearchParams({ id })}`;
}

async function getJson<T>(url: string): Promise<T> {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return answer.json();
}

async function postJson<T>(url: string, body: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return answer.json();
}
