import { describe, expect, it } from 'vitest';
import { ENHANCED_CODES } from '../enhanced-codes.ts';
import { EXTENSIONS } from '../extensions.ts';
import { REPLY_CODES } from '../reply-codes.ts';
import { ENHANCED_STATUS_REGISTRY } from './enhanced-status-codes.ts';
import { CODES_NAMED_BY_IANA_ONLY, REPLY_CODE_REGISTRY } from './reply-codes.ts';
import { SASL_REGISTRY } from './sasl-mechanisms.ts';
import { EHLO_PARAMETER_REGISTRY, EXTENSION_REGISTRY, LIMIT_REGISTRY } from './service-extensions.ts';

const rows = (table: object) => Object.keys(table);

describe('the registries', () => {
  it.each([
    ['enhanced status codes', ENHANCED_STATUS_REGISTRY, 81],
    ['service extensions', EXTENSION_REGISTRY, 34],
    ['EHLO parameters', EHLO_PARAMETER_REGISTRY, 5],
    ['server limits', LIMIT_REGISTRY, 3],
    ['SASL mechanisms', SASL_REGISTRY, 44],
    ['reply codes', REPLY_CODE_REGISTRY, 39],
  ])('the list of %s names its page and its day, and is whole', (_name, registry, count) => {
    expect(registry.page).toMatch(/^https:\/\/www\.(?:iana\.org\/assignments|rfc-editor\.org\/rfc)\//);
    expect(registry.taken).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(registry.entries).toHaveLength(count);
  });

  it('no list has a row twice', () => {
    const names = [
      ENHANCED_STATUS_REGISTRY.entries.map(({ code }) => code),
      EXTENSION_REGISTRY.entries.map(({ keyword }) => keyword),
      SASL_REGISTRY.entries.map(({ name }) => name),
      REPLY_CODE_REGISTRY.entries.map(({ code }) => code),
    ];
    for (const list of names) expect(new Set<unknown>(list).size).toBe(list.length);
  });
});

describe('our tables are complete against them', () => {
  it('every enhanced status code that IANA lists has a row, and no row is made up', () => {
    const registered = ENHANCED_STATUS_REGISTRY.entries.map(({ code }) => code as string);
    expect(registered.filter((code) => !rows(ENHANCED_CODES).includes(code))).toEqual([]);
    const made = rows(ENHANCED_CODES).filter((code) => !registered.includes(code.replace(/^[245]/, 'X')));
    expect(made).toEqual([]);
  });

  it('every reply code that a document defines has a row, and no row is made up', () => {
    const defined = REPLY_CODE_REGISTRY.entries.map(({ code }) => `${code}`);
    expect(defined.filter((code) => !rows(REPLY_CODES).includes(code))).toEqual([]);
    expect(rows(REPLY_CODES).filter((id) => !defined.includes(id.slice(0, 3)))).toEqual([]);
  });

  it('the codes that only IANA’s column names are those that no document of the list defines', () => {
    const named = new Set(ENHANCED_STATUS_REGISTRY.entries.flatMap(({ basic }) => basic));
    const defined = REPLY_CODE_REGISTRY.entries.map(({ code }) => code);
    expect([...named].filter((code) => !defined.includes(code)).sort()).toEqual(CODES_NAMED_BY_IANA_ONLY);
  });

  it('every service extension that IANA lists has a row', () => {
    const registered = EXTENSION_REGISTRY.entries.map(({ keyword }) => keyword);
    expect(registered.filter((keyword) => !rows(EXTENSIONS).includes(keyword))).toEqual([]);
  });

  it('what is no extension of the registry is a command of the standard, or says whose it is', () => {
    const registered = EXTENSION_REGISTRY.entries.map(({ keyword }) => keyword);
    const others = Object.entries(EXTENSIONS).filter(([keyword]) => !registered.includes(keyword));
    expect(others.map(([keyword]) => keyword)).toEqual(['VRFY', 'XCLIENT', 'XFORWARD']);
  });
});
