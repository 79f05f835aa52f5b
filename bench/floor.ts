import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { type Bench, figure } from './figures.ts';
import { trailRecords } from './trail-records.ts';

const RECORDS = 20_000;

/** What everything else is made of, alone, so that a slow machine is seen: they are their own floors. */
export const measureFloor: Bench = async () => {
  const texts = Array.from(trailRecords(RECORDS), (record) => JSON.stringify(record));
  const parsing = secondsOf(() => {
    for (const text of texts) JSON.parse(text);
  });
  const folder = await mkdtemp(join(tmpdir(), 'connect-trail-bench-floor-'));
  const inserting = insertAll(join(folder, 'floor.db'), texts);
  await rm(folder, { recursive: true, force: true });
  const [parsed, inserted] = [RECORDS / parsing, RECORDS / inserting];
  return [
    figure('floor JSON.parse', parsed, parsed, 'records/s'),
    figure('floor insert', inserted, inserted, 'records/s'),
  ];
};

function insertAll(path: string, texts: readonly string[]): number {
  const database = new DatabaseSync(path);
  database.exec('pragma page_size = 16384; pragma journal_mode = wal; pragma synchronous = full');
  database.exec('create table records (seq integer primary key, record text not null)');
  const insert = database.prepare('insert into records (record) values (?)');
  const seconds = secondsOf(() => {
    database.exec('begin');
    for (const text of texts) insert.run(text);
    database.exec('commit');
  });
  database.close();
  return seconds;
}

function secondsOf(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}
