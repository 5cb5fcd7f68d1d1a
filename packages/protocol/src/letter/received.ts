import { type DateReading, readDate } from './date.ts';
import { type Draft, draftOf, type FieldReading, inOrder, shifted } from './field-reading.ts';
import { type Lexeme, lexemesOf, MOST_OCTETS } from './lexemes.ts';
import { isAddress, readTcpInfo, type TcpInfo } from './tcp-info.ts';

/** How it travelled, from the WITH clause (RFC 3848, RFC 6531 §4.3). */
export interface Transmission {
  /** As written. */
  text: string;
  /** `SMTP`, `ESMTP`, `LMTP`; undefined for what IANA does not list. */
  base?: 'SMTP' | 'ESMTP' | 'LMTP';
  tls: boolean;
  auth: boolean;
  utf8: boolean;
}

/** One `Received:` field (RFC 5321 §4.4). Whatever is missing is missing there. */
export interface ReceivedReading extends FieldReading {
  /** What the client called itself in EHLO or HELO. It may say anything. */
  helo?: string;
  /** The name that the DNS has for its address, as the server found it; '' for none. */
  clientName?: string;
  /** The client's address, as the server saw it: the one thing that a stranger cannot choose. */
  address?: string;
  by?: string;
  software?: string;
  with?: Transmission;
  tls?: string;
  user?: string;
  id?: string;
  /** Whom RCPT TO named. */
  recipient?: string;
  date?: DateReading;
}

const RULE = 'RFC 5321 §4.4';
/** Clauses of the grammar, and those that were registered later. */
export const CLAUSES = {
  from: RULE,
  by: RULE,
  via: RULE,
  with: RULE,
  id: RULE,
  for: RULE,
  priority: 'RFC 6710 §7',
  state: 'RFC 6729 §3',
  tls: 'RFC 8314 §4.3',
  group: 'RFC 8314 §4.3',
} as const;
export type Clause = keyof typeof CLAUSES;

/**
 * @param value  After the colon, folded or not. Never throws.
 */
export function readReceived(value: string): ReceivedReading {
  const draft = draftOf('received');
  const read: Partial<ReceivedReading> = {};
  const text = value.slice(0, MOST_OCTETS);
  const lexemes = lexemesOf(text, ';');
  const semicolon = lexemes.findLast(({ kind, text }) => kind === 'mark' && text === ';');
  const stamp = semicolon ? lexemes.filter(({ start }) => start < semicolon.start) : lexemes;
  for (const { name, words } of clausesOf(stamp, draft)) readClause(name, words, text, read, draft);
  if (stamp.length > 0 && read.by === undefined)
    draft.remark({ start: 0, end: text.length }, 'receivedNoBy', RULE);
  if (!semicolon) draft.remark({ start: 0, end: text.length }, 'receivedNoDate', RULE);
  const base = draft.done();
  if (!semicolon) return { ...base, ...read };
  const date = readDate(text.slice(semicolon.end));
  return {
    ...base,
    ...read,
    date,
    parts: inOrder([...base.parts, ...shifted(date.parts, semicolon.end)]),
    says: date.says,
    remarks: [...base.remarks, ...shifted(date.remarks, semicolon.end)],
  };
}

interface ClauseWords {
  name: Clause | undefined;
  words: Lexeme[];
}

/** A clause begins with its name where a value has been read before it; `from from by by` is one host each. */
function clausesOf(lexemes: readonly Lexeme[], draft: Draft): ClauseWords[] {
  const clauses: ClauseWords[] = [{ name: undefined, words: [] }];
  for (const lexeme of lexemes) {
    const open = clauses.at(-1) as ClauseWords;
    const name = lexeme.text.toLowerCase();
    const begun = open.name !== undefined && !open.words.some(({ kind }) => kind !== 'comment');
    if (lexeme.kind === 'word' && !begun && Object.hasOwn(CLAUSES, name) && isInPlace(open, lexeme, name)) {
      draft.part(lexeme, `clause-${name}`, CLAUSES[name as Clause]);
      clauses.push({ name: name as Clause, words: [] });
    } else open.words.push(lexeme);
  }
  return clauses;
}

/** `tls` and `state` are words too; as clauses they come after the protocol. */
const isInPlace = (open: ClauseWords, _: Lexeme, name: string): boolean =>
  !['priority', 'state', 'tls', 'group'].includes(name) || (open.name !== undefined && open.name !== 'from');

function readClause(
  name: Clause | undefined,
  words: readonly Lexeme[],
  text: string,
  read: Partial<ReceivedReading>,
  draft: Draft,
): void {
  const comments = words.filter(({ kind }) => kind === 'comment');
  const [first, ...more] = words.filter(({ kind }) => kind !== 'comment' && kind !== 'mark');
  const infos = comments.map((comment) => readTcpInfo(comment, text, name === 'from' ? 'from' : 'by', draft));
  for (const info of infos) takeInfo(info, read);
  if (!first) return;
  switch (name) {
    case 'from':
      takeClient(first, infos, read, draft);
      return;
    case 'by':
      read.by ??= first.text;
      draft.part(first, 'host', RULE, { host: first.text });
      return;
    case 'with': {
      const last = more.at(-1) ?? first;
      const given = text.slice(first.start, last.end).replace(/\s+/g, ' ');
      read.with ??= transmissionOf(given);
      const { base = '', tls, auth, utf8 } = read.with;
      const params = { text: given, base, tls: Number(tls), auth: Number(auth), utf8: Number(utf8) };
      draft.part({ start: first.start, end: last.end }, 'protocol', 'RFC 3848 §1', params);
      return;
    }
    case 'id':
      read.id ??= first.text.replace(/^<|>$/g, '');
      draft.part(first, 'queueId', RULE);
      return;
    case 'for':
      read.recipient ??= first.text.replace(/^<|>$/g, '');
      draft.part(first, 'recipient', RULE, { path: first.text.replace(/^<|>$/g, '') });
      if (more.length > 0)
        draft.remark({ start: first.start, end: more.at(-1)?.end ?? first.end }, 'receivedForMany', RULE);
      return;
    case undefined:
      // Before any clause: qmail and others begin with a comment of their own.
      return;
    default:
      draft.part({ start: first.start, end: (more.at(-1) ?? first).end }, `value-${name}`, CLAUSES[name]);
      if (name === 'tls') read.tls ??= first.text;
  }
}

/** Exim writes the address in brackets and the HELO into the comment; most write it the other way about. */
function takeClient(
  first: Lexeme,
  infos: readonly TcpInfo[],
  read: Partial<ReceivedReading>,
  draft: Draft,
): void {
  const bare = first.text.replace(/^IPv6:/i, '');
  const heloElsewhere = infos.some(({ helo }) => helo !== undefined);
  if (first.kind === 'literal' && (heloElsewhere || read.address === undefined) && isAddress(bare)) {
    read.address ??= bare;
    draft.part(first, heloElsewhere ? 'clientAddress' : 'heloLiteral', RULE, { text: bare });
    return;
  }
  if (heloElsewhere && first.kind === 'word') {
    read.clientName ??= first.text;
    draft.part(first, 'clientName', RULE, { text: first.text });
    return;
  }
  const helo = first.kind === 'literal' ? `[${first.text}]` : first.text;
  read.helo ??= helo;
  draft.part(first, first.kind === 'literal' ? 'heloLiteral' : 'helo', RULE, { text: helo });
}

function takeInfo(info: TcpInfo, read: Partial<ReceivedReading>): void {
  if (info.address !== undefined) read.address ??= info.address;
  if (info.name !== undefined) read.clientName ??= info.name;
  if (info.helo !== undefined) read.helo ??= info.helo;
  if (info.tls !== undefined) read.tls ??= info.tls;
  if (info.user !== undefined) read.user ??= info.user;
  if (info.software !== undefined) read.software ??= info.software;
}

function transmissionOf(text: string): Transmission {
  const match = /^(UTF8)?(E?SMTP|LMTP)(S)?(A)?$/i.exec(text);
  if (!match) return { text, tls: false, auth: false, utf8: false };
  const [, utf8, base = '', tls, auth] = match;
  const name = base.toUpperCase();
  return {
    text,
    // `UTF8SMTP` is ESMTP with an extension (RFC 6531 §4.3).
    base: name === 'LMTP' ? 'LMTP' : name === 'SMTP' && utf8 === undefined ? 'SMTP' : 'ESMTP',
    tls: tls !== undefined,
    auth: auth !== undefined,
    utf8: utf8 !== undefined,
  };
}
