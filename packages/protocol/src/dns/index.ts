export { ipv4Octets, ipv4Text, ipv6Octets, ipv6Text, reverseName } from './address.ts';
export { type AnswerManner, answer, isNewer, recordsOfTransfer } from './answer.ts';
export {
  CLASSES,
  type ClassName,
  classCode,
  className,
  EDNS_OPTIONS,
  ednsOptionName,
  OPCODES,
  type Opcode,
  opcodeName,
  RCODES,
  type Rcode,
  rcodeName,
} from './codes.ts';
export { decodeMessage } from './decode.ts';
export { encodeMessage, rdataOctets } from './encode.ts';
export {
  EXTENDED_ERRORS,
  type ExtendedError,
  type ExtendedErrorName,
  extendedErrorsOf,
  withExtendedError,
} from './extended-error.ts';
export {
  type Decoded,
  DNS_PROBLEMS,
  type DnsField,
  type DnsHeader,
  type DnsMessage,
  type DnsProblem,
  type DnsQuestion,
  EDNS_UDP_OCTETS,
  type Edns,
  MAX_MESSAGE_OCTETS,
  PLAIN_UDP_OCTETS,
  rcodeOf,
  type Section,
} from './message.ts';
export {
  isWithin,
  labelsOf,
  type NameProblem,
  nameKey,
  nameOfLabels,
  type ParsedName,
  parseName,
  spokenName,
} from './name.ts';
export { isOutside } from './outside.ts';
export { PAGES_OWN_ID } from './pages-own-id.ts';
export { textOfRdata, textOfRecord } from './rdata-text.ts';
export {
  type DnsRecord,
  type KnownType,
  META_TYPES,
  OPAQUE_TYPES,
  type OpaqueRecord,
  RECORD_TYPES,
  type RecordHead,
  type RecordOf,
  typeCode,
  typeName,
} from './record-types.ts';
export { respond, responseLimit } from './respond.ts';
export { type ParsedZone, parseZone, type Zone } from './zone.ts';
export {
  adviceSentence,
  adviseZone,
  ZONE_ADVICE,
  type ZoneAdvice,
  type ZoneAdviceId,
} from './zone-advice.ts';
export { complain, type ZoneComplaint, type ZoneProblem } from './zone-problems.ts';
export { type BrokenZone, createZoneSet, type ServedZone, type ZoneSet } from './zone-set.ts';
export {
  nextSerial,
  relativeName,
  rowOf,
  rowOfLine,
  textOfRows,
  writeZone,
  type ZoneRow,
} from './zone-write.ts';
