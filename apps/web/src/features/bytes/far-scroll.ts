/**
 * Scrolling further than a browser's elements are high (some 16 to 33 million pixels): a letter of 25 MB is a hundred million. What is
 * scrolled is as high as may be; steps within one view move as they are, jumps go to the same fraction of the whole. Pure.
 */

/** Every browser takes so many. */
export const MOST_PX = 8_000_000;

export interface FarScroll {
  /** Height of the rows, and of the element that is scrolled. */
  whole: number;
  element: number;
  /** What can be seen. */
  view: number;
  /** `scrollTop`, and where in the rows that is. */
  scrolled: number;
  top: number;
}

export const heightOf = (whole: number): number => Math.min(whole, MOST_PX);

/** The rows grew, or what can be seen did: the same place, as far as there is still one. */
export function resized(before: FarScroll, whole: number, view: number): FarScroll {
  const top = Math.max(0, Math.min(before.top, whole - view));
  const element = heightOf(whole);
  return { whole, element, view, top, scrolled: before.scrolled };
}

export function scrolledTo({ whole, element, view, ...before }: FarScroll, scrolled: number): FarScroll {
  const most = Math.max(0, whole - view);
  const range = Math.max(0, element - view);
  const by = scrolled - before.scrolled;
  const at = { whole, element, view, scrolled };
  if (whole <= element) return { ...at, top: Math.min(scrolled, most) };
  if (scrolled <= 0) return { ...at, top: 0 };
  // A browser's own fractions: the end is the end within a pixel.
  if (scrolled >= range - 1) return { ...at, top: most };
  if (Math.abs(by) < view) return { ...at, top: Math.max(0, Math.min(most, before.top + by)) };
  return { ...at, top: Math.round((scrolled / range) * most) };
}

/** Where the bar belongs for what is shown. Small steps make the two drift apart: it is put there once nothing moves. */
export function settled({ whole, element, view, top }: FarScroll): number {
  if (whole <= element) return top;
  const place = Math.round((top / (whole - view)) * (element - view));
  // The ends of the bar are the ends of the rows and nothing else is.
  if (top <= 0) return 0;
  if (top >= whole - view) return element - view;
  return Math.min(Math.max(place, 2), element - view - 2);
}

/** The same once nothing moved for a while; undefined: it stays. */
export function settlesAt(place: FarScroll, scrollTop: number): number | undefined {
  // Moved on, which is told with the next frame only: that is where one wants to be.
  if (Math.abs(scrollTop - place.scrolled) >= 1) return undefined;
  const wanted = settled(place);
  return Math.abs(wanted - scrollTop) < 1 ? undefined : wanted;
}
