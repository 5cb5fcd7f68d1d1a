import { createHash } from 'node:crypto';
import { latin1 } from '@ehlo/protocol';
import { readStructure } from '@ehlo/protocol/letter';
import { decodeEncodedWords, fieldValue, readFields } from '@ehlo/protocol/mail';
import { PREPARED_LETTERS } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { assortedLetters } from './assorted-letters.ts';
import { preparedLetter } from './prepared-letter.ts';

const ABOUT = { to: 'ocean7@campus.test', now: Date.UTC(2026, 10, 26, 9), id: 'x1' };
const letter = (name: (typeof PREPARED_LETTERS)[number]) => preparedLetter(name, ABOUT);
const field = (octets: Uint8Array, name: string) =>
  decodeEncodedWords(fieldValue(readFields(octets).fields, name) ?? '');

describe('a prepared letter', () => {
  it.each(PREPARED_LETTERS)(
    '%s has a date, a writer, an id of its own, and lines that cross everywhere',
    (name) => {
      const octets = letter(name);
      for (const wanted of ['Date', 'From', 'To', 'Subject', 'Message-ID'])
        expect(field(octets, wanted), wanted).not.toBe('');
      expect(field(octets, 'Message-ID')).toMatch(/^<x1@/);
      const text = latin1(octets);
      // RFC 5322 §2.1.1, §2.3: lines end with CR LF, and hold 998 octets at most; nothing left to fill in.
      expect(text).not.toMatch(/(?<!\r)\n|\r(?!\n)/);
      expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998);
      expect(text).not.toMatch(/\{(?:to|id|date)\}/);
      expect(text).toMatch(/^[\t\r\n -~]*$/);
    },
  );

  it('utf8: the fold between two encoded words is gone (RFC 2047 §6.2)', () => {
    expect(field(letter('utf8'), 'Subject')).toBe('Café crème à Noël? ☕ 明日はいかが');
  });

  it('phishing: speaks of no trace field as if it had one, for it is put without', () => {
    const { fields } = readFields(letter('phishing'));
    expect(fields.map(({ name }) => name.toLowerCase())).not.toContain('received');
    expect(latin1(letter('phishing'))).toContain('Where a server took it');
  });

  it('long-lines: one of exactly 998', () => {
    expect(
      latin1(letter('long-lines'))
        .split('\r\n')
        .filter((line) => line.length === 998),
    ).toHaveLength(1);
  });

  it('dots: lone ones, and the last line is one', () => {
    const lines = latin1(letter('dots')).split('\r\n');
    expect(lines.filter((line) => line === '.')).toHaveLength(2);
    expect(lines.at(-2)).toBe('.');
  });

  it('deep: twelve levels, a letter among them', () => {
    // The reader of structures stops at a letter within: below it are as many again.
    const depth = (entity: ReturnType<typeof readStructure>): number =>
      1 + Math.max(0, ...entity.children.map(depth));
    expect(depth(readStructure(letter('deep')))).toBe(7);
    const text = latin1(letter('deep'));
    expect(text).toContain('Content-Type: message/rfc822');
    for (let level = 1; level < 12; level++) expect(text).toContain(`--level-${level}--`);
  });

  it.each([
    ['attachment', 2],
    ['large', 1],
  ] as const)('%s: says the hash of what is attached', (name, files) => {
    const text = latin1(letter(name));
    const hashes = text.match(/\b[0-9a-f]{64}\b/g) ?? [];
    const contents = text
      .split(/\r\n--=_x1(?:--)?\r\n/)
      .filter((part) => part.includes('Content-Transfer-Encoding: base64'))
      .map((part) => Buffer.from(part.slice(part.indexOf('\r\n\r\n')), 'base64'));
    expect(contents).toHaveLength(files);
    expect(contents.map((octets) => createHash('sha256').update(octets).digest('hex'))).toEqual(hashes);
  });

  it('large: five mebibytes', () => {
    expect(letter('large').length).toBeGreaterThan(7_000_000);
  });
});

describe('assorted letters', () => {
  const letters = assortedLetters(100, ABOUT);

  it('are so many, in the order of their dates, the newest just now', () => {
    expect(letters).toHaveLength(100);
    expect(letters.at(-1)?.at).toBe(ABOUT.now * 1000);
    const times = letters.map(({ at }) => at ?? 0);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(new Set(letters.map(({ octets }) => field(octets, 'Message-ID'))).size).toBe(100);
  });

  it('are of all sorts: unread, flagged, answered, with a file, in a thread', () => {
    const having = (flag: string) => letters.filter(({ flags }) => flags?.includes(flag)).length;
    expect(having('\\Seen')).toBe(60);
    expect(having('\\Flagged')).toBeGreaterThan(5);
    expect(having('\\Answered')).toBeGreaterThan(5);
    expect(
      letters.filter(({ octets }) => field(octets, 'Content-Type').startsWith('multipart/')).length,
    ).toBe(10);
    const third = letters[2]?.octets ?? new Uint8Array();
    expect(field(third, 'References').split(/\s+/)).toEqual([
      '<0.x1@fill.campus.test>',
      '<1.x1@fill.campus.test>',
    ]);
    expect(letters.some(({ octets }) => /[^ -~]/.test(field(octets, 'Subject')))).toBe(true);
  });

  it('a thousand are made in less than a second or so, and are small', () => {
    const many = assortedLetters(1000, ABOUT);
    expect(many.reduce((sum, { octets }) => sum + octets.length, 0)).toBeLessThan(2_000_000);
  });
});
