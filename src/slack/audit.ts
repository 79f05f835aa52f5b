import type { AuditStore, Lookup } from '../lookup.ts';
import { ACTIONS } from '../notice/actions.ts';
import { type AuditLine, NOT_AN_ASKER, renderAudit } from '../notice/audit.ts';
import type { Message } from '../notice/message.ts';
import type { ActionCall, CommandCall, Listener, Visitor } from './listener.ts';
import type { People } from './people.ts';

const PAGE = 15;

type AuditDeps = Readonly<{
  store: AuditStore;
  lookup: Pick<Lookup, 'saw'>;
  people: People;
  /** Who may see it, by member id; in the order of no importance. */
  askers: readonly string[];
}>;

/** `/trail audit` and nothing else: a queue called Audit is asked for as a queue. */
export function isAudit(text: string): boolean {
  return text.trim().toLowerCase() === 'audit';
}

/** Who asked what, for those in ASKERS; seeing it is kept as well. */
export function createAudit({ store, lookup, people, askers }: AuditDeps) {
  async function page({ slackUserId, channel = '' }: Visitor, offset: number): Promise<Message> {
    if (!askers.includes(slackUserId)) return NOT_AN_ASKER;
    const found = await store.listAsked({ limit: PAGE + 1, offset });
    await lookup.saw({ slackUserId, channel, text: `who asked what (audit, from ${offset + 1})` });
    const lines = await Promise.all(
      found.slice(0, PAGE).map(async ({ at, slackUserId: id, channel: where, text }): Promise<AuditLine> => {
        return { at, who: (await people.nameOf(id)) ?? id, channel: where, text };
      }),
    );
    return renderAudit({ lines, offset, page: PAGE, hasOlder: found.length > PAGE });
  }

  async function turn({ visitor, value, respond, isEphemeral }: ActionCall): Promise<void> {
    const offset = Number(value);
    const safe = Number.isSafeInteger(offset) && offset > 0 ? offset : 0;
    await respond(await page(visitor, safe), { replace: isEphemeral });
  }

  const listeners: readonly Listener[] = [
    { kind: 'action', id: ACTIONS.auditOlder, run: turn },
    { kind: 'action', id: ACTIONS.auditNewer, run: turn },
  ];
  return {
    listeners,
    first: async ({ visitor, respond }: CommandCall): Promise<void> => respond(await page(visitor, 0)),
  };
}
