import { said } from '../prose/said.ts';
import type { DialogueReading, NextLine, ReadingContext, Remembered } from './reading.ts';

/** What of the open letter decides its next line. */
export interface LetterProgress {
  inHeader: boolean;
  fields: ReadonlySet<string>;
  bodyLines: number;
}

const ownAddress = ({ handle }: ReadingContext): string => `${handle}@campus.test`;
const ownHost = ({ handle }: ReadingContext): string => `${handle}.campus.test`;

/** `verb:<address>` with the address chosen, so that typing replaces it. */
function withPath(head: string, address: string, likely: boolean): NextLine {
  const line = `${head}<${address}>`;
  return { line, select: [head.length + 1, line.length - 1], likely };
}

/** A line that shows how a verb is used, for repairs and suggestions. */
export function lineFor(verb: string, context: ReadingContext, taken: readonly string[] = []): string {
  switch (verb) {
    case 'EHLO':
    case 'HELO':
      return `${verb} ${ownHost(context)}`;
    case 'MAIL':
      return `MAIL FROM:<${ownAddress(context)}>`;
    case 'RCPT':
      return `RCPT TO:<${likelyRecipient(context, taken)}>`;
    case 'VRFY':
      return 'VRFY bob';
    default:
      return verb;
  }
}

/** Bob first, then whoever else the lab has and the envelope has not. */
export function likelyRecipient({ mailboxes }: ReadingContext, taken: readonly string[]): string {
  const known = mailboxes.length > 0 ? mailboxes : ['bob@campus.test', 'alice@campus.test'];
  const sorted = [...known].sort((one, other) => rank(one) - rank(other));
  return sorted.find((path) => !taken.includes(path)) ?? sorted[0] ?? 'bob@campus.test';
}
const rank = (path: string): number => (path.startsWith('bob@') ? 0 : path.startsWith('alice@') ? 1 : 2);

/** Three to five lines, the likely one first, what is not allowed yet last. */
export function nextLines(
  reading: Pick<DialogueReading, 'phase' | 'protocol'>,
  context: ReadingContext,
  before: Remembered,
  progress: LetterProgress | undefined,
  delivered: boolean,
  spoken: boolean,
): NextLine[] {
  if (reading.protocol === 'other') return [];
  const line = (text: string, likely = false): NextLine => ({ line: text, likely });
  switch (reading.phase) {
    case 'none':
    case 'closed':
      return [];
    case 'connected': {
      const host = ownHost(context);
      const greet = (verb: string, likely: boolean): NextLine => ({
        line: `${verb} ${host}`,
        select: [5, 5 + host.length],
        likely,
        ...(spoken ? {} : { needs: said('needs', 'greeting') }),
      });
      if (!spoken) return [greet('EHLO', true)];
      return [
        greet('EHLO', true),
        greet('HELO', false),
        line('NOOP'),
        line('QUIT'),
        { ...withPath('MAIL FROM:', ownAddress(context), false), needs: said('needs', 'hello') },
      ];
    }
    case 'greeted': {
      const mail = withPath('MAIL FROM:', ownAddress(context), !delivered);
      if (delivered) return [line('QUIT', true), mail, line('NOOP')];
      const rcpt = withPath('RCPT TO:', likelyRecipient(context, []), false);
      return [
        mail,
        line('NOOP'),
        line('VRFY bob'),
        line('QUIT'),
        { ...rcpt, needs: said('needs', 'sender') },
      ];
    }
    case 'sender':
      return [
        withPath('RCPT TO:', likelyRecipient(context, []), true),
        line('RSET'),
        line('NOOP'),
        line('QUIT'),
        { ...line('DATA'), needs: said('needs', 'recipient') },
      ];
    case 'recipients':
      return [
        line('DATA', true),
        withPath('RCPT TO:', likelyRecipient(context, before.forwardPaths), false),
        line('RSET'),
        line('QUIT'),
      ];
    case 'letter':
      return letterLines(context, before, progress ?? { inHeader: true, fields: new Set(), bodyLines: 0 });
  }
}

const TEXT = 'Hello, I typed this by hand.';

function letterLines(context: ReadingContext, before: Remembered, progress: LetterProgress): NextLine[] {
  const field = (name: string, text: string): NextLine => ({
    line: `${name}: ${text}`,
    select: [name.length + 2, name.length + 2 + text.length],
    likely: false,
  });
  const blank: NextLine = { line: '', likely: false, label: said('next', 'emptyLine') };
  const text: NextLine = { line: TEXT, select: [0, TEXT.length], likely: false, label: said('next', 'body') };
  const dot: NextLine = { line: '.', likely: false, label: said('next', 'dot') };
  const quit: NextLine = { line: 'QUIT', likely: false, needs: said('needs', 'dot') };
  const lines: NextLine[] = [];
  if (progress.inHeader) {
    const from = before.reversePath || ownAddress(context);
    const to = before.forwardPaths[0] ?? 'bob@campus.test';
    if (!progress.fields.has('from')) lines.push(field('From', from));
    if (!progress.fields.has('to')) lines.push(field('To', to));
    if (!progress.fields.has('subject')) lines.push(field('Subject', 'My first mail'));
    lines.push(blank);
    if (lines.length < 4) lines.push(dot);
  } else if (progress.bodyLines === 0) lines.push(text, dot);
  else lines.push(dot, text);
  const first = lines[0];
  if (first) first.likely = true;
  return [...lines, quit];
}
