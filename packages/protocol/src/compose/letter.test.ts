import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { draftOf } from '../letter/field-reading.ts';
import { readStructured } from '../letter/parameters.ts';
import {
  decodeBase64,
  decodeEncodedWords,
  decodeQuotedPrintable,
  fieldValue,
  readAddresses,
  readBodyKind,
  readFields,
  showAddress,
} from '../mail/index.ts';
import { concat, latin1, octetsOfLatin1, textOfUtf8, utf8 } from '../octets.ts';
import { encodedWords } from './encoded-words.ts';
import { type ComposedLetter, composeLetter, type LetterDraft, pieceOctets } from './letter.ts';
import { parameterWords } from './parameter.ts';
import { quotedPrintable } from './quoted-printable.ts';

const DRAFT: LetterDraft = {
  from: [{ name: '', address: 'alice@campus.test' }],
  to: [{ name: 'Bob', address: 'bob@campus.test' }],
  cc: [],
  subject: 'Hello',
  text: 'Hello Bob,\nhow are you?',
  attachments: [],
  at: Date.UTC(2026, 10, 23, 9, 2, 11),
  offsetMinutes: 60,
  messageId: '1@ocean7.campus.test',
  boundary: '=_cut',
};
const octetsOf = ({ pieces }: ComposedLetter) => concat(pieces.map(pieceOctets));
const compose = (draft: Partial<LetterDraft>, eightBit = true) =>
  composeLetter({ ...DRAFT, ...draft }, { eightBit });
const written = (draft: Partial<LetterDraft>, eightBit = true) => latin1(octetsOf(compose(draft, eightBit)));
const field = (letter: Uint8Array, name: string) => fieldValue(readFields(letter).fields, name) ?? '';

/** The parts of a multipart body, each as a letter of its own. */
function partsOf(letter: Uint8Array): Uint8Array[] {
  const { fields, bodyStart } = readFields(letter);
  const cut = `--${readBodyKind(fields).boundary}`;
  const pieces = `\r\n${latin1(letter.subarray(bodyStart))}`.split(`\r\n${cut}`);
  expect(pieces.at(-1)).toBe('--\r\n');
  return pieces.slice(1, -1).map((piece) => octetsOfLatin1(piece.replace(/^\r\n/, '')));
}

describe('composeLetter', () => {
  it('writes a plain letter as it will cross', () => {
    expect(written({})).toBe(
      [
        'Date: Mon, 23 Nov 2026 10:02:11 +0100',
        'From: alice@campus.test',
        'To: Bob <bob@campus.test>',
        'Message-ID: <1@ocean7.campus.test>',
        'Subject: Hello',
        'MIME-Version: 1.0',
        'Content-Type: text/plain; charset=us-ascii',
        'Content-Transfer-Encoding: 7bit',
        '',
        'Hello Bob,',
        'how are you?',
        '',
      ].join('\r\n'),
    );
  });

  it.each([
    ['é', true, '8bit', 'the server takes octets above 127 (RFC 6152)'],
    ['é', false, 'quoted-printable', 'it does not'],
    ['e', true, '7bit', 'ASCII needs nothing'],
    ['e'.repeat(999), true, 'quoted-printable', 'a line of more than 998 octets (RFC 2045 §2.8)'],
    ['é'.repeat(500), true, 'quoted-printable', 'octets count, not characters'],
    ['a\0b', true, 'quoted-printable', 'NUL is in no 8bit text (RFC 2045 §2.8)'],
  ])('%#: a text crosses as %3$s: %4$s', (text, eightBit, encoding) => {
    const letter = compose({ text }, eightBit);
    expect(letter.encoding).toBe(encoding);
    expect(field(octetsOf(letter), 'Content-Transfer-Encoding')).toBe(encoding);
  });

  it.each([
    ['Grüße aus Genève', 'what is ASCII stays legible'],
    ['été', 'one word'],
    [
      '日本語の件名がとても長いときは、いくつかの符号化語に分けられる。それでも一つの文である。',
      'many encoded words',
    ],
    [`${'word '.repeat(40)}end`, 'a long one is folded'],
    ['x'.repeat(2000), 'a word that no line may hold is encoded'],
    ['=?UTF-8?Q?not_mine?=', 'what looks like an encoded word and is none'],
    ['a  b', 'two blanks'],
    ['', 'none'],
  ])('the subject %j is read as it was written: %s', (subject) => {
    const octets = octetsOf(compose({ subject }));
    expect(decodeEncodedWords(field(octets, 'Subject'))).toBe(subject);
    const head = latin1(octets).split('\r\n\r\n')[0] as string;
    for (const line of head.split('\r\n')) expect(line.length).toBeLessThanOrEqual(78);
  });

  it('lets nothing in a subject end its field', () => {
    const octets = octetsOf(compose({ subject: 'one\r\nBcc: eve@spam.test\r\n\r\nbody' }));
    expect(field(octets, 'Bcc')).toBe('');
    expect(decodeEncodedWords(field(octets, 'Subject'))).toBe('one Bcc: eve@spam.test body');
  });

  it.each([
    'bob@campus.test',
    'Bob <bob@campus.test>',
    '"Doe, Jane" <jane@campus.test>, Zoë Favre <zoe@campus.test>, bob@campus.test',
    '"A \\"quoted\\" name" <a@b.test>',
    Array.from({ length: 40 }, (_, n) => `person${n}@campus.test`).join(', '),
  ])('the addresses %j are read as they were written', (text) => {
    const to = readAddresses(text);
    const octets = octetsOf(compose({ to }));
    expect(readAddresses(field(octets, 'To')).map(showAddress)).toEqual(to.map(showAddress));
  });

  it('says who sent it where there are several writers (RFC 5322 §3.6.2)', () => {
    const octets = octetsOf(compose({ from: readAddresses('a@b.test, c@d.test') }));
    expect(field(octets, 'Sender')).toBe('a@b.test');
  });

  it('an answer names what it answers (RFC 5322 §3.6.4)', () => {
    const octets = octetsOf(compose({ answers: { messageId: 'b@x', references: ['a@x'] } }));
    expect(field(octets, 'In-Reply-To')).toBe('<b@x>');
    expect(field(octets, 'References')).toBe('<a@x> <b@x>');
  });

  it('attachments come back as they were, and so does the text before them', () => {
    const octets = Uint8Array.from({ length: 1000 }, (_, n) => n & 255);
    const letter = compose(
      {
        text: 'Voilà.',
        attachments: [
          { name: 'naïve "plan".bin', type: 'application/pdf', octets },
          { name: 'a.eml', type: 'message/rfc822', octets: new Uint8Array(0) },
          { name: 'x', type: 'not a type\r\nX: y', octets: octets.subarray(0, 58) },
        ],
      },
      false,
    );
    const whole = octetsOf(letter);
    expect(whole).toHaveLength(letter.size);
    const [text, ...files] = partsOf(whole) as [Uint8Array, ...Uint8Array[]];
    const { bodyStart } = readFields(text);
    expect(textOfUtf8(decodeQuotedPrintable(latin1(text.subarray(bodyStart))))).toBe('Voilà.');
    expect(files.map((file) => readBodyKind(readFields(file).fields))).toMatchObject([
      { type: 'application/pdf', fileName: 'naïve "plan".bin', disposition: 'attachment' },
      // Never a letter in base64 (RFC 2046 §5.2.1).
      { type: 'application/octet-stream', fileName: 'a.eml' },
      { type: 'application/octet-stream', fileName: 'x' },
    ]);
    const contents = files.map((file) => decodeBase64(latin1(file.subarray(readFields(file).bodyStart))));
    expect(contents).toEqual([octets, new Uint8Array(0), octets.subarray(0, 58)]);
    for (const line of latin1(whole).split('\r\n')) expect(line.length).toBeLessThanOrEqual(78);
  });

  it('no line of the text is taken for the boundary (RFC 2046 §5.1.1)', () => {
    const letter = compose({
      text: 'one\n--=_cut\n--=_cut--\ntwo',
      attachments: [{ name: 'a', type: 'text/plain', octets: utf8('a') }],
    });
    expect(partsOf(octetsOf(letter))).toHaveLength(2);
  });

  it('says that it needs SMTPUTF8 for an address beyond ASCII, and for nothing else (RFC 6532)', () => {
    expect(compose({ subject: 'é', text: 'é' }).utf8Header).toBe(false);
    expect(compose({ to: [{ name: '', address: 'zoë@campus.test' }] }).utf8Header).toBe(true);
  });
});

const anyText = fc.string({ unit: 'grapheme', maxLength: 400 });

describe('what is encoded', () => {
  it('encoded words are 75 characters at most, each whole, and give the text back (RFC 2047 §2, §5)', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const words = encodedWords(text);
        for (const word of words) {
          expect(word.length).toBeLessThanOrEqual(75);
          expect(decodeEncodedWords(word)).not.toContain('\uFFFD');
        }
        expect(decodeEncodedWords(words.join('\r\n '.slice(2)))).toBe(text);
      }),
    );
  });

  it('quoted-printable has lines of 76 characters at most, and gives the text back (RFC 2045 §6.7)', () => {
    fc.assert(
      fc.property(fc.array(anyText, { maxLength: 5 }), (lines) => {
        const text = lines.join('\r\n');
        const encoded = quotedPrintable(text);
        for (const line of encoded.split('\r\n')) expect(line).toMatch(/^(?!\.)[\t -~]{0,76}$/);
        for (const line of encoded.split('\r\n')) expect(line).not.toMatch(/[ \t]$/);
        expect(textOfUtf8(decodeQuotedPrintable(encoded))).toBe(text);
      }),
    );
  });

  it('a file name in any script is read as it is (RFC 2231 §3, §4)', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const name = text.replace(/\p{Cc}/gu, ' ').trim();
        const value = `attachment; ${parameterWords('filename', name).join('; ')}`;
        expect(readStructured(value, draftOf('text'), new Set()).parameters.get('filename')).toBe(name);
      }),
    );
  });
});
