import type { Folding } from '../folding.ts';
import type { Exchange, LetterLine } from '../reading.ts';
import { shown } from '../words.ts';
import { type Found, found } from './found.ts';

/** Lines that look like commands inside a letter: nobody writes them to a friend. */
const VERB_IN_LETTER =
  /^(?:QUIT|RSET|NOOP)$|^DATA$|^(?:EHLO|HELO) \S+$|^(?:MAIL FROM|RCPT TO):\s*<?[^<>]*>?$/;

/** Silent traps: nothing is answered inside a letter, so what is wrong is read from the line itself. */
export function letterCause(_fold: Folding, exchange: Exchange, line: LetterLine): Found | undefined {
  const { letter } = exchange;
  if (!letter || line.part === 'dot') return undefined;
  const { text } = line;
  // A client that ends its lines with LF cannot say the dot.
  const dot = line.ending === 'crlf' ? { repair: '.' } : {};
  if (text === '.' && line.ending === 'lf') return found('dotLf', {}, { explain: 'crlf' });
  if (/^[ \t]*\.[ \t]*$/.test(text) && text !== '.') {
    return found('dotSpace', { typed: text.replace(/[ \t]/g, '␣') }, { ...dot, explain: 'dot' });
  }
  if (VERB_IN_LETTER.test(text) || /^(?:quit|rset)$/.test(text)) {
    return found('verbInLetter', { typed: shown(text) }, { ...dot, explain: 'dot' });
  }
  const fields = letter.counts.field;
  const inHeaderBefore = letter.counts.blank === 0 && letter.counts.body + letter.counts['dot-stuffed'] <= 1;
  if (line.part === 'body' && inHeaderBefore) {
    if (fields === 0) return found('headerMissing', {}, { explain: 'blank-line' });
    return found('blankMissing', { text: shown(text) }, { explain: 'blank-line' });
  }
  if (line.part === 'blank' && letter.total === 1)
    return found('headerMissing', {}, { explain: 'blank-line' });
  if (line.part === 'folded' && text.trim() === '')
    return found('almostBlank', {}, { repair: '', explain: 'blank-line' });
  return undefined;
}
