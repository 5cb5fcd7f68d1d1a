import { describe, expect, it } from 'vitest';
import { latin1, octetsOfLatin1, utf8 } from '../octets.ts';
import { readAddresses, showAddress } from './addresses.ts';
import { textOfCharset } from './charset.ts';
import { readBodyKind } from './content-type.ts';
import { decodeEncodedWords } from './encoded-word.ts';
import { fieldValue, MAX_FIELDS, readFields } from './fields.ts';
import { decodeBase64, decodeQuotedPrintable } from './transfer-encoding.ts';

const bodyOf = (message: string) => message.slice(readFields(octetsOfLatin1(message)).bodyStart);

describe('readFields', () => {
  it('unfolds a field and says where it stood (RFC 5322 §2.2.3)', () => {
    const message = octetsOfLatin1('Subject: one\r\n two\r\nTo: x\r\n\r\nbody');
    expect(readFields(message)).toEqual({
      fields: [
        { name: 'Subject', value: 'one two', start: 0, end: 20 },
        { name: 'To', value: 'x', start: 20, end: 27 },
      ],
      bodyStart: 29,
    });
  });

  it.each([
    ['A: b\r\n\r\nbody', 'body', 'an empty line ends the header (RFC 5322 §2.1)'],
    ['A: b\n\nbody', 'body', 'LF alone, as files have it'],
    ['\r\nbody', 'body', 'no field at all'],
    ['just text\r\nmore', 'just text\r\nmore', 'a line without a field name is body'],
    ['A: b\r\nno field\r\n', 'no field\r\n', 'the same in the middle'],
    ['A: b', '', 'no body'],
    ['', '', 'nothing'],
  ])('%j has the body %j: %s', (message, body) => {
    expect(bodyOf(message)).toBe(body);
  });

  it('reads UTF-8 in values (RFC 6532), and ISO-8859-1 where it is none', () => {
    expect(fieldValue(readFields(utf8('Subject: Grüße\r\n\r\n')).fields, 'SUBJECT')).toBe('Grüße');
    expect(fieldValue(readFields(octetsOfLatin1('Subject: Grüße\r\n\r\n')).fields, 'subject')).toBe('Grüße');
  });

  it('stops at a bound', () => {
    expect(readFields(octetsOfLatin1('A: b\r\n'.repeat(5000))).fields).toHaveLength(MAX_FIELDS);
  });
});

describe('decodeEncodedWords', () => {
  it.each([
    ['=?UTF-8?Q?Caf=C3=A9_cr=C3=A8me?=', 'Café crème', 'Q, `_` is a space (RFC 2047 §4.2)'],
    ['=?utf-8?B?R3LDvMOfZQ==?=', 'Grüße', 'B (§4.1)'],
    ['=?ISO-8859-1?q?Andr=E9?= Pirard', 'André Pirard', 'text around it stays (§8)'],
    ['=?US-ASCII?Q?a?= =?US-ASCII?Q?b?=', 'ab', 'space between encoded words goes (§6.2)'],
    ['=?US-ASCII?Q?a?= b =?US-ASCII?Q?c?=', 'a b c', 'other space stays'],
    ['=?UTF-8?B?w6k=?=\t=?ISO-8859-1?Q?=E9?=', 'éé', 'two charsets'],
    ['=?UTF-8?Q?=C3?= =?UTF-8?Q?=A9?=', 'é', 'a character cut in two'],
    ['=?windows-1252?Q?=93hi=94?=', '“hi”', 'windows-1252'],
    ['=?iso-8859-15?Q?5_=A4?=', '5 €', 'ISO-8859-15'],
    ['=?utf-8*fr?Q?=C3=A9?=', 'é', 'with a language (RFC 2231 §5)'],
    ['=?koi8-r?B?8g==?=', '=?koi8-r?B?8g==?=', 'an unknown charset stays as written'],
    ['=?UTF-8?X?abc?=', '=?UTF-8?X?abc?=', 'an unknown encoding too'],
    ['1 =? 2 ?= 3', '1 =? 2 ?= 3', 'what is no encoded word'],
    ['plain', 'plain', 'plain text'],
  ])('%j is %j: %s', (value, text) => {
    expect(decodeEncodedWords(value)).toBe(text);
  });

  it('takes a megabyte of almost-words in its stride', () => {
    const value = '=?UTF-8?Q?'.repeat(100_000);
    expect(decodeEncodedWords(value)).toBe(value);
  });
});

describe('transfer encodings', () => {
  it.each([
    ['', ''],
    ['SGVsbG8=', 'Hello'],
    ['SGVs\r\nbG8', 'Hello'],
    ['SGVsbG8=ignored', 'Hello'],
    ['*S*G*k=', 'Hi'],
  ])('base64 %j is %j', (encoded, text) => {
    expect(latin1(decodeBase64(encoded))).toBe(text);
  });

  it.each([
    ['a=3Db', 'a=b', 'an octet'],
    ['soft=\r\nbreak', 'softbreak', 'a soft line break (RFC 2045 §6.7 rule 5)'],
    ['end  \r\nnext', 'end\r\nnext', 'space at the end of a line goes (rule 3)'],
    ['=ZZ and =', '=ZZ and =', 'what is malformed stays'],
  ])('quoted-printable %j is %j: %s', (encoded, text) => {
    expect(latin1(decodeQuotedPrintable(encoded))).toBe(text);
  });

  it('takes a line of a million blanks in its stride', () => {
    expect(decodeQuotedPrintable(`${' '.repeat(1_000_000)}x`)).toHaveLength(1_000_001);
  });

  it('knows no charset it does not know', () => {
    expect(textOfCharset(Uint8Array.of(0xff), 'gb2312')).toBeUndefined();
  });
});

describe('readAddresses', () => {
  it.each<[string, string[]]>([
    ['bob@campus.test', ['bob@campus.test']],
    ['Bob <bob@campus.test>', ['Bob <bob@campus.test>']],
    ['"Doe, Jane" <jane@campus.test>, bob@campus.test', ['Doe, Jane <jane@campus.test>', 'bob@campus.test']],
    ['bob@campus.test (Bob (the builder))', ['Bob (the builder) <bob@campus.test>']],
    ['=?UTF-8?Q?Zo=C3=AB?= <zoe@campus.test>', ['Zoë <zoe@campus.test>']],
    ['Friends: a@x.test, b@x.test; c@x.test', ['a@x.test', 'b@x.test', 'c@x.test']],
    ['undisclosed-recipients:;', []],
    ['"quoted local"@campus.test', ['"quoted local"@campus.test']],
    ['Just A Name', ['Just A Name']],
    ['"never closed <x@y>', ['"never closed <x@y>"']],
    ['<>', ['']],
    [', ,', []],
  ])('%j has %j', (value, wanted) => {
    expect(readAddresses(value).map(showAddress)).toEqual(wanted);
  });
});

describe('readBodyKind', () => {
  const kindOf = (header: string) => readBodyKind(readFields(utf8(`${header}\r\n\r\n`)).fields);

  it('takes US-ASCII text when nothing is said (RFC 2045 §5.2)', () => {
    expect(kindOf('Subject: x')).toEqual({
      type: 'text/plain',
      charset: 'us-ascii',
      boundary: undefined,
      encoding: '7bit',
      disposition: '',
      fileName: '',
    });
  });

  it.each([
    ['Content-Type: Multipart/Mixed; boundary="a;b \\"c"', { type: 'multipart/mixed', boundary: 'a;b "c' }],
    ['Content-Type: text/html; charset=UTF-8', { type: 'text/html', charset: 'utf-8' }],
    ['Content-Type: nonsense', { type: 'text/plain' }],
    ['Content-Disposition: attachment; filename=a.pdf', { disposition: 'attachment', fileName: 'a.pdf' }],
    ['Content-Disposition: attachment; filename="=?utf-8?q?=C3=A9?="', { fileName: 'é' }],
    ["Content-Disposition: attachment; filename*=utf-8''na%C3%AFve%20x.txt", { fileName: 'naïve x.txt' }],
    ['Content-Type: image/png; name=logo.png', { fileName: 'logo.png' }],
    ['Content-Transfer-Encoding: BASE64', { encoding: 'base64' }],
  ])('%j', (header, wanted) => {
    expect(kindOf(header)).toMatchObject(wanted);
  });
});
