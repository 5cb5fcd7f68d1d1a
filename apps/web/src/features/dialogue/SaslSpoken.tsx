import type { SaslPlace } from '@ehlo/protocol/reading';
import { saslSpoken } from '@ehlo/protocol/sasl';
import { useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { cx } from '../../ui/cx.ts';
import { Wire } from '../../ui/Wire.tsx';
import lens from './LensText.module.css';
import { lensPieces } from './lens-pieces.ts';
import styles from './SaslSpoken.module.css';

/** The base64 of a log-in taken apart in place, and what it means that it can be. */
export function SaslSpoken({ place, base64 }: { place: SaslPlace; base64: string }) {
  const say = useSay('sasl');
  const spoken = saslSpoken(place, base64);
  if (!spoken) return null;
  return (
    <div className={cx(styles.spoken, styles[place.by])}>
      {spoken.pieces.length > 0 && (
        <div className={styles.row}>
          <span className={styles.head}>{say({ id: 'saslHead.says' })}</span>
          {spoken.pieces.map(({ text, part }, index) => (
            <span key={index} className={styles.piece}>
              <Shown text={text} />
              <i>{say({ id: `saslPart.${part}` })}</i>
            </span>
          ))}
        </div>
      )}
      <p>
        <Rich text={say({ id: `saslNote.${spoken.note}` })} />
      </p>
    </div>
  );
}

/** Of one piece as much as helps. */
const MOST = 240;

/** Letters as they are, and control characters, which no eye sees, in boxes by their names. */
function Shown({ text }: { text: string }) {
  const runs = text.slice(0, MOST).match(/[^\0-\x1f\x7f]+|[\0-\x1f\x7f]/g) ?? [];
  return (
    <Wire>
      {runs.map((run, index) => {
        const [piece] = lensPieces(run, 'none');
        return run.length === 1 && piece?.kind === 'octet' && run < '\x80' ? (
          <b key={index} className={lens.box}>
            {piece.text}
          </b>
        ) : (
          run
        );
      })}
      {text.length > MOST && '…'}
    </Wire>
  );
}
