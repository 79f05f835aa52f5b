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

  const toEnd = (box: HTMLElement): void => {
    box.scrollTop = box.scrollHeight;
    lastTop.current = box.scrollTop;
  };
  const toNewest = useCallback(() => {
    stuck.current = true;
    if (frame.current) toEnd(frame.current);
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
  const follow = useCallback(() => {
    // The reader may have scrolled since the last frame, and the event not yet have come.
    scrolled();
    if (stuck.current && frame.current) toEnd(frame.current);
  }, []);

  useLayoutEffect(toNewest, [place]);
  useLayoutEffect(follow);
  useLayoutEffect(() => {
    const box = frame.current;
    if (!box) return undefined;
    // Pictures, folded texts and a growing composer move the end as well.
    const seen = new ResizeObserver(follow);
    for (const each of [box, ...box.children]) seen.observe(each);
    return () => seen.disconnect();
  }, []);
  return { frame, away, toNewest, scrolled };
}
