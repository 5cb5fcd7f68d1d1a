import type { Language } from '../../i18n/i18n.ts';

/** Headings of a station's story: they come with it. */
const en = {
  mua: () => 'The mail user agent (MUA)',
  port: (port: string) => `Port ${port}`,
  mta: () => 'The mail transfer agent (MTA)',
  msa: () => 'The mail submission agent (MSA)',
  ms: () => 'The message store (MS)',
  mx: () => 'The MX record',
  mailbox: () => 'The mailbox',
  mock: () => 'A mock server',
  mockInbox: () => 'The mock inbox',
};

const fr: typeof en = {
  mua: () => 'L’agent utilisateur (mail user agent, MUA)',
  port: (port) => `Le port ${port}`,
  mta: () => 'L’agent de transfert (mail transfer agent, MTA)',
  msa: () => 'L’agent de soumission (mail submission agent, MSA)',
  ms: () => 'Le dépôt de messages (message store, MS)',
  mx: () => 'Le record MX',
  mailbox: () => 'La boîte aux lettres',
  mock: () => 'Un serveur mock',
  mockInbox: () => 'La boîte du mock',
};

export const stationTitles: Record<Language, typeof en> = { en, fr };
