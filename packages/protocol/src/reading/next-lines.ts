import { said } from '../prose/said.ts';
import type { Folding } from './folding.ts';
import type { NextLine, ReadingContext } from './reading.ts';

/** More than these are no help. */
const MOST_LINES = 5;

const ownAddress = ({ handle }: ReadingContext): string => `${handle}@campus.test`;
const ownHost = ({ handle }: ReadingContext): string => `${handle}.campus.test`;

const bare = (line: string): NextLine => ({ line, likely: false });
const later = (
  line: NextLine,
  needs: 'greeting' | 'hello' | 'sender' | 'recipient' | 'dot' | 'crlf',
): NextLine => ({
  ...line,
  needs: said('needs', needs),
});
/** A line whose middle is chosen once it is placed, so that typing replaces it. */
const around = (head: string, chosen: string, tail = ''): NextLine => ({
  line: `${head}${chosen}${tail}`,
  select: [head.length, head.length + chosen.length],
  likely: false,
});

/** A line that shows how a verb is used, for repairs and suggestions. */
export function lineFor(verb: string, { context, own }: Pick<Folding, 'context' | 'own'>): string {
  switch (verb) {
    case 'EHLO':
    case 'HELO':
      return `${verb} ${own.name ?? ownHost(context)}`;
    case 'MAIL':
      return `MAIL FROM:<${own.sender ?? ownAddress(context)}>`;
    case 'RCPT':
      return `RCPT TO:<${likelyRecipient(context, [])}>`;
    case 'VRFY':
      return 'VRFY bob';
    default:
      return verb;
  }
}

const FIRST_ASKED = ['bob@campus.test', 'alice@campus.test'] as const;

const isFree = (path: string, mailboxes: readonly string[], taken: readonly string[]): boolean =>
  !taken.includes(path) && (mailboxes.length === 0 || mailboxes.includes(path));

/** Bob first, then whoever else the lab has and the envelope has not. */
function likelyRecipient({ mailboxes }: ReadingContext, taken: readonly string[]): string {
  const [first] = FIRST_ASKED;
  if (isFree(first, mailboxes, taken)) return first;
  return [...FIRST_ASKED, ...mailboxes].find((path) => isFree(path, mailboxes, taken)) ?? first;
}

/** Three to five lines that the grammar allows now, the likely one first; what it does not allow yet last. */
export function nextLines(fold: Folding): NextLine[] {
  const lines = linesOfPhase(fold);
  const repair = repairOf(fold);
  const first = lines[0];
  if (repair === undefined) {
    if (first && !first.needs?.id.endsWith('.crlf')) first.likely = true;
    return lines.slice(0, MOST_LINES);
  }
  const { needs: _, ...known } = lines.find(({ line }) => line === repair) ?? bare(repair);
  return [{ ...known, likely: true }, ...lines.filter(({ line }) => line !== repair)].slice(0, MOST_LINES);
}

/** The way on after the newest mistake, as long as nothing has been said since. */
function repairOf({ finger, reading, remembers }: Folding): string | undefined {
  if (remembers.phase === 'closed' || finger !== reading.exchanges.at(-1)) return undefined;
  return finger?.coach?.repair;
}

const rcptLine = (context: ReadingContext, taken: readonly string[] = []): NextLine =>
  around('RCPT TO:<', likelyRecipient(context, taken), '>');

function linesOfPhase(fold: Folding): NextLine[] {
  const { context, remembers, reading } = fold;
  if (reading.protocol === 'other' || fold.opaque || fold.awaitsTls || fold.challenged) return [];
  const mail = around('MAIL FROM:<', ownAddress(context), '>');
  switch (remembers.phase) {
    case 'none':
    case 'closed':
      return [];
    case 'connected': {
      const greet = around('EHLO ', ownHost(context));
      if (!fold.greeted) return [later(greet, 'greeting')];
      // A greeting of 421 or 554 leaves nothing but goodbye (RFC 5321 §3.1).
      if ((reading.exchanges[0]?.reply?.code ?? 0) >= 400) return [bare('QUIT')];
      return [greet, around('HELO ', ownHost(context)), bare('NOOP'), bare('QUIT'), later(mail, 'hello')];
    }
    case 'greeted':
      if (fold.delivered) return [bare('QUIT'), mail, bare('NOOP')];
      if (reading.extensions.some(({ keyword }) => keyword === 'STARTTLS')) {
        return [mail, bare('STARTTLS'), bare('NOOP'), bare('QUIT'), later(rcptLine(context), 'sender')];
      }
      return [mail, bare('NOOP'), bare('VRFY bob'), bare('QUIT'), later(rcptLine(context), 'sender')];
    case 'sender':
      return [rcptLine(context), bare('RSET'), bare('NOOP'), bare('QUIT'), later(bare('DATA'), 'recipient')];
    case 'recipients':
      return [bare('DATA'), rcptLine(context, remembers.forwardPaths), bare('RSET'), bare('QUIT')];
    case 'letter': {
      const lines = letterLines(fold);
      return endsWithLf(fold) ? lines.map((line) => (line.needs ? line : later(line, 'crlf'))) : lines;
    }
  }
}

/** The client's lines end with LF alone: no empty line and no dot of its will be heard (RFC 5321 §2.3.8, §4.1.1.4). */
function endsWithLf({ letter, lastEnding }: Folding): boolean {
  return (letter?.exchange.letter?.lines.at(-1)?.ending ?? lastEnding) === 'lf';
}

const TEXT = 'Hello, I typed this by hand.';

/** From:, To:, Subject:, the empty line, the text, the dot: whatever is the first of them that is not there yet. */
function letterLines({ context, remembers, letter }: Folding): NextLine[] {
  if (!letter) return [];
  const blank: NextLine = { ...bare(''), label: said('next', 'emptyLine') };
  const text: NextLine = { ...around('', TEXT), label: said('next', 'body') };
  // A dot ended like the line before it would not be heard (RFC 5321 §4.1.1.4).
  const heard = letter.state.atLineStart;
  const lone: NextLine = { ...bare('.'), label: said('next', 'dot') };
  const dot = heard ? lone : later(lone, 'crlf');
  const quit = later(bare('QUIT'), 'dot');
  if (!letter.state.inHeader) {
    const counts = letter.exchange.letter?.counts;
    const written = (counts?.body ?? 0) + (counts?.['dot-stuffed'] ?? 0) > 0;
    return written && heard ? [dot, text, quit] : [text, dot, quit];
  }
  const lines: NextLine[] = [];
  if (!letter.fields.has('from')) lines.push(around('From: ', remembers.reversePath || ownAddress(context)));
  if (!letter.fields.has('to')) lines.push(around('To: ', remembers.forwardPaths[0] ?? 'bob@campus.test'));
  if (!letter.fields.has('subject')) lines.push(around('Subject: ', 'My first mail'));
  return [...lines, blank, ...(lines.length === 0 ? [dot] : []), quit];
}
