/** Parts taken from the front until `enough` says so or there are no more, and everything again from the first. */
export async function peek<T>(
  parts: AsyncIterable<T>,
  enough: (taken: readonly T[]) => boolean,
): Promise<Readonly<{ taken: readonly T[]; all: AsyncIterable<T> }>> {
  const iterator = parts[Symbol.asyncIterator]();
  const taken: T[] = [];
  while (!enough(taken)) {
    const next = await iterator.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return { taken, all: chained(taken, iterator) };
}

async function* chained<T>(taken: readonly T[], rest: AsyncIterator<T>): AsyncGenerator<T> {
  try {
    yield* taken;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
