import { parseArgs } from 'node:util';
import { asLine } from './figures.ts';
import { madeStore } from './made-store.ts';
import { measureQuestions } from './measure-questions.ts';
import { measureSuggestions } from './measure-suggestions.ts';

const USAGE = 'Usage: npm run bench -- questions [--json] [--activities 1000000]\n';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, activities: { type: 'string', default: '1000000' } },
});
const count = Number(values.activities);
if (positionals[0] !== 'questions' || !Number.isSafeInteger(count) || count < 1) {
  process.stderr.write(USAGE);
  process.exit(2);
}

const store = await madeStore(count, (made) => {
  if (made % 50_000 === 0) process.stderr.write(`Making the history once: ${made} of ${count} activities\n`);
});
const { figures, unanswered } = await measureQuestions(store);
const suggestions = await measureSuggestions(store);
await store.close();
for (const text of unanswered) process.stderr.write(`Not answered, and so not measured as an answer: ${text}\n`);
for (const each of [...figures, ...suggestions])
  process.stdout.write(`${values.json ? JSON.stringify(each) : asLine(each)}\n`);
