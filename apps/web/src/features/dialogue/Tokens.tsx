import type { Token, WireLine } from '@ehlo/protocol/reading';
import type { ReactNode } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import type { Say } from '../../prose/prose.ts';
import { RefLink } from '../../ui/RefLink.tsx';
import { Wire } from '../../ui/Wire.tsx';
import styles from './ExchangeDetail.module.css';
import { bounded, Line, useLens } from './Line.tsx';

interface Piece {
  text: string;
  token?: Token;
}

/** The line cut at its tokens; what belongs to none stands between them, unnamed. */
export function pieces(text: string, tokens: readonly Token[]): Piece[] {
  const all: Piece[] = [];
  let at = 0;
  for (const token of tokens) {
    if (token.start > at) all.push({ text: text.slice(at, token.start) });
    all.push({ text: text.slice(token.start, token.end), token });
    at = token.end;
  }
  if (at < text.length) all.push({ text: text.slice(at) });
  return all;
}

interface Props {
  line: Pick<WireLine, 'text' | 'ending'>;
  tokens: readonly Token[];
  /** Group of their names in the prose: `token` of SMTP, `pop3Token`, `imapToken`. */
  group: string;
  say: Say;
  /** The finger is on this line. */
  marked: boolean;
}

/** A line with each of its parts named under it. */
export function Tokens({ line, tokens, group, say, marked }: Props) {
  const words = useWords().dialogue;
  const lens = useLens();
  return (
    <span className={styles.cut}>
      {pieces(line.text, tokens).map(({ text, token }, index) =>
        token === undefined ? (
          text.trim() === '' && !lens ? null : (
            <Line key={index} text={text} ending="none" />
          )
        ) : (
          <span
            key={index}
            className={styles.token}
            title={token.rfc === undefined ? undefined : words.source(token.rfc)}
          >
            <Referred token={token} text={text} group={group}>
              {token.marked && marked ? (
                <Wire>
                  <Marked text={text} token={token} />
                </Wire>
              ) : (
                <Line text={text} ending="none" />
              )}
            </Referred>
            <i>{say({ id: `${group}.${token.token}` })}</i>
          </span>
        ),
      )}
      {lens && <Line text="" ending={line.ending} />}
    </span>
  );
}

/** Tokens that have a page of their own in the reference. */
const REFERRED = /^(?:command|keyword)$/;
/** What the ids of a protocol's entries begin with; SMTP has the bare names. */
const PREFIXES: Readonly<Record<string, string>> = { pop3Token: 'pop3-', imapToken: 'imap-' };

interface ReferredProps {
  token: Token;
  text: string;
  group: string;
  children: ReactNode;
}

function Referred({ token, text, group, children }: ReferredProps) {
  if (!REFERRED.test(token.token)) return children;
  return <RefLink id={`${PREFIXES[group] ?? ''}${/^[\w-]+/.exec(text)?.[0] ?? text}`}>{children}</RefLink>;
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
