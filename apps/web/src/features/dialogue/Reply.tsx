import type { ReplyLine, ServerReply } from '@ehlo/protocol/reading';
import { useWords } from '../../i18n/i18n.ts';
import type { Say } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { cx } from '../../ui/cx.ts';
import { Arrow } from '../../ui/Icon.tsx';
import { RefLink } from '../../ui/RefLink.tsx';
import { hasStamp, Stamp } from '../../ui/Stamp.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { Decoded } from './Decoded.tsx';
import styles from './ExchangeDetail.module.css';
import { Line } from './Line.tsx';
import { RfcTag } from './RfcTag.tsx';
import { Tokens } from './Tokens.tsx';

/** Reply lines shown before the rest is counted: EHLO lists are a dozen at most, garbage may be thousands. */
const MOST_LINES = 24;

interface Props {
  reply: ServerReply;
  /** Of the names of its tokens. */
  group: string;
  say: Say;
}

/** What this server answered: its lines as they came, the stamp, and each digit's part in it. */
export function Reply({ reply, group, say }: Props) {
  const words = useWords().dialogue;
  const { lines } = reply;
  // The last line says how it ended: it is shown whatever is left out before it.
  const more = Math.max(0, lines.length - MOST_LINES);
  const shown = more === 0 ? lines : [...lines.slice(0, MOST_LINES - 1), ...lines.slice(-1)];
  return (
    <>
      <div className={styles.reply}>
        <Arrow to="client" label={words.serverSaid} />
        <ol>
          {shown.map((line, index) => (
            <li key={index} className={cx(line.part !== undefined && styles.part)}>
              <LeftOut count={(line.skipped ?? 0) + (more > 0 && index === shown.length - 1 ? more : 0)} />
              {line.tokens && line.tokens.length > 0 && !goesOn(line, shown[index - 1]) ? (
                <Tokens line={line} tokens={line.tokens} group={group} say={say} marked={false} />
              ) : (
                <Keyword line={line} />
              )}
              <Decoded place={line.sasl} base64={line.rest} />
              {line.said && (
                <span className={cx(line.tokens ? styles.meaning : styles.keyword)}>
                  <Rich text={say(line.said)} />
                </span>
              )}
            </li>
          ))}
        </ol>
      </div>
      <div className={styles.digits}>
        {hasStamp(reply) && (
          <span className={styles.stamp}>
            <Stamp
              code={reply.code}
              status={reply.status}
              height={78}
              outline={!reply.complete}
              landing={reply.complete}
            />
          </span>
        )}
        <dl>
          {reply.digits.map((digit, index) => (
            <div key={index}>
              <dt>
                {reply.status === undefined ? (
                  <RefLink id={index < 3 ? `${reply.code}` : digit.text}>
                    <Digits code={`${reply.code}`} at={index} text={digit.text} />
                  </RefLink>
                ) : (
                  <Wire>{digit.text}</Wire>
                )}
              </dt>
              <dd>
                <b>
                  <Rich text={say(digit.head)} />
                </b>{' '}
                {digit.body && <Rich text={say(digit.body)} />}
                {reply.rfc !== undefined && reply.complete && index === reply.digits.length - 1 && (
                  <>
                    {' '}
                    <RfcTag source={reply.rfc} />
                  </>
                )}
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </>
  );
}

/** A line of a letter's text behind another one: it was named there. */
function goesOn({ part, tokens }: ReplyLine, before: ReplyLine | undefined): boolean {
  const [only, ...more] = tokens ?? [];
  return part === 'body' && before?.part === 'body' && only?.token === 'letter-text' && more.length === 0;
}

/** Lines between the one before and this one that are counted and not shown. */
function LeftOut({ count }: { count: number }) {
  const words = useWords().dialogue;
  if (count === 0) return null;
  return <span className={styles.leftOut}>{words.linesLeftOut(count)}</span>;
}

/** A line of an EHLO list leads to what its keyword means. */
function Keyword({ line }: { line: ReplyLine }) {
  const { keyword, text } = line;
  if (keyword === undefined) return <Line text={text} ending={line.ending} />;
  return (
    <RefLink id={keyword}>
      <Line text={text} ending={line.ending} />
    </RefLink>
  );
}

/** 550 with one of its digits inked; the enhanced code stands whole. */
export function Digits({ code, at, text }: { code: string; at: number; text: string }) {
  if (at >= code.length) return <Wire>{text}</Wire>;
  return (
    <Wire>
      <s>{code.slice(0, at)}</s>
      {code[at]}
      <s>{code.slice(at + 1)}</s>
    </Wire>
  );
}
