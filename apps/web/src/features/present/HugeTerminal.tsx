import { useEffect, useState } from 'react';
import { usePlayground, useTerminal } from '../../rooms/context.ts';
import { TerminalPane } from '../terminal/TerminalPane.tsx';
import styles from './PresentPage.module.css';

/** Of the screen's width: some 60 signs in two thirds of it, to be read from the last row. */
const SHARE = 1 / 58;
const LEAST_PX = 16;

/** The terminal in huge type, for as long as it stands on the projector. */
export function HugeTerminal() {
  const { terminal } = usePlayground();
  const ready = useTerminal((state) => state.ready);
  const [sized, setSized] = useState(false);
  useEffect(() => {
    if (!ready) return;
    // Whoever stands before a class needs no hand that points at the prompt.
    terminal.state.setState({ touched: true });
    const before = terminal.decorate(({ options }) => options.fontSize);
    const fit = () =>
      terminal.decorate(({ options }) => {
        options.fontSize = Math.max(LEAST_PX, Math.round(innerWidth * SHARE));
      });
    fit();
    addEventListener('resize', fit);
    // The screen is put in its place now, and fits itself there.
    setSized(true);
    return () => {
      removeEventListener('resize', fit);
      terminal.decorate(({ options }) => {
        if (before !== undefined) options.fontSize = before;
      });
    };
  }, [terminal, ready]);
  return <div className={styles.terminal}>{sized && <TerminalPane />}</div>;
}
