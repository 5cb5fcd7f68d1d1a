/** A line of POP3 or IMAP part by part, each named as the dialogue names it. Apart from the index: it needs the readers. */
import { readCommand } from '../imap/command-line.ts';
import { readPop3Command } from '../pop3/command-line.ts';
import type { Said, WireLine } from '../reading/reading.ts';

export interface MailboxPart {
  text: string;
  said: Said;
}

/** Parts of a client's line, in order; `said` is in the book of the protocol. */
export function partsOfMailboxLine(protocol: 'pop3' | 'imap', text: string): MailboxPart[] {
  const wire: WireLine = { text, ending: 'crlf', at: 0, chunks: 1, offset: 0 };
  const { tokens } = protocol === 'pop3' ? readPop3Command(wire).line : readCommand(wire).line;
  // Several of a kind in one pair of parentheses are one part.
  let listed = '';
  const named = tokens.filter(({ start, token }) => {
    if (token === 'bracket') return false;
    if (text[start - 1] === '(') listed = token;
    else if (token === listed) return false;
    else listed = '';
    return true;
  });
  return named.map(({ start, token }, index) => {
    // Parentheses and brackets go with the part that they hold.
    const from = index > 0 && text[start - 1] === '(' ? start - 1 : start;
    const next = named[index + 1]?.start ?? text.length;
    const piece = text.slice(from, next).trim();
    return {
      text: next < text.length && piece.endsWith(' (') ? piece.slice(0, -2) : piece,
      said: { id: `${protocol}Token.${token}` },
    };
  });
}
