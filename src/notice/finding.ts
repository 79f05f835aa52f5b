import type { Explained } from '../activity/known.ts';
import { actorWords, byWords } from './actor-words.ts';
import { lineWords } from './answer-line.ts';
import { completenessWords, isWhole } from './completeness.ts';
import { counted } from './inflect.ts';
import { doubtWords } from './not-logged.ts';
import { websiteWords } from './not-logged-here.ts';
import { spokenWindow } from './reading.ts';
import { subjectWords, typeAsked } from './subject-words.ts';
import type { Answer } from './views.ts';
import { howLong, inZone, untilInZone, zoneOrUtc } from './when.ts';
import { whenWords } from './when-words.ts';
import { foreign, ours, styled, type Words } from './words.ts';

/** What was found, as a sentence. */
export function findingWords(answer: Answer): Words {
  if (answer.found === 0) {
    const words = [
      ours(isUnfinished(answer) ? 'No change found so far' : 'No change recorded'),
      ...subjectWords(answer, 'for'),
      ours(`${spokenWindow(answer.read, answer.now)}.`),
    ];
    return styled(words, 'bold');
  }
  const [newest] = answer.page;
  if (answer.read.question.wish === 'when' && newest) {
    const end = isUnfinished(answer) ? ', as far as has been read.' : '.';
    return [...whenWords(answer, newest), ours(end), ...markedWords(answer)];
  }
  const count = styled([...countWords(answer), ...(isUnfinished(answer) ? [ours(' so far')] : [])], 'bold');
  const first = answer.offset === 0 && !answer.read.query.ascending ? newest : undefined;
  return [...count, ...lastWords(answer, first), ours('.'), ...markedWords(answer)];
}

/** What to say under "no change recorded": what was searched, where the doubt is, what came last. */
export function nothingWords(answer: Answer): readonly Words[] {
  const searched: Words = [ours(`Searched: ${counted(answer.searched, 'record')} of that time.`)];
  const type = typeAsked(answer);
  const doubt = answer.seenByWebsite ? websiteWords(type, answer.seenByWebsite) : doubtWords(type);
  const last: Words = answer.lastKnown ? [ours('Last known change: '), ...lineWords(answer.lastKnown)] : [];
  return [searched, doubt, last].filter((words) => words.length > 0);
}

/** From when to when the answer is complete, in the asker's zone. */
export function completeWords({ complete, completeness, now, read, found, page, offset }: Answer): Words {
  const zone = zoneOrUtc(read.question.zone);
  const shown =
    found > page.length && page.length > 0
      ? `Shown: ${offset + 1}–${offset + page.length} of ${found.toLocaleString('en-US')}. `
      : '';
  if (completeness) return [ours(shown), ...completenessWords(completeness, read, now)];
  if (!complete.from) return [ours(`${shown}Nothing is stored yet: this answer says nothing about the past.`)];
  const from = inZone(complete.from, zone, 'minute', now);
  const to = untilInZone(complete.from, complete.to, zone, now);
  const text = complete.partial
    ? `Not complete: the store holds ${from} to ${to}, ${zone}, and the question goes beyond that.`
    : `Complete from ${from} to ${to}, ${zone} (the last minutes may still arrive).`;
  return [ours(`${shown}${text}`)];
}

/** Parts of the time asked have not been read: more may come. */
function isUnfinished({ completeness }: Answer): boolean {
  return completeness?.asked === true && !isWhole(completeness);
}

function countWords(answer: Answer): Words {
  const { subject, wish } = answer.read.question;
  const changes = counted(answer.found, 'change');
  const window = spokenWindow(answer.read, answer.now);
  if (subject.kind === 'user' && wish === 'count') return [ours(changes), ...subjectWords(answer, 'by'), ours(window)];
  if (subject.kind === 'user') return [...actorName(answer, subject.text), ours(`: ${changes}${window}`)];
  return [ours(changes), ...subjectWords(answer, 'to'), ours(window)];
}

/** `, the last by Omar Haddad 2 h ago`. */
function lastWords({ read, now, found }: Answer, newest: Explained | undefined): Words {
  if (!newest) return [];
  const ago = ours(` ${howLong(now.getTime() - newest.activity.at.getTime())} ago`);
  const who: Words = read.question.subject.kind === 'user' ? [] : [ours(' by '), ...byWords(newest)];
  return [ours(found === 1 ? ',' : ', the last'), ...who, ago];
}

function markedWords({ refused, sensitive, found }: Answer): Words {
  const were = (count: number, what: string) =>
    found === 1 ? `It was ${what}.` : `${count.toLocaleString('en-US')} ${count === 1 ? 'was' : 'were'} ${what}.`;
  return [
    ...(refused > 0 ? [ours(` ${were(refused, 'refused')}`)] : []),
    ...(sensitive > 0 ? [ours(` ${were(sensitive, 'sensitive')}`)] : []),
  ];
}

function actorName({ page, read }: Answer, typed: string): Words {
  const [newest] = page;
  return newest && read.names.length < 2 ? actorWords(newest) : [foreign(typed)];
}
