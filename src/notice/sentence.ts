import type { Explained } from '../activity/known.ts';
import { isConnectFamily } from '../connect/sources.ts';
import { actorWords } from './actor-words.ts';
import { problemCount } from './failure-words.ts';
import { cleanText } from './foreign.ts';
import { shortId } from './names.ts';
import { saidOnce } from './not-known.ts';
import { type Phrase, phraseOf, phraseWords } from './phrase.ts';
import { instanceName } from './thing-words.ts';
import { toolWords } from './way-words.ts';
import { foreign, NAME_LIMIT, ours, type Words } from './words.ts';

/** WHO did WHAT, for the body of a message: names bold, tools named, a refusal told as an attempt. */
export function sentenceWords(
  explained: Explained,
  phrase: Phrase = phraseOf(explained),
  actor: Words = actorWords(explained),
): Words {
  const { activity } = explained;
  const who = [...actor, ...toolWords(activity)];
  if (activity.failure) {
    const tried = saidOnce(phraseWords(phrase, 'base', 'body'));
    return [...who, ours(' tried to '), ...tried, ours(' and was refused. Nothing changed.')];
  }
  return [...who, ours(' '), ...saidOnce(phraseWords(phrase, 'past', 'body'))];
}

/** The same for the lock screen: no tool, no id, the instance at its end. */
export function lockSentence(explained: Explained, phrase: Phrase = phraseOf(explained)): Words {
  const { activity } = explained;
  const who = actorWords(explained);
  const instance = instanceSuffix(explained);
  if (phrase.verb === 'do' && !activity.failure) return [...who, ...unknownLock(explained, phrase)];
  if (activity.failure) {
    return [
      ...who,
      ours(' tried to '),
      ...saidOnce(phraseWords(phrase, 'base', 'lock')),
      ...problemCount(activity.failure),
      ...instance,
    ];
  }
  return [
    ...who,
    ours(' '),
    ...saidOnce(phraseWords(phrase, 'past', 'lock')),
    ...hiddenWords(explained, phrase),
    ...instance,
  ];
}

/** ` · Acme EU`; nothing where the instance has no name: ids do not belong on a lock screen. */
export function instanceSuffix(explained: Explained): Words {
  const name = instanceName(explained);
  return name === undefined || isNamed(explained, name) ? [] : [ours(' · '), foreign(name)];
}

/** `created instance Billing`: the instance is the thing itself, and named already. */
function isNamed(explained: Explained, name: string): boolean {
  if (explained.activity.resource?.type !== 'Instance') return false;
  return phraseWords(phraseOf(explained), 'past', 'lock').some(
    (span) => span.kind === 'foreign' && span.text === cleanText(name, NAME_LIMIT),
  );
}

/** The instance for a context line: its name, else enough of its id. */
export function instanceWords(explained: Explained): Words {
  const name = instanceName(explained);
  if (name !== undefined) return [foreign(name)];
  const id = explained.activity.instanceId;
  return id ? [ours('instance '), foreign(shortId(id))] : [];
}

/** True where something changed of which AWS shows nothing at all. */
export function isAllHidden({ activity }: Explained, { covers }: Phrase): boolean {
  const left = activity.changes.filter(({ field }) => !covers.has(field));
  return activity.verb !== 'Create' && left.length > 0 && left.every(({ hidden }) => hidden);
}

function hiddenWords(explained: Explained, phrase: Phrase): Words {
  return isAllHidden(explained, phrase) ? [ours('; what changed is hidden by AWS')] : [];
}

/** `did CreateWidgetPolicy on Acme EU (new to us)`. */
function unknownLock(explained: Explained, phrase: Phrase): Words {
  const name = instanceName(explained);
  const did = phraseWords(phrase, 'past', 'lock');
  const on: Words = name === undefined ? [] : [ours(' on '), foreign(name)];
  const isOurs = isConnectFamily(explained.activity.eventSource);
  return [ours(' '), ...did, ...on, ours(isOurs ? ' (new to us)' : ' (not part of Amazon Connect)')];
}
