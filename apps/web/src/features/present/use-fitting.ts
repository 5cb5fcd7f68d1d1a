import { type RefObject, useEffect, useLayoutEffect, useState } from 'react';

/**
 * How many of the last things fit into a box whole: `most`, or fewer where the box overflows.
 * @param version another one whenever what is drawn is
 */
export function useFitting(box: RefObject<HTMLElement | null>, most: number, version: number): number {
  const [height, setHeight] = useState(0);
  const key = `${version} ${height}`;
  const [fits, setFits] = useState({ key, count: most });
  const count = fits.key === key ? fits.count : most;
  useEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(([entry]) => setHeight(Math.round(entry?.contentRect.height ?? 0)));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
  // Before it is painted: nobody sees a line that is cut.
  useLayoutEffect(() => {
    const { scrollHeight = 0, clientHeight = 0 } = box.current ?? {};
    if (scrollHeight > clientHeight + 1 && count > 1) setFits({ key, count: count - 1 });
  }, [box, key, count]);
  return count;
}
