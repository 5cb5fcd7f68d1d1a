/**
 * The examples that the reference shows are dialogues with this lab's servers, over TCP. The test plays them again; with
 * RECORD=1 it writes them anew (packages/protocol/src/knowledge/examples/recorded.json).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dial, OCEAN, type StartedLab, startLab } from './lab.fixture.ts';

interface Example {
  protocol?: 'pop3' | 'imap';
  host: string;
  port: number;
  lines: { by: 'client' | 'server'; text: string }[];
}

const FILE = fileURLToPath(new URL('../../protocol/src/knowledge/examples/recorded.json', import.meta.url));
const ADDRESSES: Readonly<Record<string, string>> = {
  localhost: '127.0.0.1',
  'mail.campus.test': '192.0.2.25',
  'mx1.faculty.test': '198.51.100.10',
};

const CAMPUS = { host: 'mail.campus.test', port: 25 };
const FACULTY = { host: 'mx1.faculty.test', port: 25 };
const SUBMISSION = { host: 'mail.campus.test', port: 587 };
const MOCK = { host: 'localhost', port: 1025 };
const POP3 = { host: 'mail.campus.test', port: 110, protocol: 'pop3' } as const;
const IMAP = { host: 'mail.campus.test', port: 143, protocol: 'imap' } as const;
const LOG_IN = ['USER alice', 'PASS secret'];
const GREET = 'EHLO ocean7.campus.test';
const MAIL = 'MAIL FROM:<alice@campus.test>';
const RCPT = 'RCPT TO:<bob@campus.test>';
const LETTER = [
  'From: Alice <alice@campus.test>',
  'To: Bob <bob@campus.test>',
  'Subject: Typed by hand',
  '',
  'Hello Bob',
  '.',
];

/** What is typed. The server's lines are recorded. */
const SCRIPTS: { at: Omit<Example, 'lines'>; typed: string[] }[] = [
  { at: CAMPUS, typed: [GREET, MAIL, RCPT, 'DATA', ...LETTER, 'QUIT'] },
  { at: MOCK, typed: [GREET, MAIL, 'RCPT TO:<anybody@elsewhere.test>', 'DATA', ...LETTER, 'QUIT'] },
  { at: CAMPUS, typed: [GREET, MAIL, 'RCPT TO:<nobody@campus.test>', RCPT, 'QUIT'] },
  { at: CAMPUS, typed: [GREET, MAIL, RCPT, 'RCPT TO:<bbo@campus.test>', 'DATA', ...LETTER, 'QUIT'] },
  {
    at: CAMPUS,
    typed: [
      'HELO ocean7.campus.test',
      'VRFY bob',
      'VRFY nobody',
      'VRFY dean@faculty.test',
      'EXPN staff',
      'QUIT',
    ],
  },
  { at: CAMPUS, typed: [GREET, 'NOOP', MAIL, 'RSET', RCPT, 'QUIT'] },
  { at: CAMPUS, typed: [GREET, MAIL, 'MAIL FROM:<bob@campus.test>', 'DATA', 'QUIT'] },
  { at: CAMPUS, typed: [GREET, 'MAIL FROM:alice@campus.test', 'MAIL FROM:<alice>', 'QUIT'] },
  { at: CAMPUS, typed: ['HELLO ocean7', 'EHLO', 'QUIT'] },
  { at: CAMPUS, typed: [GREET, MAIL, 'RCPT TO:<former@campus.test>', 'RCPT TO:<moved@campus.test>', 'QUIT'] },
  { at: FACULTY, typed: [GREET, MAIL, 'RCPT TO:<dean@open.test>', 'QUIT'] },
  { at: CAMPUS, typed: [GREET, 'MAIL FROM:<alice@campus.test> SIZE=99999999', 'QUIT'] },
  { at: CAMPUS, typed: [GREET, 'MAIL FROM:<alice@campus.test> SIZE=300 BODY=8BITMIME', 'RSET', 'QUIT'] },
  { at: CAMPUS, typed: [GREET, 'MAIL FROM:<élise@campus.test> SMTPUTF8', 'QUIT'] },
  { at: CAMPUS, typed: [GREET, 'MAIL FROM:<alice@campus.test> RET=FULL', 'QUIT'] },
  { at: CAMPUS, typed: [GREET, 'MAIL FROM:<>', 'RCPT TO:<alice@campus.test>', 'RSET', 'QUIT'] },
  { at: CAMPUS, typed: [GREET, 'HELP', 'HELP MAIL', 'QUIT'] },
  { at: CAMPUS, typed: [GREET, MAIL, 'RCPT TO:<Postmaster>', 'QUIT'] },
  { at: FACULTY, typed: [GREET, 'MAIL FROM:<me@nowhere.test>', 'QUIT'] },
  {
    at: FACULTY,
    typed: [GREET, MAIL, 'RCPT TO:<slow@faculty.test>', 'RCPT TO:<slow@faculty.test>', 'QUIT'],
  },
  { at: FACULTY, typed: [GREET, MAIL, 'RCPT TO:<full@faculty.test>', 'RCPT TO:<dean@faculty.test>', 'QUIT'] },
  { at: SUBMISSION, typed: [GREET, MAIL, 'QUIT'] },
  { at: CAMPUS, typed: [GREET, 'AUTH PLAIN', 'QUIT'] },
  {
    at: IMAP,
    typed: [
      'a1 LOGIN alice secret',
      'a2 SELECT INBOX',
      'a3 FETCH 1 (FLAGS ENVELOPE)',
      'a4 FETCH 1 BODY.PEEK[HEADER.FIELDS (FROM SUBJECT)]',
      'a5 STORE 1 +FLAGS (\\Seen)',
      'a6 SEARCH SEEN',
      'a7 COPY 1 Trash',
      'a8 EXPUNGE',
      'a9 CLOSE',
      'b1 LOGOUT',
    ],
  },
  {
    at: IMAP,
    typed: [
      'a1 CAPABILITY',
      'a2 LOGIN alice secret',
      'a3 LIST "" "*"',
      'a4 CREATE Projects',
      'a5 SUBSCRIBE Projects',
      'a6 STATUS INBOX (MESSAGES UNSEEN)',
      'a7 EXAMINE INBOX',
      'a8 UID FETCH 1:* (FLAGS BODYSTRUCTURE)',
      'a9 NOOP',
      'b1 UNSELECT',
      'b2 DELETE Projects',
      'b3 LOGOUT',
    ],
  },
  { at: IMAP, typed: ['a1 LOGIN alice wrong', 'a2 SELECT INBOX', 'SELECT INBOX', 'a3 LOGOUT'] },
  { at: POP3, typed: ['CAPA', ...LOG_IN, 'UIDL', 'TOP 1 0', 'DELE 1', 'RSET', 'NOOP', 'QUIT'] },
  { at: POP3, typed: [...LOG_IN, 'STAT', 'LIST', 'RETR 1', 'DELE 1', 'QUIT'] },
  { at: POP3, typed: ['USER alice', 'PASS wrong', 'STAT', 'AUTH PLAIN', '*', 'QUIT'] },
];

describe('the reference’s examples are real', () => {
  let started: StartedLab;
  const recorded: Example[] = process.env.RECORD === '1' ? [] : JSON.parse(readFileSync(FILE, 'utf8'));
  beforeAll(async () => {
    started = await startLab({ claimed: OCEAN });
    await started.lab.seed(OCEAN.room, 'ocean7');
  });
  afterAll(async () => {
    await started.close();
    if (process.env.RECORD === '1') writeFileSync(FILE, `${JSON.stringify(recorded, null, 1)}\n`);
  });

  it('has a recording of every script', () => {
    if (process.env.RECORD !== '1') expect(recorded).toHaveLength(SCRIPTS.length);
  });

  it.each(SCRIPTS.map((script, index) => [script.typed.join(' / '), script, index] as const))(
    '%s',
    async (_, { at, typed }, index) => {
      const { speaker } = dial(started.lab, { address: ADDRESSES[at.host] as string, port: at.port }, OCEAN);
      const lines: Example['lines'] = [];
      const heard = (text: string) => {
        for (const line of text.replace(/\r\n$/, '').split('\r\n'))
          lines.push({ by: 'server', text: steady(line) });
      };
      heard(await (at.protocol ? speaker.until((text) => /\r\n$/.test(text)) : speaker.reply()));
      let inLetter = false;
      for (const line of typed) {
        lines.push({ by: 'client', text: line });
        if (inLetter && line !== '.') {
          speaker.socket.write(`${line}\r\n`);
          continue;
        }
        speaker.socket.write(`${line}\r\n`);
        const reply = at.protocol
          ? await speaker.until((text) => WHOLE[at.protocol ?? 'pop3'](line).test(text))
          : await speaker.reply();
        inLetter = reply.startsWith('354');
        heard(reply);
      }
      await speaker.close();
      const example: Example = { ...at, lines };
      if (process.env.RECORD === '1') recorded[index] = example;
      else expect(example).toEqual(recorded[index]);
    },
  );
});

/** Whether the answer to a line is whole. */
const WHOLE = {
  pop3: (line: string) =>
    new RegExp(/^(?:CAPA|LIST|UIDL|RETR|TOP)\b/.test(line) ? '(?:^-ERR.*|\\r\\n\\.)\\r\\n$' : '\\r\\n$'),
  imap: (line: string) => new RegExp(`(?:^|\\n)${line.split(' ', 1)[0]} (?:OK|NO|BAD).*\\r\\n$`),
} as const;

/** A queue's number is another one each time, and so is the hour at which a seed came. */
const steady = (line: string): string =>
  line
    .replace(/(Taken as) \w+/, '$1 7F3A21')
    .replace(/; \w{3}, .* [+-]\d{4}$/, '; Mon, 05 Jan 2026 09:58:00 +0000')
    .replace(/(UIDVALIDITY|COPYUID) \d+/, '$1 1795653562')
    .replace(/(COPYUID \d+ \S+) \d+/, '$1 57');
