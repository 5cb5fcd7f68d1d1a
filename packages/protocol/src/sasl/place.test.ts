import { describe, expect, it } from 'vitest';
import { IMAP } from '../imap/words.fixture.ts';
import '../imap/index.ts';
import { POP3 } from '../pop3/words.fixture.ts';
import '../pop3/index.ts';
import type { DialogueReading, ReadingContext } from '../reading/reading.ts';
import { CAMPUS, Telling } from '../reading/talk.fixture.ts';
import { base64, CHALLENGE, cram } from './password.fixture.ts';
import { saslSpoken } from './spoken.ts';

/** `C …` and `S …` are lines with CR LF. */
function told(context: ReadingContext, lines: readonly string[]): DialogueReading {
  const telling = new Telling(context);
  for (const line of lines) {
    const text = `${line.slice(2)}\r\n`;
    if (line.startsWith('C ')) telling.client(text);
    else telling.server(text);
  }
  return telling.reading;
}

/** All base64 of log-ins that the reading found, taken apart. */
const spoken = ({ exchanges }: DialogueReading): string[] =>
  exchanges.flatMap(({ command, reply }) => {
    const said: string[] = [];
    for (const { sasl, start, end } of command?.tokens ?? [])
      if (sasl) said.push(textOf(saslSpoken(sasl, command?.text.slice(start, end) ?? '')));
    for (const { sasl, rest } of reply?.lines ?? []) if (sasl) said.push(textOf(saslSpoken(sasl, rest)));
    return said;
  });
const textOf = (found: ReturnType<typeof saslSpoken>): string =>
  found?.pieces.map(({ text, part }) => `${part}=${text}`).join(' ') ?? '-';

const SMTP_HI = ['S 220 hi', 'C EHLO me.test', 'S 250-hi', 'S 250 AUTH PLAIN LOGIN CRAM-MD5'];
const QUESTION = base64(CHALLENGE);
const ANSWER = cram('bob', 'secret');
const DIGEST = Buffer.from(ANSWER, 'base64').toString().split(' ')[1];
const PLAIN = base64('\0bob\0secret');
const CRAM_SAID = [`challenge=${CHALLENGE}`, `user=bob digest=${DIGEST}`];
const PLAIN_SAID = ['nul=\0 user=bob nul=\0 password=secret'];

describe('the base64 of a log-in is found', () => {
  it.each<[string, ReadingContext, string[], string[]]>([
    [
      'SMTP, CRAM-MD5',
      CAMPUS,
      [...SMTP_HI, 'C AUTH CRAM-MD5', `S 334 ${QUESTION}`, `C ${ANSWER}`, 'S 235 2.7.0 ok'],
      CRAM_SAID,
    ],
    ['SMTP, PLAIN at once', CAMPUS, [...SMTP_HI, `C AUTH PLAIN ${PLAIN}`, 'S 235 ok'], PLAIN_SAID],
    [
      'SMTP, PLAIN after 334',
      CAMPUS,
      [...SMTP_HI, 'C auth plain', 'S 334 ', `C ${PLAIN}`, 'S 235 ok'],
      PLAIN_SAID,
    ],
    [
      'SMTP, LOGIN with the name at once',
      CAMPUS,
      [...SMTP_HI, `C AUTH LOGIN ${base64('bob')}`, 'S 334 UGFzc3dvcmQ6', `C ${base64('pw')}`, 'S 535 no'],
      ['user=bob', 'prompt=Password:', 'password=pw'],
    ],
    [
      'SMTP, LOGIN asked twice',
      CAMPUS,
      [
        ...SMTP_HI,
        ...['C AUTH LOGIN', 'S 334 VXNlcm5hbWU6', `C ${base64('bob')}`],
        ...['S 334 UGFzc3dvcmQ6', `C ${base64('pw')}`, 'S 235 ok'],
      ],
      ['prompt=Username:', 'user=bob', 'prompt=Password:', 'password=pw'],
    ],
    ['SMTP, cancelled', CAMPUS, [...SMTP_HI, 'C AUTH PLAIN', 'S 334 ', 'C *', 'S 501 cancelled'], ['-']],
    [
      'POP3, CRAM-MD5',
      POP3,
      ['S +OK hi', 'C AUTH CRAM-MD5', `S + ${QUESTION}`, `C ${ANSWER}`, 'S +OK in'],
      CRAM_SAID,
    ],
    ['POP3, PLAIN', POP3, ['S +OK hi', `C AUTH PLAIN ${PLAIN}`, 'S +OK in'], PLAIN_SAID],
    [
      'IMAP, CRAM-MD5',
      IMAP,
      ['S * OK hi', 'C a AUTHENTICATE CRAM-MD5', `S + ${QUESTION}`, `C ${ANSWER}`, 'S a OK in'],
      CRAM_SAID,
    ],
    ['IMAP, PLAIN', IMAP, ['S * OK hi', `C a AUTHENTICATE PLAIN ${PLAIN}`, 'S a OK in'], PLAIN_SAID],
    [
      'IMAP, an IDLE is no log-in',
      IMAP,
      ['S * OK hi', 'C a IDLE', 'S + idling', 'C DONE', 'S a OK done'],
      [],
    ],
  ])('%s', (_, context, lines, said) => {
    expect(spoken(told(context, lines))).toEqual(said);
  });
});
