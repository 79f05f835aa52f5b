import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Method } from '../methods/method.ts';
import type { Desk } from '../people/desk.ts';
import { answerUi } from '../ui/routes.ts';
import type { World } from '../world.ts';
import { answerApi, answerUrl, type Exchange, type Tokens } from './api.ts';
import { sendPrivateFile, takeUpload } from './files.ts';
import { isOwnHost, isOwnPage, type Page, sendPage } from './page.ts';

export type Site = Readonly<{
  world: World;
  desk: Desk;
  methods: ReadonlyMap<string, Method>;
  tokens: Tokens;
  page: Page | undefined;
  port(): number;
}>;

/** Everything this server answers over HTTP. */
export async function route(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', site.world.origin);
  if (!isOwnHost(request, site.port())) return end(response, 403);
  const exchange: Exchange = { request, response, url };
  const [, first = '', second = '', third = ''] = url.pathname.split('/');
  // The app's side is for programs alone: no browser page may reach it.
  if (request.headers.origin === undefined) {
    if (first === 'api' && second !== '') return answerApi(site, exchange, second);
    if (first === 'commands' || first === 'actions') return answerUrl(site.world, exchange, third);
    if (first === 'upload') return takeUpload(site.world, exchange, third);
    if (first === 'files-pri') return sendPrivateFile(site.world, site.tokens, exchange, second);
  }
  if (!isOwnPage(request)) return end(response, 403);
  if (first === 'ui') return answerUi(site.desk, exchange, second);
  if (request.method !== 'GET' || !sendPage(response, url.pathname, site.page)) end(response, 404);
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain' }).end(status === 403 ? 'forbidden' : 'not found');
}
