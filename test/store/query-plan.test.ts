import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Query } from '../../src/activity/query.ts';
import { countStatement, findStatement } from '../../src/store/find-activities.ts';
import { createDialect } from '../../src/store/sqlite-dialect.ts';
import type { Tables } from '../../src/store/tables.ts';
import { at } from './an-activity.ts';
import { aFolder, openStore } from './open-store.ts';

const window = { from: at('8:00'), to: at('9:00') };

describe('the plan of a question', () => {
  it.each<[string, Query, RegExp]>([
    ['changes', { window: {} }, /hit USING COVERING INDEX activities_at \(is_change=\?\)/],
    ['changes in a window', { window }, /COVERING INDEX activities_at \(is_change=\? AND at>\? AND at<\?\)/],
    [
      'a person',
      { window, actorKeys: ['a'] },
      /COVERING INDEX activities_actor \(actor_key=\? AND is_change=\? AND at>/,
    ],
    [
      'people',
      { window: {}, actorKeys: ['a', 'b'] },
      /COVERING INDEX activities_actor \(actor_key=\? AND is_change=\?\)/,
    ],
    ['a person and a type', { window, actorKeys: ['a'], resourceType: 'Queue' }, /INDEX activities_actor/],
    [
      'a type',
      { window, resourceType: 'Queue' },
      /COVERING INDEX activities_type \(resource_type=\? AND is_change=\? AND/,
    ],
    ['a thing', { window, resourceKeys: ['k'] }, /hit USING PRIMARY KEY \(resource_key=\? AND is_change=\? AND at>/],
    ['things', { window: {}, resourceKeys: ['k', 'l'] }, /hit USING PRIMARY KEY \(resource_key=\? AND is_change=\?\)/],
    [
      'a thing and a person',
      { window: {}, resourceKeys: ['k'], actorKeys: ['a'] },
      /hit USING PRIMARY KEY \(resource_key/,
    ],
    ['an event', { window: {}, eventID: 'e' }, /hit USING INDEX sqlite_autoindex_activities_1 \(event_id=\?\)/],
    ['a request', { window: {}, requestID: 'r' }, /hit USING INDEX activities_request \(request_id=\?\)/],
    ['reads', { window, planes: ['read'] }, /INDEX activities_at \(is_change=\? AND at>\? AND at<\?\)/],
  ])('for %s goes through its index', async (_, query, index) => {
    const db = await emptyFile();
    for (const statement of [findStatement(query, { limit: 10, offset: 0 }), countStatement(query)]) {
      const { rows } = await sql<{ detail: string }>`explain query plan ${statement}`.execute(db);
      const plan = rows.map(({ detail }) => detail).join('\n');
      expect(plan).toMatch(index);
      expect(plan).not.toMatch(/SCAN (?!page|\d+-ROW|\(subquery)/);
    }
  });

  it.each<[string, Query]>([
    ['changes', { window }],
    ['a person', { window, actorKeys: ['a'] }],
    ['a type', { window, resourceType: 'Queue' }],
    ['a thing', { window, resourceKeys: ['k'] }],
  ])('for %s needs no sorting of what it finds', async (_, query) => {
    const db = await emptyFile();
    const { rows } = await sql<{ detail: string; parent: number }>`
      explain query plan ${findStatement(query, { limit: 10, offset: 0 })}`.execute(db);
    // What is sorted at the end is the page itself.
    expect(rows.filter(({ detail, parent }) => detail.includes('TEMP B-TREE') && parent !== 0)).toEqual([]);
  });
});

async function emptyFile(): Promise<Kysely<Tables>> {
  const path = join(aFolder(), 'plan.db');
  await openStore(path);
  const db = new Kysely<Tables>({ dialect: createDialect(new DatabaseSync(path)) });
  onTestFinished(() => db.destroy());
  return db;
}
