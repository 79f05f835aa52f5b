import { registerHooks } from 'node:module';

/** Changes the text of one module of the program as it is loaded. Throws when there is nothing to change any more. */
export function rewrite(file: string, pattern: RegExp, replacement: string): void {
  const url = new URL(`../../../${file}`, import.meta.url).href;
  registerHooks({
    load(asked, context, nextLoad) {
      const loaded = nextLoad(asked, context);
      if (asked !== url) return loaded;
      const text = loaded.source?.toString() ?? '';
      if (!pattern.test(text))
        throw new Error(`The planted bug has nothing to plant in ${file}: ${pattern} is not there.`);
      return { ...loaded, source: text.replace(pattern, replacement) };
    },
  });
}
