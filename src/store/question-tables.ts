/** The second migration: what a question of many parts is answered from (`postings`), and what is known to be whole. */
export const QUESTION_TABLES: readonly string[] = [
  'alter table activities add column block integer',
  'alter table activities add column slot integer',
  'drop index activities_at',
  'drop index activities_actor',
  'drop index activities_type',
  'create index activities_time on activities (at, event_id, block, slot)',
  'create index activities_place on activities (block, slot, at, event_id)',
  'create index actors_seen on actors (seen_at)',
  // A block is some thousand activities of one UTC day. A term (`event⏎UpdateQueueName`) is true of those in its slots.
  `create table blocks (
    block integer primary key, size integer not null, first_at integer not null, last_at integer not null)`,
  'create table terms (id integer primary key, text text not null unique)',
  `create table postings (
    term integer not null, block integer not null, slots blob not null, primary key (term, block)) without rowid`,
  // Without a scope, every record of the class; settled 0: read before all of it could be seen.
  `create table coverage (
    account text not null, region text not null, event_source text not null, class text not null, scope text not null,
    settled integer not null, from_at integer not null, to_at integer not null,
    primary key (account, region, event_source, class, scope, settled, from_at)) without rowid`,
  // What a mention or a shortcut in a notice's thread asks: which notice is this message?
  'create index notices_shown on notices (channel, ts) where ts is not null',
  'create table turns (name text primary key, free_at integer not null) without rowid',
];
