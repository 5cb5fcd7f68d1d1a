import { type NameProblem, spokenName } from './name.ts';
import type { FieldProblem } from './rdata-text.ts';
import type { TokenProblem } from './zone-tokens.ts';

/** What is wrong, with what a sentence about it needs. */
export type ZoneComplaint =
  | { problem: TokenProblem }
  | { problem: 'bad-name'; text: string; why: NameProblem['problem'] }
  | { problem: 'no-owner' | 'no-ttl' | 'two-soa' }
  | { problem: 'outside-zone' | 'soa-not-at-apex'; name: string; zone: string }
  | { problem: 'other-class' | 'unknown-type' | 'unknown-directive'; text: string }
  | { problem: 'no-type' | 'two-cname'; name: string }
  | { problem: 'cname-and-other'; name: string; type: string }
  | { problem: 'no-soa' | 'no-ns'; zone: string }
  | { problem: 'bad-opaque'; type: string }
  | { problem: 'missing-field'; type: string; field: string; shape: string }
  | { problem: 'extra-words'; type: string; text: string; shape: string }
  | FieldProblem;

export interface ZoneProblem {
  /** From 1. */
  line: number;
  complaint: ZoneComplaint;
  /** English: what was found, what was wanted, what to do. */
  sentence: string;
}

export function complain(line: number, complaint: ZoneComplaint): ZoneProblem {
  return { line, complaint, sentence: `Line ${line}: ${sentenceOf(complaint)}` };
}

const NAME_PROBLEMS: Record<NameProblem['problem'], string> = {
  'empty-label': 'two dots have nothing between them, or a dot comes first',
  'label-too-long': 'a part between two dots has more than 63 octets (RFC 1035 §2.3.4)',
  'name-too-long': 'it has more than 255 octets (RFC 1035 §2.3.4)',
  'bad-escape': 'after a backslash come one mark or three digits up to 255 (RFC 1035 §5.1)',
  'not-ascii': 'names beyond ASCII are written as A-labels, xn--… (RFC 5890 §2.3.2.1)',
};

function sentenceOf(complaint: ZoneComplaint): string {
  switch (complaint.problem) {
    case 'open-quote':
      return 'a quotation mark is opened and not closed. Put " at the end of the string, on the same line.';
    case 'open-parenthesis':
      return 'a parenthesis is opened and never closed. Put ) after the last value of this record.';
    case 'stray-parenthesis':
      return 'a parenthesis is closed that was never opened. Take ) away, or put ( before the values.';
    case 'bad-name':
    case 'not-a-name':
      return `"${complaint.text}" is not a domain name: ${NAME_PROBLEMS[complaint.why]}.`;
    case 'no-owner':
      return 'the line begins with a blank, which repeats the owner above, and there is none above. Begin with a name, or @ for the zone itself.';
    case 'no-ttl':
      return 'this record has no TTL and none stands above it. Put $TTL 3600 at the top of the file (RFC 2308 §4).';
    case 'outside-zone':
      return `${spokenName(complaint.name)} is not in the zone ${spokenName(complaint.zone)}. A name that ends with a dot is complete; leave the dot off to put it below the zone.`;
    case 'other-class':
      return `class ${complaint.text} is not served here. Write IN, or leave the class out.`;
    case 'unknown-type':
      return `"${complaint.text}" is no record type. Write one of A, AAAA, MX, TXT, CNAME, NS, SRV, PTR, CAA, TLSA, SOA, or TYPE and a number (RFC 3597 §5).`;
    case 'unknown-directive':
      return `${complaint.text} is not read here. $ORIGIN and $TTL are; write out what others would bring.`;
    case 'no-type':
      return `${spokenName(complaint.name)} stands alone. A record needs a type and its data, such as: A 192.0.2.25`;
    case 'bad-opaque':
      return `data of type ${complaint.type} is written as \\# <number of octets> <hexadecimal digits> (RFC 3597 §5), and only for types without a form of their own.`;
    case 'missing-field':
      return `${complaint.type} needs ${complaint.shape}; <${complaint.field}> is missing.`;
    case 'extra-words':
      return `"${complaint.text}" is more than ${complaint.type} takes: ${complaint.shape}. Quote a text with blanks in it; begin a comment with ;`;
    case 'not-ipv4':
      return `"${complaint.text}" is no IPv4 address. Write four numbers from 0 to 255 with dots between, such as 192.0.2.25.`;
    case 'not-ipv6':
      return `"${complaint.text}" is no IPv6 address. Write it as in 2001:db8:25::25.`;
    case 'not-number':
      return `"${complaint.text}" is no number from 0 to ${complaint.most}.`;
    case 'not-duration':
      return `"${complaint.text}" is no time. Write seconds (3600) or units (1h30m), at most 2147483647 seconds.`;
    case 'not-hex':
      return `"${complaint.text}" is not hexadecimal: an even number of digits 0-9, a-f.`;
    case 'string-too-long':
      return `a string has ${complaint.octets} octets; at most 255 fit in one (RFC 1035 §3.3). Cut it into several: "first part" "second part".`;
    case 'bad-string-escape':
      return `"${complaint.text}" has a backslash with neither one mark nor three digits up to 255 behind it (RFC 1035 §5.1). Write \\\\ for a backslash.`;
    case 'no-soa':
      return `the zone ${spokenName(complaint.zone)} has no SOA record. Begin with: @ IN SOA ns1 hostmaster 1 7200 3600 1209600 300`;
    case 'two-soa':
      return 'a second SOA record. A zone has exactly one (RFC 1035 §5.2); take this one away.';
    case 'soa-not-at-apex':
      return `the SOA record belongs to ${spokenName(complaint.name)}, the zone is ${spokenName(complaint.zone)}. Write @ as its owner.`;
    case 'no-ns':
      return `the zone ${spokenName(complaint.zone)} names no server. Add: @ IN NS ns1 (RFC 1034 §4.2.1)`;
    case 'cname-and-other':
      return `${spokenName(complaint.name)} is an alias (CNAME), and there is a record of type ${complaint.type} as well. An alias stands alone (RFC 1034 §3.6.2): take one of them away.`;
    case 'two-cname':
      return `${spokenName(complaint.name)} is an alias for two names. It can be one for one only (RFC 2181 §10.1).`;
    default:
      return complaint satisfies never;
  }
}
