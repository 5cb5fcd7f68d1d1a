import { useEffect, useState } from 'react';
import { isWriting } from '../frame/keyboard.ts';
import styles from './Laser.module.css';

/** Shares of the screen that one press of an arrow moves it. */
const STEP = 0.02;
const FAR = 0.1;

const within = (share: number): number => Math.min(1, Math.max(0, share));
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A dot that the mouse or the arrow keys move, over all that is shown; it takes no clicks. `keys`: the arrows are its own. */
export function Laser({ keys }: { keys: boolean }) {
  const [at, setAt] = useState({ x: 0.5, y: 0.5 });
  useEffect(() => {
    const onMove = ({ clientX, clientY }: PointerEvent) =>
      setAt({ x: clientX / innerWidth, y: clientY / innerHeight });
    addEventListener('pointermove', onMove);
    return () => removeEventListener('pointermove', onMove);
  }, []);
  useEffect(() => {
    if (!keys) return;
    const onKey = (event: KeyboardEvent) => {
      const way = ARROWS[event.key];
      if (!way || event.ctrlKey || event.altKey || event.metaKey || isWriting(event.target)) return;
      event.preventDefault();
      const step = event.shiftKey ? FAR : STEP;
      setAt(({ x, y }) => ({ x: within(x + way[0] * step), y: within(y + way[1] * step) }));
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [keys]);
  return (
    <div
      className={styles.dot}
      aria-hidden="true"
      data-laser=""
      style={{ left: `${at.x * 100}%`, top: `${at.y * 100}%` }}
    />
  );
}
