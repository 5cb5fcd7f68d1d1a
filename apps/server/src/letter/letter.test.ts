import { describe, expect, it } from 'vitest';
import { contentDisposition, fileNameOf } from './file-name.ts';
import { textOfHtml } from './html-text.ts';
import { crlf } from './letter.fixture.ts';
import { readLetter } from './letter.ts';
import { inlinePictures } from './safe-html.ts';

const read = (...lines: string[]) => readLetter(Buffer.from(crlf(...lines), 'latin1'));

describe('readLetter', () => {
  it('gives the header in order, decoded and as it crossed', () => {
    const letter = read(
      'Received: by a',
      'Subject: =?iso-8859-1?Q?D=E9j=E0?=',
      ' =?utf-8?B?IOKYgw==?=',
      'X-Latin: caf\xe9',
      'X-Utf8: caf\xc3\xa9',
      'Received: by b',
      '',
      'Subject: not this',
    );
    expect(letter.headers()).toEqual([
      { name: 'Received', value: 'by a', raw: 'by a' },
      { name: 'Subject', value: 'Déjà ☃', raw: '=?iso-8859-1?Q?D=E9j=E0?=\r\n =?utf-8?B?IOKYgw==?=' },
      { name: 'X-Latin', value: 'café', raw: 'café' },
      { name: 'X-Utf8', value: 'café', raw: 'café' },
      { name: 'Received', value: 'by b', raw: 'by b' },
    ]);
    expect(letter.fields('received')).toEqual(['by a', 'by b']);
  });

  it.each([
    ['no Content-Type', [], 'na\xc3\xafve', 'naïve'],
    ['octets that are no UTF-8, and no charset', [], 'na\xefve', 'naïve'],
    ['ISO-8859-1', ['Content-Type: text/plain; charset=ISO-8859-1'], 'na\xefve', 'naïve'],
    ['a charset with a comment', ['Content-Type: text/plain (plain); charset="iso-8859-15"'], '\xa4', '€'],
    ['ISO-2022-JP', ['Content-Type: text/plain; charset=iso-2022-jp'], '\x1b$B$3\x1b(B', 'こ'],
    ['a charset nobody knows', ['Content-Type: text/plain; charset=x-klingon'], 'na\xefve', 'naïve'],
    [
      'base64',
      ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: BASE64'],
      'bmHDr3Zl',
      'naïve',
    ],
    [
      'quoted-printable',
      ['Content-Transfer-Encoding: quoted-printable'],
      'a=3Db=\r\nc  \r\n=zz=',
      'a=bc\r\n=zz',
    ],
    ['an encoding nobody knows', ['Content-Transfer-Encoding: x-gzip'], 'abc', 'abc'],
    ['a type that is none', ['Content-Type: nonsense'], 'abc', 'abc'],
  ])('decodes a text with %s', (_, header, body, text) => {
    expect(
      read(...header, '', body)
        .text()
        ?.trimEnd(),
    ).toBe(text);
  });

  it('tells text, HTML and parts apart, and numbers parts', () => {
    const letter = read(
      'Content-Type: multipart/mixed; boundary="out er"',
      '',
      'preamble',
      '--out er',
      'Content-Type: multipart/alternative; boundary=in',
      '',
      '--in',
      '',
      'plain',
      '--in ',
      'Content-Type: text/html',
      '',
      '<p>html',
      '--in--',
      'epilogue',
      '--out er',
      'Content-Type: message/rfc822',
      '',
      'Subject: within',
      '',
      '--in',
      '--out er',
      'Content-Type: image/png; name=logo.png',
      'Content-ID: <logo@x>',
      'Content-Disposition: inline',
      '',
      'PNG',
      '--out er--',
    );
    expect(letter.text()).toBe('plain');
    expect(letter.html()).toBe('<p>html');
    expect(
      letter.parts.map(({ octets, ...part }) => ({ ...part, text: Buffer.from(octets()).toString() })),
    ).toEqual([
      {
        n: 1,
        partId: '2',
        name: '',
        type: 'message/rfc822',
        contentId: '',
        disposition: 'attachment',
        text: 'Subject: within\r\n\r\n--in',
      },
      {
        n: 2,
        partId: '3',
        name: 'logo.png',
        type: 'image/png',
        contentId: 'logo@x',
        disposition: 'inline',
        text: 'PNG',
      },
    ]);
  });

  it.each([
    ['a plain one', 'filename=report.pdf', 'report.pdf'],
    ['one with a quoted quote', String.raw`filename="a\"b.txt"`, 'a"b.txt'],
    ['an encoded word (RFC 2047, against its §5)', 'filename="=?utf-8?Q?na=C3=AFve.txt?="', 'naïve.txt'],
    ['another charset (RFC 2231 §4)', "filename*=iso-8859-1'fr'na%EFve.txt", 'naïve.txt'],
    ['sections (RFC 2231 §3)', "filename*0*=utf-8''na%C3%AF; filename*1=ve; filename*2*=%2Etxt", 'naïve.txt'],
    ['both spellings, the better one', "filename=naive.txt; filename*=utf-8''na%C3%AFve.txt", 'naïve.txt'],
    ['directories above', 'filename="../../etc/passwd"', 'passwd'],
    ['a drive', String.raw`filename="C:\\Windows\\evil.exe"`, 'evil.exe'],
    ['line ends and NULs', "filename*=utf-8''a%0D%0AX-Evil:%201%00.txt", 'aX-Evil: 1.txt'],
    ['a turned direction (it reads "gnp.exe" as "exe.png")', "filename*=utf-8''%E2%80%AEgnp.exe", 'gnp.exe'],
    ['leading dots', 'filename=".. .htaccess"', 'htaccess'],
    ['a name of a prototype', 'filename=__proto__', '__proto__'],
  ])('reads a file name: %s', (_, parameter, name) => {
    const { parts } = read(`Content-Disposition: attachment; ${parameter}`, '', 'x');
    expect(parts.map((part) => part.name)).toEqual([name]);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['NULs', Buffer.alloc(1000)],
    ['every octet', Buffer.from(Array.from({ length: 256 }, (_, octet) => octet))],
    ['10 MB of line ends', Buffer.alloc(10_000_000, 10)],
    [
      'a body of 25 MB',
      Buffer.concat([Buffer.from('Subject: x\r\n\r\n'), Buffer.alloc(25_000_000, 'abcdefg\r\n')]),
    ],
    ['a header of 3 MB that never ends', Buffer.alloc(3_000_000, 'X-Long: header\r\n')],
    ['a field of 3 MB', Buffer.from(`Subject: ${'=?utf-8?Q?a?= '.repeat(200_000)}\r\n\r\nb`)],
    ['encoded words that never end', Buffer.from(`Subject: ${'=?utf-8?Q?'.repeat(100_000)}\r\n\r\nb`)],
    [
      'a million parts',
      Buffer.from(`Content-Type: multipart/mixed; boundary=a\r\n\r\n${'--a\r\n\r\n'.repeat(1_000_000)}`),
    ],
    [
      'a million delimiters that are none',
      Buffer.from(`Content-Type: multipart/mixed; boundary=a\n\n${'--ab\n'.repeat(1_000_000)}`),
    ],
    [
      'multiparts 2000 deep',
      Buffer.from(
        Array.from(
          { length: 2000 },
          (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
        ).join(''),
      ),
    ],
    ['a multipart of one boundary', Buffer.from('Content-Type: multipart/mixed; boundary=a\r\n\r\nno part')],
    ['parameters that never end', Buffer.from(`Content-Type: text/plain${'; a="'.repeat(100_000)}\r\n\r\nb`)],
    [
      'quoted-printable of equals signs',
      Buffer.concat([
        Buffer.from('Content-Transfer-Encoding: quoted-printable\r\n\r\n'),
        Buffer.alloc(5_000_000, '= \t'),
      ]),
    ],
  ])('reads %s in a moment, and does not throw', (_, source) => {
    const began = performance.now();
    const letter = readLetter(source);
    letter.headers();
    letter.text();
    letter.html();
    expect(letter.parts.length).toBeLessThanOrEqual(201);
    for (const { octets } of letter.parts) octets();
    // A page of the room waits for this, and so does everybody else on the loop.
    expect(performance.now() - began).toBeLessThan(3000);
  });
});

describe('contentDisposition', () => {
  it.each([
    ['', 'attachment'],
    ['a.txt', 'attachment; filename="a.txt"'],
    ['a "b"; \\.txt', 'attachment; filename="a _b_; _.txt"; filename*=UTF-8\'\'a%20%22b%22%3B%20%5C.txt'],
    ['naïve (1).txt', 'attachment; filename="na_ve (1).txt"; filename*=UTF-8\'\'na%C3%AFve%20%281%29.txt'],
    ['\u{1f4e7}.eml', 'attachment; filename="_.eml"; filename*=UTF-8\'\'%F0%9F%93%A7.eml'],
    ['a\r\nb', 'attachment; filename="a__b"; filename*=UTF-8\'\'a%0D%0Ab'],
    ['\ud800', 'attachment; filename="_"; filename*=UTF-8\'\'%EF%BF%BD'],
  ])('writes %j so that every browser reads it (RFC 6266, RFC 8187)', (name, header) => {
    expect(contentDisposition('attachment', name)).toBe(header);
  });
});

describe('fileNameOf', () => {
  it('keeps a name short', () => {
    expect(fileNameOf(`${'\u{1f4e7}'.repeat(500)}.txt`)).toBe('\u{1f4e7}'.repeat(200));
  });
});

describe('inlinePictures', () => {
  const { parts } = read(
    'Content-Type: multipart/related; boundary=a',
    '',
    '--a',
    'Content-Type: image/png',
    'Content-ID: <p%@x>',
    '',
    'PNG',
    '--a',
    'Content-Type: text/html',
    'Content-Disposition: attachment',
    'Content-ID: <page@x>',
    '',
    '<script>',
    '--a--',
  );

  it.each([
    ['<img src="cid:p%@x">', '<img src="data:image/png;base64,UE5H">'],
    ['<img src=cid:p%25@x >', '<img src=data:image/png;base64,UE5H >'],
    ["<td style='background:url(CID:p%25@x)'>", "<td style='background:url(data:image/png;base64,UE5H)'>"],
    // Whatever it is used as, it is no HTML.
    ['<iframe src="cid:page@x">', '<iframe src="data:application/octet-stream;base64,PHNjcmlwdD4=">'],
    ['<img src="cid:nobody@x"> cid:p%@x', '<img src="cid:nobody@x"> cid:p%@x'],
    [
      '<script>alert(1)</script><a href="https://x.test">',
      '<script>alert(1)</script><a href="https://x.test">',
    ],
  ])('makes of %j: %j', (html, shown) => {
    expect(inlinePictures(html, parts)).toBe(shown);
  });

  it('does not grow without end when a large picture is named often', () => {
    const big = read('Content-Type: image/png', 'Content-ID: <a>', '', 'x'.repeat(1_000_000)).parts;
    expect(inlinePictures('<img src="cid:a">'.repeat(10_000), big).length).toBeLessThan(20_000_000);
  });
});

describe('textOfHtml', () => {
  it.each([
    ['<style>p{}</style><p>One<p>two<br>three &amp; &#233;&#x2603;&unknown;', 'One two\nthree & é☃&unknown;'],
    ['<p>a</p><p>b</p><script>never closed', 'a\nb'],
    ['1 < 2', '1 < 2'],
    ['&#0;&#99999999;', '&#99999999;'],
  ])('reads %j as %j', (html, text) => {
    expect(textOfHtml(html)).toBe(text);
  });
});
