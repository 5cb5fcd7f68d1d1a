/** IANA's lists of what SPF, DKIM, DMARC and `Authentication-Results:` are made of. */
import type { Registry } from './registry.ts';

export interface RegisteredName {
  name: string;
  status: 'active' | 'historic';
  /** Present where the row was written from the RFC that registers it, not from a copy of the list. */
  confirmed?: false;
}

const active = (names: string): RegisteredName[] =>
  names.split(' ').map((name) => ({ name, status: 'active' }));

export const SPF_MODIFIER_REGISTRY: Registry<RegisteredName> = {
  page: 'https://www.iana.org/assignments/spf-parameters/spf-parameters.xhtml',
  taken: '2026-11-25',
  entries: [
    ...active('exp redirect'),
    ...active('ra rp rr').map((row): RegisteredName => ({ ...row, confirmed: false })),
  ],
};

export const DKIM_SIGNATURE_TAG_REGISTRY: Registry<RegisteredName> = {
  page: 'https://www.iana.org/assignments/dkim-parameters/dkim-parameters.xhtml',
  updated: '2018-07-06',
  taken: '2026-11-25',
  entries: active('v a b bh c d h i l q s t x z atps atpsh r'),
};

export const DKIM_KEY_TAG_REGISTRY: Registry<RegisteredName> = {
  page: 'https://www.iana.org/assignments/dkim-parameters/dkim-parameters.xhtml',
  updated: '2018-07-06',
  taken: '2026-11-25',
  entries: [...active('v h k n p s t'), { name: 'g', status: 'historic' }],
};

/** As the text that became RFC 9989 asked for (§9.3). */
export const DMARC_TAG_REGISTRY: Registry<RegisteredName> = {
  page: 'https://www.iana.org/assignments/dmarc-parameters/dmarc-parameters.xhtml',
  updated: '2025-04-04',
  taken: '2026-11-25',
  entries: [
    ...active('adkim aspf fo np p psd rua ruf sp t v'),
    { name: 'pct', status: 'historic' },
    { name: 'rf', status: 'historic' },
    { name: 'ri', status: 'historic' },
  ],
};

export interface RegisteredMethod {
  method: string;
  /** `ptype.property`. */
  properties: readonly string[];
  results: readonly string[];
  deprecated?: true;
}

const COMMON = ['none', 'pass', 'fail', 'temperror', 'permerror'] as const;
const SIGNED = [...COMMON, 'policy', 'neutral'] as const;
const BY_ADDRESS = [...SIGNED, 'softfail', 'hardfail'] as const;

/** Methods, properties and result names together; `dns` properties of dnswl are RFC 8904's. */
export const EMAIL_AUTH_REGISTRY: Registry<RegisteredMethod> = {
  page: 'https://www.iana.org/assignments/email-auth/email-auth.xhtml',
  updated: '2025-04-04',
  taken: '2026-11-25',
  entries: [
    {
      method: 'arc',
      properties: ['smtp.remote-ip', 'header.oldest-pass'],
      results: ['none', 'pass', 'fail'],
    },
    { method: 'auth', properties: ['smtp.auth', 'smtp.mailfrom'], results: COMMON },
    {
      method: 'dkim',
      properties: ['header.d', 'header.i', 'header.b', 'header.a', 'header.s'],
      results: SIGNED,
    },
    {
      method: 'dkim-adsp',
      properties: ['header.from'],
      results: [...COMMON, 'discard', 'nxdomain', 'unknown'],
      deprecated: true,
    },
    { method: 'dkim-atps', properties: ['header.from'], results: COMMON },
    { method: 'dmarc', properties: ['header.from', 'policy.dmarc'], results: COMMON },
    {
      method: 'dnswl',
      properties: ['dns.zone', 'dns.sec', 'policy.ip', 'policy.txt'],
      results: ['none', 'pass', 'temperror', 'permerror'],
    },
    {
      method: 'domainkeys',
      properties: ['header.d', 'header.from', 'header.sender'],
      results: SIGNED,
      deprecated: true,
    },
    { method: 'iprev', properties: ['policy.iprev'], results: ['pass', 'fail', 'temperror', 'permerror'] },
    { method: 'rrvs', properties: ['smtp.rcptto'], results: [...COMMON, 'unknown'] },
    { method: 'sender-id', properties: ['header.*'], results: BY_ADDRESS, deprecated: true },
    {
      method: 'smime',
      properties: ['body.smime-part', 'body.smime-identifier', 'body.smime-serial', 'body.smime-issuer'],
      results: SIGNED,
    },
    { method: 'spf', properties: ['smtp.mailfrom', 'smtp.helo'], results: BY_ADDRESS },
    { method: 'vbr', properties: ['header.md', 'header.mv'], results: COMMON },
  ],
};
