import type { RequestListener } from 'node:http';
import { App, HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../deliver.ts';
import { createBoltLogger } from './bolt-logger.ts';
import { apiUrlOption, clientOptions } from './client.ts';

/** How Slack reaches us: a socket that we open, or signed requests. */
export type SlackDoor = Readonly<{ botToken: string; apiUrl?: string }> &
  (Readonly<{ mode: 'socket'; appToken: string }> | Readonly<{ mode: 'http'; signingSecret: string }>);

/** Where Slack sends requests in HTTP mode. */
export const SLACK_PATH = '/slack/events';

export type Bolt = Readonly<{
  app: App;
  /** HTTP mode: what our own server gives Slack's path to. */
  requestListener?: RequestListener;
  /** Checks the token; in Socket Mode, opens the socket. Throws as Slack refuses. */
  start(): Promise<void>;
  /** No new requests from here on; what was acknowledged goes on. */
  stop(): Promise<void>;
}>;

/** A Bolt app in either mode, with no listeners yet. */
export function createBolt(door: SlackDoor, log: Log): Bolt {
  const logger = createBoltLogger(log);
  const common = {
    token: door.botToken,
    clientOptions: clientOptions(door.apiUrl),
    logger,
    convoStore: false,
    // The default checks the token in the constructor, where a refusal is an unhandled rejection.
    deferInitialization: true,
    extendedErrorHandler: true,
  } as const;

  if (door.mode === 'http') {
    const receiver = new HTTPReceiver({ signingSecret: door.signingSecret, endpoints: SLACK_PATH, logger });
    const app = new App({ ...common, receiver });
    return { app, requestListener: receiver.requestListener, start: () => app.init(), stop: async () => undefined };
  }
  const receiver = new SocketModeReceiver({
    appToken: door.appToken,
    logger,
    // Its own object, with the client's own patience: opening a socket may be tried again as often as it takes.
    installerOptions: { clientOptions: apiUrlOption(door.apiUrl) },
  });
  const app = new App({ ...common, receiver });
  return {
    app,
    async start() {
      await app.init();
      log.info(
        { mode: 'socket' },
        'Opening the socket to Slack; while it does not answer, it is asked again for half an hour.',
      );
      await app.start();
    },
    async stop() {
      await app.stop();
    },
  };
}
