import type { Explained } from '../activity/known.ts';
import { actorWords } from './actor-words.ts';
import type { Body } from './body.ts';
import { counted } from './inflect.ts';
import { phraseOf, phraseWords } from './phrase.ts';
import { instanceSuffix } from './sentence.ts';
import type { Settled } from './settle.ts';
import { toolWords } from './way-words.ts';
import { ours, type Words } from './words.ts';

type Retries = Pick<Settled, 'throttled' | 'retried' | 'waiting'>;

/** What became of calls that are not told one by one: lines of their own, none where nothing was retried. */
export function retryLines({ throttled, retried, waiting }: Retries): readonly Words[] {
  return [
    ...(throttled > 0 ? [[ours(`${were(throttled)} throttled by AWS and succeeded on retry.`)]] : []),
    ...onRetryLine(retried),
    ...waitingLine(waiting),
  ];
}

/** Whatever held them up at first. */
export function onRetryLine(calls: number): readonly Words[] {
  return calls > 0 ? [[ours(`${counted(calls, 'call')} succeeded only on a retry.`)]] : [];
}

export function waitingLine(waiting: number): readonly Words[] {
  return waiting > 0 ? [[ours(`${were(waiting)} throttled by AWS and may still be retried.`)]] : [];
}

/** A run of which nothing went through or was refused for good yet, or all of it later, in another message. */
export function waitingBody(first: Explained, waiting: number): Body {
  const phrase = phraseOf(first);
  const why =
    waiting > 0
      ? ` (${counted(waiting, 'call')} throttled by AWS, may still be retried)`
      : ', which succeeded on a retry that another message tells of';
  const tried = (place: 'lock' | 'body'): Words => [
    ours(' tried to '),
    ...phraseWords(phrase, 'base', place),
    ours(why),
  ];
  return {
    mark: '',
    lock: [...actorWords(first), ...tried('lock'), ...instanceSuffix(first)],
    headline: [...actorWords(first), ...toolWords(first.activity), ...tried('body')],
    lines: [],
    bullets: [],
    after: [],
  };
}

function were(calls: number): string {
  return `${counted(calls, 'call')} ${calls === 1 ? 'was' : 'were'}`;
}
