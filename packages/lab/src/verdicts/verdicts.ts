/** What a server found out about who sent a mail. Domains are A-labels in lower case. */
export interface Verdicts {
  spf: SpfVerdict;
  /** One for each signature; empty where there is none. */
  dkim: DkimVerdict[];
  /** Undefined where `From:` names no domain to ask (RFC 9989 §5.3.1). */
  dmarc: DmarcVerdict | undefined;
}

/** RFC 7208 §2.6. */
export interface SpfVerdict {
  result: 'none' | 'neutral' | 'pass' | 'fail' | 'softfail' | 'temperror' | 'permerror';
  /** Which name was looked up: that of the reverse-path, or of the greeting where that is empty (RFC 7208 §2.4). */
  identity: 'mailfrom' | 'helo';
  domain: string;
}

/** RFC 8601 §2.7.1. */
export interface DkimVerdict {
  result: 'pass' | 'fail' | 'neutral' | 'policy' | 'temperror' | 'permerror';
  /** `d=`; '' where the signature cannot be read. */
  domain: string;
  selector: string;
  /** Why it is no pass, in words. */
  reason?: string;
}

/** RFC 9989 §9.1. */
export interface DmarcVerdict {
  result: 'none' | 'pass' | 'fail' | 'temperror' | 'permerror';
  /** Author's domain, of `From:`. */
  domain: string;
  /** What the domain asks for where nothing is aligned (RFC 9989 §4.7). */
  policy: DmarcPolicy;
}
export type DmarcPolicy = 'none' | 'quarantine' | 'reject';

/** Whose mail is checked, as the server saw it come. */
export interface Sender {
  /** Address in the world. */
  client: string;
  helo: string;
  reversePath: string;
}
