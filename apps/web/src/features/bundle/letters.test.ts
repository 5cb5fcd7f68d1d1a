import { fetchReaders } from '@ehlo/protocol/reading';
import { beforeAll, describe, expect, it } from 'vitest';
import { LETTER, read, recorded, type Said } from '../replay/recording.fixture.ts';
import type { Recording } from '../replay/recording.ts';
import { lettersOf } from './letters.ts';

const letters = (recording: Recording) =>
  lettersOf(recording, read(recording)).map((octets) => new TextDecoder().decode(octets));

const BEFORE: Said[] = [
  ['server', '220 x\r\n', 1],
  ['client', 'DATA\r\n', 2],
  ['server', '354 go\r\n', 3],
];

describe('letters of a dialogue', () => {
  it('are what was meant: without the dot that ends them, and without those that were doubled', () => {
    expect(letters(recorded(LETTER))).toEqual(['Subject: x\r\n\r\n.dot\r\n']);
  });

  it('are whole however TCP cut them, and end before what was said behind them', () => {
    const said: Said[] = [
      ...BEFORE,
      ['client', 'A: b\r\n\r', 4],
      ['client', '\n..', 5],
      ['client', '\r\n.\r\nQUIT\r\n', 6],
      ['server', '554 no\r\n', 7],
    ];
    expect(letters(recorded(said))).toEqual(['A: b\r\n\r\n.\r\n']);
  });

  it('are not there without their dot, or with octets missing', () => {
    expect(letters(recorded([...BEFORE, ['client', 'A: b\r\n', 4]]))).toEqual([]);
    const whole = recorded([
      ...BEFORE,
      ['client', 'A: b\r\n\r\n', 4],
      ['client', 'long\r\n', 5],
      ['client', '.\r\n', 6],
      ['server', '250 ok\r\n', 7],
    ]);
    const events = whole.events.map((event, at) => {
      if (at !== 4 || event.kind !== 'octets') return event;
      const { octets: _, ...gap } = event;
      return gap;
    });
    expect(letters({ ...whole, events })).toEqual([]);
  });
});

/** As it lies in a mailbox: a line that begins with a dot, one that is a dot, and octets beyond ASCII. */
const STORED = 'Subject: x\r\n\r\n.dot\r\n.\r\nCaf\u00e9\r\n';
const OCTETS = new TextEncoder().encode(STORED).length;

/** Cut after every so many octets, whatever stands there. */
function inPieces(said: readonly Said[], size: number): Said[] {
  return said.flatMap(([from, text, ms]) => {
    const characters = [...text];
    const pieces: Said[] = [];
    for (let at = 0; at < characters.length; at += size)
      pieces.push([from, characters.slice(at, at + size).join(''), ms]);
    return pieces;
  });
}

describe('letters fetched', () => {
  beforeAll(() => Promise.all([fetchReaders('pop3'), fetchReaders('imap')]));

  describe('by POP3', () => {
    const fetched = (...said: Said[]) =>
      recorded([['server', '+OK hi\r\n', 1], ...said], { service: 'pop3', port: 110 });
    const stuffed = STORED.replaceAll('\r\n.', '\r\n..');
    const twice: Said[] = [
      ['client', 'RETR 1\r\n', 2],
      ['server', `+OK ${OCTETS} octets\r\n${stuffed}.\r\n`, 3],
      ['client', 'TOP 1 0\r\n', 4],
      ['server', '+OK\r\nSubject: x\r\n\r\n.\r\n', 5],
      ['client', 'RETR 9\r\n', 6],
      ['server', '-ERR no such message\r\n', 7],
      ['client', 'RETR 2\r\n', 8],
      ['server', '+OK\r\nA: b\r\n\r\n.\r\n', 9],
    ];

    it.each([1, 2, 7, 10_000])('are what is stored, in pieces of %i', (size) => {
      expect(letters(fetched(...inPieces(twice, size)))).toEqual([STORED, 'A: b\r\n\r\n']);
    });

    it('are not there without their end', () => {
      expect(letters(fetched(['client', 'RETR 1\r\n', 2], ['server', '+OK\r\nA: b\r\n', 3]))).toEqual([]);
    });
  });

  describe('by IMAP', () => {
    const fetched = (...said: Said[]) =>
      recorded([['server', '* OK hi {3}\r\n', 1], ...said], { service: 'imap', port: 143 });
    const several: Said[] = [
      ['client', 'a FETCH 1:2 (FLAGS BODY.PEEK[])\r\n', 2],
      ['server', `* 1 FETCH (FLAGS () BODY[] {${OCTETS}}\r\n${STORED} UID 7)\r\n`, 3],
      ['server', `* 2 FETCH (BODY[] {6}\r\nA: {9} FLAGS ())\r\na OK done {2}\r\n`, 4],
      ['client', 'b FETCH 1 (RFC822 BODY[HEADER] BODY[TEXT]<0>)\r\n', 5],
      ['server', '* 1 FETCH (BODY[HEADER] {4}\r\n1\r\n\r RFC822 {2}\r\nok BODY[TEXT]<0> {2}\r\n\r\n)\r\n', 6],
      ['server', '* LIST () "/" {7}\r\nBODY[]x\r\nb OK done\r\n', 7],
    ];

    it.each([1, 2, 7, 10_000])('are their literals and nothing else, in pieces of %i', (size) => {
      const [first, second, third, ...more] = letters(fetched(...inPieces(several, size)));
      expect([first, third, more]).toEqual([STORED, 'ok', []]);
      expect(second).toBe('A: {9}');
    });

    it('are whole or not there, and a gap within one leaves the next', () => {
      const recording = fetched(
        ['server', '* 1 FETCH (BODY[] {9}\r\n123', 2],
        ['server', '456', 3],
        ['server', '789)\r\n* 2 FETCH (BODY[] {2}\r\nok)\r\n', 4],
      );
      const events = recording.events.map((event, at) => {
        if (at !== 2 || event.kind !== 'octets') return event;
        const { octets: _, ...gap } = event;
        return gap;
      });
      expect(letters({ ...recording, events })).toEqual(['ok']);
    });
  });
});
