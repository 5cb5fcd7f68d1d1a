import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { dkimBody } from 'mailauth/lib/dkim/body/index.js';
import { expect, it } from 'vitest';
import { relaxedBody } from './relaxed-body.ts';

const relaxed = (body: string, pieceOctets = 1_000) =>
  Buffer.concat([...relaxedBody(Buffer.from(body, 'latin1'), pieceOctets)]).toString('latin1');

it.each([
  [' C \r\nD \t E\r\n\r\n\r\n', ' C\r\nD E\r\n', 'the example of RFC 6376 §3.4.5'],
  ['', '', 'nothing'],
  ['\r\n\r\n', '', 'empty lines only'],
  [' \t\r\n \r\n', '', 'blank lines only'],
  ['a', 'a\r\n', 'a last line without an end'],
  ['a\n\nb\n', 'a\r\n\r\nb\r\n', 'line feeds alone'],
  ['a\rb\r\n', 'a\rb\r\n', 'a carriage return alone'],
  ['a  ', 'a\r\n', 'blanks at the end'],
])('makes %j %j: %s', (body, canonical) => {
  expect(relaxed(body)).toBe(canonical);
});

const body = fc
  .array(fc.constantFrom('\r\n', '\r\n', ' ', '\t', 'x', 'y', '\u00e9'), { maxLength: 60 })
  // On the way every letter's last line gets an end: what the library makes of one without does not matter.
  .map((parts) => `${parts.join('')}\r\n`);

it('is what the library hashes, whatever the body and in whatever pieces', () => {
  fc.assert(
    fc.property(body, fc.integer({ min: 1, max: 20 }), (text, pieceOctets) => {
      const ours = createHash('sha256').update(Buffer.from(relaxed(text, pieceOctets), 'latin1'));
      const theirs = dkimBody('relaxed', 'sha256', false);
      theirs.update(Buffer.from(text, 'latin1'));
      expect(ours.digest('base64')).toBe(theirs.digest('base64'));
    }),
  );
});

it('takes no longer for millions of empty lines, and has no memory for them', () => {
  const empty = Buffer.alloc(10_000_000, '\r\n');
  const began = performance.now();
  let octets = 0;
  for (const piece of relaxedBody(Buffer.concat([empty, Buffer.from('x')]), 64 * 1024)) {
    octets += piece.length;
    expect(piece.length).toBeLessThanOrEqual(2 * 64 * 1024 + 1);
  }
  expect(octets).toBe(empty.length + 3);
  expect(performance.now() - began).toBeLessThan(3_000);
});
