/** The sixth migration: a record that comes in a burst writes to fewer places of the disk. */
export const FEWER_WRITES: readonly string[] = [
  // What a burst brings is asked for at once, and put into `postings` with more of it.
  `create table unindexed (
    block integer not null, slot integer not null, terms text not null, primary key (block, slot)) without rowid`,
  // Of what had a row for each thing of each activity, only this is asked for since there are postings.
  `create table deletions (
    resource_key text not null, at integer not null, event_id text not null references activities (event_id),
    primary key (resource_key, at, event_id)) without rowid`,
  `insert into deletions (resource_key, at, event_id) select resource_key, at, event_id from activities
    where is_change = 1 and refused = 0 and resource_key is not null and substr(event_name, 1, 6) = 'Delete'`,
  'drop table activity_refs',
  'create index notices_late on notices (channel) where late_ms is not null',
];
