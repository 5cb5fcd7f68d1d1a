import { useStore } from 'zustand';
import { useWords } from '../../i18n/i18n.ts';
import { useAssessed } from '../../rooms/class-standing.ts';
import { usePlayground } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Kbd, RightKey } from '../../ui/Kbd.tsx';
import { callsMail, FIRST_CALL, guide } from './suggestion.ts';
import styles from './Terminal.module.css';

/**
 * The first ten seconds: an arrow to the caret, and one button that does Tab and Enter, where a grey line stands there
 * whole: a lesson may show less of it, or none. Any key takes it away.
 */
export function FirstPointer() {
  const { terminal: says } = useWords();
  const { terminal } = usePlayground();
  const { call = FIRST_CALL, ...given } = useStore(guide);
  const grey = useAssessed() ? 'off' : given.grey;
  const calls = callsMail(call);
  const take = () => {
    terminal.submit(call);
    terminal.focus();
  };
  return (
    <div className={styles.pointer}>
      <svg
        viewBox="0 0 40 34"
        width="40"
        height="34"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <path d="M36 31C20 30 8 22 7 4M1.5 10L7 3l6 6" />
      </svg>
      <div>
        <p>
          <b>{says.typeHere}</b> {grey === 'whole' && says.greyLine(calls)}
        </p>
        {grey === 'whole' && (
          <Button kind="primary" onClick={take}>
            {says.call(calls)} <Kbd>Tab</Kbd> <Kbd>Enter</Kbd>
          </Button>
        )}
        {grey !== 'off' && (
          <p className={styles.hint}>
            {says.tabTakes}
            <br />
            {says.inProgram} <RightKey label={says.rightArrow} /> {says.does}
          </p>
        )}
      </div>
    </div>
  );
}
