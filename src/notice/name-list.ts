import { counted } from './inflect.ts';
import { foreign, joined, NAME_LIMIT, ours, type Span, type Words } from './words.ts';
import { wordsLength } from './written.ts';

type ListOptions = Readonly<{
  /** At most so many names, */
  shown?: number;
  /** in at most about so many characters. */
  room?: number;
  /** Of so many; as many as there are names where it is not said. */
  total?: number;
  /** Characters of one name. */
  limit?: number;
}>;

/** What one line has room for beside the words before the names. */
const ROOM = 450;
export const NAMES_SHOWN = 12;

/** `a, b and 4 more`: the first names that fit, one at least, and how many more there are. */
export function nameList(
  names: readonly string[],
  { shown = NAMES_SHOWN, room = ROOM, total = names.length, limit = NAME_LIMIT }: ListOptions = {},
): Words {
  const [first = []] = nameLines(names.slice(0, shown), room, limit);
  const hidden = total - first.length;
  const list = joined(
    first.map((name) => [name]),
    ', ',
  );
  return hidden > 0 ? [...list, ours(` and ${counted(hidden, 'more', 'more')}`)] : list;
}

/** Every name, in as many lines as they need. */
export function nameLines(names: readonly string[], room = ROOM, limit = NAME_LIMIT): readonly (readonly Span[])[] {
  const lines: Span[][] = [];
  let left = 0;
  for (const name of names) {
    const span = foreign(name, undefined, limit);
    const length = wordsLength([span]) + 2;
    const line = lines.at(-1);
    if (line && length <= left) {
      line.push(span);
      left -= length;
    } else {
      lines.push([span]);
      left = room - length;
    }
  }
  return lines;
}
