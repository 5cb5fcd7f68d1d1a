import { describe, expect, it } from 'vitest';
import {
  DNS_CLASS_REGISTRY,
  DNS_FLAG_REGISTRY,
  DNS_OPCODE_REGISTRY,
  DNS_RCODE_REGISTRY,
  DNS_TYPE_REGISTRY,
} from '../knowledge/registries/dns-parameters.ts';
import {
  DKIM_KEY_TAG_REGISTRY,
  DKIM_SIGNATURE_TAG_REGISTRY,
  DMARC_TAG_REGISTRY,
  EMAIL_AUTH_REGISTRY,
  SPF_MODIFIER_REGISTRY,
} from '../knowledge/registries/mail-authentication.ts';
import { dns as enDns } from '../prose/en/dns.ts';
import { verdicts as enVerdicts } from '../prose/en/verdicts.ts';
import { dns as frDns } from '../prose/fr/dns.ts';
import { verdicts as frVerdicts } from '../prose/fr/verdicts.ts';
import type { Prose } from '../prose/prose.ts';
import { plain, say } from '../prose/say.ts';
import { authMethod } from '../verdicts/methods.ts';
import { typeName } from './index.ts';
import { DNS_ENTRIES, type DnsFamilyId } from './knowledge.ts';
import { RECORD_TYPES } from './record-types.ts';

const of = (family: DnsFamilyId) => DNS_ENTRIES.filter((entry) => entry.family === family);
const names = (family: DnsFamilyId) => of(family).map(({ title }) => title.replace('=', '').toUpperCase());
const upper = (entries: readonly { name: string }[]) => entries.map(({ name }) => name.toUpperCase());

describe('tables of the DNS and the lists of IANA', () => {
  it('every rcode is explained, and none beside them', () => {
    expect(names('rcode').sort()).toEqual(upper(DNS_RCODE_REGISTRY.entries).sort());
    const codes = new Map(of('rcode').map(({ title, code }) => [title, code]));
    for (const { name, code } of DNS_RCODE_REGISTRY.entries) expect(codes.get(name.toUpperCase())).toBe(code);
  });

  it('every opcode and class too', () => {
    expect(of('opcode').map(({ title, code }) => `${title} ${code}`)).toEqual(
      DNS_OPCODE_REGISTRY.entries.map(({ name, code }) => `${name.toUpperCase()} ${code}`),
    );
    expect(of('dns-class').map(({ title, code }) => `${title} ${code}`)).toEqual(
      DNS_CLASS_REGISTRY.entries.map(({ name, code }) => `${name} ${code}`),
    );
  });

  it('every header flag, with QR and the bit that must be zero', () => {
    expect(names('dns-flag').filter((name) => name !== 'QR' && name !== 'Z')).toEqual(
      upper(DNS_FLAG_REGISTRY.entries),
    );
  });

  it('every type that mail meets, by the number it is registered with', () => {
    const codes = new Map(
      DNS_TYPE_REGISTRY.entries.map(({ name, code }) => [name === '*' ? 'ANY' : name, code]),
    );
    for (const { title, code } of of('record-type')) expect(code, title).toBe(codes.get(title));
    const mail =
      'A AAAA CNAME NS MX TXT SOA PTR SRV CAA TLSA SPF HTTPS SVCB OPT SMIMEA OPENPGPKEY MD MF MB MG MR MINFO RP';
    expect(mail.split(' ').filter((name) => !names('record-type').includes(name))).toEqual([]);
    expect(Object.keys(RECORD_TYPES).filter((name) => !names('record-type').includes(name))).toEqual([]);
  });

  it('the codec names no type otherwise than the registry', () => {
    for (const { name, code } of DNS_TYPE_REGISTRY.entries)
      expect([name === '*' ? 'ANY' : name, `TYPE${code}`]).toContain(typeName(code));
  });
});

describe('tables of SPF, DKIM, DMARC and the lists of IANA', () => {
  it('every SPF modifier is explained', () => {
    expect(upper(SPF_MODIFIER_REGISTRY.entries).filter((name) => !names('spf-term').includes(name))).toEqual(
      [],
    );
  });

  it.each([
    ['dkim-key-tag', DKIM_KEY_TAG_REGISTRY],
    ['dkim-signature-tag', DKIM_SIGNATURE_TAG_REGISTRY],
    ['dmarc-tag', DMARC_TAG_REGISTRY],
  ] as const)('every %s is explained, none beside them, historic where it is', (family, registry) => {
    expect(names(family).sort()).toEqual(upper(registry.entries).sort());
    const historic = of(family).filter(({ standing }) => standing === 'historic');
    expect(historic.map(({ title }) => title.replace('=', '')).sort()).toEqual(
      registry.entries
        .filter(({ status }) => status === 'historic')
        .map(({ name }) => name)
        .sort(),
    );
  });

  it('every method of Authentication-Results, with its properties and results', () => {
    expect(names('auth-method').sort()).toEqual(
      EMAIL_AUTH_REGISTRY.entries.map(({ method }) => method.toUpperCase()).sort(),
    );
    for (const { method, properties, results, deprecated } of EMAIL_AUTH_REGISTRY.entries) {
      const row = authMethod(method);
      expect([...(row?.properties ?? [])].sort(), method).toEqual([...properties].sort());
      expect([...(row?.results ?? [])].sort(), method).toEqual([...results].sort());
      expect(row?.deprecated, method).toBe(deprecated);
    }
    const results = new Set(EMAIL_AUTH_REGISTRY.entries.flatMap((row) => row.results));
    expect(names('auth-result').sort()).toEqual([...results].map((name) => name.toUpperCase()).sort());
  });
});

describe('entries', () => {
  it('have addresses of their own and lead to entries that there are', () => {
    const ids = new Set(DNS_ENTRIES.map(({ id }) => id));
    expect(ids.size).toBe(DNS_ENTRIES.length);
    for (const { id, related } of DNS_ENTRIES) {
      expect(id).toMatch(/^[a-z0-9.-]+$/);
      expect(related.filter((other) => !ids.has(other))).toEqual([]);
    }
  });

  it('have a sentence in both languages, and cite a document', () => {
    for (const { said, book, rfc } of DNS_ENTRIES) {
      const [en, fr] = book === 'dns' ? [enDns, frDns] : [enVerdicts, frVerdicts];
      for (const language of [en, fr] as unknown as Prose[])
        expect(plain(say(language, said)), said.id).not.toBe('');
      const [group = '', ...rest] = said.id.split('.');
      expect(Object.keys((en as unknown as Record<string, object>)[group] ?? {}), said.id).toContain(
        rest.join('.'),
      );
      expect(rfc).toMatch(/^RFC \d+(?: §[\dA-Z.]+)?$/);
    }
  });
});
