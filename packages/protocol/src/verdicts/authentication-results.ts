import type { Part } from '../dns/reading/reading.ts';
import type { Said } from '../reading/reading.ts';
import { AUTH_PTYPES, AUTH_RESULTS, authMethod } from './methods.ts';
import { type FieldWord, wordsOfField } from './words-of-field.ts';

export interface AuthProperty {
  /** `smtp`, `header`, `body`, `policy`, `dns`, in lower case. */
  ptype: string;
  property: string;
  value: string;
}

/** What one method found. */
export interface AuthResult {
  /** `spf`, `dkim`, `dmarc`, …, in lower case. */
  method: string;
  version?: string;
  result: string;
  /** Machine's or person's words why, from `reason=`. */
  reason?: string;
  /** Words in parentheses, for people. */
  comments: string[];
  properties: AuthProperty[];
  start: number;
  end: number;
  said: Said;
  rfc: string;
}

/** An `Authentication-Results:` field read apart (RFC 8601 §2.2). */
export interface AuthResults {
  /** Who checked. Only fields of a server one trusts mean anything (RFC 8601 §1.2, §5). */
  authservId: string;
  /** Of `ARC-Authentication-Results:` (RFC 8617 §4.1.1). */
  instance?: number;
  results: AuthResult[];
  parts: Part[];
  /** True when the field can be read to its end. */
  whole: boolean;
}

const RULE = 'RFC 8601 §2.2';

/**
 * Reads the value of an `Authentication-Results:` or `ARC-Authentication-Results:` field.
 *
 * @param value  After the colon, folded or not; offsets in the result are offsets into it. Never throws.
 */
export function readAuthenticationResults(value: string): AuthResults {
  const all = wordsOfField(value);
  const comments = all.filter(({ kind }) => kind === 'comment');
  // Comments may stand between any two words; they are set aside, and put to the result they stand in.
  const words = all.filter(({ kind }) => kind !== 'comment');
  const read: AuthResults = { authservId: '', results: [], parts: [], whole: true };
  const note: Note = ({ start, end }, id, params = {}, rfc = RULE) => {
    read.parts.push({ start, end, said: { id: `authPart.${id}`, params }, rfc });
  };
  for (const comment of comments) note(comment, 'comment', {}, 'RFC 5322 §3.2.2');

  const clauses = clausesOf(words);
  const marks = words.filter(({ kind }) => kind === ';').map(({ start }) => start);
  /** Where the clause of a word ends: at the next semicolon. */
  const untilOf = ({ start }: FieldWord): number => marks.find((mark) => mark > start) ?? value.length;
  let [head, ...rest] = clauses;
  const [first, equals, number] = head ?? [];
  if (first?.text.toLowerCase() === 'i' && equals?.kind === '=' && number && head?.length === 3) {
    read.instance = Number.parseInt(number.text, 10) || 0;
    note(number, 'instance', {}, 'RFC 8617 §4.2.1');
    [head, ...rest] = rest;
  }
  // Some servers leave their own name out, and begin with the first result.
  if (head?.[1]?.kind === '=') rest.unshift(head);
  else readHead(head ?? [], read, note);
  if (read.authservId === '') read.whole = false;
  for (const clause of rest) {
    const [word, next] = clause;
    if (!word) continue;
    if (word.text.toLowerCase() === 'none' && next === undefined) {
      note(word, 'none');
      continue;
    }
    const result = readResult(clause, read, note);
    if (!result) {
      read.whole = false;
      continue;
    }
    result.comments = commentsIn(comments, result.start, untilOf(word));
    result.said = saidOf(result);
    read.results.push(result);
  }
  read.parts.sort((one, other) => one.start - other.start);
  return read;
}

const commentsIn = (comments: readonly FieldWord[], from: number, until: number): string[] =>
  comments.filter(({ start }) => start > from && start < until).map(({ text }) => text);

type Note = (
  at: { start: number; end: number },
  id: string,
  params?: Record<string, string>,
  rfc?: string,
) => void;

/** Words between semicolons. */
function clausesOf(words: readonly FieldWord[]): FieldWord[][] {
  const clauses: FieldWord[][] = [[]];
  for (const word of words) {
    if (word.kind === ';') clauses.push([]);
    else clauses.at(-1)?.push(word);
  }
  return clauses;
}

function readHead([id, version, ...more]: readonly FieldWord[], read: AuthResults, note: Note): void {
  if (!id || id.kind === '=') return;
  read.authservId = id.text;
  note(id, 'authservId', { host: id.text }, 'RFC 8601 §2.5');
  if (version && /^\d+$/.test(version.text)) note(version, 'version');
  else if (version) read.whole = false;
  if (more.length > 0) read.whole = false;
}

/** `dkim/1=pass reason="…" header.d=campus.test`: one clause. */
function readResult(clause: readonly FieldWord[], read: AuthResults, note: Note): AuthResult | undefined {
  const equals = clause.findIndex(({ kind }) => kind === '=');
  const outcome = clause[equals + 1];
  const word = clause[0] as FieldWord;
  if (equals < 1 || !outcome || outcome.kind === '=') return undefined;
  // Blanks and comments may stand around the slash before the version.
  const [name = '', version] = clause
    .slice(0, equals)
    .map(({ text }) => text)
    .join('')
    .split('/', 2);
  const method = name.toLowerCase();
  const result = outcome.text.toLowerCase();
  const row = authMethod(method);
  const rfc = row?.rfc ?? RULE;
  note(word, row ? 'method' : 'otherMethod', { method }, rfc);
  note(outcome, Object.hasOwn(AUTH_RESULTS, result) ? `result-${result}` : 'result', { method, result }, rfc);
  const found: AuthResult = {
    method,
    result,
    comments: [],
    properties: [],
    start: word.start,
    end: outcome.end,
    said: { id: '' },
    rfc,
    ...(version === undefined ? {} : { version }),
  };
  if (!readTail(clause.slice(equals + 2), found, note)) read.whole = false;
  return found;
}

/** `reason=` and `ptype.property=`; false where a piece could not be read. */
function readTail(words: readonly FieldWord[], found: AuthResult, note: Note): boolean {
  let whole = true;
  for (let at = 0; at < words.length; ) {
    const word = words[at] as FieldWord;
    // Blanks and comments may stand around the dot too.
    let name = word.text;
    let next = at + 1;
    while (words[next]?.kind === 'word' && (words[next]?.text.startsWith('.') || name.endsWith('.')))
      name += words[next++]?.text;
    const value = words[next + 1];
    if (word.kind === '=' || words[next]?.kind !== '=' || !value || value.kind === '=') {
      at++;
      whole = false;
      continue;
    }
    const given = { ...value };
    at = next + 2;
    // An equals sign wants quotation marks around it (RFC 2045 §5.1); signatures and rewritten senders have it bare.
    for (let more = words[at]; more && more.start === given.end; more = words[++at]) {
      given.text += more.text;
      given.end = more.end;
    }
    found.end = given.end;
    // A comment inside the name is a part of its own: what follows it is left to the name's first piece.
    const last = words[next - 1] ?? word;
    const dense = last.end - word.start === name.length;
    takeProperty(
      name.toLowerCase(),
      { start: word.start, end: dense ? last.end : word.end },
      given,
      found,
      note,
    );
  }
  return whole;
}

function takeProperty(
  name: string,
  place: { start: number; end: number },
  given: FieldWord,
  found: AuthResult,
  note: Note,
): void {
  const dot = name.indexOf('.');
  if (name === 'reason') {
    found.reason = given.text;
    note(place, 'reason');
    note(given, 'reasonText');
  } else if (dot > 0) {
    const ptype = name.slice(0, dot);
    found.properties.push({ ptype, property: name.slice(dot + 1), value: given.text });
    note(place, Object.hasOwn(AUTH_PTYPES, ptype) ? `ptype-${ptype}` : 'ptype', { name }, 'RFC 8601 §2.3');
    note(given, 'value', { name, value: given.text }, 'RFC 8601 §2.3');
  } else {
    note(place, 'extra', { name });
    note(given, 'value', { name, value: given.text });
  }
}

/** The value of a property, or ''. */
export const propertyOf = ({ properties }: AuthResult, ptype: string, property: string): string =>
  properties.find((one) => one.ptype === ptype && one.property === property)?.value ?? '';

/** What stands after the at sign, or all of it; in lower case. */
export const domainOfValue = (value: string): string => value.slice(value.lastIndexOf('@') + 1).toLowerCase();

/** The domain that a result speaks of. */
export function domainOfResult(result: AuthResult): string {
  switch (result.method) {
    case 'spf':
      return domainOfValue(propertyOf(result, 'smtp', 'mailfrom') || propertyOf(result, 'smtp', 'helo'));
    case 'dkim':
      return domainOfValue(propertyOf(result, 'header', 'd') || propertyOf(result, 'header', 'i'));
    default:
      return domainOfValue(propertyOf(result, 'header', 'from'));
  }
}

function saidOf(result: AuthResult): Said {
  const { method } = result;
  const params = { method, result: result.result, domain: domainOfResult(result) };
  const known = authMethod(method)?.results.includes(result.result) ?? false;
  const own = method === 'spf' || method === 'dkim' || method === 'dmarc';
  return { id: own && known ? `authSaid.${method}-${result.result}` : 'authSaid.other', params };
}
