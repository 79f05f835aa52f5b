import { setTimeout as wait } from 'node:timers/promises';
import { type SpawnedBot, spawnBot } from '../demo/bot-process.ts';

/** The workers of one store, each started again whenever it ends, as a service manager does. */
export type Crew = Readonly<{
  size: number;
  /** Of a worker that is ready; undefined while it is not. */
  portOf(worker: number): number | undefined;
  /** Whether any is ready. */
  isUp(): boolean;
  /** Resolves when all are ready; rejects, with what they said, when they cannot be started. */
  ready(): Promise<void>;
  /** Ends a worker wherever it is; it stays away for so many milliseconds of the machine's. */
  end(worker: number, signal: 'SIGTERM' | 'SIGKILL', downMs: number): void;
  /** Stops a worker wherever it is, and what lets it go on. */
  freeze(worker: number): () => void;
  /** Ends them all for good. */
  stop(): Promise<void>;
  counts: Readonly<{ starts: number; kills: number; crashes: number; stops: number }>;
  /** What the workers said last, for a run that failed. */
  lastLines(): readonly string[];
}>;

export type CrewOptions = Readonly<{
  size: number;
  env: Record<string, string>;
  /** Modules to load before the program, by how often a worker of the crew was started before. */
  imports(start: number): readonly string[];
}>;

/** Lines kept for a report. */
const KEPT = 400;
/** A service manager does not start at once what ends by itself. */
const AFTER_CRASH_MS = 150;

/** Whoever ends so often before all are ready will not be. */
const MOST_FALSE_STARTS = 4;

type Slot = { bot?: SpawnedBot; port?: number; downMs: number; killed: boolean };

export function createCrew({ size, env, imports }: CrewOptions): Crew {
  const slots = Array.from({ length: size }, (): Slot => ({ downMs: 0, killed: false }));
  const counts = { starts: 0, kills: 0, crashes: 0, stops: 0 };
  const lines: string[] = [];
  let stopping = false;

  const note = (line: string) => {
    if (isDull(line)) return;
    lines.push(line);
    if (lines.length > KEPT) lines.shift();
  };

  async function keep(slot: Slot, index: number): Promise<void> {
    while (!stopping) {
      const say = (line: string) => note(`${index}: ${line}`);
      const bot = spawnBot(env, { imports: imports(counts.starts), onLine: say, onErrorLine: say });
      Object.assign(slot, { bot, killed: false, downMs: AFTER_CRASH_MS });
      counts.starts += 1;
      bot.ready.then(
        (port) => {
          slot.port = port;
        },
        () => undefined,
      );
      const code = await bot.exited;
      delete slot.port;
      if (stopping) return;
      counts[slot.killed ? 'kills' : 'crashes'] += 1;
      say(slot.killed ? 'was ended' : `ended by itself with ${code}`);
      await wait(slot.downMs);
    }
  }

  const keeping = slots.map((slot, index) => keep(slot, index));
  return {
    size,
    portOf: (worker) => slots[worker % size]?.port,
    isUp: () => slots.some(({ port }) => port !== undefined),
    async ready() {
      while (slots.some(({ port }) => port === undefined)) {
        if (counts.crashes >= MOST_FALSE_STARTS * size) throw new Error(`No worker starts:\n${lines.join('\n')}`);
        await wait(20);
      }
    },
    end(worker, signal, downMs) {
      const slot = slots[worker % size];
      if (!slot?.bot) return;
      Object.assign(slot, { killed: true, downMs });
      note(`${worker % size}: gets a ${signal}`);
      slot.bot.signal(signal);
    },
    freeze(worker) {
      const bot = slots[worker % size]?.bot;
      counts.stops += 1;
      note(`${worker % size}: stands still`);
      bot?.signal('SIGSTOP');
      return () => bot?.signal('SIGCONT');
    },
    async stop() {
      stopping = true;
      for (const { bot } of slots) bot?.signal('SIGKILL');
      await Promise.all(keeping);
    },
    counts,
    lastLines: () => lines,
  };
}

/** What goes well needs no report. */
function isDull(line: string): boolean {
  return /"level":"(?:trace|debug|info)"/.test(line) || line.includes('A record was put aside.');
}
