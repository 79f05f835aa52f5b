import type { IncomingMessage } from 'node:http';

export type Body = Readonly<{ kind: 'read'; text: string }> | Readonly<{ kind: 'tooLarge' | 'tooSlow' | 'broken' }>;

/** Reads a request's body as UTF-8, so many bytes and milliseconds at most. Never throws. */
export function readBody(request: IncomingMessage, limits: Readonly<{ bytes: number; ms: number }>): Promise<Body> {
  const { promise, resolve } = Promise.withResolvers<Body>();
  const chunks: Buffer[] = [];
  let size = 0;
  const timer = setTimeout(() => finish({ kind: 'tooSlow' }), limits.ms);
  const finish = (body: Body): void => {
    clearTimeout(timer);
    request.off('data', onData).resume();
    resolve(body);
  };
  const onData = (chunk: Buffer): void => {
    size += chunk.length;
    if (size > limits.bytes) finish({ kind: 'tooLarge' });
    else chunks.push(chunk);
  };
  if (Number(request.headers['content-length'] ?? 0) > limits.bytes) finish({ kind: 'tooLarge' });
  request.on('data', onData);
  request.once('end', () => finish({ kind: 'read', text: textOf(chunks) }));
  request.once('error', () => finish({ kind: 'broken' }));
  request.once('close', () => finish({ kind: 'broken' }));
  return promise;
}

/** Most bodies come in one piece, which need not be copied. */
function textOf(chunks: readonly Buffer[]): string {
  const [only] = chunks;
  return (chunks.length === 1 && only ? only : Buffer.concat(chunks)).toString('utf8');
}
