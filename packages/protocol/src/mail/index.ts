export { type MailAddress, readAddresses, showAddress } from './addresses.ts';
export { textOfCharset } from './charset.ts';
export { type BodyKind, readBodyKind } from './content-type.ts';
export { decodeEncodedWords } from './encoded-word.ts';
export { type Field, fieldValue, type HeaderBlock, MAX_FIELDS, readFields } from './fields.ts';
export { decodeBase64, decodeQuotedPrintable } from './transfer-encoding.ts';
