import type { RefObject } from 'preact';
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks';

const NEAR = 80;

export type Stick = Readonly<{
  frame: RefObject<HTMLDivElement | null>;
  /** Newer messages are out of sight. */
  away: boolean;
  toNewest(): void;
  scrolled(): void;
}>;

/** Keeps the newest message in sight for as long as the reader has not scrolled up. `place`: another one starts at its end. */
export function useStick(place: string): Stick {
  const frame = useRef<HTMLDivElement>(null);
  const stuck = useRef(true);
  const [away, setAway] = useState(false);

  const toNewest = useCallback(() => {
    stuck.current = true;
    if (frame.current) frame.current.scrollTop = frame.current.scrollHeight;
    setAway(false);
  }, []);
  const scrolled = useCallback(() => {
    const box = frame.current;
    if (!box) return;
    stuck.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
    setAway(!stuck.current);
  }, []);

  useLayoutEffect(toNewest, [place]);
  useLayoutEffect(() => {
    const box = frame.current;
    if (!box) return undefined;
    const follow = (): void => {
      if (stuck.current) box.scrollTop = box.scrollHeight;
    };
    const seen = new ResizeObserver(follow);
    seen.observe(box);
    for (const child of box.children) seen.observe(child);
    return () => seen.disconnect();
  }, []);
  return { frame, away, toNewest, scrolled };
}
