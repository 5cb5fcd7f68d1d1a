import { textOfCharset } from '../mail/charset.ts';
import { decodeEncodedWords } from '../mail/encoded-word.ts';
import { concat, latin1, octetsOfLatin1, textOfUtf8, utf8 } from '../octets.ts';
import type { Draft } from './field-reading.ts';
import { type Lexeme, lexemesOf } from './lexemes.ts';

/** `value; name=token; other="quoted string"` (RFC 2045 §5.1, RFC 2231). */
export interface Structured {
  /** In lower case; '' where there is none. */
  value: string;
  valueAt: { start: number; end: number };
  /** By name in lower case, decoded, its sections put together. Of two that have one name the first counts. */
  parameters: ReadonlyMap<string, string>;
}

/** More than these are not read. */
const MOST_PARAMETERS = 200;
const MOST_SECTIONS = 200;
const RULE = 'RFC 2045 §5.1';
const TSPECIALS = /[()<>@,;:\\"/[\]?=]/;

interface Section {
  text: string;
  /** Percent-encoded octets (RFC 2231 §4). */
  extended: boolean;
}

/**
 * Reads a structured value and names its pieces in the draft; the value itself is left to the caller.
 *
 * @param names  Parameters that have a sentence of their own: `letterPart.param-<name>`.
 */
export function readStructured(value: string, draft: Draft, names: ReadonlySet<string>): Structured {
  const lexemes = lexemesOf(value, ';=');
  for (const lexeme of lexemes)
    if (lexeme.kind === 'comment') draft.part(lexeme, 'comment', 'RFC 5322 §3.2.2');
  const clauses = clausesOf(lexemes.filter(({ kind }) => kind !== 'comment'));
  const [head = [], ...rest] = clauses;
  const sections = new Map<string, Map<number, Section>>();
  const places = new Map<string, Lexeme>();
  for (const clause of rest.slice(0, MOST_PARAMETERS)) {
    const [name, equals, given, ...more] = clause;
    if (!name) continue;
    if (name.kind !== 'word' || equals?.text !== '=' || equals.kind !== 'mark' || !given) {
      draft.remark({ start: name.start, end: (given ?? name).end }, 'paramBroken', RULE);
      continue;
    }
    // A token may not hold an equals sign; boundaries have it all the same.
    const last = more.at(-1) ?? given;
    const text = more.length === 0 ? given.text : value.slice(given.start, last.end);
    const [, base = '', number, star] = /^([^*]*)(?:\*(\d{1,9}))?(\*)?$/.exec(name.text.toLowerCase()) ?? [];
    const key = base === '' ? name.text.toLowerCase() : base;
    draft.part(name, names.has(key) ? `param-${key}` : 'param', RULE, { name: key });
    if (number !== undefined || star !== undefined)
      draft.remark(name, star === undefined ? 'paramSection' : 'paramExtended', 'RFC 2231 §3', { name: key });
    if (given.kind === 'word' && more.length === 0 && star === undefined && TSPECIALS.test(text))
      draft.remark(given, 'paramUnquoted', RULE, { name: key });
    if (!given.closed) draft.remark(given, 'quoteOpen', 'RFC 5322 §3.2.4');
    const of = sections.get(key) ?? new Map<number, Section>();
    sections.set(key, of);
    const index = Number(number ?? 0);
    // `filename*=` says more than the `filename=` beside it for older readers (RFC 6266 §4.3).
    const better = star !== undefined && of.get(index)?.extended === false;
    if ((!of.has(index) || better) && of.size < MOST_SECTIONS)
      of.set(index, { text, extended: star !== undefined });
    else draft.remark(name, 'paramTwice', RULE, { name: key });
    places.set(name.text.toLowerCase(), { ...given, end: last.end });
    draft.part({ start: given.start, end: last.end }, 'paramValue', RULE, {
      name: key,
      text: decoded(new Map([[0, { text, extended: star !== undefined }]])),
    });
  }
  return {
    value: head
      .map(({ text }) => text)
      .join('')
      .toLowerCase(),
    valueAt: { start: head[0]?.start ?? 0, end: head.at(-1)?.end ?? 0 },
    parameters: new Map([...sections].map(([name, of]) => [name, decoded(of)])),
  };
}

function clausesOf(lexemes: readonly Lexeme[]): Lexeme[][] {
  const clauses: Lexeme[][] = [[]];
  for (const lexeme of lexemes) {
    if (lexeme.kind === 'mark' && lexeme.text === ';') clauses.push([]);
    else clauses.at(-1)?.push(lexeme);
  }
  return clauses;
}

/** Sections in order, up to the first that is missing; octets in the charset that the first one names (RFC 2231 §4.1). */
function decoded(sections: ReadonlyMap<number, Section>): string {
  const first = sections.get(0);
  if (!first) return '';
  // Encoded words have no place in a parameter (RFC 2047 §5); many programs write them there.
  if (!first.extended && sections.size === 1) return decodeEncodedWords(first.text);
  const [, charset = '', start = first.text] = first.extended
    ? (/^([^']*)'[^']*'(.*)$/s.exec(first.text) ?? [])
    : [];
  const octets: Uint8Array[] = [];
  for (let number = 0; ; number++) {
    const section = sections.get(number);
    if (!section) break;
    const text = number === 0 ? start : section.text;
    octets.push(section.extended ? percentDecoded(text) : utf8(text));
  }
  const all = concat(octets);
  return textOfCharset(all, charset === '' ? 'utf-8' : charset) ?? textOfUtf8(all);
}

const percentDecoded = (text: string): Uint8Array =>
  octetsOfLatin1(
    latin1(utf8(text)).replace(/%([0-9a-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    ),
  );
