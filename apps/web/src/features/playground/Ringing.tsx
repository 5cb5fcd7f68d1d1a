import { useWords } from '../../i18n/i18n.ts';
import { usePlayground } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { PaneBody } from '../../ui/Pane.tsx';
import styles from './FirstVisit.module.css';

/** The call is under way: what is asked, and what each way it can end would mean. */
export function Ringing({ port }: { port: number }) {
  const { calling } = useWords();
  const { terminal } = usePlayground();
  return (
    <PaneBody className={styles.said}>
      <h3>{calling.title}</h3>
      <p>{calling.says(port)}</p>
      <div className={styles.row}>
        <Button onClick={() => terminal.interrupt()}>
          {calling.hangUp} <Kbd>Ctrl C</Kbd>
        </Button>
      </div>
    </PaneBody>
  );
}
