import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { gunzipSync } from 'node:zlib';
import { createStore } from '../src/store/store.ts';

/*
 * The floor of `import`: unpacks, parses and inserts the same bytes into tables with the same indexes, as many a
 * transaction, and understands nothing. `node plain-import.ts FOLDER STORE`.
 */

/** As many as `import` writes. */
const BATCH = 5_000;

type Plain = Readonly<Record<string, string>>;

const [folder = '', path = ''] = process.argv.slice(2);
await (await createStore({ path })).close();
const database = new DatabaseSync(path);
database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma wal_autocheckpoint = 4000');
database.exec('pragma cache_size = -65536; pragma foreign_keys = on; begin immediate');
const columns = `event_id, at, arrived_at, account, region, event_source, event_name, plane, is_change, actor_key,
  resource_type, resource_key, request_id, refused, sensitive, treatment, stray, sha256, body, block, slot`;
const places = columns.replaceAll(/\w+/g, '?');
const activity = database.prepare(`insert into activities (${columns}) values (${places})`);
const kept = database.prepare('insert into records (seq, record) values (?, ?)');

let seq = 0;
for (const name of readdirSync(folder).sort()) {
  const { Records: records } = JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString('utf8'));
  for (const record of records) insert(record);
}
database.exec('commit');
database.close();
process.stdout.write(`${seq}\n`);

function insert(record: Plain): void {
  const text = JSON.stringify(record);
  seq += 1;
  activity.run(...valuesOf(record, text));
  kept.run(seq, text);
  if (seq % BATCH === 0) database.exec('commit; begin immediate');
}

function valuesOf(record: Plain, text: string): SQLInputValue[] {
  const { eventID = '', eventTime = '', recipientAccountId = '', awsRegion = '', eventSource = '' } = record;
  const { eventName = '', requestID = '' } = record;
  const at = Date.parse(eventTime);
  const key = `${eventName} ${eventSource}`;
  const first = [eventID, at, at, recipientAccountId, awsRegion, eventSource, eventName, 'config', 1, key, key, key];
  return [...first, requestID, 0, 0, 'keep', 0, '0'.repeat(64), text, 0, seq % 4096];
}
