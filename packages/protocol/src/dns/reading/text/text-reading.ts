import type { Said } from '../../../reading/reading.ts';
import type { Finding, Part } from '../reading.ts';

/** What is published in TXT records for mail. */
export const TEXT_KINDS = {
  spf: 'RFC 7208 §3',
  dkim: 'RFC 6376 §3.6.1',
  dmarc: 'RFC 9989 §4.7',
  sts: 'RFC 8461 §3.1',
  tlsrpt: 'RFC 8460 §3',
  bimi: 'draft-brand-indicators-for-message-identification',
  other: 'RFC 1035 §3.3.14',
} as const;
export type TextKind = keyof typeof TEXT_KINDS;

/** Something wrong, or not wise, in a text. */
export interface TextProblem extends Finding {
  start: number;
  end: number;
  /** True when readers must not use the record, or this term of it; false for what they forgive. */
  grave: boolean;
}

export interface TextReading {
  kind: TextKind;
  /** The strings of the record put together, one character per octet; nothing stands between them (RFC 7208 §3.3). */
  text: string;
  /** Where each string begins in it; the first is 0. */
  strings: number[];
  parts: Part[];
  problems: TextProblem[];
  /** What it says, in one sentence. */
  said: Said;
  rfc: string;
  /** Of SPF: what it costs to evaluate. */
  spf?: SpfTerms;
  /** Of a list of tags: the value of each that was read, by lower-case name. */
  tags?: ReadonlyMap<string, string>;
}

export interface SpfTerms {
  terms: SpfTerm[];
  /** Look-ups that this record's own terms cost (RFC 7208 §4.6.4); what it includes costs more. */
  lookups: number;
  /** Domains whose own records count too: `include` and `redirect`, as written, without those that hold macros. */
  follows: string[];
}

export interface SpfTerm {
  start: number;
  end: number;
  /** `mx`, `include`, `redirect`, …, in lower case. */
  name: string;
  kind: 'mechanism' | 'modifier';
  qualifier: '+' | '-' | '~' | '?';
  /** After `:` or `=`; without a prefix length. */
  value: string;
  lookups: 0 | 1;
  said: Said;
  rfc: string;
}
