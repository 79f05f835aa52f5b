import type { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import { createDelivery, type Delivery } from './deliver.ts';
import { createChannelCheck } from './slack/channel-check.ts';
import { createChannelReader, createFindPosted } from './slack/find-posted.ts';
import { createTellOperator } from './slack/operator.ts';
import { createPacer } from './slack/pacer.ts';
import { createPoster, type Poster } from './slack/poster.ts';
import { createSharedLanes } from './slack/shared-lanes.ts';
import { createShownIn } from './slack/shown-in.ts';
import { createThreadFiles } from './slack/thread-file.ts';
import type { Store } from './store/store.ts';

type DeliveryParts = Readonly<{
  config: Config;
  store: Store;
  client: WebClient;
  clock: Clock;
  log: Logger;
  dayOf(at: Date): string;
  /** Among the workers over one store. */
  holder: string;
  restoredAt: Date | undefined;
}>;

/** Delivery and what it shares with answers to people: one pace, one check of a channel. */
export function createAppDelivery({
  config,
  store,
  client,
  clock,
  log,
  dayOf,
  holder,
  restoredAt,
}: DeliveryParts): Readonly<{
  delivery: Delivery;
  poster: Poster;
  objection: ReturnType<typeof createChannelCheck>;
  tellOperator(sentence: string): void;
  shownIn: ReturnType<typeof createShownIn>;
}> {
  const { slack } = config;
  const pacer = createPacer(clock, createSharedLanes({ store, clock }));
  const poster = createPoster(client, pacer);
  const objection = createChannelCheck({
    client,
    clock,
    allowShared: slack.allowSharedChannel,
    onUnknown: () => log.warn('This Slack does not tell whether a channel is shared with another company.'),
  });
  const reader = createChannelReader(client, pacer);
  const tellOperator = createTellOperator({ poster, channel: slack.opsChannel, objection, log });
  const delivery = createDelivery({
    store,
    clock,
    log,
    holder,
    restoredAt,
    random: Math.random,
    dayOf,
    zone: config.timeZone,
    tellOperator,
    slack: {
      post: (to, message, before) => poster.post(to, message, 'notice', before),
      edit: (at, message, before) => poster.edit(at, message, before),
      ...createFindPosted(reader),
      ...createThreadFiles({ client, fetch, pacer }),
      objection,
    },
  });
  return { delivery, poster, objection, tellOperator, shownIn: createShownIn(reader) };
}
