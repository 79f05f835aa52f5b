import type { Crew } from './crew.ts';

/** What `/healthz` says of what is still to be done. */
export type Owed = Readonly<{ due: number; quarantined: number }>;

/** Asked of the first worker that is ready; undefined when none answers, or its store does not. */
export async function owedBy(crew: Pick<Crew, 'portOf' | 'size'>): Promise<Owed | undefined> {
  for (let worker = 0; worker < crew.size; worker += 1) {
    const port = crew.portOf(worker);
    const owed = port === undefined ? undefined : await askHealth(port);
    if (owed) return owed;
  }
  return undefined;
}

async function askHealth(port: number): Promise<Owed | undefined> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(3_000) });
    const { store }: { store?: Record<string, unknown> } = Object(await answer.json());
    if (!store || store.problem !== undefined) return undefined;
    // Notices, and what else is counted as due.
    const due = Object.entries(store).filter(([name, count]) => /Due$/.test(name) && typeof count === 'number');
    return { due: due.reduce((sum, [, count]) => sum + Number(count), 0), quarantined: Number(store.quarantined ?? 0) };
  } catch {
    return undefined;
  }
}
