import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { UiMessage, UiState } from '../ui-protocol.ts';
import { fetchMessages, fetchState, openStream } from './api.ts';
import type { Whereabouts } from './place.ts';

export type Live = Readonly<{
  state: UiState | undefined;
  /** When `state` was fetched, by this browser's clock. */
  stateAt: number;
  messages: readonly UiMessage[] | undefined;
  thread: readonly UiMessage[] | undefined;
  problem: string | undefined;
  refresh(): void;
}>;

/** State, channel and thread, fetched when the whereabouts change and whenever the stream says that they did. */
export function useLive({ as, channel, thread }: Whereabouts): Live {
  const state = useFetched(`state ${as}`, () => fetchState(as));
  const messages = useFetched(channel ? `${as} ${channel}` : undefined, () => fetchMessages(as, { channel }));
  const threadKey = channel && thread ? `${as} ${channel} ${thread}` : undefined;
  const replies = useFetched(threadKey, () => fetchMessages(as, thread ? { channel, thread } : { channel }));
  const me = state.value?.me.id;
  const open = useRef(channel);
  open.current = channel;

  useEffect(() => {
    if (!me) return undefined;
    const stream = openStream(me, (changed) => {
      const here = !changed || changed.channel === open.current;
      if (!changed || changed.state || changed.channel) state.fetch();
      if (here) messages.fetch();
      if (here) replies.fetch();
    });
    return () => stream.close();
  }, [me]);

  const refresh = useCallback(() => {
    state.fetch();
    messages.fetch();
    replies.fetch();
  }, []);

  return {
    state: state.value,
    stateAt: state.at,
    messages: messages.value,
    thread: replies.value,
    problem: state.problem,
    refresh,
  };
}

type Fetched<T> = Readonly<{ value: T | undefined; at: number; problem: string | undefined; fetch(): void }>;

/** One fetch at a time; one more follows when it was asked for meanwhile. An answer for an older key is dropped. */
function useFetched<T>(key: string | undefined, load: () => Promise<T>): Fetched<T> {
  const [kept, setKept] = useState<Readonly<{ key: string; value: T; at: number }>>();
  const [problem, setProblem] = useState<string>();
  const asked = useRef<{ key: string | undefined; load: () => Promise<T>; busy?: string; again: boolean }>({
    key,
    load,
    again: false,
  });
  asked.current.key = key;
  asked.current.load = load;

  const fetch = useCallback(async () => {
    const now = asked.current;
    const mine = now.key;
    if (mine === undefined) return;
    now.again = now.busy === mine;
    if (now.again) return;
    now.busy = mine;
    try {
      const value = await now.load();
      if (now.key === mine) setKept({ key: mine, value, at: Date.now() });
      setProblem(undefined);
    } catch (error) {
      setProblem(String(error));
    }
    if (now.busy === mine) delete now.busy;
    if (now.again) fetch();
  }, []);

  useEffect(() => {
    fetch();
  }, [key]);

  return { value: kept?.key === key ? kept?.value : undefined, at: kept?.at ?? 0, problem, fetch };
}
