import type { Query } from '../activity/query.ts';
import { edgesOf, RETENTION_CLASSES, type Retention, type RetentionClass } from '../activity/retention.ts';
import type { LookupStore } from '../lookup.ts';
import { counted } from '../notice/inflect.ts';

const CHANGES = ['config', 'data', 'tagging', 'auth'] as const;
const OTHERS = ['runtime', 'read'] as const;

/** What a class of retention is, as a question. */
const ASKED: Readonly<Record<RetentionClass, Omit<Query, 'window'>>> = {
  sensitive: { planes: [...CHANGES, ...OTHERS], severities: ['sensitive'] },
  routine: { planes: CHANGES, severities: ['notable', 'routine'] },
  runtime: { planes: OTHERS, severities: ['notable', 'routine'] },
};

/** The sentence for a store that holds what retention ends; undefined where it holds nothing of the kind. */
export async function describeExpired(
  store: Pick<LookupStore, 'count'>,
  retention: Retention,
  now: Date,
): Promise<string | undefined> {
  const edges = edgesOf(retention, now);
  const parts: string[] = [];
  const settings: string[] = [];
  for (const each of RETENTION_CLASSES) {
    const to = edges[each];
    const { found } = to ? await store.count({ ...ASKED[each], window: { to } }) : { found: 0 };
    if (found === 0) continue;
    parts.push(`${counted(found, `${each} record`)} older than ${retention[each]} days`);
    settings.push(`RETENTION_${each.toUpperCase()}=forever`);
  }
  if (parts.length === 0) return undefined;
  return `The bot removes what retention ends: ${parts.join(', ')}. To keep it, set ${settings.join(', ')} before it runs.`;
}
