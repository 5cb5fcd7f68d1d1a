/**
 * Prose beyond the basic dialogue comes in books: one module a language and book (`protocol/prose/en/pop3.ts`),
 * fetched when what it explains is first shown, so that a first visit does not pay for it. A book is an object of groups,
 * as `Prose` is; no two of them have a group of the same name.
 */
import type { Language } from '../i18n/i18n.ts';

/** Groups of sentences by name, as `say` reads them. */
export type Book = Readonly<Record<string, unknown>>;

export const BOOKS = {
  dns: {
    en: async () => ({ ...(await import('@ehlo/protocol/prose/en/dns')).dns }),
    fr: async () => ({ ...(await import('@ehlo/protocol/prose/fr/dns')).dns }),
  },
  dnsReference: {
    en: async () => ({ ...(await import('@ehlo/protocol/prose/en/dns-reference')).dnsReference }),
    fr: async () => ({ ...(await import('@ehlo/protocol/prose/fr/dns-reference')).dnsReference }),
  },
  verdicts: {
    en: async () => ({ ...(await import('@ehlo/protocol/prose/en/verdicts')).verdicts }),
    fr: async () => ({ ...(await import('@ehlo/protocol/prose/fr/verdicts')).verdicts }),
  },
  letter: {
    en: async () => ({ ...(await import('@ehlo/protocol/prose/en/letter')).letter }),
    fr: async () => ({ ...(await import('@ehlo/protocol/prose/fr/letter')).letter }),
  },
  reference: {
    en: async () => ({ ...(await import('@ehlo/protocol/prose/en/reference')).reference }),
    fr: async () => ({ ...(await import('@ehlo/protocol/prose/fr/reference')).reference }),
  },
  pop3: {
    en: async () => ({ ...(await import('@ehlo/protocol/prose/en/pop3')).pop3 }),
    fr: async () => ({ ...(await import('@ehlo/protocol/prose/fr/pop3')).pop3 }),
  },
  imap: {
    en: async () => ({ ...(await import('@ehlo/protocol/prose/en/imap')).imap }),
    fr: async () => ({ ...(await import('@ehlo/protocol/prose/fr/imap')).imap }),
  },
  sasl: {
    en: async () => ({ ...(await import('@ehlo/protocol/prose/en/sasl')).sasl }),
    fr: async () => ({ ...(await import('@ehlo/protocol/prose/fr/sasl')).sasl }),
  },
  terminal: {
    en: async () => ({ ...(await import('@ehlo/protocol/prose/en/terminal')).terminal }),
    fr: async () => ({ ...(await import('@ehlo/protocol/prose/fr/terminal')).terminal }),
  },
  xray: {
    en: async () => ({ ...(await import('@ehlo/protocol/prose/en/xray')).xray }),
    fr: async () => ({ ...(await import('@ehlo/protocol/prose/fr/xray')).xray }),
  },
} as const satisfies Record<string, Record<Language, () => Promise<Book>>>;

export type BookName = keyof typeof BOOKS;
