/** What an `Authentication-Results:` field speaks of, as data: methods, results, kinds of property (RFC 8601 §2.7). */

interface MethodRow {
  rfc: string;
  /** Registered results. */
  results: readonly string[];
  /** Registered properties, `ptype.property`. */
  properties: readonly string[];
  /** No longer in use. */
  deprecated?: true;
}

/** Methods of IANA's registry that mail still meets come first. */
export const AUTH_METHODS = {
  spf: {
    rfc: 'RFC 8601 §2.7.2',
    results: ['none', 'pass', 'fail', 'softfail', 'policy', 'neutral', 'temperror', 'permerror', 'hardfail'],
    properties: ['smtp.mailfrom', 'smtp.helo'],
  },
  dkim: {
    rfc: 'RFC 8601 §2.7.1',
    results: ['none', 'pass', 'fail', 'policy', 'neutral', 'temperror', 'permerror'],
    properties: ['header.d', 'header.i', 'header.b', 'header.a', 'header.s'],
  },
  dmarc: {
    rfc: 'RFC 9989 §9.1',
    results: ['none', 'pass', 'fail', 'temperror', 'permerror'],
    properties: ['header.from', 'policy.dmarc'],
  },
  arc: {
    rfc: 'RFC 8617 §4.4',
    results: ['none', 'pass', 'fail'],
    properties: ['smtp.remote-ip', 'header.oldest-pass'],
  },
  auth: {
    rfc: 'RFC 8601 §2.7.4',
    results: ['none', 'pass', 'fail', 'temperror', 'permerror'],
    properties: ['smtp.auth', 'smtp.mailfrom'],
  },
  iprev: {
    rfc: 'RFC 8601 §2.7.3',
    results: ['pass', 'fail', 'temperror', 'permerror'],
    properties: ['policy.iprev'],
  },
  dnswl: {
    rfc: 'RFC 8904 §2',
    results: ['none', 'pass', 'temperror', 'permerror'],
    properties: ['dns.zone', 'dns.sec', 'policy.ip', 'policy.txt'],
  },
  smime: {
    rfc: 'RFC 7281 §3',
    results: ['none', 'pass', 'fail', 'policy', 'neutral', 'temperror', 'permerror'],
    properties: ['body.smime-part', 'body.smime-identifier', 'body.smime-serial', 'body.smime-issuer'],
  },
  rrvs: {
    rfc: 'RFC 7293 §11',
    results: ['none', 'pass', 'fail', 'unknown', 'temperror', 'permerror'],
    properties: ['smtp.rcptto'],
  },
  vbr: {
    rfc: 'RFC 6212 §4',
    results: ['none', 'pass', 'fail', 'temperror', 'permerror'],
    properties: ['header.md', 'header.mv'],
  },
  'dkim-atps': {
    rfc: 'RFC 6541 §8',
    results: ['none', 'pass', 'fail', 'temperror', 'permerror'],
    properties: ['header.from'],
  },
  'dkim-adsp': {
    rfc: 'RFC 5617 §5.4',
    results: ['none', 'pass', 'fail', 'discard', 'nxdomain', 'unknown', 'temperror', 'permerror'],
    properties: ['header.from'],
    deprecated: true,
  },
  domainkeys: {
    rfc: 'RFC 7601 §2.7.1',
    results: ['none', 'pass', 'fail', 'policy', 'neutral', 'temperror', 'permerror'],
    properties: ['header.d', 'header.from', 'header.sender'],
    deprecated: true,
  },
  'sender-id': {
    rfc: 'RFC 7601 §2.7.2',
    results: ['none', 'pass', 'fail', 'softfail', 'policy', 'neutral', 'temperror', 'permerror', 'hardfail'],
    properties: ['header.*'],
    deprecated: true,
  },
} as const satisfies Record<string, MethodRow>;
export type AuthMethod = keyof typeof AUTH_METHODS;
export const authMethod = (name: string): MethodRow | undefined =>
  Object.hasOwn(AUTH_METHODS, name) ? AUTH_METHODS[name as AuthMethod] : undefined;

/** Every result that some method has, and what it says in general. */
export const AUTH_RESULTS = {
  none: 'RFC 8601 §2.7',
  pass: 'RFC 8601 §2.7',
  fail: 'RFC 8601 §2.7',
  softfail: 'RFC 8601 §2.7.2',
  neutral: 'RFC 8601 §2.7',
  policy: 'RFC 8601 §2.4',
  temperror: 'RFC 8601 §2.7',
  permerror: 'RFC 8601 §2.7',
  hardfail: 'RFC 5451 §2.4.2',
  discard: 'RFC 5617 §5.4',
  nxdomain: 'RFC 5617 §5.4',
  unknown: 'RFC 5617 §5.4',
} as const;
export type AuthResultName = keyof typeof AUTH_RESULTS;

/** Where a property was taken from (RFC 8601 §2.3; `dns`: RFC 8904 §3). */
export const AUTH_PTYPES = {
  smtp: 'RFC 8601 §2.3',
  header: 'RFC 8601 §2.3',
  body: 'RFC 8601 §2.3',
  policy: 'RFC 8601 §2.3',
  dns: 'RFC 8904 §3',
} as const;
export type AuthPtype = keyof typeof AUTH_PTYPES;
