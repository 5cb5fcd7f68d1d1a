import { type DialogueReading, type Exchange, type ServerReply, saidOfLetter } from '@ehlo/protocol/reading';
import { useLanguage, useWords } from '../../i18n/i18n.ts';
import type { Say } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Arrow } from '../../ui/Icon.tsx';
import { hasStamp, Stamp } from '../../ui/Stamp.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { bounded } from '../dialogue/Line.tsx';
import { letterLines } from '../dialogue/letter-lines.ts';
import { Digits } from '../dialogue/Reply.tsx';
import { Standard } from '../dialogue/Standard.tsx';
import { Tokens } from '../dialogue/Tokens.tsx';
import styles from './DialogueSheet.module.css';
import { takeHomeWords } from './words.ts';

/** Of a letter and of a reply so many lines are printed. */
const MOST_LINES = 40;

const TOKEN_NAMES = { smtp: 'token', other: 'token', pop3: 'pop3Token', imap: 'imapToken' } as const;

interface Props {
  exchange: Exchange;
  protocol: DialogueReading['protocol'];
  say: Say;
  /** Which digits of its code are told here; of the others it was told above what they mean. */
  told: readonly number[];
}

/** A line and its answer, both with what they mean, in the words of the panels. */
export function PrintedExchange({ exchange, protocol, say, told }: Props) {
  const words = useWords().dialogue;
  const { command, letter, reply, coach } = exchange;
  const group = TOKEN_NAMES[protocol];
  const served = protocol === 'pop3';
  return (
    <li className={styles.exchange}>
      <div className={styles.stamp}>
        {reply && hasStamp(reply) && (
          <Stamp code={reply.code} status={reply.status} height={52} outline={!reply.complete} />
        )}
      </div>
      <div className={styles.said}>
        {command && (
          <div className={styles.you}>
            <Arrow to="server" label={words.youSent} />
            <Tokens line={command} tokens={command.tokens} group={group} say={say} marked={false} />
          </div>
        )}
        {letter && !served && <Letter letter={letter} say={say} />}
        {reply ? <Answer reply={reply} say={say} group={group} told={told} /> : <p>{words.noAnswerYet}</p>}
        {letter && served && <Letter letter={letter} say={say} />}
        <p className={styles.gloss}>
          <Rich text={say(exchange.gloss)} />
        </p>
        <dl className={styles.notes}>
          <Standard exchange={exchange} say={say} />
        </dl>
        {exchange.arrival && (
          <p className={styles.gloss}>
            <b>
              <Rich text={say(exchange.arrival.head)} />
            </b>{' '}
            <Rich text={say(exchange.arrival.body)} />
          </p>
        )}
        {coach && (
          <p className={styles.coach}>
            <b>
              <Rich text={say(coach.head).replaceAll('==', '')} />
            </b>{' '}
            {!coach.again && <Rich text={say(coach.body)} />}
          </p>
        )}
      </div>
    </li>
  );
}

function Letter({ letter, say }: { letter: NonNullable<Exchange['letter']>; say: Say }) {
  const words = useWords().dialogue;
  const { left } = takeHomeWords[useLanguage()].dialogue;
  const lines = letter.lines.slice(0, MOST_LINES);
  const more = letter.total - lines.length;
  return (
    <div className={styles.letter}>
      <p>
        {words.letterLines(letterLines(letter))}: {say(saidOfLetter(letter)) || words.letterToken}
      </p>
      <pre lang="en" translate="no">
        {lines.map(({ text }) => `${bounded(text)}\n`).join('')}
        {more > 0 && left(more)}
      </pre>
    </div>
  );
}

function Answer({
  reply,
  say,
  group,
  told,
}: {
  reply: ServerReply;
  say: Say;
  group: string;
  told: readonly number[];
}) {
  const words = useWords().dialogue;
  const { left } = takeHomeWords[useLanguage()].dialogue;
  const lines = reply.lines.slice(0, MOST_LINES);
  const more = reply.lines.length - lines.length;
  return (
    <>
      <ul className={styles.reply}>
        {lines.map((line, at) => (
          <li key={at}>
            {at === 0 && <Arrow to="client" label={words.serverSaid} />}
            {line.tokens && line.tokens.length > 0 ? (
              <Tokens line={line} tokens={line.tokens} group={group} say={say} marked={false} />
            ) : (
              <Wire>{bounded(line.text)}</Wire>
            )}
            {line.said && (
              <span>
                <Rich text={say(line.said)} />
              </span>
            )}
          </li>
        ))}
        {more > 0 && <li>{left(more)}</li>}
      </ul>
      {told.length > 0 && (
        <dl className={styles.digits}>
          {reply.digits.map((digit, at) => (
            <div key={at} hidden={!told.includes(at)}>
              <dt>
                {reply.status === undefined ? (
                  <Digits code={`${reply.code}`} at={at} text={digit.text} />
                ) : (
                  <Wire>{digit.text}</Wire>
                )}
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
      )}
    </>
  );
}
