/** The first migration. Released migrations are never edited: a change is a new one. */
export const FIRST_TABLES: readonly string[] = [
  `create table activities (
    seq integer primary key, event_id text not null unique, at integer not null, arrived_at integer not null, account text, region text not null,
    instance_id text, event_source text not null, event_name text not null, plane text not null,
    is_change integer not null, actor_key text not null, resource_type text, resource_key text, request_id text,
    refused integer not null, sensitive integer not null, treatment text not null, stray integer not null, sha256 text not null,
    body text not null)`,
  // Each ends with what a page is ordered by and what a count counts, so that neither reads the table itself.
  'create index activities_at on activities (is_change, at, event_id, refused, sensitive)',
  'create index activities_actor on activities (actor_key, is_change, at, event_id, refused, sensitive)',
  'create index activities_type on activities (resource_type, is_change, at, event_id, refused, sensitive)',
  'create index activities_request on activities (request_id) where request_id is not null',
  `create index activities_emergency on activities (at)
    where event_name = 'AdminGetEmergencyAccessToken' and refused = 0`,
  'create table records (seq integer primary key references activities, record text not null)',
  `create table activity_refs (
    resource_key text not null, is_change integer not null, at integer not null,
    event_id text not null references activities (event_id), refused integer not null, sensitive integer not null,
    side text not null, primary key (resource_key, is_change, at, event_id)) without rowid`,
  `create table same_actions (id text primary key, event_id text not null references activities (event_id)) without rowid`,
  `create table things (
    key text primary key, type text not null, id text, instance_id text, name text, named_at integer) without rowid`,
  'create index things_id on things (lower(id))',
  `create table names (
    key text not null, valid_from integer not null, event_id text not null, name text not null,
    primary key (key, valid_from, event_id)) without rowid`,
  `create table actors (
    key text primary key, label text not null, signature text not null, user_key text, seen_at integer not null) without rowid`,
  'create index actors_user on actors (user_key) where user_key is not null',
  `create table words (
    id integer primary key, owner text not null, key text not null, text text not null, folded text not null,
    unique (folded, owner, key))`,
  'create index words_key on words (key, owner)',
  `create virtual table words_fts using fts5 (folded, content = 'words', content_rowid = 'id', tokenize = 'trigram')`,
  `create trigger words_indexed after insert on words begin
    insert into words_fts (rowid, folded) values (new.id, new.folded); end`,
  `create table field_values (
    resource_key text not null, field text not null, at integer not null,
    event_id text not null references activities (event_id), value text, actor_key text not null,
    primary key (resource_key, field, at, event_id)) without rowid`,
  `create table notices (
    id text primary key, channel text not null, actor_key text not null, wanted integer not null,
    posted integer not null, ts text, posting integer not null, state text not null, from_at integer not null,
    to_at integer not null, opened_at integer not null, grown_at integer not null, since integer not null,
    sensitive integer not null, late_ms integer, reason text) without rowid`,
  `create index notices_open on notices (channel, actor_key, opened_at) where state = 'open'`,
  `create index notices_due on notices (since) where wanted > posted and state <> 'closed'`,
  `create table notice_activities (
    channel text not null, event_id text not null references activities (event_id),
    notice_id text not null references notices, version integer not null, arrived_at integer not null,
    primary key (channel, event_id)) without rowid`,
  'create index notice_activities_notice on notice_activities (notice_id, version)',
  `create table notice_parts (
    notice_id text not null references notices, part text not null, value text not null, version integer not null,
    primary key (notice_id, part, value)) without rowid`,
  `create table quarantine (
    sha256 text primary key, body text not null, reason text not null, carrier text not null, at integer not null)`,
  'create index quarantine_at on quarantine (at)',
  `create table asked (
    asked_id text primary key, at integer not null, slack_user_id text not null, channel text not null,
    text text not null, state text not null)`,
  `create table answers (
    channel text not null, thread_ts text not null, question text not null, at integer not null, ts text not null,
    primary key (channel, thread_ts, question, at)) without rowid`,
  // How far a source was read: `poll eu-central-1 connect.amazonaws.com`.
  'create table marks (name text primary key, at integer not null) without rowid',
];
