import { createStore } from '../../src/store/store.ts';
import { anActivity, save } from './an-activity.ts';

/** `node writer-process.ts TARGET COUNT` (the target as JSON): saves e0, e1 … two at a time and prints each id that was new once it is committed. */
const [target = '{}', count = '0'] = process.argv.slice(2);
const store = await createStore(JSON.parse(target));
for (let number = 0; number < Number(count); number += 2) {
  await Promise.all([number, number + 1].map((each) => saveAndTell(`e${each}`)));
}
await store.close();

async function saveAndTell(id: string): Promise<void> {
  const [outcome] = await save(store, anActivity(id));
  if (outcome === 'new') process.stdout.write(`${id}\n`);
}
