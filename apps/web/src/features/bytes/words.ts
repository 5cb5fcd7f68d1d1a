import type { Language } from '../../i18n/i18n.ts';

const en = {
  bytes: 'Bytes',
  empty: 'Nothing has crossed yet.',
  layers: 'Which octets',
  clear: 'What both ends read',
  records: 'TLS records',
  client: 'client',
  server: 'server',
  gap: (octets: number) =>
    octets === 1
      ? '1 octet crossed here and was not kept.'
      : `${octets} octets crossed here and were not kept.`,
  coming: 'Being fetched from the mail.',
  unreached: 'The server cannot be reached for this now. It is asked again as you scroll.',
  record: (version: string, octets: number) => `${version}, ${octets === 1 ? '1 octet' : `${octets} octets`}`,
  octet: (offset: number) => `octet ${offset}`,
};
export type BytesWords = typeof en;
const fr: BytesWords = {
  bytes: 'Octets',
  empty: 'Rien n’est encore passé.',
  layers: 'Quels octets',
  clear: 'Ce que lisent les deux bouts',
  records: 'Enregistrements TLS',
  client: 'client',
  server: 'serveur',
  gap: (octets) =>
    octets === 1
      ? '1 octet est passé ici et n’a pas été gardé.'
      : `${octets} octets sont passés ici et n’ont pas été gardés.`,
  coming: 'On va le chercher dans le courrier.',
  unreached: 'Le serveur est injoignable pour cela. On le lui redemande quand vous faites défiler.',
  record: (version, octets) => `${version}, ${octets === 1 ? '1 octet' : `${octets} octets`}`,
  octet: (offset) => `octet ${offset}`,
};

export const bytesWords: Record<Language, BytesWords> = { en, fr };
