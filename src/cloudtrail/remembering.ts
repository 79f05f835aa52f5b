/** A function of an object that answers the second time what it answered the first. */
export function remembering<T extends object, R>(find: (of: T) => R): (of: T) => R {
  const answers = new WeakMap<T, R>();
  return (of) => {
    const known = answers.get(of);
    if (known !== undefined) return known;
    const found = find(of);
    answers.set(of, found);
    return found;
  };
}
