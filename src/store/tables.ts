import type { Generated } from 'kysely';
import type { NoticeKind } from '../notice/views.ts';

/** The tables as Kysely knows them. Times are milliseconds since 1970, yes and no are 1 and 0. */
export type Tables = {
  activities: {
    /** In the order of arrival; joins a record to its activity. */
    seq: Generated<number>;
    event_id: string;
    at: number;
    arrived_at: number;
    account: string | null;
    region: string;
    instance_id: string | null;
    event_source: string;
    event_name: string;
    plane: string;
    /** Neither a read nor runtime traffic: what a question asks for unless it says otherwise. */
    is_change: number;
    actor_key: string;
    resource_type: string | null;
    resource_key: string | null;
    request_id: string | null;
    refused: number;
    sensitive: number;
    treatment: string;
    /** From a replayed archive: it says nothing about what else happened then. */
    stray: number;
    sha256: string;
    /** The Activity as JSON. */
    body: string;
    /** Its place in `postings`. */
    block: number;
    slot: number;
  };
  /** Up to `BLOCK_SIZE` activities of one UTC day each, and the times of the oldest and the newest of them. */
  blocks: { block: number; size: number; first_at: number; last_at: number };
  /** How many of a block's activities retention removed; their slots stay taken. */
  trimmed_blocks: { block: number; size: number };
  /** What a run of `forget` replaces by what, and the keys of before, until it is finished; `label` is the pseudonym. */
  forgetting: { identifier: string; pseudonym: string; kind: 'name' | 'id' | 'own' | 'key'; label: string };
  /** What can be asked for; `postings` has where each is true, by block. */
  terms: { id: Generated<number>; text: string };
  postings: { term: number; block: number; slots: Uint8Array };
  /** What is not in `postings` yet: of a block, from this slot on, JSON of [term, slots] pairs. */
  unindexed: { block: number; slot: number; terms: string };
  records: { seq: number; record: string };
  /** What a flood brought and is not kept yet: JSON of what was masked. */
  arrivals: { seq: Generated<number>; event_id: string | null; arrived_at: number; body: string };
  /** When a thing was deleted: a late notice of it says so. */
  deletions: { resource_key: string; at: number; event_id: string };
  /** Ids under which a stored activity was recorded as well → the id it is stored under. */
  same_actions: { id: string; event_id: string };
  things: {
    key: string;
    type: string;
    /** Null where only a name is known. */
    id: string | null;
    instance_id: string | null;
    /** The newest name, and since when. */
    name: string | null;
    named_at: number | null;
  };
  names: { key: string; valid_from: number; event_id: string; name: string };
  actors: {
    key: string;
    label: string;
    /** How a sentence names who set something: a claimed name as claimed; '' where the login is all there is to say. */
    signature: string;
    user_key: string | null;
    seen_at: number;
  };
  /** Every text that something is found by, once, beside its folded form; `words_fts` indexes the latter. */
  words: { id: Generated<number>; owner: WordOwner; key: string; text: string; folded: string };
  field_values: {
    resource_key: string;
    field: string;
    at: number;
    event_id: string;
    /** JSON; null when it was set to something hidden. */
    value: string | null;
    actor_key: string;
  };
  notices: {
    id: string;
    channel: string;
    actor_key: string;
    wanted: number;
    posted: number;
    ts: string | null;
    /** A first post was begun and its outcome is not recorded. */
    posting: number;
    state: NoticeState;
    from_at: number;
    to_at: number;
    opened_at: number;
    grown_at: number;
    since: number;
    sensitive: number;
    late_ms: number | null;
    reason: string | null;
    kind: Generated<NoticeKind>;
    /** An automation session's: one piece of work, however long it takes. */
    session: Generated<number>;
    /** A roll-up's day. */
    day: Generated<string | null>;
    /** How many activities are in it, and how many of them were refused, mended or not. */
    size: Generated<number>;
    refused: Generated<number>;
    /** When Slack last took it. */
    sent_at: Generated<number | null>;
    edits: Generated<number>;
  };
  notice_activities: {
    channel: string;
    event_id: string;
    notice_id: string;
    /** The version of the notice that shows it first. */
    version: number;
    arrived_at: number;
    at: Generated<number>;
    /** The call and the thing it was made on; null where the record names neither. */
    call: Generated<string | null>;
    refused: Generated<number>;
    /** A later call of the same on the same thing succeeded: the refusal does not count. */
    mended: Generated<number>;
  };
  /** What a notice's thread owes: the first fifty as a list, all as a file. `ref`: the message's ts, or the file's id. */
  notice_details: { notice_id: string; part: DetailPart; state: DetailState; ref: string | null; since: number };
  /** Who alone may do what the name says, until when. */
  leases: { name: string; holder: string; until_at: number };
  /** What joining a group asks: the things and the kinds of call in it, each once. */
  notice_parts: { notice_id: string; part: 'thing' | 'kind'; value: string; version: number };
  /** `record`: could not be read. `message`: Slack refused it; its body is the message as JSON. */
  quarantine: {
    sha256: string;
    body: string;
    reason: string;
    carrier: string;
    at: number;
    kind: Generated<'record' | 'message'>;
    channel: Generated<string | null>;
    notice_id: Generated<string | null>;
  };
  asked: { asked_id: string; at: number; slack_user_id: string; channel: string; text: string; state: string };
  answers: { channel: string; thread_ts: string; question: string; at: number; ts: string };
  marks: { name: string; at: number };
  /** Stretches of time of which the store holds every record; `settled` 0: read before all of them could be seen. */
  coverage: {
    account: string;
    region: string;
    event_source: string;
    class: string;
    scope: string;
    settled: number;
    from_at: number;
    to_at: number;
  };
  /** When the next call of a name may be made. */
  turns: { name: string; free_at: number };
};

export type WordOwner = 'actor' | 'thing';

/**
 * `held` waits until it is known whether a channel shows it already; `open` may grow; `settled` may not, but is still
 * delivered; `closed` is never sent or edited again.
 */
export type NoticeState = 'held' | 'open' | 'settled' | 'closed';

export type DetailPart = 'list' | 'file';

/** `posting`: begun, and its outcome is not recorded. `skipped`: Slack does not let us. */
export type DetailState = 'due' | 'posting' | 'done' | 'skipped';
