import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { useWords } from '../../i18n/i18n.ts';
import { useDialogue } from '../../rooms/context.ts';
import { preferences, setPreference } from '../../session/preferences.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { useLook } from './look.ts';
import styles from './StepBar.module.css';

const AgainMenu = lazy(async () => ({ default: (await import('../replay/AgainMenu.tsx')).AgainMenu }));

/** Back and forth through the dialogue, what can be done with it, and the lens. Always there; the keys are written on the buttons. */
export function StepBar() {
  const words = useWords().look;
  const look = useLook();
  const past = useStore(look, (state) => state.past);
  const lens = useStore(preferences, (state) => state.lens);
  const keys = useStore(preferences, (state) => state.singleKeys);
  const connection = useDialogue((state) => state.connection);
  return (
    <div className={styles.bar}>
      <fieldset className={styles.steps} aria-label={words.label}>
        <Button kind="quiet" aria-label={words.back} title={words.back} onClick={() => look.step(-1)}>
          <Icon name="back" size={16} />
          {keys && <Kbd>,</Kbd>}
        </Button>
        <Button
          kind={past ? 'quiet' : 'not-now'}
          className={styles.forth}
          aria-label={words.forth}
          title={words.forth}
          onClick={() => look.step(1)}
        >
          {keys && <Kbd>.</Kbd>}
          <Icon name="forth" size={16} />
        </Button>
        <span className={styles.at}>{past ? words.step(past.step, past.of) : words.now}</span>
      </fieldset>
      {connection !== undefined && (
        <Boundary>
          <Suspense>
            <AgainMenu connection={connection} />
          </Suspense>
        </Boundary>
      )}
      <button
        type="button"
        className={cx(styles.lens, lens && styles.on)}
        aria-pressed={lens}
        onClick={() => setPreference({ lens: !lens })}
      >
        <span aria-hidden="true" className={styles.sign}>
          <b>CR</b>
          <b>LF</b>
        </span>
        <span className={styles.word}>{words.lens}</span>
        {keys && <Kbd>e</Kbd>}
      </button>
    </div>
  );
}
