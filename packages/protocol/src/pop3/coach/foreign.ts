import { isSpokenVerb } from '../../knowledge/tokens.ts';
import { straightened } from '../../reading/coach/typographic.ts';
import { shown } from '../../reading/words.ts';
import { isPop3Verb } from '../commands.ts';
import { likelyUser } from '../next-lines.ts';
import { type Found, found, type Mistake } from './found.ts';

/** `student@host:~$ ls`, `$ ncat …`, `C:\> dir`: a prompt came along. */
const PROMPT = /^(?:[\w.-]+@[\w.-]+[: ][^$#%]{0,60}[$#%]|[$%❯]|PS [A-Z]:\\[^>]*>|[A-Z]:\\[^>]*>) ?(\S*)/;
/** A dialogue on paper marks who speaks. */
const OF_CLIENT = /^(?:C(?:lient)?:|[-~=]{1,3}>|>)[ \t]*(?=[A-Za-z])/i;
const OF_SERVER = /^(?:S(?:erver)?:|<[-~=*]{1,3}|<)[ \t]*(?=\+OK|-ERR)/i;
const PROGRAMS = new Set(
  'ncat nc netcat telnet openssl dig nslookup host docker curl wget cat ls ll cd pwd cp mv rm mkdir echo printf sudo ssh man clear history ping swaks sendmail mutt fetchmail grep java javac mvn python python3 node npm git make bash sh vim nano apt brew'.split(
    ' ',
  ),
);
/** Verbs of IMAP behind a tag (RFC 3501 §2.2.1). */
const IMAP =
  /^(?!(?:USER|PASS|APOP)[ \t])[^\s(){%*"\\+]{1,20} +(?:UID +)?(CAPABILITY|LOGIN|AUTHENTICATE|STARTTLS|SELECT|EXAMINE|FETCH|STORE|COPY|MOVE|SEARCH|LIST|LSUB|STATUS|NAMESPACE|ID|ENABLE|IDLE|CLOSE|EXPUNGE|APPEND|LOGOUT|NOOP)\b/i;
const FIELD = /^(From|To|Cc|Bcc|Subject|Date|Reply-To|Message-ID|MIME-Version|Content-[A-Za-z-]+):/i;

/** Lines from another place: another protocol, another window, a slide, a word processor. */
export function foreignCause({ fold, command, text, before }: Mistake): Found | undefined {
  const { verb, word } = command;
  if (/^[\x16\x80]\x03/.test(text)) return found('tlsHello', {});
  if (verb) return undefined;
  // The header fields of an HTTP request, and the empty line behind them.
  if (fold.http) return found('http', {});
  const whole = { start: 0, end: text.length };
  if (/^(?:\+OK|-ERR)(?:[ \t]|$)/i.test(text) || OF_SERVER.test(text))
    return found('pastedReply', {}, { marks: whole });
  const mark = OF_CLIENT.exec(text)?.[0];
  if (mark !== undefined) {
    const repair = text.slice(mark.length);
    const fits = isPop3Verb((/^[A-Za-z0-9]+/.exec(repair)?.[0] ?? '').toUpperCase());
    return found(
      'pastedMark',
      { mark: mark.trim() },
      { marks: { start: 0, end: mark.length }, ...(fits ? { repair } : {}) },
    );
  }
  const prompt = PROMPT.exec(text);
  const program = prompt ? (prompt[1] ?? '') : word;
  if (prompt || PROGRAMS.has(word.toLowerCase()) || /^\.{1,2}\/\w/.test(word))
    return found(
      'shellCommand',
      { program: shown(program || word) },
      { marks: { start: 0, end: word.length } },
    );
  const way = before.state === 'transaction' ? 'LIST' : `USER ${likelyUser(fold)}`;
  const upper = word.toUpperCase().replace(/:.*$/, '');
  // HELP, QUIT, NOOP and RSET belong to both; `MAIL` in POP3 is always a mistake for something of SMTP.
  if (isSpokenVerb(upper) && !SHARED.has(upper))
    return found('smtp', { verb: upper }, { marks: { start: 0, end: word.length }, repair: way });
  const field = FIELD.exec(text)?.[1];
  if (field !== undefined)
    return found('field', { name: field }, { marks: { start: 0, end: field.length + 1 } });
  const imap = IMAP.exec(text)?.[1];
  if (imap !== undefined)
    return found(
      'imap',
      { verb: imap.toUpperCase() },
      { marks: { start: 0, end: word.length }, repair: way },
    );
  const straight = straightened(text);
  if (straight) {
    const fits = isPop3Verb((/^[A-Za-z0-9]+/.exec(straight.text)?.[0] ?? '').toUpperCase());
    return found('typographic', {}, { marks: straight.span, ...(fits ? { repair: straight.text } : {}) });
  }
  return undefined;
}

/** STARTTLS, SEND and TURN have a nearer meaning here, or none. */
const SHARED: ReadonlySet<string> = new Set([
  'HELP',
  'QUIT',
  'NOOP',
  'RSET',
  'AUTH',
  'STARTTLS',
  'SEND',
  'TURN',
]);
