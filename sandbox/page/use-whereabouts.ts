import { useCallback, useEffect, useState } from 'preact/hooks';
import { readWhereabouts, type Tab, type Whereabouts, writeWhereabouts } from './place.ts';

export type WhereaboutsPort = Readonly<{
  at: Whereabouts;
  go(channel: string, thread?: string, tab?: Tab): void;
  viewAs(personId: string, channel: string): void;
  /** Corrects the address without a step in the history. */
  settle(at: Whereabouts): void;
}>;

/** Where the person is, in step with the address bar and its back button. */
export function useWhereabouts(): WhereaboutsPort {
  const [at, setAt] = useState(() => readWhereabouts(location.search));
  useEffect(() => {
    const back = (): void => setAt(readWhereabouts(location.search));
    window.addEventListener('popstate', back);
    return () => window.removeEventListener('popstate', back);
  }, []);

  const move = useCallback((next: Whereabouts) => {
    history.pushState(null, '', writeWhereabouts(next));
    setAt(next);
  }, []);
  const go = useCallback(
    (channel: string, thread?: string, tab: Tab = 'messages') =>
      move({ as: at.as, channel, tab, ...(thread ? { thread } : {}) }),
    [at.as],
  );
  const viewAs = useCallback((as: string, channel: string) => move({ as, channel, tab: 'messages' }), []);
  const settle = useCallback((next: Whereabouts) => {
    history.replaceState(null, '', writeWhereabouts(next));
    setAt(next);
  }, []);
  return { at, go, viewAs, settle };
}
