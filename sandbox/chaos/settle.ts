import { setTimeout as wait } from 'node:timers/promises';
import { type Owed, owedBy } from './health.ts';
import { judge, type Verdict } from './judge.ts';
import type { Postman } from './postman.ts';
import type { Scene } from './scene.ts';
import { shownNotices } from './shown.ts';

export type Settled = Readonly<{ verdict: Verdict; owed: Owed | undefined }>;

/** After the last arrival: a group that owes a file is closed after two quiet minutes. */
const CLOSING_MS = 140_000;
/** After the bot's last call: it has nothing in hand. */
const STILL_MS = 20_000;
/** Nothing is due, nothing was done for so long: what is missing now will not come. */
const GIVEN_UP_MS = 200_000;
/** In milliseconds of the machine's, which may be busy with other things: with nothing happening at all, and in all. */
const PATIENCE_MS = 45_000;
const LONGEST_MS = 400_000;
const LOOK_MS = 150;

export type SettleOptions = Readonly<{
  postman: Postman;
  /** Resolves when every body was accepted and every question answered. */
  done: Promise<unknown>;
  channel: string;
}>;

/** Waits until nothing is owed, or in vain; what the channel shows then is judged. */
export async function settle(scene: Scene, options: SettleOptions): Promise<Settled> {
  const isLate = createPatience(scene, options);
  let isDone = false;
  void options.done.then(() => {
    isDone = true;
  });
  for (;;) {
    await wait(LOOK_MS);
    const late = isLate();
    const now = scene.clock.now().getTime();
    const still = now - lastCallAt(scene);
    const isStill = isDone && still > STILL_MS && now > options.postman.lastAt().getTime() + CLOSING_MS;
    if (!isStill && !late) continue;
    const owed = await owedBy(scene.crew);
    if (!owed && !late) continue;
    const verdict = verdictOf(scene, options, owed);
    const isIdle = owed?.due === 0;
    // What is said twice stays so, but for a refusal that an edit still due takes back: its success is told elsewhere.
    const isCertain = verdict.lost.length + verdict.untrue.length === 0 || verdict.duplicated.length > 0;
    const isOver = isIdle && (isCertain || still > GIVEN_UP_MS);
    if (isOver || late) return { verdict, owed };
  }
}

/** Whether nothing has happened for too long while a worker was up: no call, no letter taken. */
function createPatience({ slack, crew }: Scene, { postman }: SettleOptions): () => boolean {
  const begun = performance.now();
  let seen = '';
  let since = begun;
  return () => {
    const now = performance.now();
    const state = [slack.log.calls().length, postman.counts.bodies, postman.counts.repeats, crew.counts.starts].join(
      ' ',
    );
    // A busy machine may take a minute to start one.
    if (state !== seen || !crew.isUp()) since = now;
    seen = state;
    return now - since > PATIENCE_MS || now - begun > LONGEST_MS;
  };
}

function verdictOf({ slack }: Scene, { postman, channel }: SettleOptions, owed: Owed | undefined): Verdict {
  const verdict = judge(postman.accepted(), shownNotices(slack, channel));
  const missing = postman.unreadable() - (owed?.quarantined ?? 0);
  if (missing <= 0) return verdict;
  const what = `${missing} records that cannot be read were not put aside`;
  return { ...verdict, lost: [...verdict.lost, { what, where: [] }] };
}

/** When the bot last wrote to Slack. */
function lastCallAt({ slack }: Scene): number {
  return (
    slack.log
      .calls()
      .findLast(({ effect }) => effect !== undefined)
      ?.at.getTime() ?? 0
  );
}
