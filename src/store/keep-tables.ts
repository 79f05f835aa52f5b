/** What retention and forgetting need: what was removed from a block, and the ways from an activity to what hangs on it. */
export const KEEP_TABLES: readonly string[] = [
  // How many of a block's activities are gone. Not a column of `blocks`: their slots stay taken.
  'create table trimmed_blocks (block integer primary key, size integer not null)',
  'create index same_actions_event on same_actions (event_id)',
  'create index answers_age on answers (at)',
  // What one run of `forget` replaces by what, until it is finished: an interrupted one goes on with the same words.
  `create table forgetting (
    identifier text primary key, pseudonym text not null, kind text not null, label text not null)`,
];

/** SQLite's name index follows `words` by itself only where it is told to. */
export const KEEP_WORDS_INDEXED: readonly string[] = [
  `create trigger words_unindexed after delete on words begin
    insert into words_fts (words_fts, rowid, folded) values ('delete', old.id, old.folded); end`,
];
