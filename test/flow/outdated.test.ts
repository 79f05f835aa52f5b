import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, it } from 'vitest';
import { aFolder } from '../store/open-store.ts';
import { startFlow } from '../support/flow.ts';

it('ends by itself, with a sentence, when a newer program changes the store under it', async () => {
  const path = join(aFolder(), 'trail.db');
  const { app } = await startFlow({ env: { DATABASE_URL: `sqlite:${path}` }, factor: 200 });
  const database = new DatabaseSync(path);
  database.exec("insert into kysely_migration values ('9999-from-the-future', '2030-01-01T00:00:00Z')");
  database.close();
  expect(await app.outdated).toBe(
    'A later version of Connect Trail has changed its tables (9999-from-the-future), and this one would not keep to them. Run that version.',
  );
});
