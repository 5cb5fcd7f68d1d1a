import { describe, expect, it } from 'vitest';
import { toAscii, toUnicode } from './idn.ts';

describe('names beyond ASCII (RFC 3492, RFC 5890)', () => {
  it.each([
    ['bücher.campus.test', 'xn--bcher-kva.campus.test'],
    ['münchen.test.', 'xn--mnchen-3ya.test.'],
    ['例え.テスト', 'xn--r8jz45g.xn--zckzah'],
    ['почта.рф', 'xn--80a1acny.xn--p1ai'],
    // RFC 3492 §7.1 (D) and (L)
    ['pročprostěnemluvíčesky', 'xn--proprostnemluvesky-uyb24dma41a'],
    ['3年b組金八先生', 'xn--3b-ww4c5e180e575a65lsy2b'],
  ])('%s is asked for as %s', (shown, asked) => {
    expect(toAscii(shown)).toEqual({ ok: true, text: asked });
    expect(toUnicode(asked)).toBe(shown);
  });

  it.each(['MaIl.CaMpUs.TeSt', 'a..b', '.', 'sp ace.test', 'xn--.test', 'xn--a!.test'])(
    '%s stays as it is',
    (name) => {
      expect(toAscii(name)).toEqual({ ok: true, text: name });
      expect(toUnicode(name)).toBe(name);
    },
  );

  it('upper case and composed characters are one name', () => {
    expect(toAscii('BU\u0308CHER.test')).toEqual({ ok: true, text: 'xn--bcher-kva.test' });
  });

  it.each([
    [`${'a'.repeat(64)}.test`, 'domain label longer than 63 characters'],
    [Array.from({ length: 5 }, () => 'a'.repeat(60)).join('.'), 'domain name longer than 255 characters'],
  ])('%s is too long', (name, problem) => expect(toAscii(name)).toEqual({ ok: false, problem }));
});
