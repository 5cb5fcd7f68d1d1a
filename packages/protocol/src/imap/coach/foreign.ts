import { isSpokenVerb } from '../../knowledge/tokens.ts';
import { isPop3Verb } from '../../pop3/commands.ts';
import { straightened } from '../../reading/coach/typographic.ts';
import { shown } from '../../reading/words.ts';
import { readCommand } from '../command-line.ts';
import { isImapVerb } from '../commands.ts';
import { again, type Found, found, loginLine, type Mistake, withTag } from './found.ts';

/** `student@host:~$ ls`, `$ ncat …`, `C:\> dir`: a prompt came along. */
const PROMPT = /^(?:[\w.-]+@[\w.-]+[: ][^$#%]{0,60}[$#%]|[$%❯]|PS [A-Z]:\\[^>]*>|[A-Z]:\\[^>]*>) ?(\S*)/;
/** A dialogue on paper marks who speaks. */
const OF_CLIENT = /^(?:C(?:lient)?:|[-~=]{1,3}>|>)[ \t]*(?=[A-Za-z0-9])/i;
const OF_SERVER = /^(?:S(?:erver)?:|<[-~=*]{1,3}|<)[ \t]*(?=[*+]|\S+ (?:OK|NO|BAD)\b)/i;
const REPLY =
  /^(?:\* (?:OK|NO|BAD|BYE|PREAUTH|CAPABILITY|FLAGS|LIST|LSUB|SEARCH|STATUS|\d+ (?:EXISTS|RECENT|EXPUNGE|FETCH))\b|[^ *+]+ (?:OK|NO|BAD) )/i;
const PROGRAMS = new Set(
  'ncat nc netcat telnet openssl dig nslookup host docker curl wget cat ls ll cd pwd cp mv rm mkdir echo printf sudo ssh man clear history ping swaks sendmail mutt fetchmail grep java javac mvn python python3 node npm git make bash sh vim nano apt brew'.split(
    ' ',
  ),
);
const FIELD = /^(From|To|Cc|Bcc|Subject|Date|Reply-To|Message-ID|MIME-Version|Content-[A-Za-z-]+):/i;
/** Words of SMTP that have a nearer meaning here, or none. */
const SHARED_SMTP: ReadonlySet<string> = new Set([
  'HELP',
  'QUIT',
  'NOOP',
  'AUTH',
  'STARTTLS',
  'SEND',
  'TURN',
  'RSET',
]);
const SHARED_POP3: ReadonlySet<string> = new Set(['LIST', 'NOOP', 'QUIT', 'RSET', 'AUTH', 'LANG', 'TOP']);

/** Lines from another place: another protocol, another window, a slide, a word processor. */
export function foreignCause({ fold, command, text }: Mistake): Found | undefined {
  const { tag, word, verb, wordAt } = command;
  if (/^[\x16\x80]\x03/.test(text)) return found('tlsHello', {});
  // The header fields of an HTTP request, and the empty line behind them.
  if (fold.http) return found('http', {});
  const straight = straightened(text);
  if (straight) {
    const repair = readCommand({ ...command.line, text: straight.text });
    const fits = repair.verb !== undefined;
    return found(
      'typographic',
      {},
      {
        marks: straight.span,
        ...(fits ? { repair: again(fold, repair, straight.text.slice(repair.tag.length).trim()) } : {}),
      },
    );
  }
  if (verb) return undefined;
  const whole = { start: 0, end: text.length };
  if (OF_SERVER.test(text) || REPLY.test(text)) return found('pastedReply', {}, { marks: whole });
  const mark = OF_CLIENT.exec(text)?.[0];
  if (mark !== undefined) {
    const repair = readCommand({ ...command.line, text: text.slice(mark.length) });
    return found(
      'pastedMark',
      { mark: mark.trim() },
      {
        marks: { start: 0, end: mark.length },
        ...(repair.verb
          ? { repair: again(fold, repair, text.slice(mark.length + repair.tag.length).trim()) }
          : {}),
      },
    );
  }
  const prompt = PROMPT.exec(text);
  if (prompt || PROGRAMS.has(tag.toLowerCase()) || /^\.{1,2}\/\w/.test(tag)) {
    const program = (prompt ? prompt[1] : tag) || tag;
    return found('shellCommand', { program: shown(program) }, { marks: { start: 0, end: tag.length } });
  }
  const way = onwardLine(fold);
  const upper = tag.toUpperCase().replace(/:.*$/, '');
  const marks = { start: 0, end: tag.length };
  if (isSpokenVerb(upper) && !SHARED_SMTP.has(upper) && !isImapVerb(upper))
    return found('smtp', { verb: upper }, { marks, repair: way });
  const spoken = word.toUpperCase().replace(/:.*$/, '');
  if (isSpokenVerb(spoken) && /^(?:EHLO|HELO|MAIL|RCPT|DATA)$/.test(spoken))
    return found('smtp', { verb: spoken }, { marks: wordAt, repair: way });
  if (isPop3Verb(upper) && !SHARED_POP3.has(upper))
    return found('pop3', { verb: upper }, { marks, repair: way });
  const field = FIELD.exec(text)?.[1];
  if (field !== undefined)
    return found('field', { name: field }, { marks: { start: 0, end: field.length + 1 } });
  return undefined;
}

/** A line that gets on from where the server stands. */
export function onwardLine(fold: Mistake['fold']): string {
  switch (fold.state) {
    case 'selected':
      return withTag(fold, 'FETCH 1 BODY.PEEK[]');
    case 'authenticated':
      return withTag(fold, 'SELECT INBOX');
    default:
      return loginLine(fold);
  }
}
