import type { OpenLetter } from '../folding.ts';
import type { LetterLine } from '../reading.ts';
import { shown } from '../words.ts';
import { type Found, found } from './found.ts';

/** Lines that look like commands inside a letter: nobody writes them to a friend. */
const VERB_IN_LETTER =
  /^(?:QUIT|RSET|NOOP|STARTTLS)$|^DATA$|^(?:EHLO|HELO) \S+$|^(?:MAIL FROM|RCPT TO):\s*<?[^<>]*>?$/;
const VERB_FIRST = /^(?:QUIT|RSET|NOOP|STARTTLS|DATA|EHLO|HELO|MAIL|RCPT)/i;
const VERB_IN_SMALL =
  /^(?:quit|rset|noop)$|^(?:ehlo|helo) [\w.[\]:-]+$|^(?:mail from|rcpt to):\s*<?[^<>\s]*@?[^<>\s]*>?$/i;
/** A dot with something that was meant as its line's end, its quotes, or the next command. */
const DOT_WITH_MORE =
  /^(?:\.[ \t]*(?:QUIT|RSET|NOOP|EXIT|BYE|END|EOF)|\.[;,:]|(["'`(<[*]{1,2})\.(?:["'`)>\]*]{1,2})|(?:<?CR ?LF>?|\\r\\n|\\n)?\.(?:<?CR ?LF>?|\\r\\n|\\r|\\n)|(?:<?CR ?LF>?|\\r\\n|\\n)\.)$/i;

/** Is over as soon as the letter goes on or ends. */
export const isOfTheMoment = (cause: string): boolean =>
  /^(?:verbInLetter|dotSpace|dotLf|dotNotAlone)$/.test(cause);

/** Silent traps: nothing is answered inside a letter, so what is wrong is read from the line itself. */
export function letterCauses(open: OpenLetter, line: LetterLine): readonly Found[] {
  if (line.part === 'dot') return NONE;
  const [dot, verb, header] = [ofDot(line), ofVerb(line), ofHeader(open, line)];
  // Nearly every line of every letter.
  if (!dot && !verb && !header) return NONE;
  return [dot, verb, header].filter((one) => one !== undefined);
}
const NONE: readonly Found[] = [];

/** Whether a line of a letter's text may be meant for the server: a dot of sorts, or a command. */
export const mayBeMeant = (text: string): boolean =>
  text.startsWith('.') ||
  (text.length <= 24 && text.includes('.') && !/\w\w/.test(text.replace(/CR ?LF|\\[rn]/gi, ''))) ||
  VERB_FIRST.test(text);

/** A client that ends its lines with LF cannot say the dot. */
const dotAfter = ({ ending }: LetterLine): Pick<Found, 'repair'> =>
  ending === 'crlf' ? { repair: '.' } : {};

function ofDot(line: LetterLine): Found | undefined {
  const { text } = line;
  if (text === '.' && line.ending === 'lf') return found('dotLf', {}, { explain: 'crlf' });
  if (text.length > 24 || !text.includes('.')) return undefined;
  const more = { ...dotAfter(line), explain: 'dot' } as const;
  if (/^[ \t]*\.[ \t]*$/.test(text) && text !== '.')
    return found('dotSpace', { typed: text.replace(/[ \t]/g, '␣') }, more);
  return DOT_WITH_MORE.test(text) ? found('dotNotAlone', { typed: shown(text) }, more) : undefined;
}

function ofVerb(line: LetterLine): Found | undefined {
  const { text } = line;
  if (text.length > 600 || !VERB_FIRST.test(text) || !(VERB_IN_LETTER.test(text) || VERB_IN_SMALL.test(text)))
    return undefined;
  const explain = line.ending === 'lf' ? 'crlf' : 'dot';
  return found('verbInLetter', { typed: shown(text), ending: line.ending }, { ...dotAfter(line), explain });
}

/** Names that a field has to have a colon after. `To` and `From` begin sentences too: they want an @ behind them. */
const FIELD_WITHOUT_COLON =
  /^(?:Subject|Reply-To|Message-ID|MIME-Version|Content-Type|Content-Transfer-Encoding)(?![\w:-])|^(?:From|To|Cc|Bcc)(?![\w:-])[^:]*@|^Date(?![\w:-])[^:]*\d/i;
const FIELD_WITH_MORE = /^(?=[^:]*\b(?:subject|from|to|cc|bcc|date|reply|message|content)\b)[^:]{1,40}:/i;

/** A name of two or three words. What a sentence has before its colon is longer, or the colon is of a time or a URL. */
const NAME_IN_WORDS = /^[\x21-\x39\x3b-\x7e]{1,30}(?: [\x21-\x39\x3b-\x7e]{1,30}){1,2} ?:(?!\/\/|\d)/;

/** A line that was meant as a field, and is none. */
export const looksLikeField = (text: string): boolean =>
  FIELD_WITHOUT_COLON.test(text) ||
  FIELD_WITH_MORE.test(text) ||
  NAME_IN_WORDS.test(text) ||
  text.startsWith(':');

/** A line that was meant as the dot. */
export const isDotOfSorts = (line: LetterLine): boolean => ofDot(line) !== undefined;

/** The header: its fields, and the empty line that ends it. Speaks at the line, not after the dot. */
function ofHeader(open: OpenLetter, line: LetterLine): Found | undefined {
  const { counts, total } = open.exchange.letter ?? {};
  if (!counts || total === undefined) return undefined;
  const { text, part } = line;
  if (part === 'folded') {
    if (!open.state.inHeader) return undefined;
    if (text.trim() === '') return found('almostBlank', {}, { repair: '', explain: 'blank-line' });
    return counts.field === 0 ? found('fieldMalformed', { text: shown(text) }) : undefined;
  }
  const first = part === 'body' && counts.blank === 0 && counts.body + counts['dot-stuffed'] <= 1;
  if (!first) return undefined;
  if (looksLikeField(text)) {
    const name = /^[A-Za-z-]+/.exec(text)?.[0];
    const rest = name === undefined ? '' : text.slice(name.length).replace(/^[\s=;,.-]+/, '');
    const whole = FIELD_WITHOUT_COLON.test(text) && name !== undefined ? { repair: `${name}: ${rest}` } : {};
    return found('fieldMalformed', { text: shown(text) }, { ...whole, explain: 'blank-line' });
  }
  return counts.field === 0
    ? undefined
    : found('blankMissing', { text: shown(text) }, { explain: 'blank-line' });
}
