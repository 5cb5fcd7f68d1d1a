import {
  type CommandLine,
  type Exchange,
  readable,
  type ServerReply,
  saidOfLetter,
  saidOfRemembered,
  type Token,
} from '@ehlo/protocol/reading';
import { Link } from 'wouter';
import { useWords } from '../../i18n/i18n.ts';
import type { Say } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Arrow } from '../../ui/Icon.tsx';
import { Stamp } from '../../ui/Stamp.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { CoachCard } from './CoachCard.tsx';
import styles from './ExchangeDetail.module.css';
import { letterLines } from './letter-lines.ts';
import { RfcNote } from './RfcNote.tsx';

/** Reply lines shown before the rest is counted: EHLO lists are a dozen at most, garbage may be thousands. */
const MOST_REPLY_LINES = 24;

interface Props {
  exchange: Exchange;
  revision: number;
  say: Say;
  /** The finger is on this one: the newest mistake. */
  marked: boolean;
  onPlace: (text: string) => void;
}

/** The newest, or the chosen, exchange: tokens named, reply, stamp, digits, what is remembered, coach. */
export function ExchangeDetail({ exchange, say, marked, onPlace }: Props) {
  const words = useWords().dialogue;
  const { command, letter, reply, coach } = exchange;
  return (
    <article className={styles.exchange}>
      {command && <Tokens command={command} say={say} marked={marked} />}
      {letter && (
        <div className={styles.tokens}>
          <Arrow to="server" label={words.youSent} />
          <span className={styles.token}>
            <span>{words.letterLines(letterLines(letter))}</span>
            <i>{say(saidOfLetter(letter)) || words.letterToken}</i>
          </span>
          {letter.ended && (
            <span className={styles.token}>
              <Wire>.</Wire>
              <i>{words.dotToken}</i>
            </span>
          )}
        </div>
      )}
      {exchange.notes.length > 0 && (
        <p className={styles.notes}>
          {exchange.notes.map((note) => (
            <RfcNote key={note.said.id} note={note} say={say} />
          ))}
        </p>
      )}
      {reply ? <Reply reply={reply} say={say} /> : <p className={styles.waiting}>{words.noAnswerYet}</p>}
      <dl className={styles.facts}>
        <dt>{words.remembers}</dt>
        <dd>
          <Rich text={say(saidOfRemembered(exchange))} />
        </dd>
      </dl>
      {exchange.arrival && (
        <div className={styles.finale}>
          <h3>
            <Rich text={say(exchange.arrival.head)} />
          </h3>
          <p>
            <Rich text={say(exchange.arrival.body)} />
          </p>
          <Link className={styles.open} href="/mail">
            {words.openMailbox}
          </Link>
        </div>
      )}
      {coach && <CoachCard coach={coach} say={say} marked={marked} onPlace={onPlace} />}
    </article>
  );
}

/** Of one token as much as helps; a line of 4096 octets is no reading matter. Bytes has all of it. */
const MOST_OF_TOKEN = 240;

function bounded(text: string): string {
  const shown = readable(text);
  return shown.length > MOST_OF_TOKEN ? `${shown.slice(0, MOST_OF_TOKEN)}…` : shown;
}

/** The line cut at its tokens; what belongs to none stands between them, unnamed. */
function pieces(text: string, tokens: readonly Token[]): { text: string; token?: Token }[] {
  const all: { text: string; token?: Token }[] = [];
  let at = 0;
  for (const token of tokens) {
    if (token.start > at) all.push({ text: text.slice(at, token.start) });
    all.push({ text: text.slice(token.start, token.end), token });
    at = token.end;
  }
  if (at < text.length) all.push({ text: text.slice(at) });
  return all;
}

function Tokens({ command, say, marked }: { command: CommandLine; say: Say; marked: boolean }) {
  const words = useWords().dialogue;
  return (
    <div className={styles.tokens}>
      <Arrow to="server" label={words.youSent} />
      <span className={styles.cut}>
        {pieces(command.text, command.tokens).map(({ text, token }, index) =>
          token === undefined ? (
            text.trim() === '' ? null : (
              <Wire key={index}>{bounded(text)}</Wire>
            )
          ) : (
            <span
              key={index}
              className={styles.token}
              title={token.rfc === undefined ? undefined : words.source(token.rfc)}
            >
              <Wire>{token.marked && marked ? <Marked text={text} token={token} /> : bounded(text)}</Wire>
              <i>{say({ id: `token.${token.token}` })}</i>
            </span>
          ),
        )}
      </span>
    </div>
  );
}

/** The finger on the part that went wrong, or on the whole token. */
function Marked({ text, token }: { text: string; token: Token }) {
  if (token.mark === undefined) return <mark>{bounded(text)}</mark>;
  const [start, end] = [token.mark[0] - token.start, token.mark[1] - token.start];
  return (
    <>
      {bounded(text.slice(0, start))}
      <mark>{bounded(text.slice(start, end))}</mark>
      {bounded(text.slice(end))}
    </>
  );
}

function Reply({ reply, say }: { reply: ServerReply; say: Say }) {
  const words = useWords().dialogue;
  const more = reply.lines.length - MOST_REPLY_LINES;
  return (
    <>
      <div className={styles.reply}>
        <Arrow to="client" label={words.serverSaid} />
        <ol>
          {reply.lines.slice(0, MOST_REPLY_LINES).map((line, index) => (
            <li key={index}>
              <Wire>{line.text.length > 2 * MOST_OF_TOKEN ? bounded(line.text) : readable(line.text)}</Wire>
              {line.said && (
                <span>
                  <Rich text={say(line.said)} />
                </span>
              )}
            </li>
          ))}
          {more > 0 && <li>{words.newLines(more)}</li>}
        </ol>
      </div>
      <div className={styles.digits}>
        <span className={styles.stamp}>
          <Stamp code={reply.code} height={78} outline={!reply.complete} landing={reply.complete} />
        </span>
        <dl>
          {reply.digits.map((digit, index) => (
            <div key={index}>
              <dt>
                <Digits code={`${reply.code}`} at={index} text={digit.text} />
              </dt>
              <dd>
                <b>
                  <Rich text={say(digit.head)} />
                </b>{' '}
                {digit.body && <Rich text={say(digit.body)} />}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </>
  );
}

/** 550 with one of its digits inked; the enhanced code stands whole. */
function Digits({ code, at, text }: { code: string; at: number; text: string }) {
  if (at >= code.length) return <Wire>{text}</Wire>;
  return (
    <Wire>
      <s>{code.slice(0, at)}</s>
      {code[at]}
      <s>{code.slice(at + 1)}</s>
    </Wire>
  );
}
