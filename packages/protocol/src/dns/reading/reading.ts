/**
 * What a person is shown of one question to the DNS and its answer. It carries ids; the words are in the book `dns`
 * (`prose/{en,fr}/dns.ts`). Everything here is a pure function of octets, and none of it throws.
 */
import type { Said } from '../../reading/reading.ts';
import type { DnsMessage, DnsProblem } from '../message.ts';
import type { DnsRecord } from '../record-types.ts';
import type { Facts } from './facts.ts';
import type { FlagId } from './header.ts';
import type { TextReading } from './text/text-reading.ts';

/** A sentence and the rule it stands on. */
export interface Finding {
  said: Said;
  rfc: string;
}

/** A piece of a text and what it is. Octets into it, `end` exclusive; ascending, never overlapping. */
export interface Part extends Finding {
  start: number;
  end: number;
  /** The marker stands here: this is what is wrong. */
  marked?: boolean;
}

export interface FlagReading extends Finding {
  /** As dig writes it in upper case: `QR`, `AA`, … */
  flag: FlagId;
  set: boolean;
}

/** A number of the header with its name: opcode, rcode. */
export interface CodeReading extends Finding {
  code: number;
  name: string;
}

export interface RecordReading extends Finding {
  record: DnsRecord;
  /** As a zone file writes it: `campus.test. 3600 IN MX 10 mail.campus.test.` */
  text: string;
  parts: Part[];
  /** Of a TXT record: SPF, a DKIM key, DMARC and their kin, read apart. */
  policy?: TextReading;
}

export interface QuestionReading extends Finding {
  name: string;
  /** `MX`, `TYPE65280`. */
  type: string;
  class: string;
}

/** One question and what came back. */
export interface DnsReading {
  message: DnsMessage;
  facts: Facts | undefined;
  question: QuestionReading | undefined;
  /** All eight, in the order of the wire. */
  flags: FlagReading[];
  opcode: CodeReading;
  rcode: CodeReading;
  /** What came back, in one sentence. */
  outcome: Finding;
  answers: RecordReading[];
  authorities: RecordReading[];
  additionals: RecordReading[];
  edns?: Finding & { udpSize: number; options: string[] };
  /** What it means for mail, the most useful first; empty where it means nothing for mail. */
  mail: Finding[];
}

/** Octets that are no message: what is wrong, and where reading stopped. */
export interface BrokenReading extends Finding, DnsProblem {}

export type ReadMessage = { ok: true; reading: DnsReading } | { ok: false; broken: BrokenReading };
