import { type Kysely, sql } from 'kysely';
import type { Tables } from './tables.ts';

/** The time zones that hours of operation were last set to, each once. A range of the key: only hours are looked at. */
export async function instanceZones(db: Kysely<Tables>): Promise<readonly string[]> {
  const { rows } = await sql<{ value: string }>`
    select distinct hours.value from field_values hours
    where hours.resource_key >= 'HoursOfOperation/' and hours.resource_key < 'HoursOfOperation0'
      and hours.field = 'TimeZone' and hours.value is not null
      and hours.at = (select max(last.at) from field_values last
        where last.resource_key = hours.resource_key and last.field = 'TimeZone')`.execute(db);
  return rows.flatMap(({ value }) => {
    const zone: unknown = JSON.parse(value);
    return typeof zone === 'string' ? [zone] : [];
  });
}
