import { useStore } from 'zustand';
import { useWords } from '../../i18n/i18n.ts';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/Icon.tsx';
import { useLook } from './look.ts';
import styles from './PastBar.module.css';

/** Over panels that show an earlier moment: which one, and the way back. `steps`: with the buttons beside it. */
export function PastBar({ className, steps = false }: { className?: string | undefined; steps?: boolean }) {
  const words = useWords().look;
  const look = useLook();
  const past = useStore(look, (state) => state.past);
  if (!past) return null;
  return (
    <div className={cx(styles.bar, className)}>
      <b>{words.looking(past.step, past.of)}</b>
      {steps && (
        <>
          <Button kind="quiet" size="icon" aria-label={words.back} onClick={() => look.step(-1)}>
            <Icon name="back" size={16} />
          </Button>
          <Button kind="quiet" size="icon" aria-label={words.forth} onClick={() => look.step(1)}>
            <Icon name="forth" size={16} />
          </Button>
        </>
      )}
      <Button size="small" className={styles.now} onClick={() => look.now()}>
        {words.toNow}
      </Button>
    </div>
  );
}
