/**
 * The book `reference`: what the pages `/ref/…` say at length, entry by entry. Keys are ids of entries (`knowledge/index.ts`),
 * but for enhanced codes, which are written as the tables have them (`X.1.1`). Short words for the panels are in `Prose`.
 */
import type { EnhancedId } from '../knowledge/enhanced-codes.ts';
import type { FamilyId, Standing } from '../knowledge/entry.ts';
import type { EffectId } from '../knowledge/families/effects.ts';
import type { Spread } from '../knowledge/families/extensions.ts';
import type { ThenId } from '../knowledge/families/mailbox-answers.ts';
import type { PartId } from '../knowledge/families/named-lines.ts';
import type { RuleName } from '../knowledge/grammar/rules.ts';
import type { ReplyId } from '../knowledge/reply-codes.ts';
import type { Evidence, Meaning } from '../knowledge/usual-texts.ts';

type Codes = Exclude<ReplyId, `${number}@${string}`> | '422' | '430' | '523' | '524' | '525' | '533';

export interface ReplyPage {
  /** In three words. */
  name: string;
  /** What it says, and what it does not. */
  what: string;
  /** Why one usually gets it; none for a success. */
  causes: readonly string[];
  todo: readonly string[];
}

export interface StatusPage {
  name: string;
  what: string;
  cause: string;
  remedy: string;
}

export interface CommandPage {
  /** What the letters stand for. */
  name: string;
  what: string;
  /** Where it may stand, and what it changes there. */
  where: string;
  /** Things to know, one a line. */
  rules: readonly string[];
}

export interface ExtensionPage {
  /** What the keyword tells you. */
  says: string;
  /** What it adds to the dialogue. */
  adds: string;
}

export interface PortPage {
  who: string;
  /** What people usually say of it. */
  usually: string;
  /** What the standard says. */
  standard: string;
}

/** A command of POP3 or IMAP. */
export interface MailboxPage {
  /** What it does, in a sentence. */
  head: string;
  /** What an answer means after this command, by what it begins with. */
  answers: Readonly<Record<string, string>>;
  /** Things to know, one a line. */
  know: readonly string[];
}

export interface ReferenceWords {
  refFamily: Record<FamilyId, { one: string; many: string }>;
  refStanding: Record<Standing, string>;
  /** Beside a section that was not read. */
  refUnconfirmed: string;
  refSpread: Record<Spread, string>;
  refEvidence: Record<Evidence, string>;
  /** The headline of a page, by the entry’s id. */
  refHeadline: Record<string, string>;
  /** Under it, where the sentence of the list would say the same again. */
  refLede: Record<string, string>;
  /** A part of a command’s line. */
  refPart: Record<PartId, string>;
  /** What a reply does to the envelope. */
  refEffect: Record<EffectId, string>;
  refMailbox: Record<string, MailboxPage>;
  /** Where a session of POP3 or IMAP stands after an answer. */
  refThen: Record<ThenId, string>;
  /** What people trip over, by the id of any other entry. */
  refKnow: Record<string, readonly string[]>;
  /** IMAP’s `BAD`, after any command. */
  refBad: string;
  refReply: Record<Codes, ReplyPage>;
  /** What a code means after this command: `250@rcpt`. */
  refAfter: Record<string, string>;
  /** After any command. */
  refAnytime: Record<'421' | '500' | '501', string>;
  refEnhanced: Record<Extract<EnhancedId, `X.${string}`>, StatusPage>;
  /** Digits of reply codes, classes and subjects of enhanced ones. */
  refClass: Record<string, { name: string; what: string }>;
  refCommand: Record<string, CommandPage>;
  refExtension: Record<string, ExtensionPage>;
  refParameter: Record<string, string>;
  refMechanism: Record<string, { what: string; steps: readonly string[]; beware: string }>;
  refPort: Record<string, PortPage>;
  refRole: Record<string, string>;
  refLimit: Record<string, string>;
  /** What each rule of the grammar is, in a sentence. */
  refRule: Record<RuleName, string>;
  /** What a server's usual text means, and what to do. */
  refText: Record<Meaning, { what: string; todo: string }>;
}
