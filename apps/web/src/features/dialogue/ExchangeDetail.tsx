import { type DialogueReading, type Exchange, saidOfLetter, saidOfRemembered } from '@ehlo/protocol/reading';
import type { Logged, MailJudged } from '@ehlo/wire';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { useWords } from '../../i18n/i18n.ts';
import type { Say } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { preferences, setPreference } from '../../session/preferences.ts';
import { Button } from '../../ui/Button.tsx';
import { Arrow } from '../../ui/Icon.tsx';
import { verdictPath } from '../verdict/path.ts';
import { CoachCards } from './CoachCards.tsx';
import { Decoded } from './Decoded.tsx';
import styles from './ExchangeDetail.module.css';
import { Line } from './Line.tsx';
import { letterLines } from './letter-lines.ts';
import { Reply } from './Reply.tsx';
import { Standard } from './Standard.tsx';
import { Tokens } from './Tokens.tsx';

interface Props {
  exchange: Exchange;
  revision: number;
  protocol: DialogueReading['protocol'];
  say: Say;
  /** The finger is on this one: the newest mistake. */
  marked: boolean;
  /** Of a letter whose server looked at who sent it: `seq` of what it wrote down. */
  verdict: Pick<Logged<MailJudged>, 'seq' | 'outcome'> | undefined;
  /** The call is over: the command line that calls again. */
  over: string | undefined;
  onPlace: (text: string) => void;
}

/** Group of the names of tokens in the prose. */
const TOKEN_NAMES = {
  smtp: 'token',
  other: 'token',
  pop3: 'pop3Token',
  imap: 'imapToken',
} as const satisfies Record<DialogueReading['protocol'], string>;

/** The newest, or the chosen, exchange in three voices: your line, this server's answer, the standard. Then the coach. */
export function ExchangeDetail({ exchange, protocol, say, marked, verdict, over, onPlace }: Props) {
  const words = useWords().dialogue;
  const advice = useStore(preferences, (state) => state.advice);
  const { command, letter, reply, coach } = exchange;
  const answer = command?.tokens.find(({ sasl }) => sasl);
  const group = TOKEN_NAMES[protocol];
  // In POP3 a letter is fetched: it comes after its +OK. In IMAP one that is fetched stands in the reply's own lines.
  const served = protocol === 'pop3';
  return (
    <article className={styles.exchange}>
      {command && (
        <div className={styles.tokens}>
          <Arrow to="server" label={words.youSent} />
          <Tokens line={command} tokens={command.tokens} group={group} say={say} marked={marked && advice} />
        </div>
      )}
      {answer && command && (
        <Decoded place={answer.sasl} base64={command.text.slice(answer.start, answer.end)} />
      )}
      {letter && !served && <Letter letter={letter} by="client" say={say} />}
      {reply ? (
        <Reply reply={reply} group={group} say={say} />
      ) : (
        <p className={styles.waiting}>{words.noAnswerYet}</p>
      )}
      {letter && served && <Letter letter={letter} by="server" say={say} />}
      <dl className={styles.facts}>
        <Standard exchange={exchange} say={say} />
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
          {verdict?.outcome === 'junk' && <p>{words.junk}</p>}
          <Link className={styles.open} href="/mail">
            {words.openMailbox}
          </Link>{' '}
          {verdict !== undefined && <Link href={verdictPath(verdict.seq)}>{words.judged}</Link>}
        </div>
      )}
      {verdict !== undefined && !exchange.arrival && (
        <p className={styles.judged}>
          <Link href={verdictPath(verdict.seq)}>{words.judged}</Link>
        </p>
      )}
      {coach &&
        (advice ? (
          <CoachCards exchange={exchange} say={say} marked={marked} over={over} onPlace={onPlace} />
        ) : (
          <p className={styles.off}>
            {words.adviceOff}
            <Button kind="quiet" size="small" onClick={() => setPreference({ advice: true })}>
              {words.adviceOn}
            </Button>
          </p>
        ))}
    </article>
  );
}

interface LetterProps {
  letter: NonNullable<Exchange['letter']>;
  by: 'client' | 'server';
  say: Say;
}

function Letter({ letter, by, say }: LetterProps) {
  const words = useWords().dialogue;
  const dot = letter.lines.at(-1);
  return (
    <div className={styles.tokens}>
      {by === 'client' ? (
        <Arrow to="server" label={words.youSent} />
      ) : (
        <Arrow to="client" label={words.serverSaid} />
      )}
      <span className={styles.cut}>
        <span className={styles.token}>
          <span>{words.letterLines(letterLines(letter))}</span>
          <i>{say(saidOfLetter(letter)) || words.letterToken}</i>
        </span>
        {letter.ended && dot && (
          <span className={styles.token}>
            <Line text={dot.text} ending={dot.ending} />
            <i>{words.dotToken}</i>
          </span>
        )}
      </span>
    </div>
  );
}
