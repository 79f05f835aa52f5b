const LONGEST_LINE = 16 * 1024 * 1024;

/** The lines of a text that comes in pieces. One that is too long to hold is cut. */
export async function* linesOf(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let pending = '';
  for await (const text of texts) {
    const [first = '', ...others] = text.split('\n');
    if (pending.length < LONGEST_LINE) pending += first;
    for (const line of others) {
      yield pending;
      pending = line;
    }
  }
  yield pending;
}
