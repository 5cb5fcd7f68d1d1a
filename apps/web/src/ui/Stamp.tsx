import { useWords } from '../i18n/i18n.ts';
import { cx } from './cx.ts';
import styles from './Stamp.module.css';

/** One shape a reply class: postmark, tag, ticket, octagon. Colour, shape and word always go together. */
export const STAMP_SHAPES = {
  2: 'M26 1.5a20.5 20.5 0 110 41 20.5 20.5 0 010-41z',
  3: 'M3 4h33l13.5 18L36 40H3z',
  4: 'M3 4h46v12a4.5 6 0 000 12v12H3V28a4.5 6 0 000-12z',
  5: 'M17 1.5h18L47.5 14v16L35 42.5H17L4.5 30V14z',
} as const;
const INNER = {
  2: 'M26 4.7a17.3 17.3 0 110 34.6 17.3 17.3 0 010-34.6z',
  3: 'M6.2 7.2h28.2L45.5 22 34.4 36.8H6.2z',
  4: 'M6.2 7.2h39.6v6.3a5 8.5 0 000 17v6.3H6.2v-6.3a5 8.5 0 000-17z',
  5: 'M18.3 4.7h15.4L44.3 15.3v13.4L33.7 39.3H18.3L7.7 28.7V15.3z',
} as const;

type ReplyClass = keyof typeof STAMP_SHAPES;

/** Class of a reply code; 1xx, and what no server should say, are drawn as "go on". */
export function replyClass(code: number): ReplyClass {
  const digit = Math.floor(code / 100);
  return digit === 2 || digit === 4 || digit === 5 ? digit : 3;
}

/** Replies of POP3 (RFC 1939 §3) and IMAP (RFC 3501 §7.1) have a word where SMTP has a number. */
const STATUS: Readonly<Record<string, ReplyClass>> = {
  '+OK': 2,
  OK: 2,
  PREAUTH: 2,
  '+': 3,
  '*': 3,
  BYE: 4,
  NO: 5,
  BAD: 5,
  '-ERR': 5,
  // The DNS: nothing was wrong; asking again may help; no (RFC 1035 §4.1.1).
  NOERROR: 2,
  SERVFAIL: 4,
  NXDOMAIN: 5,
  REFUSED: 5,
  FORMERR: 5,
  NOTIMP: 5,
  NOTAUTH: 5,
  BADVERS: 5,
};

/** What a reply begins with, and so which stamp it gets. */
export interface StampOf {
  code: number;
  status?: string | undefined;
}

export const stampClass = ({ code, status }: StampOf): ReplyClass =>
  status === undefined ? replyClass(code) : (STATUS[status] ?? 3);
/** Whether there is anything to stamp: a line of the server that is no reply of a protocol has no code. */
export const hasStamp = ({ code, status }: StampOf): boolean => code > 0 || status !== undefined;
/** The digits, or the word that stands for them. */
export const stampText = ({ code, status }: StampOf): string => status ?? `${code}`;

interface Props extends StampOf {
  /** Height in CSS pixels: 37 in rows, 78 in the chosen exchange. The word stands inside from 60 up. */
  height?: number;
  /** Not inked: the reply is unfinished, or was not met yet. */
  outline?: boolean;
  /** It just arrived. */
  landing?: boolean;
}

export function Stamp({ code, status, height = 37, outline = false, landing = false }: Props) {
  const words = useWords();
  const kind = stampClass({ code, status });
  const text = stampText({ code, status });
  const word = words.reply[kind];
  const big = height >= 60;
  const x = kind === 3 ? 23.5 : 26;
  return (
    <span
      className={cx(
        styles.stamp,
        styles[`k${kind}`],
        !big && styles.plain,
        outline && styles.outline,
        landing && styles.landing,
      )}
      style={{ '--stamp': `${height / 16}rem` } as React.CSSProperties}
    >
      <svg
        viewBox="0 0 52 44"
        role="img"
        aria-label={outline ? words.reply.unfinished(text) : `${text}, ${word}`}
      >
        <path className={styles.shape} d={STAMP_SHAPES[kind]} />
        {big && !outline && <path className={styles.inner} d={INNER[kind]} />}
        <text
          className={cx(styles.code, text.length > 3 && styles.word4, text.length > 4 && styles.narrow)}
          x={x}
          y={big ? 24.2 : 28}
        >
          {text}
        </text>
        {big && (
          <text className={cx(styles.word, word.length > 6 && styles.long)} x={x} y={33.4}>
            {word}
          </text>
        )}
      </svg>
    </span>
  );
}

/** The stamp at text size: the shape as a sign, the code beside it in readable type. */
export function StampSign(reply: StampOf) {
  const words = useWords();
  const kind = stampClass(reply);
  return (
    <span className={cx(styles.stamp, styles.sign, styles[`k${kind}`])}>
      <svg viewBox="0 0 52 44" role="img" aria-label={words.reply[kind]}>
        <path className={styles.shape} d={STAMP_SHAPES[kind]} />
      </svg>
      <b>{stampText(reply)}</b>
    </span>
  );
}
