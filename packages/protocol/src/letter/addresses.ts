import { decodeEncodedWords } from '../mail/encoded-word.ts';
import { type Draft, draftOf, type FieldReading } from './field-reading.ts';
import { type Lexeme, lexemesOf } from './lexemes.ts';

/** One mailbox of a list of addresses (RFC 5322 §3.4). */
export interface Mailbox {
  /** Decoded; '' where there is none. A name is the writer's to choose. */
  name: string;
  /** Before the last `@`, without quotation marks. */
  local: string;
  /** After it, with the brackets of a literal; '' where there is no `@`. */
  domain: string;
  comments: string[];
  /** The group it stands in. */
  group?: string;
  start: number;
  end: number;
}

export interface AddressReading extends FieldReading {
  mailboxes: Mailbox[];
  /** Names of groups, empty ones too: `undisclosed-recipients:;`. */
  groups: string[];
}

const RULE = 'RFC 5322 §3.4';
const SPEC = 'RFC 5322 §3.4.1';
const OLD = 'RFC 5322 §4.4';

/**
 * Reads From, To, Cc and their kin: names, comments, groups, quoted local parts, literals, old routes. Reads on over whatever
 * is malformed.
 *
 * @param value  After the colon, folded or not. Never throws.
 */
export function readAddressList(value: string): AddressReading {
  const draft = draftOf('addresses');
  const mailboxes: Mailbox[] = [];
  const groups: string[] = [];
  let group: string | undefined;
  let item: Lexeme[] = [];
  let angle = false;
  const take = (mark?: Lexeme): void => {
    const solid = item.filter(({ kind }) => kind !== 'comment');
    const mailbox = solid.length === 0 ? undefined : readMailbox(solid, draft);
    if (mailbox) {
      const comments = item.filter(({ kind }) => kind === 'comment').map(({ text }) => text);
      mailboxes.push({ ...mailbox, comments, ...(group === undefined ? {} : { group }) });
    } else if (mark?.text === ',') draft.remark(mark, 'addressNull', OLD);
    item = [];
  };
  for (const lexeme of lexemesOf(value, '<>@,;:')) {
    if (lexeme.kind === 'comment') draft.part(lexeme, 'comment', 'RFC 5322 §3.2.2');
    if (lexeme.kind !== 'mark' || angle || !',;:'.includes(lexeme.text)) {
      if (lexeme.kind === 'mark' && lexeme.text === '<') angle = true;
      if (lexeme.kind === 'mark' && lexeme.text === '>') angle = false;
      item.push(lexeme);
    } else if (lexeme.text === ':') {
      const name = item.filter(({ kind }) => kind !== 'comment');
      group = phraseOf(name);
      groups.push(group);
      if (name.length > 0) draft.part(span(name), 'group', RULE, { name: group });
      item = [];
    } else {
      take(lexeme);
      if (lexeme.text === ';') {
        if (group === undefined) draft.remark(lexeme, 'addressSemicolon', RULE);
        group = undefined;
      }
    }
  }
  take();
  if (group !== undefined) draft.remark({ start: 0, end: value.length }, 'groupOpen', RULE);
  if (mailboxes.length === 0 && groups.length === 0)
    draft.remark({ start: 0, end: value.length }, 'addressNone', RULE);
  return { ...draft.done(), mailboxes, groups };
}

type Bare = Omit<Mailbox, 'comments' | 'group'>;

function readMailbox(item: readonly Lexeme[], draft: Draft): Bare {
  const open = item.findIndex(isMark('<'));
  const place = span(item);
  if (open < 0) {
    if (item.some(isMark('@'))) return { name: '', ...readSpec(item, draft), ...place };
    const name = phraseOf(item);
    draft.part(place, 'nameAlone', RULE, { name });
    draft.remark(place, 'addressMissing', SPEC, { name });
    return { name, local: '', domain: '', ...place };
  }
  const close = item.findIndex((lexeme, index) => index > open && isMark('>')(lexeme));
  const before = item.slice(0, open);
  const name = phraseOf(before);
  if (before.length > 0) {
    const encoded = before.some(({ text }) => text.startsWith('=?'));
    draft.part(span(before), encoded ? 'nameEncoded' : 'name', encoded ? 'RFC 2047 §5' : RULE, { name });
  }
  if (close < 0) draft.remark(place, 'angleOpen', RULE);
  else if (close < item.length - 1) draft.remark(span(item.slice(close + 1)), 'addressMore', RULE);
  let inner = item.slice(open + 1, close < 0 ? item.length : close);
  const colon = isMark('@')(inner[0]) ? inner.findIndex(isMark(':')) : -1;
  if (colon > 0) {
    const route = inner.slice(0, colon + 1);
    draft.part(span(route), 'route', OLD);
    draft.remark(span(route), 'route', OLD);
    inner = inner.slice(colon + 1);
  }
  const spec = readSpec(inner, draft);
  const shown = /[^\s<>"'(),;:]+@([^\s<>"'(),;:]+)/.exec(name.slice(0, 500));
  if (shown?.[1] && spec.domain !== '' && shown[1].toLowerCase() !== spec.domain.toLowerCase())
    draft.remark(span(before), 'nameIsAddress', RULE, { name: shown[0], domain: spec.domain });
  return { name, ...spec, ...place };
}

/** `local@domain`; the last `@` counts, as one may stand in a quoted local part only. */
function readSpec(item: readonly Lexeme[], draft: Draft): { local: string; domain: string } {
  if (item.length === 0) return { local: '', domain: '' };
  const at = item.findLastIndex(isMark('@'));
  const [left, right] = at < 0 ? [item, []] : [item.slice(0, at), item.slice(at + 1)];
  const local = left.map(({ text }) => text).join('');
  const [literal] = right;
  const isLiteral = right.length === 1 && literal?.kind === 'literal';
  const domain = isLiteral ? `[${literal.text}]` : right.map(({ text }) => text).join('');
  if (left.length > 0) {
    const quoted = left.some(({ kind }) => kind === 'quoted');
    draft.part(span(left), quoted ? 'localQuoted' : 'local', SPEC, { local, domain });
    if (!quoted && (left.length > 1 || /^\.|\.\.|\.$/.test(local)))
      draft.remark(span(left), left.length > 1 ? 'localBlank' : 'localDots', left.length > 1 ? OLD : SPEC);
  }
  if (right.length > 0) {
    draft.part(span(right), isLiteral ? 'literal' : 'domain', SPEC, { local, domain });
    if (right.length > 1) draft.remark(span(right), 'domainBlank', OLD);
  }
  if (at < 0) draft.remark(span(left), 'domainMissing', SPEC, { local });
  else if (right.length === 0 || left.length === 0)
    draft.remark(span(item), left.length === 0 ? 'localMissing' : 'domainMissing', SPEC, { local });
  return { local, domain };
}

const isMark =
  (text: string) =>
  (lexeme: Lexeme | undefined): boolean =>
    lexeme?.kind === 'mark' && lexeme.text === text;

const span = (lexemes: readonly Lexeme[]) => ({
  start: lexemes[0]?.start ?? 0,
  end: lexemes.at(-1)?.end ?? 0,
});

const phraseOf = (lexemes: readonly Lexeme[]): string =>
  decodeEncodedWords(
    lexemes
      .map(({ text, start }, index) => (start > (lexemes[index - 1]?.end ?? start) ? ` ${text}` : text))
      .join(''),
  ).trim();
