import { Presets, SingleBar } from 'cli-progress';
import type { Console } from './console.ts';

export type Progress = Readonly<{ show(bytes: number, kept: number): void; stop(): void }>;

const NO_PROGRESS: Progress = { show: () => undefined, stop: () => undefined };

/** A bar on the terminal's standard error; nothing where nobody watches or the size is not known. */
export function createProgress(total: number | undefined, { terminal }: Pick<Console, 'terminal'>): Progress {
  if (!terminal || !total) return NO_PROGRESS;
  const bar = new SingleBar(
    { format: ' {bar} {percentage}% · {kept} new', clearOnComplete: true },
    Presets.shades_classic,
  );
  bar.start(total, 0, { kept: 0 });
  return { show: (bytes, kept) => bar.update(bytes, { kept }), stop: () => bar.stop() };
}
