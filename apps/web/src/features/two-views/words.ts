/** The words of the two views, fetched with them. `code` in backticks is wire. */
import type { Language } from '../../i18n/i18n.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';

export interface TwoViewsWords {
  title: string;
  ends: string;
  listener: string;
  empty: string;
  /** What the listener knows, in sentences. */
  knows: {
    label: string;
    all: (lines: number) => string;
    before: (lines: number) => string;
    fromTheStart: string;
    secret: (count: number) => string;
    records: (records: number, octets: number) => string;
    name: (name: string) => string;
    front: string;
    chosen: (version: string, cipher: string) => string;
    certificateHidden: string;
    certificateShown: string;
    opaque: string;
  };
  moment: {
    starttls: string;
    starttlsSays: string;
    implicit: string;
    implicitSays: string;
    secured: (protocol: string) => string;
    securedSays: (cipher: string) => string;
    /** After STARTTLS. */
    forgotten: string;
    unsecured: Record<'client' | 'server', string>;
    unsecuredSays: (reason: string) => string;
    opaque: string;
    opaqueSays: string;
    closed: Record<'client' | 'server' | 'lab' | 'bridge', string>;
    reset: Record<'client' | 'server' | 'lab' | 'bridge', string>;
  };
  you: string;
  server: string;
  /** In the ends' column, where nothing is for the programs. */
  own: { handshake: string; later: string; opaque: string };
  octets: (count: number) => string;
  leftOut: (items: number, octets: number) => string;
  rowsLeftOut: (rows: number) => string;
  unkept: (octets: number) => string;
  readable: string;
  unreadable: string;
  head: string;
  decoded: (parts: string) => string;
  secretSeen: string;
  /** Behind STARTTLS in clear: thrown away unread. */
  dropped: string;
  certificate: string;
  note: {
    hello: (name: string | undefined, versions: string, suites: number) => string;
    alpn: (protocols: string) => string;
    resumes: string;
    encryptedHello: string;
    chosen: (version: string, cipher: string, group: string | undefined) => string;
    retry: string;
    resumed: string;
    certificate: (octets: number) => string;
    keyExchange: string;
    rest13: string;
    finished: string;
    change13: string;
    change12: string;
    alertHidden: string;
    none: string;
  };
  alert: Record<string, string>;
  alertOther: (name: string) => string;
}

export const twoViewsWords: Record<Language, TwoViewsWords> = { en, fr };
