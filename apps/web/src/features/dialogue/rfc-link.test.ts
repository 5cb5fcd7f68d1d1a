import { describe, expect, it } from 'vitest';
import { rfcAddress } from './rfc-link.ts';

describe('the address of what the standard says', () => {
  it.each([
    ['RFC 5321 §4.1.1.2', 'https://www.rfc-editor.org/rfc/rfc5321#section-4.1.1.2'],
    ['RFC 2920 §3', 'https://www.rfc-editor.org/rfc/rfc2920#section-3'],
    ['RFC 5321 §F', 'https://www.rfc-editor.org/rfc/rfc5321#appendix-F'],
    ['RFC 5321 §F.1', 'https://www.rfc-editor.org/rfc/rfc5321#appendix-F.1'],
    ['RFC 1939', 'https://www.rfc-editor.org/rfc/rfc1939'],
  ])('%s is %s', (source, address) => {
    expect(rfcAddress(source)).toBe(address);
  });

  it.each(['IANA', '', 'RFC x', 'javascript:alert(1)'])('%s has none', (source) => {
    expect(rfcAddress(source)).toBeUndefined();
  });
});
