import { type Exchange, readable } from '@ehlo/protocol/reading';
import { memo } from 'react';
import { clockTime, useLanguage, useWords } from '../../i18n/i18n.ts';
import type { Say } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Arrow } from '../../ui/Icon.tsx';
import { Stamp } from '../../ui/Stamp.tsx';
import { Wire } from '../../ui/Wire.tsx';
import styles from './ExchangeRow.module.css';
import { letterLines } from './letter-lines.ts';
import { RfcNote } from './RfcNote.tsx';

interface Props {
  exchange: Exchange;
  /** Changes whenever the exchange does; the object itself is the fold's and stays the same. */
  revision: number;
  say: Say;
  onChoose: (id: number) => void;
}

/** An exchange folded to its stamp, its line and one sentence. */
export const ExchangeRow = memo(function ExchangeRow({ exchange, say, onChoose }: Props) {
  const words = useWords().dialogue;
  const language = useLanguage();
  const { command, letter, reply } = exchange;
  return (
    <button type="button" className={styles.row} tabIndex={-1} onClick={() => onChoose(exchange.id)}>
      <span className={styles.stamp}>
        {reply ? (
          <Stamp code={reply.code} outline={!reply.complete} />
        ) : (
          <span className={styles.pending} aria-hidden="true" />
        )}
      </span>
      {command ? (
        <span className={styles.you}>
          <Arrow to="server" label={words.youSent} />
          <Wire className={styles.line}>{command.text === '' ? '\u00a0' : readable(command.text)}</Wire>
        </span>
      ) : letter ? (
        <span className={styles.you}>
          <Arrow to="server" label={words.youSent} />
          <Wire className={styles.line}>{words.letterLines(letterLines(letter))}</Wire>
        </span>
      ) : (
        <span className={styles.server}>
          <Arrow to="client" label={words.serverSaid} />
          <Wire className={styles.line}>
            {readable(reply?.lines.at(-1)?.rest.trim() ?? '') || `${reply?.code ?? ''}`}
          </Wire>
          <time className={styles.time}>{clockTime(exchange.at, language, true)}</time>
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
