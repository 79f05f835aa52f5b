const LONGEST_LINE = 16 * 1024 * 1024;

/** The lines of a text that comes in pieces, as many at a time as a piece ends. One that is too long to hold is cut. */
export async function* linesOf(texts: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let pending = '';
  for await (const text of texts) {
    const [first = '', ...others] = text.split('\n');
    if (pending.length < LONGEST_LINE) pending += first;
    const last = others.pop();
    if (last === undefined) continue;
    yield [pending, ...others];
    pending = last;
  }
  yield [pending];
}
