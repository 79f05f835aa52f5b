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
  const lastTop = useRef(0);
  const [away, setAway] = useState(false);

  const toNewest = useCallback(() => {
    stuck.current = true;
    if (frame.current) frame.current.scrollTop = frame.current.scrollHeight;
    setAway(false);
  }, []);
  const scrolled = useCallback(() => {
    const box = frame.current;
    if (!box) return;
    const near = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
    // Only a person scrolls up; when messages come, the end moves away by itself.
    if (near) stuck.current = true;
    else if (box.scrollTop < lastTop.current) stuck.current = false;
    lastTop.current = box.scrollTop;
    setAway(!stuck.current);
  }, []);

  useLayoutEffect(toNewest, [place]);
  useLayoutEffect(() => {
    if (stuck.current && frame.current) frame.current.scrollTop = frame.current.scrollHeight;
  });
  useLayoutEffect(() => {
    const box = frame.current;
    if (!box) return undefined;
    // Pictures, folded texts and a growing composer move the end as well.
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
