import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import styles from './Splitter.module.css';

interface Props {
  label: string;
  /** Id of the pane whose width it sets. */
  controls: string;
  /** Width of that pane, CSS pixels, and its bounds. */
  width: number;
  least: number;
  most: number;
  /** Which side of the bar that pane is on. */
  side: 'before' | 'after';
  onWidth: (width: number) => void;
  /** Double click, or Enter: back to the design's width. */
  onReset: () => void;
}

const STEP = 16;

/** WAI-ARIA window splitter: drag, arrows (Shift: larger steps), Home, End; a drag has its keyboard equivalent. */
export function Splitter({ label, controls, width, least, most, side, onWidth, onReset }: Props) {
  const drag = useRef<{ x: number; width: number } | undefined>(undefined);
  const sign = side === 'before' ? 1 : -1;
  const set = (next: number) => onWidth(Math.round(Math.min(most, Math.max(least, next))));

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    event.currentTarget.dataset.dragged = '';
    event.currentTarget.focus();
    drag.current = { x: event.clientX, width };
  };
  const onPointerMove = (event: PointerEvent) => {
    if (drag.current) set(drag.current.width + sign * (event.clientX - drag.current.x));
  };
  const onPointerEnd = (event: PointerEvent<HTMLDivElement>) => {
    drag.current = undefined;
    delete event.currentTarget.dataset.dragged;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.shiftKey ? STEP * 4 : STEP;
    const next = {
      ArrowLeft: width - sign * step,
      ArrowRight: width + sign * step,
      Home: least,
      End: most,
    }[event.key];
    if (event.key === 'Enter') onReset();
    else if (next === undefined) return;
    else set(next);
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> takes neither focus nor value.
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={label}
      aria-controls={controls}
      aria-valuenow={Math.round(width)}
      aria-valuemin={Math.round(least)}
      aria-valuemax={Math.round(most)}
      className={styles.bar}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerEnd}
      onPointerCancel={onPointerEnd}
      onDoubleClick={onReset}
      onKeyDown={onKeyDown}
    />
  );
}
