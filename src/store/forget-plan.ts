import type { Kysely } from 'kysely';
import type { Forgetting } from '../forget.ts';
import type { Tables } from './tables.ts';

/** The contract is ForgetStore.findForgetting's. */
export async function findForgetting(db: Kysely<Tables>): Promise<Forgetting | undefined> {
  const rows = await db.selectFrom('forgetting').selectAll().orderBy('identifier').execute();
  const [first] = rows;
  if (!first) return undefined;
  return {
    pseudonym: first.label,
    replacements: rows.flatMap(({ identifier, pseudonym, kind }) =>
      kind === 'key' ? [] : [{ text: identifier, kind, by: pseudonym }],
    ),
    keys: rows.filter(({ kind }) => kind === 'key').map(({ identifier }) => identifier),
  };
}

export async function saveForgetting(db: Kysely<Tables>, { pseudonym, replacements, keys }: Forgetting): Promise<void> {
  const rows = [
    ...replacements.map(({ text, kind, by }) => ({ identifier: text, pseudonym: by, kind })),
    ...keys.map((key) => ({ identifier: key, pseudonym: '', kind: 'key' as const })),
  ];
  await db
    .insertInto('forgetting')
    .values(rows.map((row) => ({ ...row, label: pseudonym })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
