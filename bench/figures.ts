/** What was measured. `floor` is the least that any such thing can cost on this machine, measured beside it. */
export type Figure = Readonly<{ name: string; value: number; unit: string; floor: number; ratio: number }>;

/** What a bench tells while it works. */
export type Progress = (sentence: string) => void;

/** One bench: all of its figures, each beside its floor. */
export type Bench = (onProgress: Progress) => Promise<readonly Figure[]>;

export function figure(name: string, value: number, floor: number, unit = 'ms'): Figure {
  return { name, value: rounded(value), unit, floor: rounded(floor), ratio: rounded(value / floor) };
}

/** The value that so large a share of all do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function asLine({ name, value, unit, floor, ratio }: Figure): string {
  const [told, least] = [value, floor].map((number) => number.toFixed(number >= 1000 ? 0 : 1));
  return `${name.padEnd(72)} ${told?.padStart(8)} ${unit}   floor ${least}   × ${ratio.toFixed(2)}`;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
