import type { IncomingMessage, ServerResponse } from 'node:http';

export type Page = Readonly<{ html: string; js: string; css: string }>;

// Nothing from elsewhere, no inline script, no frame around it.
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
} as const;

/** Asked under a name of its own: against DNS rebinding. */
export function isOwnHost({ headers }: IncomingMessage, port: number): boolean {
  return [`127.0.0.1:${port}`, `localhost:${port}`].includes(headers.host ?? '');
}

/** Asked by its own page or by none. */
export function isOwnPage({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return headers.origin === undefined || headers.origin === `http://${headers.host}`;
}

/** `/`, `/page.js`, `/page.css`; false when it is none of them. */
export function sendPage(response: ServerResponse, path: string, page: Page | undefined): boolean {
  const parts = new Map([
    [
      '/',
      ['text/html', page?.html ?? '<!doctype html><title>Sandbox</title><p>This sandbox runs without its page.</p>'],
    ],
    ['/page.js', ['text/javascript', page?.js]],
    ['/page.css', ['text/css', page?.css]],
  ]);
  const [type, body] = parts.get(path) ?? [];
  if (type === undefined || body === undefined) return false;
  response.writeHead(200, { ...HEADERS, 'content-type': `${type}; charset=utf-8` }).end(body);
  return true;
}
