import type { Fault } from '../faults.ts';
import { changed, type World } from '../world.ts';
import { type Exchange, type Reply, type Tokens, withFault } from './api.ts';
import { readBody, tokenOf } from './body.ts';
import { firstPart } from './multipart.ts';

/** The address that files.getUploadURLExternal gave: takes the bytes once, with the faults ordered for `upload`. */
export async function takeUpload(world: World, { request, response }: Exchange, ticket: string): Promise<void> {
  const body = await readBody(request);
  const bytes = body && firstPart(body, request.headers['content-type'] ?? '');
  const fault = world.faults.take('upload', { ticket });
  await withFault(world, response, fault, () => refusalOf(fault) ?? keepBytes(world, ticket, bytes));
}

function keepBytes(world: World, ticket: string, bytes: Buffer | undefined): Reply {
  const file = world.files.get(world.uploads.get(ticket) ?? '');
  if (!file || file.bytes || !bytes || bytes.length !== file.length)
    return { status: 400, headers: {}, body: { ok: false, error: 'invalid_upload' } };
  world.uploads.delete(ticket);
  file.bytes = bytes;
  changed(world, {});
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: `OK - ${bytes.length}` };
}

function refusalOf(fault: Fault | undefined): Reply | undefined {
  if (fault?.kind === 'rate_limited')
    return { status: 429, headers: { 'retry-after': String(fault.retryAfterSeconds ?? 1) }, body: '' };
  return fault?.kind === 'error500' || fault?.kind === 'error' ? { status: 500, headers: {}, body: '' } : undefined;
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
