import { shown } from '../words.ts';
import { type Found, found, type Mistake } from './found.ts';
import { parsedRepair } from './repair.ts';
import { straightened } from './typographic.ts';

/** `student@host:~$ ls`, `$ ncat …`, `C:\> dir`: a prompt came along. */
const PROMPT = /^(?:[\w.-]+@[\w.-]+[: ][^$#%]{0,60}[$#%]|[$%❯]|PS [A-Z]:\\[^>]*>|[A-Z]:\\[^>]*>) ?(\S*)/;
/** A dialogue on paper marks who speaks: `S:` and `C:`, `<-` and `->`, as swaks does too. */
const OF_SERVER = /^(?:S(?:erver)?:|<[-~=*]{1,3}|<)[ \t]*(?=[2-5]\d\d(?:[ -]|$))/i;
const OF_CLIENT = /^(?:C(?:lient)?:|[-~=]{1,3}>|>)[ \t]*(?=[A-Za-z])/i;

/** Lines from another place: another language, another window, a slide, a word processor. */
export function foreignCause(mistake: Mistake): Found | undefined {
  const { fold, text, command, place, reply, response } = mistake;
  if (!command || response !== undefined || place === 'greeting' || place === 'letter') return undefined;
  if (/^[\x16\x80]\x03/.test(text)) return found('tlsHello', {});
  // The header fields of an HTTP request, and the empty line behind them.
  if (fold.http && !command.verb) return found('http', {});
  if (reply.code < 500) return undefined;
  const replied = /^[2-5]\d\d(?:[ -]|$)/.test(text) || OF_SERVER.test(text);
  if (replied) return found('pastedReply', { typed: shown(text) });
  const spoken = OF_CLIENT.exec(text)?.[0];
  if (spoken !== undefined) {
    const repair = parsedRepair(text.slice(spoken.length));
    const marks = { start: 0, end: spoken.length };
    return found('pastedMark', { typed: shown(spoken.trim()) }, { marks, ...(repair ? { repair } : {}) });
  }
  const prompt = PROMPT.exec(text);
  if (prompt && !command.verb)
    return found(
      'shellCommand',
      { program: shown(prompt[1] || text) },
      { marks: { start: 0, end: text.length } },
    );
  const straight = straightened(text);
  if (straight) {
    const repair = parsedRepair(straight.text);
    const { span } = straight;
    return found(
      'typographic',
      { text: visible(text.slice(span.start, span.end)) },
      { marks: span, ...(repair ? { repair } : {}) },
    );
  }
  return undefined;
}

/** A space or a joiner that looks like nothing gets a sign of its own (U+237D). */
function visible(sign: string): string {
  const text = shown(sign);
  return /^[\s\p{Cf}]*$/u.test(text) ? '\u237d' : text;
}
