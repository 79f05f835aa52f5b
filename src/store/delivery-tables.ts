/** The third migration: what a channel is owed beside runs of work, and who may post to it. */
export const DELIVERY_TABLES: readonly string[] = [
  // `run` one actor's work, `catchup` what came late, `rollup` the day's routine, `storm` what a channel fell behind with.
  "alter table notices add column kind text not null default 'run'",
  // Of an automation session: one piece of work however long it takes.
  'alter table notices add column session integer not null default 0',
  // A roll-up's day where the operator is.
  'alter table notices add column day text',
  'alter table notices add column size integer not null default 0',
  // Calls in it that were refused, mended or not.
  'alter table notices add column refused integer not null default 0',
  // When Slack last took it, and how often it was edited: edits slow down, in every worker and after every restart.
  'alter table notices add column sent_at integer',
  'alter table notices add column edits integer not null default 0',
  'alter table notice_activities add column at integer not null default 0',
  // The call and the thing it was made on: a later success of the same mends a refusal.
  'alter table notice_activities add column call text',
  'alter table notice_activities add column refused integer not null default 0',
  'alter table notice_activities add column mended integer not null default 0',
  'create index notice_activities_call on notice_activities (notice_id, call)',
  // What the thread owes: the first fifty as a list, all of them as a file.
  `create table notice_details (
    notice_id text not null references notices, part text not null, state text not null, ref text, since integer not null,
    primary key (notice_id, part)) without rowid`,
  `create index notice_details_due on notice_details (since) where state in ('due', 'posting')`,
  'create table leases (name text primary key, holder text not null, until_at integer not null) without rowid',
  // A message that Slack refused, beside records that could not be read.
  "alter table quarantine add column kind text not null default 'record'",
  'alter table quarantine add column channel text',
  'alter table quarantine add column notice_id text',
];

/** What the rows of before do not say. */
export const FILL_DELIVERY: readonly string[] = [
  `update notices set sent_at = since,
    size = (select count(*) from notice_activities member where member.notice_id = notices.id)`,
  `update notice_activities set
    at = (select at from activities where activities.event_id = notice_activities.event_id),
    refused = (select refused from activities where activities.event_id = notice_activities.event_id)`,
];
