import { describe, expect, it } from 'vitest';
import { base64, CHALLENGE, cram } from './password.fixture.ts';
import { type SaslPart, saslSpoken } from './spoken.ts';

type Row = [
  title: string,
  mechanism: string,
  by: 'client' | 'server',
  turn: number,
  text: string,
  pieces: [string, SaslPart][],
];

describe('what the base64 of a log-in says', () => {
  it.each<Row>([
    [
      'PLAIN: user and password between NULs (RFC 4616 §2)',
      'PLAIN',
      'client',
      0,
      base64('\0bob\0secret'),
      [
        ['\0', 'nul'],
        ['bob', 'user'],
        ['\0', 'nul'],
        ['secret', 'password'],
      ],
    ],
    [
      'PLAIN: for whom it acts',
      'PLAIN',
      'client',
      0,
      base64('al\0bob\0s'),
      [
        ['al', 'acts-for'],
        ['\0', 'nul'],
        ['bob', 'user'],
        ['\0', 'nul'],
        ['s', 'password'],
      ],
    ],
    ['PLAIN: one NUL too few', 'PLAIN', 'client', 0, base64('bob\0secret'), [['bob\0secret', 'text']]],
    ['LOGIN: what is asked', 'LOGIN', 'server', 0, 'VXNlcm5hbWU6', [['Username:', 'prompt']]],
    ['LOGIN: the name', 'LOGIN', 'client', 0, base64('bob'), [['bob', 'user']]],
    [
      'LOGIN: the password, with a line end in it',
      'LOGIN',
      'client',
      1,
      base64('a\n'),
      [['a\n', 'password']],
    ],
    ['CRAM-MD5: the question', 'CRAM-MD5', 'server', 0, base64(CHALLENGE), [[CHALLENGE, 'challenge']]],
    [
      'CRAM-MD5: the answer of RFC 2195 §2',
      'CRAM-MD5',
      'client',
      0,
      cram('tim', 'tanstaaftanstaaf'),
      [
        ['tim', 'user'],
        ['b913a602c7eda7a495b4e6e7334d3890', 'digest'],
      ],
    ],
    ['CRAM-MD5: no digest', 'CRAM-MD5', 'client', 0, base64('bob secret'), [['bob secret', 'text']]],
    [
      'a token',
      'XOAUTH2',
      'client',
      0,
      base64('user=bob\x01auth=Bearer ya29\x01\x01'),
      [['user=bob\x01auth=Bearer ya29\x01\x01', 'text']],
    ],
  ])('%s', (_, mechanism, by, turn, text, pieces) => {
    expect(saslSpoken({ mechanism, by, turn }, text)?.pieces).toEqual(
      pieces.map(([said, part]) => ({ text: said, part })),
    );
  });

  it.each([
    '',
    '*',
    '=',
    'bob',
    'AGJvYg=',
    'A'.repeat(4000),
    Buffer.from([0xff, 0xfe, 0, 1]).toString('base64'),
  ])('says nothing of %j: no base64, or no text in it', (text) => {
    expect(saslSpoken({ mechanism: 'PLAIN', by: 'client', turn: 0 }, text)).toBeUndefined();
  });

  it('says of what was masked only that it is', () => {
    expect(saslSpoken({ mechanism: 'PLAIN', by: 'client', turn: 0 }, '*'.repeat(16))).toEqual({
      pieces: [],
      note: 'hidden',
    });
  });
});
