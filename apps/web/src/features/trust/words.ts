/** Words of “who can know what” alone, fetched with it. */
import type { Language } from '../../i18n/i18n.ts';
import type { Certainty, CertaintyId, Surety } from './certainties.ts';
import type { BandKind } from './header-bands.ts';
import type { Wire } from './readers.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';

export interface TrustWords {
  sure: {
    head: string;
    surety: Record<Surety, string>;
    says: Record<CertaintyId, (params: Certainty['params']) => string>;
    lab: string;
  };
  envelope: {
    head: string;
    says: string;
    none: string;
    agree: string;
    split: string;
  };
  bands: {
    head: string;
    says: string;
    name: Record<BandKind, string>;
    is: Record<BandKind, string>;
    body: string;
    bodyIs: string;
    times: (count: number) => string;
  };
  readers: {
    head: string;
    says: string;
    none: string;
    wrote: string;
    unnamed: string;
    had: string;
    mailbox: string;
    mailboxIs: string;
    how: Record<Wire['how'], string>;
    told: string;
    seen: string;
  };
}

export const trustWords: Readonly<Record<Language, TrustWords>> = { en, fr };
