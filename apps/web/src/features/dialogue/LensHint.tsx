import type { DialogueReading } from '@ehlo/protocol/reading';
import type { Say } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import styles from './StepBar.module.css';

/** Exchanges looked back at. */
const BACK = 40;

/** Under the lens: what a line end that is no line end of mail comes from. */
export function LensHint({ reading, say }: { reading: DialogueReading; say: Say }) {
  const lines = reading.exchanges
    .slice(-BACK)
    .flatMap(({ command, letter }) => [...(command ? [command] : []), ...(letter?.lines.slice(-BACK) ?? [])]);
  const hint = lines.some(({ ending }) => ending === 'lf')
    ? 'lens.bareLf'
    : lines.some(({ text }) => text.includes('\r'))
      ? 'lens.bareCr'
      : undefined;
  if (hint === undefined) return null;
  return (
    <p className={styles.hint}>
      <Rich text={say({ id: hint })} />
    </p>
  );
}
