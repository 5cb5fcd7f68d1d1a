import { describe, expect, it } from 'vitest';
import {
  PERMANENT_FIELD_REGISTRY,
  PROVISIONAL_FIELD_REGISTRY,
} from '../knowledge/registries/header-fields.ts';
import { letterFields as en } from '../prose/en/letter-fields.ts';
import { letterFields as fr } from '../prose/fr/letter-fields.ts';
import { HEADER_FIELDS, headerField } from './header-fields.ts';
import { FIELD_ENTRIES } from './knowledge.ts';

const REGISTERED = [...PERMANENT_FIELD_REGISTRY.entries, ...PROVISIONAL_FIELD_REGISTRY.entries];

describe('the table of header fields', () => {
  it('is compared with a list that names its page and its days, and is whole', () => {
    expect(PERMANENT_FIELD_REGISTRY.page).toMatch(/^https:\/\/www\.iana\.org\/assignments\//);
    expect(PERMANENT_FIELD_REGISTRY.updated).toBe('2026-05-13');
    expect(PERMANENT_FIELD_REGISTRY.entries).toHaveLength(146);
    expect(PROVISIONAL_FIELD_REGISTRY.entries).toHaveLength(24);
  });

  it('has every field that IANA lists for mail and MIME, spelled as there', () => {
    expect(REGISTERED.filter(({ name }) => headerField(name)?.name !== name)).toEqual([]);
  });

  it('has each once', () => {
    expect(new Set(HEADER_FIELDS.map(({ name }) => name.toLowerCase())).size).toBe(HEADER_FIELDS.length);
  });

  it('says of every other field whose it is, and that it stands on no list of mail’s', () => {
    const names = new Set(REGISTERED.map(({ name }) => name));
    const others = HEADER_FIELDS.filter(({ name }) => !names.has(name));
    expect(others).toHaveLength(22);
    expect(others.filter(({ standing }) => standing !== 'private').map(({ name }) => name)).toEqual([
      'DomainKey-Signature',
    ]);
    expect(FIELD_ENTRIES.filter(({ listed }) => listed === undefined)).toHaveLength(22);
  });

  it('calls obsolete what IANA calls so, and no other registered field', () => {
    const obsolete = new Set(
      REGISTERED.filter(({ status }) => status === 'obsoleted' || status === 'deprecated').map(
        ({ name }) => name,
      ),
    );
    for (const { name, standing } of HEADER_FIELDS)
      expect(standing === 'obsolete', name).toBe(obsolete.has(name));
  });

  it('lets trace fields alone be written by servers only', () => {
    const trace = REGISTERED.filter((row) => row.trace).map(({ name }) => name);
    expect(trace).toEqual(['Received', 'Return-Path']);
    expect(trace.flatMap((name) => headerField(name)?.by ?? [])).toEqual(['mta', 'mda']);
  });

  it.each(['Date', 'From'])('requires %s, and nothing else but it and the other (RFC 5322 §3.6)', (name) => {
    expect(headerField(name)?.times).toBe('required');
    expect(HEADER_FIELDS.filter(({ times }) => times === 'required')).toHaveLength(2);
  });

  it('is found by a name in any case (RFC 5322 §1.2.2)', () => {
    expect(headerField(' dkim-SIGNATURE ')?.name).toBe('DKIM-Signature');
    expect(headerField('X-Nobody')).toBeUndefined();
    expect(headerField('constructor')).toBeUndefined();
  });

  it.each([
    ['English', en],
    ['French', fr],
  ])('has a sentence of its own or of its family in %s, and no sentence is left over', (_, words) => {
    const wanted = HEADER_FIELDS.filter(({ family }) => !family).map(({ name }) => name.toLowerCase());
    expect(Object.keys(words.letterField).sort()).toEqual([...wanted, 'other'].sort());
  });
});
