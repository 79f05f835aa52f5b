import type { Explained } from '../activity/known.ts';
import { counted } from './inflect.ts';
import { instanceWords } from './sentence.ts';
import { wayWords } from './way-words.ts';
import { howLong } from './when.ts';
import { dated, foreign, joined, ours, type Words } from './words.ts';

const AT_ONCE = 60_000;

/** When, how, from where, in which instance: the last line of a notice. */
export function contextWords(all: readonly Explained[]): Words {
  const [first] = all;
  if (!first) return [];
  const { activity } = first;
  const addresses = new Set(all.map((each) => each.activity.from ?? ''));
  const from: Words = activity.from && addresses.size === 1 ? [foreign(activity.from)] : [];
  return joined([spanWords(all), wayWords(activity), from, instanceWords(first)], ' · ');
}

/** One moment, `⟨11:12⟩, 5 calls in 2 s`, or from when to when. */
function spanWords(all: readonly Explained[]): Words {
  const times = all.map(({ activity }) => activity.at.getTime()).filter(Number.isFinite);
  const [from, to] = [Math.min(...times), Math.max(...times)];
  if (times.length === 0) return [ours('a time not known')];
  const last = dated(new Date(to));
  if (all.length === 1) return [last];
  const calls = counted(all.length, 'call');
  if (to - from < AT_ONCE) return [last, ours(`, ${calls}${to > from ? ` in ${howLong(to - from)}` : ''}`)];
  return [dated(new Date(from)), ours(' to '), last, ours(`, ${calls}`)];
}
