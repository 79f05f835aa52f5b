import type { WebClient } from '@slack/web-api';
import { SlackRefusal } from '../errors.ts';

export type SentFile = Readonly<{ name: string; text: string; comment: string }>;

export type FileDeps = Readonly<{ client: WebClient; fetch: typeof globalThis.fetch }>;

/** How long the bytes may be under way. */
const UPLOAD_MS = 30_000;

/**
 * Sends a file to a person's direct messages: https://docs.slack.dev/messaging/working-with-files#upload. Throws what
 * Slack's client throws, and SlackRefusal where the upload's own address refuses the bytes.
 */
export async function sendFile(deps: FileDeps, user: string, { name, text, comment }: SentFile): Promise<void> {
  const { client } = deps;
  const bytes = new TextEncoder().encode(text);
  const { url, id } = await reserve(deps, name, bytes.length);
  const { channel } = await client.conversations.open({ users: user });
  if (!channel?.id) throw new SlackRefusal('passing', 'nothing');
  await put(deps, url, bytes);
  await client.files.completeUploadExternal({
    files: [{ id, title: name }],
    channel_id: channel.id,
    initial_comment: comment,
  });
}

/** Uploads a file that nobody sees until it is shared; its id. Throws as sendFile does. */
export async function uploadBytes(deps: FileDeps, { name, text }: Pick<SentFile, 'name' | 'text'>): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  const { url, id } = await reserve(deps, name, bytes.length);
  await put(deps, url, bytes);
  return id;
}

async function reserve({ client }: FileDeps, filename: string, length: number) {
  const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({ filename, length });
  if (!url || !id) throw new SlackRefusal('passing', 'nothing');
  return { url, id };
}

async function put({ fetch }: FileDeps, url: string, body: Uint8Array<ArrayBuffer>): Promise<void> {
  const answer = await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(UPLOAD_MS) });
  if (!answer.ok) throw new SlackRefusal('passing', `HTTP ${answer.status}`);
}
