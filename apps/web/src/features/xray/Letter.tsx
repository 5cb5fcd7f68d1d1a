import type { LetterPicture } from '@ehlo/protocol/reading';
import type { ReactNode } from 'react';
import { cx } from '../../ui/cx.ts';
import { Wire } from '../../ui/Wire.tsx';
import styles from './Letter.module.css';
import type { Disagreement } from './letter-story.ts';
import { useXrayWords } from './words.ts';

const ALWAYS = ['From', 'To', 'Subject'] as const;
/** Fields the picture has room for beyond the three that every letter shows. */
const MOST_OTHERS = 4;
/** Characters of a name that stand beside its value; a longer one stands over it. */
const FITS = 7;

/** The letter, tucked under the envelope: dashed until written, each field when its line crosses, sealed by its dot. */
interface Props {
  picture: LetterPicture;
  disagreement: Disagreement;
  /** `access`: POP3 or IMAP handed it over, without envelope and seal. */
  by: 'transfer' | 'access';
}

export function Letter({ picture, disagreement, by }: Props) {
  const words = useXrayWords();
  const named = (name: string) =>
    picture.fields
      .filter((field) => field.name.toLowerCase() === name.toLowerCase())
      .map((field) => field.value);
  const others = picture.fields.filter(
    (field) => !ALWAYS.some((name) => name.toLowerCase() === field.name.toLowerCase()),
  );
  return (
    <div className={styles.letter}>
      <dl className={styles.fields}>
        {ALWAYS.map((name) => {
          const values = named(name);
          return (
            <div key={name}>
              <dt>
                <Wire>{`${name}:`}</Wire>
              </dt>
              {values.length === 0 ? (
                <dd className={styles.blank} />
              ) : (
                <dd>
                  {values.join(', ')}
                  {name === 'From' && disagreement.from && <Flag>{words.forged}</Flag>}
                  {name === 'To' &&
                    disagreement.noCopy
                      .filter((path) => values.some((value) => value.includes(path)))
                      .map((path) => <Flag key={path}>{words.noCopy(path)}</Flag>)}
                </dd>
              )}
            </div>
          );
        })}
        {others.slice(0, MOST_OTHERS).map((field, index) => (
          <div key={`${index}-${field.name}`} className={cx(field.name.length > FITS && styles.long)}>
            <dt>
              <Wire>{`${field.name}:`}</Wire>
            </dt>
            <dd>
              {field.value}
              {field.name.toLowerCase() === 'bcc' && disagreement.bcc && <Flag>{words.everybody}</Flag>}
            </dd>
          </div>
        ))}
      </dl>
      {(picture.body.length > 0 || picture.more > 0) && (
        <div className={styles.body}>
          {picture.body.map((line, index) => (
            // Lines of a letter have no identity but their place.
            <p key={index}>{line === '' ? '\u00a0' : line}</p>
          ))}
          {picture.more > 0 && <p className={styles.more}>{words.moreLines(picture.more)}</p>}
        </div>
      )}
      {picture.ended && (
        <p className={styles.seal}>
          {by === 'access' ? (
            words.fetched
          ) : (
            <>
              <Wire>.</Wire> {words.sealed}
            </>
          )}
        </p>
      )}
    </div>
  );
}

/** Beside a line of the letter: what the envelope has to say to it. */
function Flag({ children }: { children: ReactNode }) {
  return <span className={styles.flag}>{children}</span>;
}
