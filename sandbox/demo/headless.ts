import type { SlackSandbox } from '../slack/slack-sandbox.ts';
import { CHANNEL, createDemoPlace, type DemoPlace } from './place.ts';
import { play } from './play.ts';
import { describeChannel, describeMessage, ZONE } from './transcript.ts';

/** Minutes of story in seconds of the machine; faster, and a busy one falls so far behind that notices become a storm. */
const FACTOR = 20;
/** Event history shows a lost change minutes later, and the bot reads it each minute. */
const AFTERMATH_MS = 200_000;
/** The bot answers within a minute of its own, whatever CloudTrail does. */
const PATIENCE_MS = 30_000;
const DANA = 'U0DANA0000';
const OMAR = 'U0OMAR0000';
/** Of the workspace, but not in the notice channel. */
const LEE = 'U0LEE00000';

type Print = (text: string) => void;

/** Plays the story's first part, asks as people would, and prints what they see. Resolves to the exit code. */
export async function playHeadless({ seed }: Readonly<{ seed: number }>, print: Print): Promise<number> {
  const troubles: string[] = [];
  const place = await createDemoPlace({
    port: 0,
    seed,
    factor: FACTOR,
    onStep: (sentence) => print(`${sentence}\n`),
    onBotLine: (line) => {
      if (/"level":"(error|fatal)"/.test(line)) troubles.push(line);
    },
  });
  try {
    await play(place, place.story.scenes, { speed: 1, signal: new AbortController().signal });
    await place.clock.sleep(AFTERMATH_MS);
    await followUp(place);
    print(`\n━━━ #connect-changes ━━━\n\n${describeChannel(place.slack, CHANNEL)}\n`);
    print('\n━━━ Questions, answered to the asker alone ━━━\n');
    await ask(place, print);
  } finally {
    await place.close();
  }
  for (const line of troubles) print(`\nThe bot logged: ${line}\n`);
  return troubles.length === 0 ? 0 : 1;
}

/** Buttons under notices: their answers are part of the channel. */
async function followUp({ slack }: DemoPlace): Promise<void> {
  const notice = (part: string) => slack.messages(CHANNEL).find(({ text }) => text.includes(part));
  const clicks = [
    [OMAR, notice('Billing'), 'trail:history:v1'],
    [DANA, notice('emergency access ('), 'trail:details:v1'],
    [OMAR, notice('released'), 'trail:more_by:v1'],
  ] as const;
  for (const [person, message, actionId] of clicks) {
    if (!message) throw new Error('The story has lost a notice that people ask about.');
    const before = slack.thread(CHANNEL, message.ts).length;
    seen(await slack.click(person, { channel: CHANNEL, ts: message.ts, actionId }));
    await slack.until(() => slack.thread(CHANNEL, message.ts).length > before);
  }
}

async function ask({ slack }: DemoPlace, print: Print): Promise<void> {
  const asked = [
    [DANA, CHANNEL, '/trail queue Billing since yesterday'],
    [OMAR, CHANNEL, '/trail user omar last 7d'],
    [DANA, CHANNEL, '/trail changes today'],
    [DANA, CHANNEL, '/trail flow "Main IVR" last 30d'],
    [OMAR, CHANNEL, '/trail queue Biling'],
    [OMAR, CHANNEL, '/trail queue Billing since someday'],
    [LEE, 'C0GENERAL0', '/trail changes'],
    [DANA, CHANNEL, '/trail help'],
  ] as const;
  for (const [person, channel, text] of asked) {
    const before = slack.ephemerals(person).length;
    seen(await slack.command(person, channel, text));
    await slack.until(() => isAnswered(slack, person, before), PATIENCE_MS);
    const name = slack.workspace.people.find(({ id }) => id === person)?.realName;
    const said = slack.ephemerals(person).slice(before);
    const shown = said.map((message) => describeMessage(slack, message, { indent: '  ', zone: zoneOf(slack, person) }));
    print(`\n${name} types: ${text}\n\n${shown.join('\n\n')}\n`);
  }
}

function zoneOf({ workspace }: SlackSandbox, person: string): string {
  return workspace.people.find(({ id }) => id === person)?.zone ?? ZONE;
}

/** That CloudTrail is being read is not an answer yet. */
function isAnswered(slack: SlackSandbox, person: string, before: number): boolean {
  const last = slack.ephemerals(person).slice(before).at(-1);
  return last !== undefined && !last.text.startsWith('Reading CloudTrail');
}

function seen(result: Readonly<{ ok: boolean; error?: string }>): void {
  if (!result.ok) throw new Error(`A person saw: ${result.error}`);
}
