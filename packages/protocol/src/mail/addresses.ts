import { decodeEncodedWords } from './encoded-word.ts';

/** A mailbox of a header field (RFC 5322 §3.4). `name` is decoded; either may be ''. */
export interface MailAddress {
  name: string;
  address: string;
}

/** More recipients than this are not listed. */
export const MAX_ADDRESSES = 1000;

type Piece = {
  kind: 'text' | 'quoted' | 'comment' | 'angle' | 'comma' | 'colon' | 'semicolon';
  text: string;
};

/**
 * The mailboxes of From, To, Cc … in order. Groups are opened; comments give a name where there is no other
 * (`bob@campus.test (Bob)`). Reads on over whatever is malformed: an address without `@` is an address too. Never throws.
 */
export function readAddresses(value: string): MailAddress[] {
  const found: MailAddress[] = [];
  let pieces: Piece[] = [];
  const take = () => {
    const mailbox = mailboxOf(pieces);
    pieces = [];
    if (mailbox && found.length < MAX_ADDRESSES) found.push(mailbox);
  };
  for (const piece of cut(value)) {
    if (piece.kind === 'comma' || piece.kind === 'semicolon') take();
    // The name of a group says nothing about who gets the mail.
    else if (piece.kind === 'colon') pieces = [];
    else pieces.push(piece);
  }
  take();
  return found;
}

/** `Bob <bob@campus.test>`, or the address alone. */
export function showAddress({ name, address }: MailAddress): string {
  if (name === '') return address;
  return address === '' ? name : `${name} <${address}>`;
}

function mailboxOf(pieces: readonly Piece[]): MailAddress | undefined {
  const angle = pieces.find(({ kind }) => kind === 'angle');
  const words = pieces.filter(({ kind }) => kind === 'text' || kind === 'quoted');
  const comment = pieces.find(({ kind }) => kind === 'comment');
  const text = words
    .map(({ kind, text }) => (kind === 'quoted' ? text : text.replace(/\s+/g, ' ')))
    .join(' ')
    .trim();
  if (angle) return { name: decodeEncodedWords(text.replace(/ {2,}/g, ' ')), address: angle.text.trim() };
  if (text === '') return undefined;
  const address = pieces
    .filter(({ kind }) => kind === 'text' || kind === 'quoted')
    .map(({ kind, text }) => (kind === 'quoted' ? `"${text}"` : text.trim()))
    .join('');
  if (!address.includes('@')) return { name: decodeEncodedWords(text), address: '' };
  return { name: comment ? decodeEncodedWords(comment.text.trim()) : '', address };
}

function cut(value: string): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  let text = '';
  const flush = () => {
    if (text.trim() !== '') pieces.push({ kind: 'text', text: text.trim() });
    text = '';
  };
  while (at < value.length) {
    const character = value.charAt(at);
    const single = SEPARATORS[character];
    if (character === '"' || character === '(' || character === '<') {
      flush();
      const { inner, end } = enclosed(value, at);
      pieces.push({
        kind: character === '"' ? 'quoted' : character === '(' ? 'comment' : 'angle',
        text: inner,
      });
      at = end;
    } else if (single) {
      flush();
      pieces.push({ kind: single, text: character });
      at++;
    } else {
      text += character;
      at++;
    }
  }
  flush();
  return pieces;
}

const SEPARATORS: Readonly<Record<string, 'comma' | 'colon' | 'semicolon'>> = {
  ',': 'comma',
  ':': 'colon',
  ';': 'semicolon',
};

/** What stands between quotes, parentheses (which nest) or angle brackets; quoted pairs are opened. */
function enclosed(value: string, start: number): { inner: string; end: number } {
  const opener = value.charAt(start);
  const closer = opener === '"' ? '"' : opener === '(' ? ')' : '>';
  let [inner, depth, at] = ['', 1, start + 1];
  while (at < value.length) {
    const character = value.charAt(at);
    if (character === '\\' && opener !== '<' && at + 1 < value.length) {
      inner += value.charAt(at + 1);
      at += 2;
      continue;
    }
    if (character === closer && --depth === 0) return { inner, end: at + 1 };
    if (character === opener && opener === '(') depth++;
    inner += character;
    at++;
  }
  return { inner, end: at };
}
