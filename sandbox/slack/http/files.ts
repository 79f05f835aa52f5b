import type { World } from '../world.ts';
import { type Exchange, send, type Tokens } from './api.ts';
import { readBody, tokenOf } from './body.ts';
import { firstPart } from './multipart.ts';

/** The address that files.getUploadURLExternal gave: takes the bytes once. */
export async function takeUpload(world: World, { request, response }: Exchange, ticket: string): Promise<void> {
  const body = await readBody(request);
  const file = world.files.get(world.uploads.get(ticket) ?? '');
  const bytes = body && firstPart(body, request.headers['content-type'] ?? '');
  if (!file || file.bytes || !bytes || bytes.length !== file.length) {
    send(response, { status: 400, headers: {}, body: { ok: false, error: 'invalid_upload' } });
    return;
  }
  world.uploads.delete(ticket);
  file.bytes = bytes;
  response.writeHead(200, { 'content-type': 'text/plain' }).end(`OK - ${bytes.length}`);
}

/** `url_private`: with the bot's token and files:read alone. */
export function sendPrivateFile(world: World, tokens: Tokens, { request, response }: Exchange, id: string): void {
  const file = world.files.get(id);
  const allowed = tokenOf(request, {}) === tokens.bot && world.app.scopes.has('files:read');
  if (!file?.bytes || !allowed) {
    response.writeHead(allowed ? 404 : 403).end();
    return;
  }
  response.writeHead(200, downloadHeaders(file.name)).end(file.bytes);
}

/** A download, never shown in place: a file's content is anyone's. */
export function downloadHeaders(name: string): Readonly<Record<string, string>> {
  return {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name.toWellFormed())}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  };
}
