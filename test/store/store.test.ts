import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { BotError } from '../../src/errors.ts';
import { createStore } from '../../src/store/store.ts';
import { anActivity, save } from './an-activity.ts';
import { aFolder, openStore } from './open-store.ts';

describe('createStore', () => {
  it('creates a file of large pages with a write-ahead log', async () => {
    const path = join(aFolder(), 'new.db');
    await openStore(path);
    const database = new DatabaseSync(path);
    expect({ ...database.prepare('pragma page_size').get(), ...database.prepare('pragma journal_mode').get() }).toEqual(
      {
        page_size: 16384,
        journal_mode: 'wal',
      },
    );
    database.close();
  });

  it('finds everything again when it is opened a second time', async () => {
    const path = join(aFolder(), 'kept.db');
    const first = await createStore({ path });
    await save(first, anActivity('e1'));
    await first.close();
    const second = await openStore(path);
    expect(await second.findActivity('e1')).toEqual(anActivity('e1'));
    expect(await save(second, anActivity('e1'))).toEqual(['known']);
  });

  it('lets a second process work on the same file', async () => {
    const path = join(aFolder(), 'shared.db');
    const [bot, importer] = [await openStore(path), await openStore(path)];
    await save(importer, anActivity('e1'));
    expect(await save(bot, anActivity('e1'))).toEqual(['known']);
  });

  it('says which folder is missing', async () => {
    const path = join(aFolder(), 'nowhere', 'x.db');
    await expect(createStore({ path })).rejects.toMatchObject({
      code: 'config',
      message: expect.stringMatching(/^The folder \/.*nowhere does not exist\. Create it, or name another file/),
    });
  });

  it.each([
    ['a text file', (path: string) => writeFileSync(path, 'Dear diary, '.repeat(2000))],
    ['a folder', (path: string) => mkdirSync(path)],
    ['a store of a later version', tellOfALaterVersion],
  ])('refuses %s with a sentence', async (_, make) => {
    const path = join(aFolder(), 'odd.db');
    await make(path);
    const refusal = await createStore({ path }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(BotError);
    expect(refusal).toMatchObject({
      code: 'store',
      message: expect.stringContaining(`The store ${path} cannot be used`),
    });
  });

  it('closes twice, and refuses what comes after', async () => {
    const store = await createStore({ path: ':memory:' });
    await store.close();
    await store.close();
    await expect(save(store, anActivity('e1'))).rejects.toMatchObject({
      code: 'store',
      message: 'The store is closed.',
    });
  });
});

async function tellOfALaterVersion(path: string): Promise<void> {
  await (await createStore({ path })).close();
  const database = new DatabaseSync(path);
  database.exec("insert into kysely_migration values ('9999-from-the-future', '2030-01-01T00:00:00Z')");
  database.close();
}
