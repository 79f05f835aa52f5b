import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, type RawBuilder, sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { blocksStatement, slotsStatement } from '../../src/store/edges.ts';
import { betweenStatement, bodiesStatement } from '../../src/store/find-activities.ts';
import { sortedStatement, walkStatement } from '../../src/store/in-order.ts';
import { postingsStatement } from '../../src/store/load-postings.ts';
import { locateStatement } from '../../src/store/matching.ts';
import { doneStatement, standingStatement } from '../../src/store/mend-elsewhere.ts';
import { sensitiveStatement } from '../../src/store/notice-summary.ts';
import { createDialect } from '../../src/store/sqlite-dialect.ts';
import type { Tables } from '../../src/store/tables.ts';
import { at } from './an-activity.ts';
import { aFolder, openStore } from './open-store.ts';

const window = { from: at('8:00'), to: at('9:00') };
const EVENT = /activities USING INDEX sqlite_autoindex_activities_1 \(event_id=\?\)/;
const place = { block: 0, slot: 0, at: 0, event_id: 'e' };

describe('the plan of a statement', () => {
  it.each<[string, (db: Kysely<Tables>) => RawBuilder<unknown>, readonly RegExp[]]>([
    [
      'where terms are true',
      (db) => postingsStatement(db, ['change'], {}),
      [
        /SEARCH terms USING COVERING INDEX sqlite_autoindex_terms_1 \(text=\?\)/,
        /postings USING PRIMARY KEY \(term=\?\)/,
      ],
    ],
    [
      'where terms are true in a window',
      (db) => postingsStatement(db, ['change'], window),
      [/postings USING PRIMARY KEY \(term=\? AND block>\? AND block<\?\)/],
    ],
    [
      'the blocks at the edge of a window',
      () => blocksStatement(0),
      [
        /blocks USING INTEGER PRIMARY KEY \(rowid>\? AND rowid<\?\)/,
        /trimmed_blocks USING INTEGER PRIMARY KEY \(rowid=\?\)/,
      ],
    ],
    [
      'the edge of a window, by time',
      (db) => slotsStatement(db, 0, [{ begin: 0, end: 1 }], true),
      [/found USING COVERING INDEX activities_time \(at>\? AND at<\?\)/],
    ],
    [
      'the edge of a window, by block',
      (db) => slotsStatement(db, 0, [{ begin: 0, end: 1 }], false),
      [/found USING COVERING INDEX activities_place \(block=\?\)/],
    ],
    [
      'an event',
      (db) => locateStatement(db, { eventID: 'e' }),
      [/USING INDEX sqlite_autoindex_activities_1 \(event_id=\?\)/],
    ],
    [
      'a request',
      (db) => locateStatement(db, { requestID: 'r' }),
      [/USING INDEX activities_request \(request_id=\?\)/],
    ],
    [
      'a few in order',
      (db) => sortedStatement(db, [[0, 0]], false, 10),
      [/COVERING INDEX activities_place \(block=\? AND slot=\?\)/],
    ],
    [
      'a day',
      (db) => walkStatement(db, 0, { oldestFirst: false, step: 64 }),
      [/COVERING INDEX activities_time \(at>\? AND at<\?\)/],
    ],
    [
      'the rest of a day',
      (db) => walkStatement(db, 0, { oldestFirst: true, step: 64, after: place }),
      [/COVERING INDEX activities_time \(at>\? AND at<\?\)|COVERING INDEX activities_time \(\(at,event_id\)>\(\?,\?\)/],
    ],
    [
      'bodies',
      (db) => bodiesStatement(db, ['e']),
      [/activities USING INDEX sqlite_autoindex_activities_1 \(event_id=\?\)/],
    ],
    [
      'how many were searched',
      () => betweenStatement(window),
      [
        / blocks USING INTEGER PRIMARY KEY \(rowid>\? AND rowid<\?\)/,
        /trimmed_blocks USING INTEGER PRIMARY KEY \(rowid>\? AND rowid<\?\)/,
      ],
    ],
    [
      'refusals that still stand',
      (db) => standingStatement(db, 'C1', ['c']),
      [/member USING INDEX notice_activities_refused \(channel=\? AND call=\?\)/, EVENT],
    ],
    [
      'what made a refusal good',
      (db) => doneStatement(db, { channel: 'C1', call: 'c', noticeId: 'n', actorKey: 'a', at: 0 }),
      [/member USING INDEX notice_activities_call \(call=\?\)/, EVENT],
    ],
    [
      'sensitive changes of the same time',
      (db) => sensitiveStatement(db, { channel: 'C1', kind: 'run', actor_key: 'a', from_at: 0, to_at: 1 }),
      [
        /activities USING INDEX activities_time \(at>\? AND at<\?\)/,
        /member USING PRIMARY KEY \(channel=\? AND event_id=\?\)/,
      ],
    ],
  ])('for %s goes through an index', async (_, statementOf, indexes) => {
    const db = await emptyFile();
    const { rows } = await sql<{ detail: string }>`explain query plan ${statementOf(db)}`.execute(db);
    const plan = rows.map(({ detail }) => detail).join('\n');
    for (const index of indexes) expect(plan).toMatch(index);
    expect(plan).not.toMatch(/SCAN (?!wish|place|edge|unindexed|CONSTANT)/);
  });

  it('for a day needs no sorting', async () => {
    const db = await emptyFile();
    const { rows } = await sql<{
      detail: string;
    }>`explain query plan ${walkStatement(db, 0, { oldestFirst: false, step: 64 })}`.execute(db);
    expect(rows.filter(({ detail }) => detail.includes('TEMP B-TREE'))).toEqual([]);
  });
});

async function emptyFile(): Promise<Kysely<Tables>> {
  const path = join(aFolder(), 'plan.db');
  await openStore(path);
  const db = new Kysely<Tables>({ dialect: createDialect(new DatabaseSync(path)) });
  onTestFinished(() => db.destroy());
  return db;
}
