/** A change that was accepted, and what the channel owes it. */
export type Change = Readonly<{
  eventID: string;
  /** What shows this change and no other: a name, a value, the end of an id. */
  tokens: readonly string[];
  /** `told`: shown in exactly one notice. `quiet` (mended): in one at most. `counted`: in a roll-up's number. `kept`: in none. */
  owed: 'told' | 'quiet' | 'counted' | 'kept';
  /** AWS said no, and nobody got it done later. */
  refused?: boolean;
}>;

/** A message of the bot's in the channel with what hangs from it: one notice. */
export type ShownNotice = Readonly<{
  ts: string;
  /** From the message's metadata. */
  noticeId?: string;
  /** The words that people read, of the message and of each reply. */
  root: string;
  replies: readonly string[];
  /** The files in the thread, as text. */
  files: readonly string[];
}>;

export type Finding = Readonly<{ what: string; eventID?: string; where: readonly string[] }>;

/** A file has a row for each call, by its event id: a try that AWS put off bears the name of what was done later, elsewhere. */
export function shows({ root, replies, files }: ShownNotice, change: Change): boolean {
  return [root, ...replies].some((text) => names(text, change)) || files.some((text) => text.includes(change.eventID));
}

export function names(text: string, { eventID, tokens }: Change): boolean {
  return [eventID, ...tokens].some((token) => text.includes(token));
}

export function idOf({ ts, noticeId }: ShownNotice): string {
  return noticeId === undefined ? ts : `${ts} (notice ${noticeId})`;
}
