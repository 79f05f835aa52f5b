import type { ServerResponse } from 'node:http';

/** What a route says: a status and a JSON body. */
export type HttpAnswer = Readonly<{ status: number; body: object; headers?: Readonly<Record<string, string>> }>;

export function sendAnswer(response: ServerResponse, { status, body, headers = {} }: HttpAnswer): void {
  if (response.headersSent || response.destroyed) return;
  const text = `${JSON.stringify(body)}\n`;
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    ...headers,
  });
  response.end(text);
}
