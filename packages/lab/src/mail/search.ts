import type { StoredMail } from '../mail-store.ts';

export const SEEN = '\\Seen';

/** A search longer than this is cut: nobody types it. */
const MAX_SEARCH = 1000;
const MAX_TERMS = 50;

type Test = (mail: StoredMail) => boolean;

/** `-` or `!`, a key, then "a phrase" or a word. */
const TERM = /([-!]?)(?:([a-z]+):)?(?:"([^"]*)"?|(\S+))/gi;

/**
 * Mailpit's search, as far as lists go: words and "phrases" in sender, recipients, subject and snippet; `subject:`, `from:`,
 * `to:`; `is:read`, `is:unread`; `has:attachment`; `-` before any of them turns it round. All must hold; case does not matter.
 */
export function mailSearch(text: string): Test {
  const tests: Test[] = [];
  for (const match of text.slice(0, MAX_SEARCH).matchAll(TERM)) {
    const [whole, not = '', key = '', phrase, word = ''] = match;
    if (tests.length >= MAX_TERMS) break;
    const value = (phrase ?? word).toLowerCase();
    if (value === '') continue;
    const known = key === '' ? undefined : KEYS[key.toLowerCase()];
    // `12:30` and `http://x` have no key that we know: the whole is what is looked for.
    const test = known
      ? known(value)
      : inAny(key === '' ? value : whole.slice(not.length).toLowerCase(), ANYWHERE);
    tests.push(not === '' ? test : (mail) => !test(mail));
  }
  return (mail) => tests.every((test) => test(mail));
}

type Text = (mail: StoredMail) => string;

const FROM: readonly Text[] = [({ summary }) => summary.from, ({ envelope }) => envelope.reversePath];
const TO: readonly Text[] = [({ summary }) => summary.to, ({ envelope }) => envelope.forwardPaths.join(' ')];
const SUBJECT: readonly Text[] = [({ summary }) => summary.subject];
const ANYWHERE: readonly Text[] = [...FROM, ...TO, ...SUBJECT, ({ summary }) => summary.snippet];

function inAny(value: string, texts: readonly Text[]): Test {
  return (mail) => texts.some((text) => text(mail).toLowerCase().includes(value));
}

const nothing: Test = () => false;
const KEYS: Readonly<Record<string, ((value: string) => Test) | undefined>> = {
  subject: (value) => inAny(value, SUBJECT),
  from: (value) => inAny(value, FROM),
  to: (value) => inAny(value, TO),
  is: (value) =>
    value === 'read'
      ? ({ flags }) => flags.includes(SEEN)
      : value === 'unread'
        ? ({ flags }) => !flags.includes(SEEN)
        : nothing,
  has: (value) => (/^attachments?$/.test(value) ? ({ summary }) => summary.attachments > 0 : nothing),
};
