import { fetchReaders } from '@ehlo/protocol/reading';
import { beforeAll, describe, expect, it } from 'vitest';
import { LETTER, read, recorded, type Said } from '../replay/recording.fixture.ts';
import type { Recording } from '../replay/recording.ts';
import { lettersOf, wholeLetter } from './letters.ts';

const letters = (recording: Recording) =>
  lettersOf(recording, read(recording)).map((letter) =>
    'octets' in letter ? new TextDecoder().decode(letter.octets) : `without ${letter.missing.offset}`,
  );

/** The log has its piece `at` without octets, as past its cap. */
function without(whole: Recording, at: number): Recording {
  const events = whole.events.map((event, index) => {
    if (index !== at || event.kind !== 'octets') return event;
    const { octets: _, ...gap } = event;
    return gap;
  });
  return { ...whole, events };
}

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

  it('are not there without their dot, and say from where on octets are missing', () => {
    expect(letters(recorded([...BEFORE, ['client', 'A: b\r\n', 4]]))).toEqual([]);
    const whole = recorded([
      ...BEFORE,
      ['client', 'A: b\r\n\r\n', 4],
      ['client', 'long\r\n', 5],
      ['client', '.\r\n', 6],
      ['server', '250 ok\r\n', 7],
    ]);
    expect(letters(without(whole, 4))).toEqual(['without 14']);
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

    it('say that something is missing, and a gap within one leaves the next', () => {
      const recording = fetched(
        ['server', '* 1 FETCH (BODY[] {9}\r\n123', 2],
        ['server', '456', 3],
        ['server', '789)\r\n* 2 FETCH (BODY[] {2}\r\nok)\r\n', 4],
      );
      expect(letters(without(recording, 2))).toEqual(['without 39', 'ok']);
    });
  });
});

describe('a letter of which the log left something out', () => {
  const large = recorded([
    ...BEFORE,
    ['client', 'A: b\r\n\r\n', 4],
    ['client', 'lo', 5],
    ['client', 'ng\r\n..', 6],
    ['client', '\r\n.\r\nQUIT\r\n', 7],
    ['server', '250 ok\r\n', 8],
  ]);
  const left: Recording = {
    ...without(without(large, 4), 5),
    kept: [
      { from: 'client', offset: 14, event: 41 },
      { from: 'client', offset: 16, event: 42 },
    ],
  };
  const whole = (had: Record<number, string>, recording = left) =>
    wholeLetter(recording, read(large), 0, async (event) => {
      const text = had[event];
      return text === undefined ? undefined : new TextEncoder().encode(text);
    }).then((octets) => octets && new TextDecoder().decode(octets));

  it('is whole with what is kept with the mail', async () => {
    expect(letters(left)).toEqual(['without 14']);
    expect(await whole({ 41: 'lo', 42: 'ng\r\n..' })).toBe('A: b\r\n\r\nlong\r\n.\r\n');
  });

  it('is not there when a piece is gone, is another one, or was kept nowhere', async () => {
    expect(await whole({ 41: 'lo' })).toBeUndefined();
    expect(await whole({ 41: 'lo', 42: 'ng' })).toBeUndefined();
    const { kept: _, ...nowhere } = left;
    expect(await whole({ 41: 'lo', 42: 'ng\r\n..' }, nowhere)).toBeUndefined();
  });

  it('tells who asked that the server could not be reached', async () => {
    await expect(wholeLetter(left, read(large), 0, () => Promise.reject(new Error('off')))).rejects.toThrow(
      'off',
    );
  });
});
