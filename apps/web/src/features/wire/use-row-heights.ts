import { useEffect, useState } from 'react';

/** Rows of different heights whose elements are used for other rows again: what `data-index` says is measured. */
export interface RowHeights {
  /** @returns what ends it */
  observe(element: HTMLElement): () => void;
  /** Measures now: the element has become another row. */
  measure(element: HTMLElement): void;
}

/** @param told a row's height in pixels; the one that is drawn first counts */
export function useRowHeights(told: (index: number, height: number) => void): RowHeights {
  const [heights] = useState(() => createRowHeights(told));
  useEffect(() => heights.stop, [heights]);
  return heights;
}

function createRowHeights(told: (index: number, height: number) => void): RowHeights & { stop(): void } {
  const measure = (element: HTMLElement) => {
    // What is not shown has no height, and thousands of such rows would all be drawn.
    if (element.offsetHeight > 0) told(Number(element.dataset.index), element.offsetHeight);
  };
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) if (target.isConnected) measure(target as HTMLElement);
  });
  return {
    observe(element) {
      observer.observe(element, { box: 'border-box' });
      return () => observer.unobserve(element);
    },
    measure,
    stop: () => observer.disconnect(),
  };
}
