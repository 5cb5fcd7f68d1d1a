import { useRef } from 'react';
import { useWidth } from '../../ui/use-width.ts';
import { RouteStrip } from '../frame/RouteStrip.tsx';
import { ThreePanes, TwoPanes } from './Panes.tsx';
import { PhoneLayout } from './PhoneLayout.tsx';
import styles from './Playground.module.css';

/** Breakpoints of the design, in CSS pixels of the page's own width. */
const THREE_PANES = 1180;
const PHONE = 820;

export function PlaygroundPage() {
  const page = useRef<HTMLDivElement>(null);
  const width = useWidth(page);
  return (
    <main ref={page} className={styles.page}>
      <RouteStrip />
      {width >= THREE_PANES ? (
        <ThreePanes width={width} />
      ) : width >= PHONE ? (
        <TwoPanes width={width} />
      ) : (
        <PhoneLayout />
      )}
    </main>
  );
}
