/** Action ids, versioned: an old message's button still works after a change. Values are ids, never secrets. */
export const ACTIONS = {
  /** On a notice; value: notice id. */
  details: 'trail:details:v1',
  moreBy: 'trail:more_by:v1',
  history: 'trail:history:v1',
  /** On a notice of many changes; value: notice id. Its pages, oldest first; value: `<notice id>:<offset>`. */
  showAll: 'trail:show_all:v1',
  noticeOlder: 'trail:notice_older:v1',
  noticeNewer: 'trail:notice_newer:v1',
  /** Overflow on a notice; option value: `around|raw|link:<notice id>`. */
  noticeMenu: 'trail:notice_menu:v1',
  /** Overflow on a line of an answer; option value: `details|more_by|history|around:<event id>`. */
  lineMenu: 'trail:line_menu:v1',
  /** Buttons under an answer; value: `<asked id>:<offset>` for a page, `<asked id>:<offset>` for share (what is shown). */
  older: 'trail:older:v1',
  newer: 'trail:newer:v1',
  share: 'trail:share:v1',
  /** Button when a name is several things; value: `<asked id>:<choice>` (a number, or `all`). */
  choose: 'trail:choose:v1',
  /** On "Reading CloudTrail" and on an answer that is not whole; value: `<asked id>`. */
  stop: 'trail:stop:v1',
  goOn: 'trail:go_on:v1',
  tellMe: 'trail:tell_me:v1',
  /** Under an answer with nothing found; value: `<asked id>:<from in ms since 1970>`, or `<asked id>:all` for no window. */
  wider: 'trail:wider:v1',
  /** The same as `wider`, beside it: no two elements of a block may share an id. */
  lastKnown: 'trail:last_known:v1',
  /** Under every answer; value: `<asked id>`. */
  change: 'trail:change:v1',
  csv: 'trail:csv:v1',
  /** In a thread: one of a notice's things; value: `[notice id, resource key, typed line]` as JSON. */
  pick: 'trail:pick:v1',
  /** One of the things that a message names; value: a question, as it would be typed. */
  askNamed: 'trail:ask_named:v1',
  /** Pages of `/trail audit`; value: offset. */
  auditOlder: 'trail:audit_older:v1',
  auditNewer: 'trail:audit_newer:v1',
  /** A link button: Slack sends it all the same, and it is only acknowledged. */
  link: 'trail:link:v1',
} as const;

export type NoticeVerb = 'details' | 'more_by' | 'history' | 'around' | 'raw' | 'link';
