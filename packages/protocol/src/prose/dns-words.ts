/** The book `dns`: what an answer of the DNS says, word by word, and what it means for mail. */

import type { DNS_PROBLEMS } from '../dns/message.ts';
import type { FlagId, OpcodeId, Outcome, RcodeId } from '../dns/reading/index.ts';
import type { Pair, With } from './prose.ts';

type Name = { name: string };
type Domain = { domain: string };
/** What the coach names; `meant` where a known name is near. */
type HostWords = Domain & { host: string; target: string };
type Value = { value: string; seconds: number };
type Term = { domain: string; result: string; prefix: string; name: string };
type Tagged = { name: string; value: string };
type Fault = {
  term: string;
  value: string;
  name: string;
  meant: string;
  text: string;
  count: number;
};
type TagFault = Tagged & { text: string; wanted: string; rfc: string; bits: number };

/** Record types with sentences of their own. */
export type DnsTypeId =
  | 'A'
  | 'AAAA'
  | 'CNAME'
  | 'NS'
  | 'MX'
  | 'TXT'
  | 'SOA'
  | 'PTR'
  | 'SRV'
  | 'CAA'
  | 'TLSA'
  | 'SPF'
  | 'HTTPS'
  | 'SVCB'
  | 'OPT'
  | 'ANY'
  | 'AXFR'
  | 'IXFR'
  | 'MAILA'
  | 'MAILB'
  | 'TKEY'
  | 'TSIG'
  | 'DNAME'
  | 'DS'
  | 'DNSKEY'
  | 'RRSIG'
  | 'NSEC'
  | 'NSEC3'
  | 'NAPTR'
  | 'SMIMEA'
  | 'OPENPGPKEY'
  | 'SSHFP'
  | 'HINFO'
  | 'MB'
  | 'MD'
  | 'MF'
  | 'MG'
  | 'MR'
  | 'MINFO'
  | 'RP';

type RecordValues = Name & {
  seconds: number;
  type: string;
  address: string;
  host: string;
  target: string;
  preference: number;
  exchange: string;
  priority: number;
  weight: number;
  port: number;
  serial: number;
  mname: string;
  rname: string;
  refresh: number;
  retry: number;
  expire: number;
  minimum: number;
  tag: string;
  value: string;
  usage: number;
  selector: number;
  matching: number;
  count: number;
};

export interface DnsWords {
  /** Headings of the panels that show a look-up. */
  dnsPanel: Record<'last' | 'sender', string>;
  dnsFlag: Record<FlagId, string>;
  dnsFlagClear: Record<FlagId, string>;
  dnsRcode: Record<RcodeId | 'other', With<{ code: number }>>;
  dnsOpcode: Record<OpcodeId | 'other', With<{ code: number }>>;
  /** Of a class by its name. */
  dnsClass: Record<'IN' | 'CH' | 'HS' | 'NONE' | 'ANY' | 'other', string>;
  /** What a record of this type is for. */
  dnsType: Record<DnsTypeId | 'other', string>;
  dnsAsk: Partial<Record<DnsTypeId, With<Name>>> & { other: With<Name & { type: string }> };
  dnsPart: Record<
    | 'owner'
    | 'ttl'
    | 'class'
    | 'type'
    | 'opaque'
    | 'A.address'
    | 'AAAA.address'
    | 'NS.host'
    | 'CNAME.target'
    | 'PTR.target'
    | 'MX.preference'
    | 'MX.exchange'
    | 'TXT.strings'
    | 'SOA.mname'
    | 'SOA.rname'
    | 'SOA.serial'
    | 'SOA.refresh'
    | 'SOA.retry'
    | 'SOA.expire'
    | 'SOA.minimum'
    | 'SRV.priority'
    | 'SRV.weight'
    | 'SRV.port'
    | 'SRV.target'
    | 'TLSA.usage'
    | 'TLSA.selector'
    | 'TLSA.matching'
    | 'TLSA.association'
    | 'CAA.flags'
    | 'CAA.tag'
    | 'CAA.value',
    With<
      Value & { name: string; class: string; type: string; octets: number; count: number; mailbox: string }
    >
  >;
  dnsRecord: Partial<Record<DnsTypeId, With<RecordValues>>> & { other: With<RecordValues> };
  dnsOutcome: Record<
    Outcome | 'question' | 'unusual',
    With<Name & { asked: string; type: string; count: number; rcode: string; server: string }>
  >;
  dnsBroken: Record<keyof typeof DNS_PROBLEMS, With<{ at: number }>>;
  /** Of a message octet by octet: what a field is for. `opt-`: in the OPT record. */
  dnsOctet: Record<
    | 'id'
    | 'opcode'
    | 'rcode'
    | 'qdcount'
    | 'ancount'
    | 'nscount'
    | 'arcount'
    | 'qname'
    | 'qtype'
    | 'qclass'
    | 'owner'
    | 'type'
    | 'class'
    | 'ttl'
    | 'rdlength'
    | 'rdata'
    | 'string'
    | 'labels'
    | 'root'
    | 'pointer'
    | 'pointed'
    | 'opt-type'
    | 'opt-udp-size'
    | 'opt-extended-rcode'
    | 'opt-version'
    | 'opt-rdlength'
    | 'opt-option-code'
    | 'opt-option-length'
    | 'opt-option-data'
    | 'opt-z'
    | 'do'
    | 'not-do'
    | 'octets'
    | 'tcp',
    With<Value & Name & { count: number; octets: number; at: number }>
  >;
  dnsEdns: { offer: With<{ octets: number; options: string }> };
  dnsMail: {
    alias: With<Name & { target: string }>;
    aliasOpen: With<Name>;
    aliasLoop: With<Name>;
    nxdomain: With<Name>;
    truncated: string;
    referral: With<{ server: string }>;
    servfail: With<Name>;
    refused: With<Name>;
    error: With<{ rcode: number }>;
    mxOne: With<Domain & { host: string; preference: number }>;
    mxMany: With<
      Domain & { host: string; preference: number; second: string; higher: number; count: number }
    >;
    mxEqual: With<Domain & { host: string; preference: number; count: number }>;
    mxNull: With<Domain>;
    mxNullAmong: With<Domain>;
    noMx: With<Name>;
    noAddress: With<Name & { type: string; other: string }>;
    noText: With<Name>;
    negative: With<{ seconds: number; zone: string }>;
    address: With<Name>;
    ptr: With<Name & { target: string }>;
    ns: With<Name & { count: number }>;
    soa: With<Name>;
    srv: With<Name>;
    tlsa: With<Name>;
    caa: With<Name>;
    cname: With<Name & { target: string }>;
    spfType: string;
    spf: With<Name>;
    spfTwice: With<Name & { count: number }>;
    any: string;
    https: string;
  };
  dnsDelivery: Record<
    | 'askMx'
    | 'nxdomain'
    | 'failed'
    | 'aliasLoop'
    | 'literal'
    | 'noAddress'
    | 'implicit'
    | 'nullMx'
    | 'noneUsable'
    | 'one'
    | 'many',
    With<Domain & Name & { host: string; preference: number; count: number; address: string }>
  >;
  dnsStep: Record<
    'noMx' | 'nullAmongOthers' | 'sorted' | 'alias',
    With<Name & { count: number; target: string }>
  >;
  dnsHost: Record<
    'literal' | 'implicit' | 'address' | 'passedOver' | 'alias' | 'equal' | 'only' | 'first' | 'next',
    With<{ host: string; preference: number }>
  >;
  dnsText: Record<
    | 'spf-nobody'
    | 'spf-pass'
    | 'spf-fail'
    | 'spf-softfail'
    | 'spf-neutral'
    | 'spf-redirect'
    | 'dkim-rsa'
    | 'dkim-ed25519'
    | 'dkim-revoked'
    | 'dkim-unreadable'
    | 'dkim-other'
    | 'dmarc-none'
    | 'dmarc-quarantine'
    | 'dmarc-reject'
    | 'dmarc-unusable'
    | 'sts'
    | 'tlsrpt'
    | 'bimi'
    | 'other',
    With<
      Domain & {
        lookups: number;
        target: string;
        selector: string;
        bits: number;
        testing: number;
        sp: string;
      }
    >
  >;
  /** What a term of SPF is, whatever record it stands in. */
  spfMechanism: Record<
    | 'all'
    | 'include'
    | 'a'
    | 'mx'
    | 'ptr'
    | 'ip4'
    | 'ip6'
    | 'exists'
    | 'redirect'
    | 'exp'
    | 'ra'
    | 'rp'
    | 'rr',
    string
  >;
  spfTerm: Record<
    | 'version'
    | 'all'
    | 'include'
    | 'a'
    | 'mx'
    | 'ptr'
    | 'ip4'
    | 'ip6'
    | 'exists'
    | 'redirect'
    | 'exp'
    | 'ra'
    | 'rp'
    | 'rr'
    | 'otherModifier'
    | 'unknown',
    With<Term>
  >;
  spfSign: Record<'pass' | 'fail' | 'softfail' | 'neutral', string>;
  spfPart: Record<
    | 'ip4'
    | 'ip6'
    | 'domain'
    | 'prefix'
    | 'escape'
    | 'macro'
    | 'macro-s'
    | 'macro-l'
    | 'macro-o'
    | 'macro-d'
    | 'macro-i'
    | 'macro-p'
    | 'macro-h'
    | 'macro-v'
    | 'macro-c'
    | 'macro-r'
    | 'macro-t',
    string
  >;
  spfProblem: Record<
    | 'spfSignBeforeModifier'
    | 'spfMeant'
    | 'spfNoTerm'
    | 'spfUnknown'
    | 'spfTrailing'
    | 'spfNothingMayFollow'
    | 'spfNeedsValue'
    | 'spfPrefixTooLong'
    | 'spfOtherFamily'
    | 'spfNotAddress'
    | 'spfModifierTwice'
    | 'spfAfterAll'
    | 'spfRedirectUnused'
    | 'spfEveryone'
    | 'spfOpenEnd'
    | 'spfPtr'
    | 'spfTooManyLookups'
    | 'spfMacroUnknown'
    | 'spfMacroOnlyExp'
    | 'spfMacroZero'
    | 'spfMacroBroken',
    With<Fault>
  >;
  tagProblem: Record<
    | 'tagStray'
    | 'tagTwice'
    | 'tagUnknown'
    | 'tagHistoric'
    | 'tagValue'
    | 'tagMissing'
    | 'dkimVersionFirst'
    | 'dkimNoKey'
    | 'dkimUnreadableKey'
    | 'dkimShortKey'
    | 'dkimModestKey'
    | 'dkimOldHash'
    | 'dkimNotForMail'
    | 'dmarcVersion'
    | 'dmarcNoPolicy'
    | 'dmarcFoAlone'
    | 'dmarcReportSize'
    | 'dmarcNoUri',
    With<TagFault>
  >;
  /** Of the field `DKIM-Signature:`. */
  dkimSignatureTag: Record<
    | 'v'
    | 'a'
    | 'b'
    | 'bh'
    | 'c'
    | 'd'
    | 'h'
    | 'i'
    | 'l'
    | 'q'
    | 's'
    | 't'
    | 'x'
    | 'z'
    | 'atps'
    | 'atpsh'
    | 'r'
    | 'other',
    string
  >;
  dkimTag: Record<'v' | 'h' | 'k' | 'n' | 'p' | 's' | 't' | 'g' | 'other', string>;
  dkimValue: Record<'v-dkim1' | 'k-rsa' | 'k-ed25519' | 'h' | 'n' | 'p' | 's' | 't' | 'other', With<Tagged>>;
  dmarcTag: Record<
    | 'v'
    | 'p'
    | 'sp'
    | 'np'
    | 't'
    | 'psd'
    | 'adkim'
    | 'aspf'
    | 'rua'
    | 'ruf'
    | 'fo'
    | 'pct'
    | 'rf'
    | 'ri'
    | 'other',
    string
  >;
  dmarcValue: Record<
    | 'v-dmarc1'
    | 'p-none'
    | 'p-quarantine'
    | 'p-reject'
    | 'sp-none'
    | 'sp-quarantine'
    | 'sp-reject'
    | 'np-none'
    | 'np-quarantine'
    | 'np-reject'
    | 't-y'
    | 't-n'
    | 'psd-y'
    | 'psd-n'
    | 'psd-u'
    | 'adkim-r'
    | 'adkim-s'
    | 'aspf-r'
    | 'aspf-s'
    | 'rua'
    | 'ruf'
    | 'fo'
    | 'other',
    With<Tagged>
  >;
  stsTag: Record<'v' | 'id' | 'other', string>;
  stsValue: Record<'v-stsv1' | 'id' | 'other', string>;
  tlsrptTag: Record<'v' | 'rua' | 'other', string>;
  tlsrptValue: Record<'v-tlsrptv1' | 'rua' | 'other', string>;
  bimiTag: Record<'v' | 'l' | 'a' | 'other', string>;
  bimiValue: Record<'v-bimi1' | 'l' | 'a' | 'other', string>;
  dnsCoach: {
    'mx-missing': Pair<Domain>;
    'mx-null': Pair<Domain>;
    'mx-cname': Pair<HostWords>;
    'mx-of-a-host': Pair<Name & Domain & { target: string }>;
    'mx-of-an-address': Pair<Name>;
    'mx-of-a-mailbox': Pair<Name & Domain>;
    'preference-read-backwards': Pair<
      Domain & { first: string; lower: number; last: string; higher: number }
    >;
    'trailing-dot-missing': Pair<Name & { meant: string; zone: string }>;
    'trailing-dot-asked': Pair<Name & { meant: string; zone: string }>;
    'unknown-host': Pair<Name & { meant?: string; type: string }>;
  };
}
