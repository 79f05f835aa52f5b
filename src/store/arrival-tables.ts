/** The eighth migration: what a flood brings is put on disk in one piece, and kept a little later. */
export const ARRIVAL_TABLES: readonly string[] = [
  `create table arrivals (
    seq integer primary key, event_id text unique, arrived_at integer not null, body text not null)`,
];
