import type { EnvelopePicture } from '@ehlo/protocol/reading';
import { useWords } from '../../i18n/i18n.ts';
import { cx } from '../../ui/cx.ts';
import { Wire } from '../../ui/Wire.tsx';
import styles from './Envelope.module.css';
import { Postmark } from './Postmark.tsx';

/** The transaction as a picture: it keeps the delivered envelope until the next MAIL FROM. */
export function Envelope({ picture, faded }: { picture: EnvelopePicture; faded?: boolean }) {
  const words = useWords().xray;
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
        ) : (
          <div className={styles.place} aria-hidden="true">
            {words.postmarkWhen.map((word) => (
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
            <Wire
              key={recipient.path}
              className={cx(styles.written, recipient.accepted === undefined && styles.pencilled)}
            >
              {recipient.path}
            </Wire>
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
