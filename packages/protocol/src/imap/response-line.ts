import type { Token } from '../reading/reading.ts';
import { type Announced, announcedBy, type Lexeme, lex } from './lexemes.ts';
import { type NamedResponse, nameData, type PendingLiteral } from './name-response.ts';
import { responseCodeId } from './response-codes.ts';
import type { ImapTokenId } from './tokens.ts';

/** `BYE` and `PREAUTH` are untagged always, the others with a tag or without (RFC 3501 §7.1). */
export type ImapStatus = 'OK' | 'NO' | 'BAD' | 'BYE' | 'PREAUTH';

/** A response that has begun: untagged data may go on behind literals. */
export interface ReadResponse {
  kind: 'tagged' | 'status' | 'data' | 'continuation';
  /** Of a tagged one. */
  tag?: string;
  status?: ImapStatus;
  /** What stands in square brackets, by its name in upper case; `code.rest`: what follows it there. */
  code?: { name: string; rest: string };
  /** Octet at which words for people begin, of its first line. */
  textAt: number;
  /** Of data: the word that tells its kind, in upper case: `EXISTS`, `FETCH`, `LIST`. */
  data?: string;
  /** Of data: the number in front. */
  number?: number;
  lexemes: Lexeme[];
  named: NamedResponse;
  announced?: Announced;
  lines: number;
  /** Numbers in SEARCH and THREAD are unique identifiers. */
  uidNumbers: boolean;
}

const STATUS = /^(OK|NO|BAD|BYE|PREAUTH)(?=[ \r\n]|$)/i;
const NOTHING: NamedResponse = { names: [] };
const MOST = 4000;

/** Reads the first line of a response; undefined where it is none. */
export function readResponse(
  text: string,
  uidNumbers: boolean,
): { read: ReadResponse; tokens: Token[] } | undefined {
  const tokens: Token[] = [];
  if (text === '+' || text.startsWith('+ ')) {
    add(tokens, text, 0, 1, 'continuation', 'RFC 3501 §7.5');
    add(tokens, text, 1, text.length, 'text');
    return { read: { ...begun('continuation', uidNumbers), textAt: Math.min(2, text.length) }, tokens };
  }
  const word = /^[^ ]+/.exec(text)?.[0] ?? '';
  if (word === '' || text[word.length] !== ' ') return undefined;
  const from = word.length + 1;
  const status = STATUS.exec(text.slice(from))?.[1];
  if (word === '*') {
    add(tokens, text, 0, 1, 'untagged', 'RFC 3501 §7');
    if (status) return { read: statusLine('status', text, from, status, tokens, uidNumbers), tokens };
    if (!/^[\dA-Za-z]/.test(text.slice(from))) return undefined;
    return { read: dataLine(text, from, tokens, uidNumbers), tokens };
  }
  if (!status || status.toUpperCase() === 'PREAUTH' || status.toUpperCase() === 'BYE') return undefined;
  add(tokens, text, 0, word.length, 'tag', 'RFC 3501 §2.2.2');
  const read = statusLine('tagged', text, from, status, tokens, uidNumbers);
  read.tag = word;
  return { read, tokens };
}

const begun = (kind: ReadResponse['kind'], uidNumbers: boolean): ReadResponse => ({
  kind,
  textAt: 0,
  lexemes: [],
  named: NOTHING,
  lines: 1,
  uidNumbers,
});

function statusLine(
  kind: 'tagged' | 'status',
  text: string,
  from: number,
  status: string,
  tokens: Token[],
  uidNumbers: boolean,
): ReadResponse {
  const read = begun(kind, uidNumbers);
  read.status = status.toUpperCase() as ImapStatus;
  add(tokens, text, from, from + status.length, 'status', 'RFC 3501 §7.1');
  read.textAt = Math.min(text.length, from + status.length + 1);
  const found = /^\[([^ \]]+)([^\]]*)\]/.exec(text.slice(read.textAt));
  if (found) {
    const [whole, name = '', rest = ''] = found;
    read.code = { name: name.toUpperCase(), rest: rest.trim() };
    codeTokens(tokens, text, read.textAt, name, rest);
    read.textAt += whole.length;
  }
  add(tokens, text, read.textAt, text.length, 'text');
  return read;
}

/** What the arguments of a code are. */
const CODE_ARGUMENTS: Readonly<Record<string, readonly ImapTokenId[]>> = {
  CAPABILITY: ['capability'],
  PERMANENTFLAGS: ['flag'],
  UIDNEXT: ['uid'],
  UIDVALIDITY: ['uid-validity'],
  UNSEEN: ['message-number'],
  HIGHESTMODSEQ: ['mod-sequence'],
  APPENDUID: ['uid-validity', 'uid-set'],
  COPYUID: ['uid-validity', 'uid-set', 'uid-set'],
  BADCHARSET: ['charset'],
};

function codeTokens(tokens: Token[], text: string, open: number, name: string, rest: string): void {
  const id = responseCodeId(name);
  const rfc = id === undefined ? undefined : 'RFC 3501 §7.1';
  add(tokens, text, open, open + 1, 'bracket');
  const from = open + 1 + name.length;
  add(tokens, text, open + 1, from, 'response-code', rfc);
  const kinds = CODE_ARGUMENTS[name.toUpperCase()] ?? [];
  let index = 0;
  for (const { kind, text: word, start, end } of lex(text.slice(0, from + rest.length), from, false, 0)) {
    if (kind === 'open' || kind === 'close') {
      add(tokens, text, start, end, 'bracket');
      continue;
    }
    const one = kinds[Math.min(index++, kinds.length - 1)] ?? 'code-argument';
    add(tokens, text, start, end, one === 'flag' && !word.startsWith('\\') ? 'keyword-flag' : one, rfc);
  }
  add(tokens, text, from + rest.length, from + rest.length + 1, 'bracket');
}

function dataLine(text: string, from: number, tokens: Token[], uidNumbers: boolean): ReadResponse {
  const read = begun('data', uidNumbers);
  const [, digits, word = ''] = /^(\d+)? ?([A-Za-z]*)/.exec(text.slice(from)) ?? [];
  read.data = word.toUpperCase();
  if (digits !== undefined && digits.length <= 10) read.number = Number(digits);
  const announced = announcedBy(text);
  if (announced) read.announced = announced;
  read.lexemes = lex(text, from, read.data === 'FETCH', 0);
  read.named = nameData(read.lexemes, uidNumbers);
  addNamed(read, tokens, 0);
  return read;
}

/** Data go on behind a literal, whose octets are the line's first `literal` characters. */
export function respondOn(read: ReadResponse, text: string, literal: number, whole: string): Token[] {
  const tokens: Token[] = [];
  const index = read.lines++;
  const announced = announcedBy(text);
  delete read.announced;
  if (announced && announced.start >= literal) read.announced = announced;
  if (read.lexemes.length < MOST) {
    read.lexemes.push({ kind: 'literal', text: whole, start: 0, end: literal, line: index });
    read.lexemes.push(...lex(text, literal, read.data === 'FETCH', index));
    read.named = nameData(read.lexemes, read.uidNumbers);
    addNamed(read, tokens, index);
  } else add(tokens, text, 0, text.length, 'text');
  return tokens;
}

const RFC_OF_DATA: Readonly<Record<string, string>> = {
  CAPABILITY: 'RFC 3501 §7.2.1',
  LIST: 'RFC 3501 §7.2.2',
  LSUB: 'RFC 3501 §7.2.3',
  STATUS: 'RFC 3501 §7.2.4',
  SEARCH: 'RFC 3501 §7.2.5',
  FLAGS: 'RFC 3501 §7.2.6',
  EXISTS: 'RFC 3501 §7.3.1',
  RECENT: 'RFC 3501 §7.3.2',
  EXPUNGE: 'RFC 3501 §7.4.1',
  FETCH: 'RFC 3501 §7.4.2',
  ESEARCH: 'RFC 4731 §3.1',
  ENABLED: 'RFC 5161 §3.2',
  NAMESPACE: 'RFC 2342 §5',
  ID: 'RFC 2971 §3.2',
  SORT: 'RFC 5256 §4',
  THREAD: 'RFC 5256 §4',
  VANISHED: 'RFC 7162 §3.2.10',
  QUOTA: 'RFC 9208 §4.2.1',
  QUOTAROOT: 'RFC 9208 §4.2.2',
  ACL: 'RFC 4314 §3.6',
  METADATA: 'RFC 5464 §4.4',
};

export const rfcOfData = (data: string | undefined): string | undefined =>
  data !== undefined && Object.hasOwn(RFC_OF_DATA, data) ? RFC_OF_DATA[data] : undefined;

function addNamed({ lexemes, named, data }: ReadResponse, tokens: Token[], line: number): void {
  const rfc = rfcOfData(data);
  lexemes.forEach((lexeme, index) => {
    if (lexeme.line !== line || lexeme.end <= lexeme.start) return;
    const token = named.names[index] ?? 'text';
    const { start, end } = lexeme;
    const source = token === 'literal-length' ? 'RFC 3501 §4.3' : rfc;
    tokens.push(source === undefined ? { start, end, token } : { start, end, token, rfc: source });
  });
}

function add(
  tokens: Token[],
  text: string,
  from: number,
  to: number,
  token: ImapTokenId,
  rfc?: string,
): void {
  const piece = text.slice(from, to);
  const start = from + piece.length - piece.trimStart().length;
  const end = start + piece.trim().length;
  if (end > start) tokens.push(rfc === undefined ? { start, end, token } : { start, end, token, rfc });
}

/** What stands behind the name of an item of FETCH, by its first lexemes: `uid`, `flag` … in order. */
export function valuesCalled(read: ReadResponse, ...tokens: ImapTokenId[]): string[] {
  return read.lexemes.flatMap(({ text }, index) => {
    const called = read.named.names[index];
    return called !== undefined && tokens.includes(called) ? [text] : [];
  });
}

export type { PendingLiteral };
