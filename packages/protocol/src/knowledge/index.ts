/**
 * The reference: every entry that a page `/ref/<id>` shows, and how to find it. To add a family, write its array under
 * `families/`, add its name to `FAMILIES`, and put it into `ENTRIES`.
 */
import { DNS_ENTRIES, type DnsEntry } from '../dns/knowledge.ts';
import { IMAP_ENTRIES, type ImapEntry } from '../imap/knowledge.ts';
import { FIELD_ENTRIES, type FieldEntry } from '../letter/knowledge.ts';
import { POP3_ENTRIES, type Pop3Entry } from '../pop3/knowledge.ts';
import { COMMAND_ENTRIES, type CommandEntry } from './families/commands.ts';
import { ENHANCED_ENTRIES, type EnhancedEntry } from './families/enhanced.ts';
import {
  EXTENSION_ENTRIES,
  type ExtensionEntry,
  PARAMETER_ENTRIES,
  type ParameterEntry,
} from './families/extensions.ts';
import { MECHANISM_ENTRIES, type MechanismEntry } from './families/mechanisms.ts';
import {
  LIMIT_ENTRIES,
  type LimitEntry,
  PORT_ENTRIES,
  type PortEntry,
  ROLE_ENTRIES,
  type RoleEntry,
} from './families/places.ts';
import { CLASS_ENTRIES, type ClassEntry, REPLY_ENTRIES, type ReplyEntry } from './families/replies.ts';
import { RULE_ENTRIES, type RuleEntry } from './families/rules.ts';
import { confirmationOf } from './registries/confirmations.ts';
import { createReference, type Hit, type SearchOptions } from './search.ts';

export { FIELD_ENTRIES, type FieldEntry, fieldEntryId } from '../letter/knowledge.ts';
export { type EntryCore, FAMILIES, type FamilyId, type SpokenEntry, type Standing } from './entry.ts';
export {
  type Answers,
  COMMAND_ENTRIES,
  type CommandEntry,
  type MayAnswer,
  mayAnswer,
} from './families/commands.ts';
export { EFFECT_IDS, type EffectId, effectOf, touchesEnvelope } from './families/effects.ts';
export { ENHANCED_ENTRIES, type EnhancedClass, type EnhancedEntry } from './families/enhanced.ts';
export {
  EXTENSION_ENTRIES,
  type ExtensionEntry,
  PARAMETER_ENTRIES,
  type ParameterEntry,
  type Spread,
} from './families/extensions.ts';
export {
  ANSWERED_COMMANDS,
  type MailboxAnswer,
  type MailboxAnswers,
  mailboxAnswersTo,
  THEN_IDS,
  type ThenId,
} from './families/mailbox-answers.ts';
export { MECHANISM_ENTRIES, type MechanismEntry } from './families/mechanisms.ts';
export { NAMED_LINES, type NamedPart, PART_IDS, type PartId } from './families/named-lines.ts';
export {
  LIMIT_ENTRIES,
  type LimitEntry,
  PORT_ENTRIES,
  type PortEntry,
  ROLE_ENTRIES,
  type RoleEntry,
} from './families/places.ts';
export { CLASS_ENTRIES, type ClassEntry, REPLY_ENTRIES, type ReplyEntry } from './families/replies.ts';
export { rfcWordsOf } from './families/rfc-words.ts';
export { RULE_ENTRIES, type RuleEntry, ruleEntryId } from './families/rules.ts';
export type { Syntax } from './grammar/abnf.ts';
export { isOfRule, RULES, type Rule, type RuleName, rulesWithin, syntaxOf } from './grammar/rules.ts';
export { CONFIRMED_ON, confirmationOf } from './registries/confirmations.ts';
export type { Hit, SearchOptions } from './search.ts';
export {
  type Evidence,
  MEANINGS,
  type Meaning,
  type Server,
  USUAL_TEXTS,
  type UsualText,
  usualTextsIn,
} from './usual-texts.ts';

/** An entry of any family; `family` tells which. */
export type Entry =
  | CommandEntry
  | ReplyEntry
  | EnhancedEntry
  | ClassEntry
  | ExtensionEntry
  | ParameterEntry
  | MechanismEntry
  | PortEntry
  | RoleEntry
  | LimitEntry
  | RuleEntry
  | FieldEntry
  | DnsEntry
  | Pop3Entry
  | ImapEntry;

const ROWS: readonly Entry[] = [
  ...COMMAND_ENTRIES,
  ...REPLY_ENTRIES,
  ...ENHANCED_ENTRIES,
  ...CLASS_ENTRIES,
  ...EXTENSION_ENTRIES,
  ...PARAMETER_ENTRIES,
  ...MECHANISM_ENTRIES,
  ...PORT_ENTRIES,
  ...ROLE_ENTRIES,
  ...LIMIT_ENTRIES,
  ...RULE_ENTRIES,
  ...FIELD_ENTRIES,
  ...DNS_ENTRIES,
  ...POP3_ENTRIES,
  ...IMAP_ENTRIES,
];

/** Without the mark, where its source was looked up after its table was made. */
function confirmed(entry: Entry): Entry {
  if (entry.confirmed !== false || !confirmationOf(entry.rfc)) return entry;
  const { confirmed: _, ...rest } = entry;
  return rest as Entry;
}

/** Every entry, family by family. */
export const ENTRIES: readonly Entry[] = ROWS.map(confirmed);

const reference = createReference<Entry>(ENTRIES);

/** The entry of an id, a title or another of its names, in any case: `550`, `RCPT`, `rcpt to`, `5.1.1`, `user unknown`. */
export const entryOf: (id: string) => Entry | undefined = reference.entryOf;

/**
 * Entries for what somebody typed, best first: a name, `4xx`, `5.7`, a server's words, a whole reply. Nothing found is
 * an empty list. Never throws.
 */
export const search: (query: string, options?: SearchOptions<Entry>) => Hit<Entry>[] = reference.search;
