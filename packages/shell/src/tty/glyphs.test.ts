import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bench } from '../world.fixture.ts';
import { createGlyphDecoder } from './glyphs.ts';

const decode = (...chunks: number[][]) => {
  const glyphs = createGlyphDecoder();
  return chunks.map((chunk) => glyphs.decode(Uint8Array.from(chunk))).join('') + glyphs.flush();
};
const octets = (text: string) => [...Buffer.from(text, 'utf8')];

describe('octets of a program on the screen', () => {
  it.each([
    ['LF begins a new line', octets('a\nb'), 'a\r\nb'],
    ['CR LF is one line end', octets('a\r\nb'), 'a\r\nb'],
    ['a lone CR is shown', octets('a\rb'), 'a␍b'],
    ['TAB stays', octets('a\tb'), 'a\tb'],
    ['ESC is shown', octets('\x1b[2J'), '␛[2J'],
    ['BEL, BS and NUL are shown', octets('\x07\b\0'), '␇␈␀'],
    ['DEL is shown', [0x7f], '␡'],
    ['a C1 control is shown as its ESC form (ECMA-48 §5.3)', octets('\u009b31m'), '␛[31m'],
    ['UTF-8 is decoded', octets('é漢😀'), 'é漢😀'],
    ['a Latin-1 octet is U+FFFD', [0x61, 0xe9, 0x62], 'a\ufffdb'],
    ['an overlong form is U+FFFD (RFC 3629 §3)', [0xc0, 0xaf], '\ufffd\ufffd'],
    ['a surrogate is U+FFFD (RFC 3629 §3)', [0xed, 0xa0, 0x80], '\ufffd'],
    ['an ESC inside a broken character is shown too', [0xe2, 0x1b], '\ufffd␛'],
    ['a character cut by the end is U+FFFD', [0xe2, 0x82], '\ufffd'],
  ])('%s', (_, given, shown) => {
    expect(decode(given)).toBe(shown);
  });

  it('keeps a character and a CR LF that two chunks share', () => {
    expect(decode([0xe2, 0x82], [0xac, 0x0d], [0x0a])).toBe('€\r\n');
  });

  it('never lets a control character through, wherever chunks are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 12 }), { maxLength: 8 }), (chunks) => {
        const shown = decode(...chunks.map((chunk) => [...chunk]));
        expect(shown.replace(/\r\n|\t/g, '')).not.toMatch(/[\x00-\x1f\x7f-\x9f]/);
      }),
    );
  });

  it('decodes what is valid UTF-8 as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = text.replace(/[\x00-\x1f\x7f-\x9f\ud800-\udfff]/g, '');
        expect(decode(octets(plain))).toBe(plain);
      }),
    );
  });

  it('never lets a server steer the terminal: its octets bring no ESC to the screen', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 60 }), async (said) => {
        const { terminal, shell, nextServer } = bench();
        const server = nextServer();
        shell.submit('ncat localhost 1025');
        const { say, close } = await server;
        const before = terminal.raw.length;
        say(Uint8Array.from([...said, 10, ...octets('the end')]));
        await terminal.shows('the end');
        const raw = terminal.raw.slice(before);
        // The line being edited may be taken off and drawn again: that is the one sequence of ours.
        expect(raw.replaceAll('\r\x1b[J', '').replace(/\x1b\[\d+C\x1b\[J/g, '')).not.toContain('\x1b');
        close();
        shell.interrupt();
      }),
      { numRuns: 40 },
    );
  });
});
