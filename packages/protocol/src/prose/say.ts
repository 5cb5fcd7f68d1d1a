import type { Said } from '../reading/reading.ts';

/**
 * Characters that mark up a sentence, and what stands for them in a value from the wire, so that an address with a
 * backtick in it stays an address. Private use: no octet of the wire can be one.
 */
const MARKS = ['`', '*', '='] as const;
const guarded = (text: string): string =>
  text.replace(/[`*=]/g, (mark) =>
    String.fromCharCode(0xe000 + MARKS.indexOf(mark as (typeof MARKS)[number])),
  );
const restored = (text: string): string =>
  text.replace(/[\ue000-\ue002]/g, (mark) => MARKS[mark.charCodeAt(0) - 0xe000] as string);

/** `group.id`, or `group.id.head`: ids may hold dots themselves (`enhanced.X.1.1.head`). */
function entryOf(prose: object, path: string): unknown {
  const dot = path.indexOf('.');
  const group: unknown = own(prose, dot < 0 ? path : path.slice(0, dot));
  if (dot < 0) return group;
  const id = path.slice(dot + 1);
  const whole = own(group, id);
  if (whole !== undefined) return whole;
  const last = id.lastIndexOf('.');
  const part = own(own(group, id.slice(0, Math.max(0, last))), id.slice(last + 1));
  return part ?? own(group, 'other');
}

function own(holder: unknown, key: string): unknown {
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, key)) return undefined;
  return (holder as Record<string, unknown>)[key];
}

/**
 * The sentence that a `Said` stands for. An id that the group does not have takes the group's `other`; where there is
 * none the sentence is ''. Never throws.
 */
export function say(prose: object, said: Said): string {
  const entry = entryOf(prose, said.id);
  if (typeof entry === 'string') return entry;
  if (typeof entry !== 'function') return '';
  const params: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(said.params ?? {})) {
    params[name] = typeof value === 'string' ? guarded(value) : value;
  }
  return String(entry(params));
}

export interface Span {
  kind: 'text' | 'wire' | 'strong' | 'marked';
  text: string;
}

/** A sentence cut at its marks: `` `wire` ``, `**strong**`, `==marked==`. Marks that do not close are text. */
export function spans(sentence: string): Span[] {
  const found: Span[] = [];
  const marks = /`([^`]+)`|\*\*(.+?)\*\*|==(.+?)==/g;
  let from = 0;
  for (let match = marks.exec(sentence); match; match = marks.exec(sentence)) {
    if (match.index > from) found.push({ kind: 'text', text: sentence.slice(from, match.index) });
    const [, wire, strong, marked] = match;
    if (wire !== undefined) found.push({ kind: 'wire', text: wire });
    else if (strong !== undefined) found.push({ kind: 'strong', text: strong });
    else found.push({ kind: 'marked', text: marked ?? '' });
    from = match.index + match[0].length;
  }
  if (from < sentence.length) found.push({ kind: 'text', text: sentence.slice(from) });
  return found.map((span) => ({ kind: span.kind, text: restored(span.text) }));
}

/** A sentence without its marks: for `aria-label`, live regions and titles. */
export function plain(sentence: string): string {
  return spans(sentence)
    .map((span) => span.text)
    .join('');
}
