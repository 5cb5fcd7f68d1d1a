import { useRef } from 'react';
import { useTerminals } from '../../rooms/context.ts';
import { useWidth } from '../../ui/use-width.ts';
import { RouteStrip } from '../frame/RouteStrip.tsx';
import { ThreePanes, TwoPanes } from './Panes.tsx';
import { PhoneLayout } from './PhoneLayout.tsx';
import styles from './Playground.module.css';

/** Breakpoints of the design (1180 and 820 px), in rem of the page's own width: larger type has less room. */
const THREE_PANES = 73.75;
/** With two terminals side by side three panes need more, or lines in all of them are short. */
const THREE_PANES_SPLIT = 103.75;
const PHONE = 51.25;

const remInPx = () => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;

export function PlaygroundPage() {
  const page = useRef<HTMLDivElement>(null);
  const width = useWidth(page);
  const inRem = width / remInPx();
  const split = useTerminals(({ shown }) => shown.length > 1);
  return (
    <main ref={page} className={styles.page}>
      <RouteStrip />
      {inRem >= (split ? THREE_PANES_SPLIT : THREE_PANES) ? (
        <ThreePanes width={width} split={split} />
      ) : inRem >= PHONE ? (
        <TwoPanes width={width} split={split} />
      ) : (
        <PhoneLayout />
      )}
    </main>
  );
}
