export { type AddressReading, type Mailbox, readAddressList } from './addresses.ts';
export {
  type ContentReading,
  DISPOSITIONS,
  type Disposition,
  ENCODINGS,
  type Encoding,
  MEDIA_KINDS,
  MEDIA_TYPES,
  type MediaKind,
  type MediaType,
  readContentType,
  readDisposition,
  readEncoding,
  saidOfMedia,
} from './content.ts';
export { type DateReading, readDate } from './date.ts';
export type { FieldReading, Remark } from './field-reading.ts';
export {
  FIELD_FAMILIES,
  type FieldFamily,
  type FieldKind,
  fieldEntryId,
  HEADER_FIELDS,
  type HeaderField,
  headerField,
  saidOfField,
  type Times,
  WRITERS,
  type Writer,
} from './header-fields.ts';
export { type Hop, readWay, type Way, type WayContext } from './hops.ts';
export { type LetterFacts, type LetterNote, notesOfMessage } from './letter-notes.ts';
export { readAutoSubmitted, readListId, readUrls } from './list-field.ts';
export { type MessageIdReading, readMessageIds } from './message-ids.ts';
export { readPathField } from './path.ts';
export { type AnyReading, readField } from './read-field.ts';
export { type ReceivedReading, readReceived, type Transmission } from './received.ts';
export { readSignature, type SignatureReading } from './signature.ts';
export { type Entity, entitiesOf, readStructure } from './structure.ts';
export { readFreeText } from './text.ts';
