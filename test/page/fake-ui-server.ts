import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buildPage, type PageAssets } from '../../sandbox/page-assets.ts';
import type { UiAct, UiChanged, UiOptionsAsk, UiResult } from '../../sandbox/ui-protocol.ts';
import { answerAct } from './fake-acts.ts';
import { type FakeWorkspace, fakeState, fakeWorkspace } from './fake-workspace.ts';

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export type FakeUi = Readonly<{
  url: string;
  workspace: FakeWorkspace;
  /** Everything the page did, in order. */
  acts: UiAct[];
  /** Next answers instead of the usual one. */
  answers: (UiResult | Promise<UiResult>)[];
  push(changed: UiChanged): void;
  reset(): void;
  close(): Promise<void>;
}>;

/** The sandbox's side of the protocol with canned data, for the page alone. */
export async function startFakeUi(): Promise<FakeUi> {
  const page = await buildPage();
  const streams = new Set<ServerResponse>();
  const acts: UiAct[] = [];
  const answers: (UiResult | Promise<UiResult>)[] = [];
  const workspace = fakeWorkspace();
  const push = (changed: UiChanged): void => {
    for (const stream of streams) stream.write(`data: ${JSON.stringify(changed)}\n\n`);
  };

  const act = async (deed: UiAct): Promise<UiResult> => {
    acts.push(deed);
    const ordered = await answers.shift();
    if (ordered) return ordered;
    const { result, changed } = answerAct(workspace, deed);
    for (const each of changed) push(each);
    return result;
  };

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname === '/ui/stream') return openStream(response, streams);
    if (url.pathname === '/ui/act') return sendJson(response, await act(await bodyOf(request)));
    if (url.pathname === '/ui/options') return sendJson(response, optionsFor(await bodyOf(request)));
    return answerGet(url, response, page, workspace);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('No port.');

  return {
    url: `http://127.0.0.1:${address.port}`,
    workspace,
    acts,
    answers,
    push,
    reset: () => {
      delete workspace.home;
      Object.assign(workspace, fakeWorkspace());
      acts.length = 0;
      answers.length = 0;
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function openStream(response: ServerResponse, streams: Set<ServerResponse>): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': open\n\n');
  streams.add(response);
  response.on('close', () => streams.delete(response));
}

function answerGet(url: URL, response: ServerResponse, page: PageAssets, workspace: FakeWorkspace): void {
  const pages = new Map<string, readonly [type: string, body: string]>([
    ['/', ['text/html; charset=utf-8', page.html]],
    ['/page.js', ['text/javascript; charset=utf-8', page.js]],
    ['/page.css', ['text/css; charset=utf-8', page.css]],
    ['/ui/file', ['text/csv', 'time,actor\n']],
  ]);
  const [type, body] = pages.get(url.pathname) ?? [];
  if (type && body) send(response, type, body);
  else if (url.pathname === '/ui/state') sendJson(response, fakeState(workspace, url.searchParams.get('as') ?? ''));
  else if (url.pathname === '/ui/messages') sendJson(response, messagesOf(workspace, url.searchParams));
  else response.writeHead(404).end();
}

function messagesOf({ messages }: FakeWorkspace, asked: URLSearchParams): readonly unknown[] {
  const channel = asked.get('channel');
  const thread = asked.get('thread');
  return messages
    .filter((message) => message.channel === channel)
    .filter(({ ts, threadTs, broadcast }) => (thread ? ts === thread || threadTs === thread : !threadTs || broadcast))
    .toSorted((one, other) => Number(one.ts) - Number(other.ts));
}

function optionsFor({ value }: UiOptionsAsk): unknown {
  const names = ['Billing', 'Billing Escalations', 'Refunds', 'Tier 2 Voice'];
  const found = names.filter((name) => name.toLowerCase().includes(value.toLowerCase()));
  return { options: found.map((name) => ({ text: { type: 'plain_text', text: `Queue ${name}` }, value: name })) };
}

function send(response: ServerResponse, type: string, body: string): void {
  response.writeHead(200, { 'content-type': type, 'content-security-policy': CSP });
  response.end(body);
}

function sendJson(response: ServerResponse, value: unknown): void {
  send(response, 'application/json; charset=utf-8', JSON.stringify(value));
}

async function bodyOf<T>(request: IncomingMessage): Promise<T> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}
