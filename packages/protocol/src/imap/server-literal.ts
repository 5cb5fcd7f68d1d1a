/** Literals in responses: a letter that FETCH brings, or a name (RFC 3501 §4.3). */
import { addLine, createLetter, createLetterState, createPicture } from '../reading/letter.ts';
import type { ReplyLine, WireLine } from '../reading/reading.ts';
import { changed, type ImapFolding, stand } from './folding.ts';
import { glossOf } from './gloss.ts';
import { dataWhole, replyOf } from './reply.ts';
import { respondOn } from './response-line.ts';
import { createLiteral, flush, gapInLiteral, joined, nextCut, skipLines } from './wire-lines.ts';

/** Lines of one literal that are kept. */
const KEPT_OF_LITERAL = 80;

export function openServerLiteral(fold: ImapFolding): void {
  const { open } = fold;
  const announced = open?.read.announced;
  if (!open || !announced) return;
  // What a very long line announced is the letter that FETCH brings, nearly always.
  const guess =
    open.read.data === 'FETCH'
      ? ({ token: 'letter-text', letter: 'body' } as const)
      : { token: 'value' as const };
  const pending = open.read.named.pending ?? guess;
  open.literal = { ...createLiteral(announced.octets, fold.server.offset), pending, shown: 0, skipped: 0 };
  fold.server.chunks = 1;
  if (pending.letter) {
    const state = createLetterState();
    if (pending.letter === 'body') state.inHeader = false;
    else fold.reading.letter = createPicture();
    const picture = pending.letter === 'body' ? createPicture() : fold.reading.letter;
    open.literal.letter = { letter: createLetter(), state, picture };
    open.waiting.letters++;
  }
  if (announced.octets === 0) takeServerLiteral(fold);
}

/** Lines of the literal as they come, and its end. */
export function takeServerLiteral(fold: ImapFolding): void {
  const { open } = fold;
  const { literal } = open ?? {};
  if (!open || !literal) return;
  while (!isFull(literal)) {
    const cut = nextCut(literal.cutter, fold.at);
    if (!cut) break;
    const row = rowOfLiteral(fold, cut.wire);
    if (row) replyOf(open.waiting, row);
  }
  if (isFull(literal)) {
    const lines = skipLines(literal.cutter);
    literal.skipped += lines;
    if (literal.letter) literal.letter.picture.more += lines;
  }
  changed(open.waiting.exchange);
  if (literal.left > 0) return;
  const line = flush(literal.cutter, fold.at);
  fold.server.offset = literal.cutter.offset;
  if (literal.letter) fold.reading.letter.ended = true;
  const { octets, text, kept } = literal;
  if (line) open.prefix = { line, literal: octets <= kept ? text : '' };
  else if (octets <= kept)
    open.prefix = {
      line: { text: '', ending: 'none', at: fold.at, chunks: 1, offset: fold.server.offset },
      literal: text,
    };
}

/** Nothing more of it is shown or drawn: its lines are counted. */
const isFull = ({ shown, letter }: NonNullable<NonNullable<ImapFolding['open']>['literal']>): boolean =>
  shown >= KEPT_OF_LITERAL && letter?.state.inHeader !== true;

/** A line of a literal as it is shown; undefined where it is one of too many. */
function rowOfLiteral(fold: ImapFolding, line: WireLine): ReplyLine | undefined {
  const literal = fold.open?.literal;
  if (!literal) return undefined;
  const { pending, letter } = literal;
  const row: ReplyLine = { ...line, rest: line.text, tokens: [] };
  const all = (token: string): void => {
    if (line.text !== '') row.tokens = [{ start: 0, end: line.text.length, token }];
  };
  if (letter) {
    const { part, name } = addLine(letter.letter, letter.picture, letter.state, line, false);
    row.part = part;
    if (part === 'field' && name !== undefined) {
      const colon = line.text.indexOf(':');
      row.tokens = [{ start: 0, end: colon + 1, token: 'field-name', rfc: 'RFC 5322 §2.2' }];
      const body = line.text.slice(colon + 1);
      const start = colon + 1 + body.length - body.trimStart().length;
      if (body.trim() !== '')
        row.tokens.push({ start, end: start + body.trim().length, token: 'field-body' });
    } else if (part === 'folded') all('field-body');
    else all('letter-text');
  } else all(pending.token);
  if (literal.shown >= KEPT_OF_LITERAL) {
    literal.skipped++;
    return undefined;
  }
  literal.shown++;
  return row;
}

/** The response goes on behind its literal. */
export function goOn(fold: ImapFolding, line: WireLine): void {
  const { open } = fold;
  const literal = open?.literal;
  if (!open || !literal) return;
  const { read, waiting, prefix } = open;
  // What a literal's last line without an end is, and what the response says behind it, is one line.
  const last = prefix && prefix.line.text !== '' ? rowOfLiteral(fold, prefix.line) : undefined;
  const { wire, literal: length } = joined(prefix?.line, line);
  const tokens = respondOn(read, wire.text, length, prefix?.literal ?? '');
  if (prefix && prefix.line.text !== '' && !last) literal.skipped--;
  if (last && length > 0)
    tokens.splice(0, tokens.length, ...(last.tokens ?? []), ...tokens.filter(({ start }) => start >= length));
  else if (last) replyOf(waiting, last);
  const row: ReplyLine = { ...wire, rest: wire.text, tokens };
  if (last?.part !== undefined && length > 0) row.part = last.part;
  if (literal.skipped > 0) row.skipped = literal.skipped;
  delete open.literal;
  delete open.prefix;
  replyOf(waiting, row);
  if (read.announced) openServerLiteral(fold);
  else {
    fold.open = undefined;
    dataWhole(fold, waiting, read, row);
  }
  waiting.exchange.gloss = glossOf(fold, waiting);
  stand(fold, waiting.exchange);
  changed(waiting.exchange);
}

/** Octets of the server of which only the count was kept. @returns How many of them stood outside a literal. */
export function serverGap(fold: ImapFolding, length: number): number {
  const { open } = fold;
  const literal = open?.literal;
  if (!open || !literal || literal.left === 0) {
    flush(fold.server, fold.at);
    fold.server.offset += length;
    fold.open = undefined;
    return length;
  }
  const begun = flush(literal.cutter, fold.at);
  const row = begun && rowOfLiteral(fold, begun);
  if (row) replyOf(open.waiting, row);
  const outside = gapInLiteral(literal, length);
  if (literal.letter) literal.letter.state.inHeader = false;
  open.waiting.exchange.gap ??= { client: 0, server: 0 };
  open.waiting.exchange.gap.server += length - outside;
  changed(open.waiting.exchange);
  takeServerLiteral(fold);
  if (outside > 0) {
    flush(fold.server, fold.at);
    fold.server.offset += outside;
    fold.open = undefined;
  }
  return outside;
}

/** The connection ended inside a literal. */
export function breakOff(fold: ImapFolding, line: WireLine): void {
  const row = rowOfLiteral(fold, line);
  if (row && fold.open) replyOf(fold.open.waiting, row);
}
