import { readdirSync, readFileSync } from 'node:fs';
import type { JsonObject } from '../../src/cloudtrail/record.ts';

const FOLDER = new URL('../fixtures/records/', import.meta.url);

/** Every record in test/fixtures/records, by name: `<eventName>.<variant>`. Throws when there is none. */
export function recordFixtures(): readonly { name: string; record: JsonObject }[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
  if (files.length === 0) throw new Error(`No records in ${FOLDER.pathname}`);
  return files.sort().map((file) => ({ name: file.replace(/\.json$/, ''), record: readFixture(file) }));
}

/** One record by name. Throws when there is no such fixture. */
export function recordFixture(name: string): JsonObject {
  return readFixture(`${name}.json`);
}

function readFixture(file: string): JsonObject {
  return JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8'));
}
