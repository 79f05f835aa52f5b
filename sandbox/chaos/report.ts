import type { Finding } from './owed.ts';
import type { RunReport } from './run.ts';
import type { StoreKind } from './store.ts';

/** The last line: what all runs came to. */
export type ChaosReport = Readonly<{
  runs: number;
  accepted: number;
  lost: number;
  duplicated: number;
  untrue: number;
  unaccepted: number;
  unanswered: number;
  /** Runs in which something of this happened, or that accepted too few: `--seed S --runs 1` plays one again. */
  failed: readonly number[];
  store: StoreKind;
  seeds: readonly number[];
  questions: number;
  repeats: number;
  refused: number;
  kills: number;
  crashes: number;
  stops: number;
  faults: number;
  calls: number;
  seconds: number;
}>;

/** What a run accepts at least, or it has proved nothing. */
const LEAST_ACCEPTED = 100;
/** Lines of the workers', and findings, shown of a failed run. */
const LINES = 25;

export function sumUp(
  reports: readonly RunReport[],
  { store, seconds }: Readonly<{ store: StoreKind; seconds: number }>,
): ChaosReport {
  const sum = (of: (report: RunReport) => number) => reports.reduce((total, report) => total + of(report), 0);
  return {
    runs: reports.length,
    accepted: sum(({ accepted }) => accepted),
    lost: sum(({ lost }) => lost.length),
    duplicated: sum(({ duplicated }) => duplicated.length),
    untrue: sum(({ untrue }) => untrue.length),
    unaccepted: sum(({ unaccepted }) => unaccepted),
    unanswered: sum(({ unanswered }) => unanswered),
    failed: reports
      .filter(hasFailed)
      .map(({ seed }) => seed)
      .sort((one, other) => one - other),
    store,
    seeds: reports.map(({ seed }) => seed).sort((one, other) => one - other),
    questions: sum(({ questions }) => questions),
    repeats: sum(({ repeats }) => repeats),
    refused: sum(({ refused }) => refused),
    kills: sum(({ kills }) => kills),
    crashes: sum(({ crashes }) => crashes),
    stops: sum(({ stops }) => stops),
    faults: sum(({ faults }) => faults),
    calls: sum(({ calls }) => calls),
    seconds,
  };
}

export function hasFailed({ accepted, lost, duplicated, untrue, unaccepted, unanswered }: RunReport): boolean {
  return accepted < LEAST_ACCEPTED || lost.length + duplicated.length + untrue.length + unaccepted + unanswered > 0;
}

/** A line for a run; for one that failed also what was lost or doubled, and what the workers said last. */
export function describeRun(report: RunReport, store: StoreKind): string {
  const { seed, accepted, lost, duplicated, untrue, kills, crashes, stops, faults, calls, notices, files, seconds } =
    report;
  const line = [
    `seed ${seed} (${store}, ${report.workers === 1 ? 'one worker' : `${report.workers} workers`}):`,
    `${accepted} accepted, ${report.repeats} again, ${report.refused} attempts refused;`,
    `${kills} kills, ${crashes} crashes, ${stops} stops, ${faults} faults in ${calls} calls;`,
    ...Object.entries(report.refusedBySlack).map(([what, times]) => `${what} ${times} times;`),
    `${notices} notices, ${files} files, ${report.questions} questions;`,
    `${lost.length} lost, ${duplicated.length} duplicated, ${untrue.length} untrue; ${seconds} s\n`,
  ].join(' ');
  if (!hasFailed(report)) return line;
  return [
    line,
    ...findings('LOST', lost),
    ...findings('TWICE', duplicated),
    ...findings('UNTRUE', untrue),
    ...(report.unaccepted > 0 ? [`  NOT ACCEPTED ${report.unaccepted} bodies\n`] : []),
    ...(report.unanswered > 0 ? [`  NOT ANSWERED ${report.unanswered} questions\n`] : []),
    ...report.lastLines.slice(-LINES).map((text) => `  | ${text}\n`),
    `  Again: npm run chaos -- --store ${store} --runs 1 --seed ${seed}\n`,
  ].join('');
}

function findings(word: string, all: readonly Finding[]): readonly string[] {
  const shown = all.slice(0, LINES).map(({ what, eventID, where }) => {
    const places = where.length > 0 ? `: ${where.join(', ')}` : '';
    return `  ${word} ${what}${eventID === undefined ? '' : ` (event ${eventID})`}${places}\n`;
  });
  return all.length > LINES ? [...shown, `  ${word} … ${all.length - LINES} more\n`] : shown;
}
