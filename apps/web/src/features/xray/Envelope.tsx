import type { EnvelopePicture } from '@ehlo/protocol/reading';
import { cx } from '../../ui/cx.ts';
import { Stamp } from '../../ui/Stamp.tsx';
import { Wire } from '../../ui/Wire.tsx';
import styles from './Envelope.module.css';
import { Postmark } from './Postmark.tsx';
import { useXrayWords } from './words.ts';

/** The transaction as a picture: it keeps the delivered envelope until the next MAIL FROM. */
interface Props {
  picture: EnvelopePicture;
  faded?: boolean;
  /** The dot has come. `refusal`: and the server would not have it. */
  fate?: { sealed: boolean; refusal?: { code: number } };
  /** Recipients that the letter does not name. */
  blind?: ReadonlySet<string>;
}

export function Envelope({ picture, faded, fate, blind }: Props) {
  const words = useXrayWords();
  const standing = picture.forwardPaths.filter((recipient) => recipient.accepted !== false);
  const refused = picture.forwardPaths.filter((recipient) => recipient.accepted === false);
  return (
    <div className={cx(styles.envelope, faded && styles.faded)}>
      <div className={styles.face}>
        <div className={styles.from}>
          <small lang="en">{words.mailFrom}</small>
          {picture.reversePath === undefined ? (
            <span className={styles.blank}>{words.whoSends}</span>
          ) : picture.reversePath === '' ? (
            <span className={styles.written}>
              <Wire>{'<>'}</Wire> <em>{words.nullSender}</em>
            </span>
          ) : (
            <Wire className={styles.written}>{picture.reversePath}</Wire>
          )}
        </div>
        {picture.postmark ? (
          <Postmark key={picture.postmark.at} at={picture.postmark.at} host={picture.postmark.host} />
        ) : fate?.refusal ? (
          <div className={styles.stamp}>
            <Stamp code={fate.refusal.code} height={62} landing />
          </div>
        ) : (
          <div className={cx(styles.place, fate?.sealed && styles.sealed)} aria-hidden={!fate?.sealed}>
            {(fate?.sealed ? words.sealedWaits : words.postmarkWhen).map((word) => (
              <span key={word}>{word}</span>
            ))}
          </div>
        )}
        <div className={styles.to}>
          <small lang="en">{words.rcptTo}</small>
          {standing.length === 0 && (
            <span className={styles.blank}>
              {picture.reversePath === undefined ? words.forWhom : words.nobodyYet}
            </span>
          )}
          {standing.map((recipient) => (
            <span key={recipient.path}>
              <Wire className={cx(styles.written, recipient.accepted === undefined && styles.pencilled)}>
                {recipient.path}
              </Wire>
              {blind?.has(recipient.path) && <span className={styles.blind}>{words.blind}</span>}
            </span>
          ))}
          {refused.map((recipient) => (
            <span key={recipient.path} className={styles.struck}>
              <s>
                <Wire>{recipient.path}</Wire>
              </s>
              <b>{words.refused(recipient.code ?? 550)}</b>
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}
