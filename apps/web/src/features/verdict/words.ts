/** Words of the verdict story alone, fetched with it. */
import type { MailOrigin, VerdictQuestion, VerdictView } from '@ehlo/wire';
import type { Language } from '../../i18n/i18n.ts';
import type { TermFate } from './spf-records.ts';
import type { Tie } from './ties.ts';
import { en } from './words.en.ts';
import { fr } from './words.fr.ts';

type Outcome = VerdictView['outcome'];

export interface VerdictWords {
  title: string;
  by: (host: string) => string;
  loading: string;
  gone: string;
  failed: string;
  retry: string;
  back: string;
  /** The names that a mail comes under. */
  names: {
    head: string;
    says: string;
    client: string;
    clientIs: string;
    helo: string;
    heloIs: string;
    heloAsked: string;
    mailFrom: string;
    mailFromIs: string;
    nullPath: string;
    nullPathIs: string;
    signer: string;
    signerIs: string;
    unsigned: string;
    unsignedIs: string;
    from: string;
    fromIs: string;
    noFrom: string;
    noFromIs: string;
  };
  spf: {
    head: (client: string, domain: string) => string;
    identity: Record<'mailfrom' | 'helo', string>;
    terms: string;
    fate: Record<TermFate, string>;
    foundBy: (name: string) => string;
    noneMatched: string;
    gateway: string;
  };
  dkim: {
    head: (signer: string) => string;
    unsigned: string;
    unsignedHead: string;
    unread: string;
    covers: (fields: string) => string;
    made: (algorithm: string) => string;
  };
  /** What the DNS was asked. */
  asked: string;
  nothingAsked: string;
  came: Record<Exclude<VerdictQuestion['came'], 'answers'>, string>;
  cut: string;
  alignment: {
    head: string;
    says: string;
    reader: string;
    names: Record<'mailfrom' | 'helo' | 'signature', string>;
    unread: string;
    tie: Record<Tie['what'], string>;
    mode: Record<'relaxed' | 'strict', string>;
    noSignature: string;
  };
  dmarc: {
    head: (domain: string) => string;
    noAuthor: string;
    noAuthorHead: string;
    noRecord: string;
    above: (at: string, domain: string) => string;
    policy: Record<'none' | 'quarantine' | 'reject', string>;
    testing: string;
  };
  outcome: {
    head: string;
    short: Record<Outcome, string>;
    did: Record<Outcome, (host: string) => string>;
    why: Record<
      'passed' | 'noPolicy' | 'noAuthor' | 'asksNothing' | 'quarantine' | 'reject' | 'later',
      (domain: string) => string
    >;
    elsewhere: string;
    reply: string;
    folder: (folder: string, mailbox: string) => string;
    header: string;
    removed: (count: number) => string;
  };
  /** Why there is no verdict. */
  unchecked: Record<'mock' | 'host' | Exclude<MailOrigin, 'sent'>, string>;
  open: { letter: string; dialogue: string; journey: string; verdict: string };
}

export const verdictWords: Readonly<Record<Language, VerdictWords>> = { en, fr };
