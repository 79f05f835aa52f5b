import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type Heard = Readonly<{ headers: Readonly<Record<string, string | string[] | undefined>>; body: string }>;

export type Listener = Readonly<{ url: string; heard: readonly Heard[] }>;

/** An app's request URL by hand: keeps what it hears and answers with status and body. */
export async function startListener(
  answer: (
    heard: Heard,
  ) => Readonly<{ status: number; body?: string; type?: string; headers?: Record<string, string> }>,
): Promise<Listener> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const one = { headers: request.headers, body: Buffer.concat(chunks).toString('utf8') };
      heard.push(one);
      const { status, body = '', type = 'text/plain', headers = {} } = answer(one);
      response.writeHead(status, { 'content-type': type, ...headers }).end(body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/slack/events`, heard };
}
