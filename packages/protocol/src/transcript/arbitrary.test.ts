/** Whatever is fed to `explain`: it answers, names every octet, and does not mind where the octets were cut. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../octets.ts';
import { explain } from './explain.ts';
import { NAMED_CASES } from './named-cases.ts';
import { parseTranscript } from './parse-transcript.ts';
import type { Part } from './transcript.ts';

const SAID = [
  '220 mx ESMTP',
  '220-mx',
  '250 ok',
  '250-mx',
  '250-AUTH PLAIN LOGIN',
  '250 STARTTLS',
  '334 VXNlcm5hbWU6',
  '354 go',
  '421 4.4.2 timeout',
  '501 5.5.4 Syntax',
  '503 5.5.1 need MAIL',
  '550 5.1.1 User unknown',
  '554 5.7.1 Relay access denied',
  '+OK ready',
  '-ERR no',
  '+ ',
  '* OK [CAPABILITY IMAP4rev1] ready',
  '* 1 FETCH (BODY[] {5}',
  'a OK done',
  'a BAD what',
  'HTTP/1.1 400 Bad Request',
  '\x15\x03\x01',
  '',
  '.',
];
const TYPED = [
  'EHLO pc.uni.test',
  'HELO',
  'MAIL FROM:<ann@uni.test>',
  'MAIL FROM: ann@uni.test SIZE=3',
  'RCPT TO:<bob@uni.test>',
  'RCPT TO:<a@b>,<c@d>',
  'DATA',
  'From: Ann <ann@uni.test>',
  'Subject: \xe9',
  ' folded',
  '',
  '.',
  '. ',
  '..x',
  'QUIT',
  'RSET',
  'BDAT 7',
  'BDAT 3 LAST',
  'AUTH PLAIN AGFubgBzZWNyZXQ=',
  'AUTH LOGIN',
  'YW5u',
  'STARTTLS',
  '\x16\x03\x01hello',
  'USER bob',
  'RETR 1',
  'a LOGIN {3}',
  'a FETCH 1 BODY[]',
  'a IDLE',
  'DONE',
  'GET / HTTP/1.1',
  'x\x1b[Dy\x00\r',
];
const ended = (lines: readonly string[]) =>
  fc
    .tuple(fc.constantFrom(...lines), fc.constantFrom('\r\n', '\r\n', '\r\n', '\n', ''))
    .map((it) => it.join(''));
const part: fc.Arbitrary<Part> = fc.oneof(
  fc.record({ by: fc.constant<Part['by']>('client'), octets: ended(TYPED) }),
  fc.record({ by: fc.constant<Part['by']>('server'), octets: ended(SAID) }),
);
const bare = (text: string) => text.replace(/\s/g, '');

describe('any dialogue', () => {
  it('has a name for every octet but blanks, and notes that others know', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        for (const { text, tokens, notes, state } of explain({ format: 'json', parts }).lines) {
          expect(bare(tokens.map((token) => token.text).join(''))).toBe(bare(text));
          expect(state).not.toBe('');
          for (const { id, voice, rfc } of notes) {
            expect(NAMED_CASES.has(id)).toBe(true);
            expect(['you', 'server', 'standard']).toContain(voice);
            expect(rfc).toMatch(/^RFC \d+/);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is explained alike wherever one side’s octets are cut', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), fc.integer({ min: 1, max: 9 }), (parts, size) => {
        const cut = parts.flatMap(({ by, octets }) =>
          (octets.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []).map((piece) => ({ by, octets: piece })),
        );
        expect(explain({ format: 'json', parts: cut })).toEqual(explain({ format: 'json', parts }));
      }),
      { numRuns: 200 },
    );
  });
});

describe('any text', () => {
  const MARKS = [
    '',
    'C: ',
    'S: ',
    ' -> ',
    '<-  ',
    '> ',
    '< ',
    '- ',
    '* ',
    '1. ',
    '```',
    '=== ',
    '    ',
    "send: b'",
  ];
  const line = fc
    .tuple(
      fc.constantFrom(...MARKS),
      fc.oneof(fc.constantFrom(...SAID, ...TYPED), fc.string({ maxLength: 30 })),
    )
    .map((it) => it.join(''));

  it('is a dialogue or is none', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 25 }), (lines) => {
        const result = parseTranscript(utf8(lines.join('\n')));
        if (!result.ok) expect(result.problem.id).toMatch(/^[a-z-]+$/);
        else for (const { by } of explain(result.transcript).lines) expect(by).toMatch(/client|server/);
      }),
      { numRuns: 500 },
    );
  });
});
