import type { VNode } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { UiAct, UiResult } from '../ui-protocol.ts';
import { postAct } from './api.ts';
import { Modals } from './modal/modals.tsx';
import { Shell } from './shell/shell.tsx';
import { Toasts, useToasts } from './shell/toasts.tsx';
import { type Live, useLive } from './use-live.ts';
import { useWhereabouts, type WhereaboutsPort } from './use-whereabouts.ts';
import { type Workspace, WorkspaceContext } from './workspace.ts';

const CLOCK_TICK = 30_000;

/** Where what is wrong stands in its own place. */
const SAY_THEMSELVES: ReadonlySet<UiAct['kind']> = new Set(['viewSubmit', 'openHome', 'message', 'command']);

export function App(): VNode {
  const whereabouts = useWhereabouts();
  const live = useLive(whereabouts.at);
  const toasts = useToasts();
  useSettled(whereabouts, live);
  useTick(CLOCK_TICK);

  const act = async (deed: UiAct): Promise<UiResult> => {
    const result = await postAct(deed);
    if (!result.ok && !SAY_THEMSELVES.has(deed.kind)) toasts.tell(result.error);
    live.refresh();
    return result;
  };
  const workspace = useMemo(
    () => workspaceOf(whereabouts, live, act, toasts.tell),
    [whereabouts.at, live, toasts.tell],
  );
  if (!workspace) return <Waiting problem={live.problem} />;
  return (
    <WorkspaceContext value={workspace}>
      <Shell />
      <Modals />
      <Toasts toasts={toasts} />
    </WorkspaceContext>
  );
}

function workspaceOf(
  { at, go, viewAs }: WhereaboutsPort,
  { state, stateAt, messages, thread }: Live,
  act: Workspace['act'],
  tell: Workspace['tell'],
): Workspace | undefined {
  if (!state) return undefined;
  const now = (): number => state.clock.now + (Date.now() - stateAt) * state.clock.factor;
  return { state, at, messages, thread, now, act, go, viewAs, tell };
}

/** An address that names no person or no channel gets the sandbox's first ones. */
function useSettled({ at, settle }: WhereaboutsPort, { state }: Live): void {
  useEffect(() => {
    if (!state) return;
    const known = state.channels.some(({ id }) => id === at.channel);
    const channel = known ? at.channel : (firstChannel(state.channels)?.id ?? '');
    if (at.as !== state.me.id || channel !== at.channel) settle({ ...at, as: state.me.id, channel });
  }, [state, at]);
}

function firstChannel<T extends { kind: string }>(channels: readonly T[]): T | undefined {
  return channels.find(({ kind }) => kind !== 'dm') ?? channels[0];
}

/** Draws again now and then, for "3 minutes ago" to stay true. */
function useTick(ms: number): void {
  const [, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTick((tick) => tick + 1), ms);
    return () => clearInterval(timer);
  }, [ms]);
}

function Waiting({ problem }: { problem: string | undefined }): VNode {
  return (
    <main class="waiting">
      <p role="status">{problem ? `The sandbox does not answer (${problem}).` : 'Opening the sandbox workspace…'}</p>
    </main>
  );
}
