import { type Exchange, readable, type ServerReply } from '@ehlo/protocol/reading';
import { memo } from 'react';
import { clockTime, isClockTime, useLanguage, useWords } from '../../i18n/i18n.ts';
import type { Say } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { cx } from '../../ui/cx.ts';
import { Arrow } from '../../ui/Icon.tsx';
import { hasStamp, Stamp, stampText } from '../../ui/Stamp.tsx';
import { Wire } from '../../ui/Wire.tsx';
import styles from './ExchangeRow.module.css';
import { Line, useLens } from './Line.tsx';
import { letterLines } from './letter-lines.ts';
import { RfcNote } from './RfcNote.tsx';

interface Props {
  exchange: Exchange;
  /** Changes whenever the exchange does; the object itself is the fold's and stays the same. */
  revision: number;
  say: Say;
  /** It had not crossed yet at the moment that the panels show. */
  later: boolean;
  onChoose: (id: number) => void;
  /** It stands alone: Tab reaches it. */
  alone?: boolean;
}

/** An exchange folded to its stamp, its line and one sentence. */
export const ExchangeRow = memo(function ExchangeRow({ exchange, say, later, onChoose, alone }: Props) {
  const words = useWords().dialogue;
  const language = useLanguage();
  const { command, letter, reply } = exchange;
  return (
    <button
      type="button"
      className={cx(styles.row, later && styles.later, exchange.continues !== undefined && styles.continues)}
      tabIndex={alone ? 0 : -1}
      onClick={() => onChoose(exchange.id)}
    >
      <span className={styles.stamp}>
        {reply && hasStamp(reply) ? (
          <Stamp code={reply.code} status={reply.status} outline={later || !reply.complete} />
        ) : (
          !reply && <span className={styles.pending} aria-hidden="true" />
        )}
      </span>
      {command ? (
        <span className={styles.you}>
          <Arrow to="server" label={words.youSent} />
          <Line className={styles.line} text={command.text} ending={command.ending} />
        </span>
      ) : letter ? (
        <span className={styles.you}>
          <Arrow to="server" label={words.youSent} />
          <Wire className={styles.line}>{words.letterLines(letterLines(letter))}</Wire>
        </span>
      ) : (
        <span className={styles.server}>
          <Arrow to="client" label={words.serverSaid} />
          <Answer reply={reply} />
          {isClockTime(exchange.at) && (
            <time className={styles.time}>{clockTime(exchange.at, language, true)}</time>
          )}
        </span>
      )}
      <span className={styles.gloss}>
        <Rich text={say(exchange.gloss)} />
        {exchange.notes
          .filter((note) => note.voice === 'rfc')
          .map((note) => (
            <RfcNote key={note.said.id} note={note} say={say} />
          ))}
      </span>
    </button>
  );
});

/** Of a reply without a command, its last line: without the digits that its stamp has, whole under the lens. */
function Answer({ reply }: { reply: ServerReply | undefined }) {
  const lens = useLens();
  const last = reply?.lines.at(-1);
  if (lens && last) return <Line className={styles.line} text={last.text} ending={last.ending} />;
  return (
    <Wire className={styles.line}>
      {readable(last?.rest.trim() ?? '') || (reply ? stampText(reply) : '')}
    </Wire>
  );
}
