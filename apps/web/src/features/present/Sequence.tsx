import { type Exchange, readable } from '@ehlo/protocol/reading';
import { useRef } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import { cx } from '../../ui/cx.ts';
import { hasStamp, Stamp } from '../../ui/Stamp.tsx';
import type { OtherDialogue } from '../class/use-other-dialogue.ts';
import { sequenceRow } from '../dialogue/sequence-rows.ts';
import styles from './PresentPage.module.css';
import { useFitting } from './use-fitting.ts';
import { presentWords } from './words.ts';
import { type Part, partsOf } from './zoom-parts.ts';

/** The last exchanges, as far as there is room; older ones are counted. */
export const SHOWN = 3;

interface Props {
  shown: OtherDialogue;
  /** Who calls: which program it is, the log does not tell. */
  client: string;
  server: string;
  onZoom(key: string): void;
}

/** Two lanes, and what went from one to the other, large. Lines are only ever added below. */
export function Sequence({ shown, client, server, onZoom }: Props) {
  const words = presentWords[useLanguage()];
  const { exchanges, protocol } = shown.reading;
  const list = useRef<HTMLOListElement>(null);
  const last = exchanges.slice(-useFitting(list, SHOWN, shown.version));
  const older = exchanges.length - last.length;
  return (
    <section className={styles.sequence} lang="en" translate="no">
      <div className={styles.lanes}>
        <b>
          {client} <small>{words.mua}</small>
        </b>
        <b>
          {server} <small>{words.mta(shown.port)}</small>
        </b>
      </div>
      <ol ref={list}>
        {older > 0 && <li className={styles.older}>{words.earlier(older)}</li>}
        {last.map((exchange, at) => (
          <Hops
            key={exchange.id}
            exchange={exchange}
            protocol={protocol}
            current={at === last.length - 1}
            onZoom={onZoom}
          />
        ))}
      </ol>
    </section>
  );
}

function Hops({
  exchange,
  protocol,
  current,
  onZoom,
}: {
  exchange: Exchange;
  protocol: OtherDialogue['reading']['protocol'];
  current: boolean;
  onZoom(key: string): void;
}) {
  const words = presentWords[useLanguage()];
  const { hops } = sequenceRow(exchange, undefined, words.letter);
  const { client, code, server } = partsOf(exchange, protocol);
  return hops.map(({ from, text, reply, more }, at) => {
    const parts = from === 'client' ? client : server;
    return (
      <li
        key={from}
        className={cx(styles.hop, styles[from], current && at === hops.length - 1 && styles.current)}
      >
        {reply && hasStamp({ code: reply.code, status: reply.status }) && (
          <Zooming part={code} onZoom={onZoom}>
            <Stamp code={reply.code} status={reply.status} height={46} />
          </Zooming>
        )}
        <code style={{ '--signs': Math.max(1, text.length) } as React.CSSProperties}>
          {parts.length === 0
            ? readable(text)
            : parts.map((part, place) => (
                <Zooming key={part.key ?? place} part={part} onZoom={onZoom}>
                  {part.text}
                </Zooming>
              ))}
        </code>
        {more > 0 && <small>{words.more(more)}</small>}
        <i aria-hidden="true" />
      </li>
    );
  });
}

/** What can be looked at by itself is a button; it looks as the line does. */
function Zooming({
  part,
  onZoom,
  children,
}: {
  part: Part | undefined;
  onZoom(key: string): void;
  children: React.ReactNode;
}) {
  const key = part?.key;
  if (key === undefined) return children;
  return (
    <button type="button" className={styles.zooming} onClick={() => onZoom(key)}>
      {children}
    </button>
  );
}
