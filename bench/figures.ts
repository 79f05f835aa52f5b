/** What was measured. `floor` is the least that any such thing can cost on this machine, measured beside it. */
export type Figure = Readonly<{ name: string; value: number; unit: string; floor: number; ratio: number }>;

export function figure(name: string, value: number, floor: number): Figure {
  return { name, value: rounded(value), unit: 'ms', floor: rounded(floor), ratio: rounded(value / floor) };
}

/** The value that so large a share of all do not exceed. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

export function asLine({ name, value, unit, floor, ratio }: Figure): string {
  return `${name.padEnd(72)} ${value.toFixed(1).padStart(8)} ${unit}   floor ${floor.toFixed(1)}   × ${ratio.toFixed(1)}`;
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
