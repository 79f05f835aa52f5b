import { doubtWords } from './not-logged.ts';
import { dated, ours, type Words } from './words.ts';

// AWS's release notes of April 2022 name users, routing profiles and queues; its older guide quick connects, its blog flows.
// https://docs.aws.amazon.com/connect/latest/adminguide/amazon-connect-release-notes.html
const LOGGED: ReadonlySet<string> = new Set(['User', 'RoutingProfile', 'Queue', 'QuickConnect', 'ContactFlow']);

const FALLBACK = 'Look also at “View historical changes” in Connect, where it has one.';

/** Whether AWS is known to log changes of a type made in the admin website, and what was seen of that here. */
export function websiteWords(type: string, { at }: Readonly<{ at?: Date }>): Words {
  if (type === '') return [];
  if (at) {
    return [ours('AWS logs changes of this type made in the admin website: it did so here on '), dated(at), ours('.')];
  }
  if (LOGGED.has(type)) {
    const note = doubtWords(type);
    const said = 'AWS says that it logs changes of this type made in the admin website; none was ever seen here.';
    return [ours(note.length > 0 ? `${said} ` : said), ...note];
  }
  return [
    ours('Careful: it is not certain that AWS logs changes of this type made in the admin website'),
    ours(` (last seen doing so here: never). ${FALLBACK}`),
  ];
}
