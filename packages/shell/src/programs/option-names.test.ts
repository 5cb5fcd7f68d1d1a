import { options as en } from '@ehlo/protocol/prose/en/options';
import { options as fr } from '@ehlo/protocol/prose/fr/options';
import { describe, expect, it } from 'vitest';
import { PROGRAM_OPTIONS } from './option-names.ts';

describe('options that Tab offers', () => {
  it.each([
    ...['curl', 'dig', 'host', 'nslookup', 'nc', 'ncat', 'telnet', 'base64'],
    ...['openssl s_client', 'openssl x509', 'openssl base64'],
  ])('of %s have a word each, in both languages', (program) => {
    const offered = [...(PROGRAM_OPTIONS[program] ?? [])].sort();
    expect(Object.keys(en[program] ?? {}).sort()).toEqual(offered);
    expect(Object.keys(fr[program] ?? {}).sort()).toEqual(offered);
  });
});
