import {
  type Beat,
  type EndsItem,
  type EndsLine,
  KEPT_FIRST_ITEMS,
  type ListenerItem,
  type Overheard,
  recordHead,
} from '@ehlo/protocol/tls';
import { Fragment } from 'react';
import { Rich } from '../../prose/Rich.tsx';
import { cx } from '../../ui/cx.ts';
import { Arrow } from '../../ui/Icon.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { decoded } from './decoded.ts';
import { recordName, recordNotes } from './record-notes.ts';
import styles from './TwoViews.module.css';
import type { TwoViewsWords } from './words.ts';

interface Props {
  beat: Beat;
  /** Microseconds since the first row. */
  after: number;
  overheard: Overheard;
  /** Where TLS was when it crossed. */
  stage: 'handshake' | 'later' | 'opaque';
  words: TwoViewsWords;
}

/** What one side sent at one moment, as the ends read it and as a listener does. */
export function BeatRow({ beat, after, overheard, stage, words }: Props) {
  const { from, layer, ends, endsLeftOut, listener, listenerLeftOut } = beat;
  const endsItems = ends.map((item, index) => <Ends key={index} item={item} words={words} />);
  return (
    <li className={cx(styles.beat, from === 'client' && styles.you)}>
      <span className={styles.when}>
        <Arrow
          to={from === 'client' ? 'server' : 'client'}
          label={from === 'client' ? words.you : words.server}
        />
        <time>{(after / 1_000_000).toFixed(3)}</time>
      </span>
      <div className={styles.ends}>
        <span className="visually-hidden">{words.ends}:</span>
        <WithLeftOut items={endsItems} leftOut={endsLeftOut} words={words} />
        {ends.length === 0 && <p className={styles.own}>{words.own[stage]}</p>}
      </div>
      <div className={styles.listener}>
        <span className="visually-hidden">{words.listener}:</span>
        {layer === 'clear' ? (
          <WithLeftOut
            items={ends.map((item, index) => <Ends key={index} item={item} words={words} overheard />)}
            leftOut={endsLeftOut}
            words={words}
          />
        ) : (
          <WithLeftOut
            items={listener.map((item, index) => (
              <Record
                key={index}
                item={item}
                overheard={overheard}
                secured={stage === 'later'}
                words={words}
              />
            ))}
            leftOut={listenerLeftOut}
            words={words}
          />
        )}
      </div>
    </li>
  );
}

function WithLeftOut({
  items,
  leftOut,
  words,
}: {
  items: React.ReactNode[];
  leftOut: { items: number; octets: number };
  words: TwoViewsWords;
}) {
  if (leftOut.items === 0) return items;
  return (
    <>
      {items.slice(0, KEPT_FIRST_ITEMS)}
      <p className={styles.own}>{words.leftOut(leftOut.items, leftOut.octets)}</p>
      {items.slice(KEPT_FIRST_ITEMS)}
    </>
  );
}

function Ends({
  item,
  words,
  overheard = false,
}: {
  item: EndsItem;
  words: TwoViewsWords;
  overheard?: boolean;
}) {
  if (item.kind === 'unkept') return <p className={styles.own}>{words.unkept(item.octets)}</p>;
  const [first] = item.secrets;
  const parts = first && overheard ? decoded(item.text.slice(...first)) : undefined;
  return (
    <>
      <Wire className={cx(styles.line, item.dropped && !overheard && styles.dropped)}>
        {overheard ? <Secrets line={item} /> : item.text}
        {item.ending === 'none' && '…'}
      </Wire>
      {item.dropped && !overheard && <p className={styles.note}>{words.dropped}</p>}
      {first && overheard && (
        <p className={styles.note}>
          <Rich
            text={parts ? words.decoded(parts.map((part) => `\`${part}\``).join(', ')) : words.secretSeen}
          />
        </p>
      )}
    </>
  );
}

/** The line with its secrets on the marker: that is what to look at. */
function Secrets({ line: { text, secrets } }: { line: EndsLine }) {
  let at = 0;
  const pieces = secrets.map(([start, end]) => {
    const before = text.slice(at, start);
    at = end;
    return (
      <Fragment key={start}>
        {before}
        <mark>{text.slice(start, end)}</mark>
      </Fragment>
    );
  });
  return [...pieces, text.slice(at)];
}

interface RecordProps {
  item: ListenerItem;
  overheard: Overheard;
  secured: boolean;
  words: TwoViewsWords;
}

function Record({ item, overheard, secured, words }: RecordProps) {
  if (item.kind === 'unkept') return <p className={styles.own}>{words.unkept(item.octets)}</p>;
  if (item.kind === 'none')
    return (
      <div className={styles.record}>
        <Wire className={styles.line}>{item.text}</Wire>
        <p className={styles.note}>{words.note.none}</p>
      </div>
    );
  const notes = recordNotes(item, overheard, secured, words);
  const readable = item.messages.length > 0 || item.alert !== undefined;
  return (
    <div className={cx(styles.record, !readable && styles.sealed)}>
      <p className={styles.name}>
        <Wire>{recordName(item)}</Wire> <span>{words.octets(item.length)}</span>
      </p>
      <Wire className={styles.head} aria-label={words.head}>
        {recordHead(item)
          .map((octet) => octet.toString(16).padStart(2, '0'))
          .join(' ')}
        {!item.clear && ' ░░░'}
      </Wire>
      {notes.length > 0 && (
        <p className={styles.note}>
          <Rich text={notes.join(' ')} />
        </p>
      )}
    </div>
  );
}
