import { SEEN, type StoredMail } from '@ehlo/lab';
import type { Head } from './head.ts';
import { withHidden } from './head.ts';
import type { Address } from './shapes.ts';

const MAX_SEARCH = 1000;
const MAX_TERMS = 50;

/** One mail that may be found; what costs something is asked for when a term needs it. */
export interface Candidate {
  mail: StoredMail;
  head(): Promise<Head>;
  /** Everything a word may stand in: addresses, subject, text, names of attachments. */
  words(): Promise<string>;
  hasInline(): Promise<boolean>;
}

interface Term {
  /** Terms that cost less are asked first. */
  cost: 0 | 1 | 2;
  not: boolean;
  holds(candidate: Candidate): boolean | Promise<boolean>;
}

/** `-` or `!`, a key, then "a phrase" or a word. */
const TERM = /([-!]?)(?:([a-z-]+):)?(?:"([^"]*)"?|(\S+))/gi;

/** Mailpit's search filters. All terms must hold; case does not matter; dates and sizes that cannot be read are left out. */
export function mailpitSearch(query: string): (candidate: Candidate) => Promise<boolean> {
  const terms: Term[] = [];
  for (const match of query.slice(0, MAX_SEARCH).matchAll(TERM)) {
    const [whole, not = '', key = '', phrase, word = ''] = match;
    if (terms.length >= MAX_TERMS) break;
    const value = phrase ?? word;
    const known = FILTERS.get(key.toLowerCase());
    const test = known ? known(value) : aWord(key === '' ? value : whole.slice(not.length));
    if (test) terms.push({ ...test, not: not !== '' });
  }
  terms.sort((a, b) => a.cost - b.cost);
  return async (candidate) => {
    for (const { holds, not } of terms) if ((await holds(candidate)) === not) return false;
    return true;
  };
}

type Test = Omit<Term, 'not'>;
type Filter = (value: string) => Test | undefined;

/** Text as it is compared: lower case, without what separates addresses. */
export function compared(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\r\n\t<>",;()\ufeff]/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
}

const show = (addresses: readonly Address[]) =>
  addresses.map(({ Name, Address }) => `${Name} ${Address}`).join(' ');
const bccOf = (head: Head, { envelope }: StoredMail) => withHidden(head, envelope.forwardPaths);

function inHead(read: (head: Head, mail: StoredMail) => string): Filter {
  return (value) => {
    const wanted = compared(value);
    if (wanted === '') return undefined;
    return { cost: 1, holds: async ({ mail, head }) => compared(read(await head(), mail)).includes(wanted) };
  };
}

function aWord(value: string): Test | undefined {
  const wanted = compared(value);
  if (wanted === '') return undefined;
  return { cost: 2, holds: async ({ words }) => (await words()).includes(wanted) };
}

const free = (holds: (mail: StoredMail) => boolean): Test => ({ cost: 0, holds: ({ mail }) => holds(mail) });

function byDate(holds: (atMs: number, dateMs: number) => boolean): Filter {
  return (value) => {
    const date = Date.parse(value);
    return Number.isNaN(date) ? undefined : free(({ at }) => holds(Math.floor(at / 1000), date));
  };
}

function bySize(holds: (size: number, limit: number) => boolean): Filter {
  return (value) => {
    const [, number, unit = ''] = /^(\d+(?:\.\d+)?)\s?(kb?|mb?)?$/i.exec(value) ?? [];
    const limit = Number(number ?? 0) * (UNITS[unit.charAt(0).toLowerCase()] ?? 1);
    return limit > 0 ? free(({ prefix, size }) => holds(prefix.length + size, limit)) : undefined;
  };
}

const UNITS: Readonly<Record<string, number>> = { k: 1024, m: 1024 * 1024 };

const IS: ReadonlyMap<string, Test> = new Map([
  ['read', free(({ flags }) => flags.includes(SEEN))],
  ['unread', free(({ flags }) => !flags.includes(SEEN))],
  // There are no tags here.
  ['tagged', free(() => false)],
]);
const HAS_ATTACHMENT = free(({ summary }) => summary.attachments > 0);
const HAS_INLINE: Test = { cost: 2, holds: ({ hasInline }) => hasInline() };
const HAS: ReadonlyMap<string, Test> = new Map([
  ['attachment', HAS_ATTACHMENT],
  ['attachments', HAS_ATTACHMENT],
  ['inline', HAS_INLINE],
  ['inlines', HAS_INLINE],
]);

/** https://mailpit.axllent.org/docs/usage/search-filters/ */
const FILTERS: ReadonlyMap<string, Filter> = new Map<string, Filter>([
  ['from', inHead(({ from }) => show([from]))],
  ['to', inHead(({ to }) => show(to))],
  ['cc', inHead(({ cc }) => show(cc))],
  ['bcc', inHead((head, mail) => show(bccOf(head, mail)))],
  ['reply-to', inHead(({ replyTo }) => show(replyTo))],
  [
    'addressed',
    inHead((head, mail) => show([head.from, ...head.to, ...head.cc, ...bccOf(head, mail), ...head.replyTo])),
  ],
  ['subject', inHead(({ subject }) => subject)],
  ['message-id', inHead(({ messageId }) => messageId)],
  ['is', (value) => IS.get(value.toLowerCase()) ?? aWord(`is:${value}`)],
  ['has', (value) => HAS.get(value.toLowerCase()) ?? aWord(`has:${value}`)],
  ['tag', (value) => (value === '' ? undefined : free(() => false))],
  ['after', byDate((at, date) => at >= date)],
  ['before', byDate((at, date) => at <= date)],
  ['larger', bySize((size, limit) => size > limit)],
  ['smaller', bySize((size, limit) => size < limit)],
]);
