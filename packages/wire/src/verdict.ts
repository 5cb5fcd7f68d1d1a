/** What a server found out about who sent a mail, and what it asked for that. Domains are A-labels in lower case. */
export interface Verdicts {
  spf: SpfVerdict;
  /** One for each signature that was looked at, from the top; empty where there is none. */
  dkim: DkimVerdict[];
  /** Absent where `From:` names no domain to ask (RFC 9989 §5.3.1). */
  dmarc?: DmarcVerdict;
}

/** A question that a check asked the DNS, each one once. */
export interface VerdictQuestion {
  /** Without the last dot. */
  name: string;
  type: 'A' | 'AAAA' | 'MX' | 'PTR' | 'TXT';
  /** `no-name`: NXDOMAIN. `no-records`: the name is there, and has none of that type. `failed`: SERVFAIL, REFUSED or silence. */
  came: 'answers' | 'no-name' | 'no-records' | 'failed';
  /** Data of the records as zone files write it; of many and of long ones only the beginning. */
  answers: string[];
}

/** RFC 7208 §2.6. */
export interface SpfVerdict {
  result: 'none' | 'neutral' | 'pass' | 'fail' | 'softfail' | 'temperror' | 'permerror';
  /** Which name was looked up: that of the reverse-path, or of the greeting where that is empty (RFC 7208 §2.4). */
  identity: 'mailfrom' | 'helo';
  domain: string;
  /** SPF record of `domain`, where it has one. */
  record?: string;
  /**
   * What decided, from the outside in: `include:_spf.test`, and in its record `ip4:192.0.2.0/24`. Empty: nothing matched, or
   * there was an error.
   */
  rules: SpfRule[];
  /** Why there was an error, in words. */
  reason?: string;
  questions: VerdictQuestion[];
}

export interface SpfRule {
  /** As in the record, with its qualifier where one is written: `-all`. */
  term: string;
  /** Whose record it stands in. */
  domain: string;
  /** Name that the client's address was found under, of `mx` and `ptr`. */
  by?: string;
}

/** RFC 8601 §2.7.1. */
export interface DkimVerdict {
  result: 'pass' | 'fail' | 'neutral' | 'policy' | 'temperror' | 'permerror';
  /** `d=`; '' where the signature cannot be read. */
  domain: string;
  selector: string;
  /** Why it is no pass, in words. */
  reason?: string;
  /** `a=`, as `rsa-sha256`. */
  algorithm?: string;
  /** `c=`, as `relaxed/relaxed`. */
  canonicalization?: string;
  /** `h=`: names of the fields that are signed, as written; a name more often than the letter has it stops more of them. */
  fields?: string[];
  /** The key's record without its blanks, where it was looked for and found. */
  record?: string;
  questions: VerdictQuestion[];
}

/** RFC 9989 §9.1. */
export interface DmarcVerdict {
  result: 'none' | 'pass' | 'fail' | 'temperror' | 'permerror';
  /** Author's domain, of `From:`. */
  domain: string;
  /** What the domain asks for where nothing is aligned (RFC 9989 §4.7). */
  policy: DmarcPolicy;
  record?: string;
  /** Name that `record` was found at: `_dmarc.` and the author's domain, or the organizational one above it. */
  at?: string;
  /** Whether the domain that SPF looked up is the author's (RFC 9989 §4.4), pass or not; absent without a record. */
  spf?: Alignment;
  /** The same of each signature's `d=`, in the order of `Verdicts.dkim`. */
  dkim?: Alignment[];
  questions: VerdictQuestion[];
}
export type DmarcPolicy = 'none' | 'quarantine' | 'reject';

export interface Alignment {
  /** `strict`: the same domain; `relaxed`: the same organizational domain. */
  mode: 'relaxed' | 'strict';
  aligned: boolean;
}
