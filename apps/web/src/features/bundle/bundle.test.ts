import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { bundle } from './bundle.ts';

const PARTS = {
  name: 'ehlo-12',
  transcript: '> NOOP\n',
  markdown: '| é |',
  svg: '<svg/>',
  replay: '1.2.ab',
  letters: [],
  at: 0,
};
const opened = (parts: Parameters<typeof bundle>[0]) =>
  Object.fromEntries(
    Object.entries(unzipSync(bundle(parts))).map(([path, octets]) => [
      path,
      new TextDecoder().decode(octets),
    ]),
  );

describe('a bundle', () => {
  it('holds the dialogue in every form, in a folder of its own', () => {
    expect(opened(PARTS)).toEqual({
      'ehlo-12/transcript.txt': '> NOOP\n',
      'ehlo-12/transcript.md': '| é |',
      'ehlo-12/sequence.svg': '<svg/>',
      'ehlo-12/replay.ehlo': '1.2.ab',
    });
  });

  it('holds each letter, and the capture where there is one', () => {
    const octets = new TextEncoder().encode('A: b\r\n');
    expect(Object.keys(opened({ ...PARTS, letters: [octets, octets], capture: octets }))).toEqual(
      expect.arrayContaining(['ehlo-12/letter-1.eml', 'ehlo-12/letter-2.eml', 'ehlo-12/capture.pcapng']),
    );
  });
});
