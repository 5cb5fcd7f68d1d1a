import { readAuthenticationResults, readReceivedSpf } from '../verdicts/index.ts';
import { type AddressReading, readAddressList } from './addresses.ts';
import {
  type ContentReading,
  readContentType,
  readDisposition,
  readEncoding,
  readVersion,
} from './content.ts';
import { type DateReading, readDate } from './date.ts';
import type { FieldReading } from './field-reading.ts';
import { headerField } from './header-fields.ts';
import { MOST_OCTETS } from './lexemes.ts';
import { readAutoSubmitted, readListId, readOneClick, readUrls, type UrlReading } from './list-field.ts';
import { type MessageIdReading, readMessageIds } from './message-ids.ts';
import { type PathReading, readPathField } from './path.ts';
import { type ReceivedReading, readReceived } from './received.ts';
import { readSignature, type SignatureReading } from './signature.ts';
import { readFreeText, type TextReading } from './text.ts';

export type AnyReading =
  | FieldReading
  | AddressReading
  | ContentReading
  | DateReading
  | MessageIdReading
  | PathReading
  | ReceivedReading
  | SignatureReading
  | TextReading
  | UrlReading;

/**
 * Reads the value of any field: its pieces named, a sentence about the whole, remarks. A field that nobody knows is free text.
 *
 * @param name   In any case.
 * @param value  After the colon, folded or not; offsets in the result are offsets into it. Never throws.
 */
export function readField(name: string, value: string): AnyReading {
  const row = headerField(name);
  switch (row?.kind ?? 'text') {
    case 'addresses':
      return withBcc(name, readAddressList(value));
    case 'date':
      return readDate(value);
    case 'ids':
      return readMessageIds(value, /message-id$|^content-id$/i.test(name));
    case 'received':
      return readReceived(value);
    case 'path':
      return readPathField(value, name.toLowerCase() === 'return-path');
    case 'type':
      return readContentType(value);
    case 'disposition':
      return readDisposition(value);
    case 'encoding':
      return readEncoding(value);
    case 'version':
      return readVersion(value);
    case 'signature':
      return readSignature(value);
    case 'arc-signature':
      return readSignature(value, 'arc-signature');
    case 'arc-seal':
      return readSignature(value, 'arc-seal');
    case 'arc-results':
    case 'results':
      return ofResults(value, row?.kind === 'arc-results' ? 'arc-results' : 'results');
    case 'spf': {
      const { parts, said, rfc, result } = readReceivedSpf(value.slice(0, MOST_OCTETS));
      return { kind: 'spf', parts, says: result === '' ? [] : [{ said, rfc }], remarks: [] };
    }
    case 'urls':
      return readUrls(value);
    case 'list-id':
      return readListId(value);
    case 'one-click':
      return readOneClick(value);
    case 'auto-submitted':
      return readAutoSubmitted(value);
    default:
      return readFreeText(value);
  }
}

/** The words of `Authentication-Results` are in the book `verdicts`. */
function ofResults(value: string, kind: 'results' | 'arc-results'): FieldReading {
  const { parts, results, whole, authservId, instance } = readAuthenticationResults(
    value.slice(0, MOST_OCTETS),
  );
  const rfc = 'RFC 8601 §2.2';
  const by = {
    said: { id: 'letterSaid.checkedBy', params: { host: authservId, instance: instance ?? 0 } },
    rfc,
  };
  const none = { said: { id: 'letterSaid.checkedNothing' }, rfc };
  return {
    kind,
    parts,
    says: [
      ...(authservId === '' ? [] : [by]),
      ...results.map(({ said, rfc }) => ({ said, rfc })),
      ...(results.length === 0 && whole ? [none] : []),
    ],
    remarks: whole ? [] : [{ start: 0, end: value.length, said: { id: 'letterRemark.resultsBroken' }, rfc }],
  };
}

/** A Bcc with names in it has told them to whoever reads this (RFC 5322 §3.6.3). */
function withBcc(name: string, reading: AddressReading): AddressReading {
  if (!/^(?:resent-)?bcc$/i.test(name)) return reading;
  const rfc = 'RFC 5322 §3.6.3';
  // An empty one is allowed: somebody got a copy unseen, and that is all it says.
  if (reading.mailboxes.length === 0)
    return { ...reading, says: [{ said: { id: 'letterSaid.bccEmpty' }, rfc }], remarks: [] };
  const says = [{ said: { id: 'letterSaid.bcc', params: { count: reading.mailboxes.length } }, rfc }];
  return { ...reading, says };
}
