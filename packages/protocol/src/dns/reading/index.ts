export { addressAsName, doubledName, mailboxAsName, nearestName } from './asked-wrongly.ts';
export { createDnsCoach, type DnsCard, type DnsCase, type DnsCoach, type DnsEvent } from './coach.ts';
export { type AskType, type Delivery, deliver, type Find, type HostToTry } from './delivery.ts';
export { type Facts, factsOf, type Outcome } from './facts.ts';
export { FLAGS, type FlagId, OPCODE_ROWS, type OpcodeId, RCODE_ROWS, type RcodeId } from './header.ts';
export { createKnownAnswers, type Known, type KnownAnswers } from './known.ts';
export { meaningForMail } from './mail-meaning.ts';
export { type BitRow, type NamePiece, type OctetGroup, type OctetRow, readOctetRows } from './octet-rows.ts';
export { readExchange, readMessage, readOctets, readRecord } from './read-message.ts';
export type {
  BrokenReading,
  CodeReading,
  DnsReading,
  Finding,
  FlagReading,
  Part,
  QuestionReading,
  ReadMessage,
  RecordReading,
} from './reading.ts';
export { mailboxOf } from './record-parts.ts';
export { DKIM_KEY_TAGS, type DkimKey, readDkimKey } from './text/dkim-key.ts';
export { DKIM_SIGNATURE_TAGS, type DkimSignatureTag, readDkimSignature } from './text/dkim-signature.ts';
export { DMARC_RFC, DMARC_TAGS, type DmarcRecord, readDmarc } from './text/dmarc.ts';
export { domainOf, readText } from './text/read-text.ts';
export { readSpf, type SpfRecord } from './text/spf.ts';
export { costOfSpf, type SpfCost } from './text/spf-cost.ts';
export {
  MOST_SPF_LOOKUPS,
  MOST_VOID_LOOKUPS,
  SPF_MACROS,
  SPF_MECHANISMS,
  SPF_MODIFIERS,
  SPF_QUALIFIERS,
} from './text/spf-rows.ts';
export type { SpfTerm, SpfTerms, TextKind, TextProblem, TextReading } from './text/text-reading.ts';
