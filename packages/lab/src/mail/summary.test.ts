import { octetsOfLatin1, utf8 } from '@ehlo/protocol';
import { describe, expect, it } from 'vitest';
import { createAttachmentCounter } from './attachment-counter.ts';
import { summarize } from './summary.ts';

const crlf = (text: string) => utf8(text.replace(/\n/g, '\r\n'));
const MULTIPART = crlf(`From: =?UTF-8?Q?Zo=C3=AB?= <zoe@campus.test>
To: bob@campus.test, Alice <alice@campus.test>
Subject: =?ISO-8859-1?Q?R=E9sum=E9?=
Date: Mon, 5 Jan 2026 10:00:00 +0100
Content-Type: multipart/mixed; boundary=outer

preamble
--outer
Content-Type: multipart/alternative; boundary="inner"

--inner
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: base64

R3LDvMOfZSBh
dXMgWsO8cmljaA==
--inner
Content-Type: text/html

<p>no</p>
--inner--
--outer
Content-Type: application/pdf; name="cv.pdf"
Content-Disposition: attachment

%PDF
--outer
Content-Type: image/png

binary
--outer--
`);

function count(message: Uint8Array, step = message.length): number {
  const counter = createAttachmentCounter();
  for (let at = 0; at < message.length; at += step) counter.write(message.subarray(at, at + step));
  return counter.count();
}

describe('summarize', () => {
  it('decodes what a list shows', () => {
    expect(summarize(MULTIPART, 2)).toEqual({
      from: 'Zoë <zoe@campus.test>',
      to: 'bob@campus.test, Alice <alice@campus.test>',
      subject: 'Résumé',
      date: 'Mon, 5 Jan 2026 10:00:00 +0100',
      attachments: 2,
      snippet: 'Grüße aus Zürich',
    });
  });

  it.each([
    ['', ''],
    ['no header at all\nsecond line', 'no header at all second line'],
    ['Subject: x\n\nfirst   line\n\nsecond', 'first line second'],
    ['Content-Type: text/html\n\n<style>p{}</style><p>Hi&nbsp;<b>Bob</b> &amp; all</p>', 'Hi Bob & all'],
    [
      'Content-Transfer-Encoding: quoted-printable\nContent-Type: text/plain; charset=utf-8\n\ncaf=C3=A9',
      'café',
    ],
    ['Content-Type: image/png\n\nbinary', ''],
    ['Content-Type: text/plain; charset=koi8-r\n\nabc', 'abc'],
    ['Content-Type: multipart/mixed; boundary=b\n\n--b\n\nfirst part, cut', 'first part, cut'],
  ])('the snippet of %j is %j', (message, snippet) => {
    expect(summarize(crlf(message), 0).snippet).toBe(snippet);
  });

  it('keeps control characters out, which steer terminals', () => {
    const { subject, from } = summarize(
      octetsOfLatin1('Subject: a\x1b]0;b\x07\x9bc\r\nFrom: =?UTF-8?Q?=1B[2J?= <x@y>\r\n\r\n'),
      0,
    );
    expect(`${subject}${from}`).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
  });

  it('is bounded whatever the message is', () => {
    const long = summarize(
      octetsOfLatin1(`Subject: ${'s'.repeat(60_000)}\r\nTo: ${'a@b, '.repeat(10_000)}\r\n`),
      0,
    );
    expect(JSON.stringify(long).length).toBeLessThan(2_000);
  });
});

describe('createAttachmentCounter', () => {
  it.each([1, 2, 3, 7, 64, 10_000])(
    'counts the same when the message comes in pieces of %i octets',
    (step) => {
      expect(count(MULTIPART, step)).toBe(2);
    },
  );

  it.each([
    ['Subject: x\n\nbody', 0, 'plain text'],
    [
      'Content-Type: application/pdf\nContent-Disposition: attachment; filename=a.pdf\n\nx',
      1,
      'a message that is one',
    ],
    [
      'Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b--\nContent-Type: image/png',
      0,
      'the epilogue is not read',
    ],
    ['Content-Type: multipart/mixed; boundary=b\n\n--c\nContent-Type: image/png\n\n', 0, 'another boundary'],
    [
      'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: message/rfc822\n\nSubject: y\n',
      1,
      'a mail in a mail',
    ],
    [
      'Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Disposition: attachment; filename=cut',
      1,
      'a header cut off',
    ],
  ])('%j has %i: %s', (message, wanted) => {
    expect(count(crlf(message))).toBe(wanted);
  });

  it('finds the attachment behind a long one', () => {
    const base = 'Content-Type: multipart/mixed; boundary=b\n\n';
    const part = (body: string) => `--b\nContent-Type: application/zip\n\n${body}\n`;
    const message = crlf(`${base}${part('x'.repeat(76).concat('\n').repeat(5_000))}${part('y')}--b--\n`);
    expect(count(message, 65_536)).toBe(2);
  });
});
