import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type FarScroll, heightOf, resized, scrolledTo, settlesAt } from './far-scroll.ts';

/** Nothing moved for so long: the bar goes where it belongs. */
const STILL_MS = 200;

interface Shown {
  /** The element that is scrolled, to be told by `ref`. */
  scroller: HTMLElement | null;
  setScroller(element: HTMLElement | null): void;
  /** Of the element that is scrolled. */
  height: number;
  /** Rows [first, last) can be seen; the first begins so many pixels below the view's top, or above it. */
  first: number;
  last: number;
  shift: number;
}

/** Rows of one height, however many: those that can be seen, as one scrolls. */
export function useFarScroll(count: number, rowPx: number): Shown {
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const whole = count * rowPx;
  const [place, setPlace] = useState<FarScroll>({
    whole,
    element: heightOf(whole),
    view: 0,
    scrolled: 0,
    top: 0,
  });
  /** What was scrolled to last, drawn or not. */
  const now = useRef(place);
  const go = useCallback((next: FarScroll) => {
    now.current = next;
    setPlace(next);
  }, []);
  useLayoutEffect(() => {
    if (!scroller) return;
    const measure = () => go(resized(now.current, now.current.whole, scroller.clientHeight));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(scroller);
    return () => observer.disconnect();
  }, [scroller, go]);
  useLayoutEffect(() => go(resized(now.current, whole, now.current.view)), [whole, go]);
  useEffect(() => {
    if (!scroller) return;
    let still: ReturnType<typeof setTimeout> | undefined;
    const onScroll = () => {
      go(scrolledTo(now.current, scroller.scrollTop));
      clearTimeout(still);
      still = setTimeout(() => {
        const wanted = settlesAt(now.current, scroller.scrollTop);
        if (wanted === undefined) return;
        scroller.scrollTop = wanted;
        // As the browser keeps it: what comes of this is no step.
        now.current = { ...now.current, scrolled: scroller.scrollTop };
      }, STILL_MS);
    };
    scroller.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(still);
      scroller.removeEventListener('scroll', onScroll);
    };
  }, [scroller, go]);
  const first = Math.max(0, Math.floor(place.top / rowPx));
  const last = Math.min(count, Math.ceil((place.top + place.view) / rowPx) + 1);
  return { scroller, setScroller, height: heightOf(whole), first, last, shift: first * rowPx - place.top };
}
