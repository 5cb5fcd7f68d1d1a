import { type Exchange, readable } from '@ehlo/protocol/reading';
import { useLanguage } from '../../i18n/i18n.ts';
import { cx } from '../../ui/cx.ts';
import { hasStamp, Stamp } from '../../ui/Stamp.tsx';
import type { OtherDialogue } from '../class/use-other-dialogue.ts';
import { sequenceRow } from '../dialogue/sequence-rows.ts';
import styles from './PresentPage.module.css';
import { presentWords } from './words.ts';

/** The last exchanges; older ones are counted. */
const SHOWN = 3;

/** Two lanes, and what went from one to the other, large. Lines are only ever added below. */
export function Sequence({ shown, server }: { shown: OtherDialogue; server: string }) {
  const words = presentWords[useLanguage()];
  const { exchanges } = shown.reading;
  const last = exchanges.slice(-SHOWN);
  const older = exchanges.length - last.length;
  return (
    <section className={styles.sequence} lang="en" translate="no">
      <div className={styles.lanes}>
        <b>
          ncat <small>{words.mua}</small>
        </b>
        <b>
          {server} <small>{words.mta(shown.port)}</small>
        </b>
      </div>
      <ol>
        {older > 0 && <li className={styles.older}>{words.earlier(older)}</li>}
        {last.map((exchange, at) => (
          <Hops key={exchange.id} exchange={exchange} current={at === last.length - 1} />
        ))}
      </ol>
    </section>
  );
}

function Hops({ exchange, current }: { exchange: Exchange; current: boolean }) {
  const words = presentWords[useLanguage()];
  const { hops } = sequenceRow(exchange, undefined, words.letter);
  return hops.map(({ from, text, reply, more }, at) => (
    <li
      key={from}
      className={cx(styles.hop, styles[from], current && at === hops.length - 1 && styles.current)}
    >
      {reply && hasStamp({ code: reply.code, status: reply.status }) && (
        <Stamp code={reply.code} status={reply.status} height={46} />
      )}
      <code>{readable(text)}</code>
      {more > 0 && <small>{words.more(more)}</small>}
      <i aria-hidden="true" />
    </li>
  ));
}
