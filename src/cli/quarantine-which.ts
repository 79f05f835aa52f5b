import { BotError } from '../errors.ts';
import type { Held, QuarantineStore } from '../quarantine-retry.ts';
import { withoutControls } from './inert.ts';
import { SHORT, shortId } from './quarantine-text.ts';

type Finder = Pick<QuarantineStore, 'findQuarantined' | 'listQuarantined'>;

/** So many are named where one was meant. */
const NAMED = 3;

/** What ids or --all mean, before anything is done to it. Throws BotError('usage'). */
export async function chosen(ids: readonly string[], all: boolean, store: Finder): Promise<readonly Held[]> {
  if (all && ids.length > 0) throw new BotError('usage', 'Type either ids or --all, not both.');
  if (all) return (await store.listQuarantined()).toReversed();
  if (ids.length === 0)
    throw new BotError('usage', 'Type the ids that `connect-trail quarantine list` shows, or --all.');
  const found = new Map<string, Held>();
  for (const typed of ids) {
    const held = await theOne(typed, store);
    found.set(held.id, held);
  }
  return [...found.values()];
}

/** The one whose id begins so. Throws BotError('usage') where there is none, or several. */
export async function theOne(typed: string, store: Pick<Finder, 'findQuarantined'>): Promise<Held> {
  const prefix = typed.trim().toLowerCase();
  const found = /^[0-9a-f]{1,64}$/.test(prefix) ? await store.findQuarantined(prefix, NAMED + 1) : [];
  const [held, other] = found;
  if (!held) {
    const said = withoutControls(typed).slice(0, 64);
    throw new BotError(
      'usage',
      `Nothing in quarantine has the id \`${said}\`. \`connect-trail quarantine list\` shows the ids.`,
    );
  }
  if (!other) return held;
  const ids = found.slice(0, NAMED).map(({ id }) => (prefix.length < SHORT ? shortId(id) : id));
  const more = found.length > NAMED ? ', …' : '';
  throw new BotError('usage', `${prefix} is the beginning of several ids: ${ids.join(', ')}${more}. Type more of it.`);
}
