/** Why an answer is as it is, in words, behind the response code: an EDNS option (RFC 8914). */
import { textOfUtf8, utf8 } from '../octets.ts';
import { EDNS_OPTIONS } from './codes.ts';
import type { DnsMessage } from './message.ts';

/** The codes of RFC 8914 §4 in order: the number is the place, and its section §4.(place + 1). */
export const EXTENDED_ERRORS = [
  'Other',
  'Unsupported DNSKEY Algorithm',
  'Unsupported DS Digest Type',
  'Stale Answer',
  'Forged Answer',
  'DNSSEC Indeterminate',
  'DNSSEC Bogus',
  'Signature Expired',
  'Signature Not Yet Valid',
  'DNSKEY Missing',
  'RRSIGs Missing',
  'No Zone Key Bit Set',
  'NSEC Missing',
  'Cached Error',
  'Not Ready',
  'Blocked',
  'Censored',
  'Filtered',
  'Prohibited',
  'Stale NXDOMAIN Answer',
  'Not Authoritative',
  'Not Supported',
  'No Reachable Authority',
  'Network Error',
  'Invalid Data',
] as const;
export type ExtendedErrorName = (typeof EXTENDED_ERRORS)[number];

export interface ExtendedError {
  code: number;
  /** As the registry has it; the number where it has none here. */
  name: string;
  /** '' where the server gave none. */
  text: string;
}

/** The message with one more extended error; itself where the other side speaks no EDNS, which is where such words travel. */
export function withExtendedError(message: DnsMessage, name: ExtendedErrorName, text: string): DnsMessage {
  if (!message.edns) return message;
  const said = utf8(text);
  const octets = new Uint8Array(2 + said.length);
  octets[1] = EXTENDED_ERRORS.indexOf(name);
  octets.set(said, 2);
  const options = [...message.edns.options, { code: EDNS_OPTIONS.EDE.code, octets }];
  return { ...message, edns: { ...message.edns, options } };
}

/** Every extended error of a message, in its order; what is too short to have a code is left out. */
export function extendedErrorsOf(message: DnsMessage): ExtendedError[] {
  return (message.edns?.options ?? []).flatMap(({ code: option, octets }) => {
    if (option !== EDNS_OPTIONS.EDE.code || octets.length < 2) return [];
    const code = ((octets[0] as number) << 8) | (octets[1] as number);
    return [{ code, name: EXTENDED_ERRORS[code] ?? String(code), text: textOfUtf8(octets.subarray(2)) }];
  });
}
