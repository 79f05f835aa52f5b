import { bullets, line, richText } from './blocks.ts';
import { fits } from './fits.ts';
import { lockScreen } from './lock-screen.ts';
import type { Message } from './message.ts';
import { mistakeWords } from './mistake-words.ts';
import { foreign, ours, type Words } from './words.ts';

const EXAMPLES: readonly (readonly [string, string])[] = [
  ['changes', 'the newest changes'],
  [
    'changes since yesterday 9:00',
    'from a time on; also `last 24h`, `last month`, `friday`, `between 14:00 and 14:30`',
  ],
  ['user dana@example.com', 'what a person or a tool did; `my changes` are your own'],
  ['queue Billing', 'what happened to a queue; any type works: flow, hours, routing profile, number …'],
  ['flow "Main IVR" last 7d', 'quotes keep a name together'],
  ['resource Billing', 'a thing of any type, by name, part of a name, id or ARN'],
  ['who disabled queue Billing', 'what was done: created, deleted, renamed, published, released …'],
  ['who gave dana admin', 'who got what; also `moved kim to Tier 2`, `max contacts to 0`'],
  [
    'changes by omar except queue Billing',
    'leaves something out; also `refused`, `people`, `via cli`, `from 192.0.2.44`',
  ],
  ['last 5 changes to Billing', 'also `first`, `how many`, `when was Billing last changed`'],
];

/** What can be asked, by example; above it what was wrong, where something was. `command` is what the person typed. */
export function renderHelp(command: string, problem?: string): Message {
  const head: Words = problem
    ? mistakeWords(problem)
    : [ours('Who changed what in your contact centre, when, and from where.', 'bold')];
  const examples = EXAMPLES.map(
    ([query, meaning]): Words => [foreign(`${command} ${query}`, 'code'), ours(`  ${meaning.replaceAll('`', '')}`)],
  );
  const foot: Words = [ours('Times are in your own time zone. Answers are for you alone until you share them.')];
  const elements = [line(head), bullets(examples), line(foot)];
  return fits({ text: lockScreen(head, 300), blocks: [richText(elements)] });
}
