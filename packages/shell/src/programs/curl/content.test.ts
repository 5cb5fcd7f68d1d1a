import { latin1, octetsOfLatin1 } from '@ehlo/protocol';
import { describe, expect, it } from 'vitest';
import { ChunkReader } from './http-body.ts';
import { atom, readImapUrl } from './imap-url.ts';
import { five, time } from './meter.ts';
import { DottedContent } from './pop3.ts';
import { DotStuffing, withCr } from './upload.ts';
import { readUrl } from './url.ts';

/** A text in pieces of every size: nothing may depend on how it was cut. */
function* cuts(text: string): Generator<Uint8Array[]> {
  for (let size = 1; size <= text.length; size++)
    yield Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
      octetsOfLatin1(text.slice(at * size, (at + 1) * size)),
    );
}

describe('letters on their way', () => {
  it.each([
    ['a\r\n.b\r\n', 'a\r\n..b\r\n', true],
    ['.a', '..a', false],
    ['a\n.b\n', 'a\n.b\n', false],
    ['', '', true],
    ['\r\n.\r\n', '\r\n..\r\n', true],
  ])('dots of %j are doubled behind CR LF only (RFC 5321 §4.5.2)', (text, sent, endsLine) => {
    for (const pieces of cuts(text || ' ')) {
      const stuffing = new DotStuffing();
      const out = (text === '' ? [] : pieces).map((piece) => latin1(stuffing.take(piece))).join('');
      expect([out, stuffing.endsLine]).toEqual([sent, endsLine]);
    }
  });

  it('--crlf puts CR before every LF, also where there is one', () =>
    expect(latin1(withCr(octetsOfLatin1('a\nb\r\n\n')))).toBe('a\r\nb\r\r\n\r\n'));

  it.each([
    ['Hello\r\n..dot\r\nbye\r\n.\r\nmore', 'Hello\r\n.dot\r\nbye\r\n', 'more'],
    ['.\r\n', '\r\n', ''],
    ['..\r\n.\r\n', '.\r\n', ''],
    ['a\r\n.b\r\n.\r\n', 'a\r\n.b\r\n', ''],
    ['a\r\r\n\r\n.\r\n', 'a\r\r\n\r\n', ''],
  ])('POP3: of %j is content %j (RFC 1939 §3)', (text, content, rest) => {
    for (const pieces of cuts(text)) {
      const reader = new DottedContent();
      let out = '';
      let left = '';
      let over = false;
      for (const piece of pieces) {
        if (over) left += latin1(piece);
        else {
          const taken = reader.take(piece);
          out += latin1(taken.octets);
          over = taken.rest !== undefined;
          left += latin1(taken.rest ?? new Uint8Array());
        }
      }
      expect([out, left, over]).toEqual([content, rest, true]);
    }
  });

  it('chunks are put together (RFC 9112 §7.1)', () => {
    for (const pieces of cuts('5;x=y\r\nhello\r\n1\r\n\n\r\n0\r\nA: b\r\n\r\nrest')) {
      const reader = new ChunkReader();
      let out = '';
      let rest = '';
      for (const piece of pieces) {
        if (reader.over) rest += latin1(piece);
        else {
          out += latin1(reader.take(piece));
          rest += latin1(reader.rest);
        }
      }
      expect([out, rest]).toEqual(['hello\n', 'rest']);
    }
    const wrong = new ChunkReader();
    wrong.take(octetsOfLatin1('zz\r\n'));
    expect(wrong.problem).toBe('Illegal or missing hexadecimal sequence');
  });
});

describe('IMAP URLs (RFC 5092)', () => {
  it.each([
    ['imap://h/INBOX;UID=1', { mailbox: 'INBOX', uid: '1' }],
    [
      'imap://h/My%20Box/;UIDVALIDITY=7/;UID=1/;SECTION=TEXT;PARTIAL=0.5',
      { mailbox: 'My Box', uidValidity: '7', uid: '1', section: 'TEXT', partial: '0.5' },
    ],
    ['imap://h/INBOX?SUBJECT%20hi', { mailbox: 'INBOX', query: 'SUBJECT hi' }],
    ['imap://h/INBOX;MAILINDEX=1?x', { index: '1', query: undefined }],
    ['imap://h', { mailbox: undefined }],
  ])('%s', (text, target) => expect(readImapUrl(readUrl(text))).toMatchObject(target));

  it('knows no other parameter', () => expect(() => readImapUrl(readUrl('imap://h/INBOX;FOO=1'))).toThrow());

  it.each([
    ['INBOX', 'INBOX'],
    ['My Box', '"My Box"'],
    ['a"b\\c', '"a\\"b\\\\c"'],
  ])('%s is sent as %s', (text, sent) => expect(atom(text)).toBe(sent));
});

describe('the meter', () => {
  it.each([
    [404, '  404'],
    [99_999, '99999'],
    [102_400, ' 100k'],
    [10_240_000, ' 9.7M'],
    [200 << 20, ' 200M'],
  ])('%i octets are %j', (octets, text) => expect(five(octets)).toBe(text));

  it.each([
    [0, '--:--:--'],
    [65, ' 0:01:05'],
    [400_000, '  4d 15h'],
  ])('%i seconds are %j', (seconds, text) => expect(time(seconds)).toBe(text));
});
