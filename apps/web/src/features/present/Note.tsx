import { useLanguage } from '../../i18n/i18n.ts';
import { useSayOf } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { hasStamp, Stamp } from '../../ui/Stamp.tsx';
import { Wire } from '../../ui/Wire.tsx';
import type { OtherDialogue } from '../class/use-other-dialogue.ts';
import styles from './PresentPage.module.css';
import { presentWords } from './words.ts';

/** One stamp, one sentence, one line under it, the envelope. */
export function Note({ shown }: { shown: OtherDialogue }) {
  const words = presentWords[useLanguage()];
  const { reading } = shown;
  const { protocol, envelope } = reading;
  const say = useSayOf(protocol);
  const last = reading.exchanges.at(-1);
  const reply = last?.reply;
  const enhanced = reply?.digits[3];
  const spoken = last?.coach?.head ?? last?.arrival?.head;
  const third = reply?.digits.at(-1);
  const under = spoken ?? enhanced?.body;
  // Head and body of a digit are one sentence: "The plain form." alone tells the last row nothing.
  const sentence = (under ? [under] : [third?.head, third?.body])
    .map((said) => said && say(said))
    .join(' ')
    .trim();
  return (
    <section className={styles.note}>
      {reply && hasStamp(reply) && (
        <div className={styles.big}>
          <Stamp code={reply.code} status={reply.status} height={150} />
          {reply.enhanced !== undefined && (
            <p className={styles.enhanced}>
              <Wire>{reply.enhanced}</Wire>
              {enhanced && (
                <>
                  <br />
                  <Rich text={say(enhanced.head).replace(/[\s\u00a0]*:$/, '')} />
                </>
              )}
            </p>
          )}
        </div>
      )}
      {last && (
        <h1>
          <Rich text={say(last.gloss)} />
        </h1>
      )}
      {sentence && (
        <p className={spoken ? undefined : styles.under}>
          <Rich text={sentence} />
        </p>
      )}
      {protocol === 'smtp' && (
        <dl className={styles.envelope}>
          <dt lang="en">{words.from}</dt>
          <dd>{envelope.reversePath === undefined ? '…' : <Wire>{envelope.reversePath || '<>'}</Wire>}</dd>
          <dt lang="en">{words.to}</dt>
          <dd>
            {envelope.forwardPaths.length === 0
              ? words.nobody
              : envelope.forwardPaths.slice(-3).map(({ path, accepted }) => (
                  <span key={path} className={accepted === false ? styles.refused : undefined}>
                    <Wire>{path}</Wire>
                  </span>
                ))}
          </dd>
        </dl>
      )}
    </section>
  );
}
