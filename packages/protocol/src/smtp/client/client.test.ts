import { describe, expect, it } from 'vitest';
import { composeLetter, type LetterDraft, pieceOctets } from '../../compose/index.ts';
import { createDotWriter } from '../../dot-writer.ts';
import { latin1, utf8 } from '../../octets.ts';
import { campusPolicy, isCampusAddress, submissionPolicy } from '../campus-policy.ts';
import { createSmtpDialogue } from '../dialogue.ts';
import { type Driver, driverOf } from '../drive.fixture.ts';
import { mockPolicy } from '../mock-policy.ts';
import type { SmtpPolicy } from '../policy.ts';
import { type ClientStep, createSmtpClient, type SmtpClient, type Submission } from './client.ts';
import { foresee } from './foresee.ts';
import { createReplyReader } from './reply-reader.ts';

const DRAFT: LetterDraft = {
  from: [{ name: '', address: 'alice@campus.test' }],
  to: [{ name: '', address: 'bob@campus.test' }],
  cc: [],
  subject: 'Hello',
  text: '.\n..two\nCafé\n',
  attachments: [],
  at: 0,
  offsetMinutes: 0,
  messageId: '1@x',
  boundary: '=_cut',
};
const submission = (change: Partial<Submission> = {}, draft: Partial<LetterDraft> = {}): Submission => ({
  helo: 'ocean7.campus.test',
  tls: 'never',
  reversePath: 'alice@campus.test',
  forwardPaths: ['bob@campus.test'],
  compose: (wire) => composeLetter({ ...DRAFT, ...draft }, wire),
  ...change,
});

const campus = { mailboxes: (name: string) => ['alice', 'bob'].includes(name), isOnCampus: isCampusAddress };
const MOCK = mockPolicy();
const MTA = campusPolicy(campus);
const MSA = submissionPolicy({ ...campus, port: 587 });

interface Talk {
  client: SmtpClient;
  server: Driver;
  /** Lines of the client, the letter as `(letter)`. */
  said: string[];
}

/** Client and server of the lab, face to face, until one hangs up. */
function talk(policy: SmtpPolicy, wanted: Submission, options: Parameters<typeof driverOf>[1] = {}): Talk {
  const server = driverOf(createSmtpDialogue(policy), options);
  const client = createSmtpClient(wanted);
  const reader = createReplyReader();
  const said: string[] = [];
  let heard = 0;
  function carryOut(steps: readonly ClientStep[]): void {
    for (const step of steps) {
      if (step.do === 'say') {
        said.push(step.line);
        server.say(utf8(`${step.line}\r\n`));
      } else if (step.do === 'write') {
        said.push('(letter)');
        const dots = createDotWriter();
        for (const piece of step.letter.pieces) server.say(dots.feed(pieceOctets(piece)));
        server.say(dots.end());
      } else if (step.do === 'secure') {
        server.give({ kind: 'secured' });
        heard = server.sent.length;
        carryOut(client.secured());
      }
    }
  }
  for (let turns = 0; turns < 100 && heard < server.sent.length; turns++) {
    const fresh = server.sent.subarray(heard);
    heard = server.sent.length;
    for (const reply of reader.feed(fresh)) carryOut(client.take(reply));
  }
  return { client, server, said };
}

describe('a client and the servers of the lab', () => {
  it('hands a letter to the mock, in 8bit because it offers that, dots stuffed (RFC 5321 §4.5.2)', () => {
    const { client, server, said } = talk(MOCK, submission());
    expect(said).toEqual([
      'EHLO ocean7.campus.test',
      expect.stringMatching(/^MAIL FROM:<alice@campus\.test> SIZE=\d+ BODY=8BITMIME$/),
      'RCPT TO:<bob@campus.test>',
      'DATA',
      '(letter)',
      'QUIT',
    ]);
    expect(client.outcome).toMatchObject({ taken: ['bob@campus.test'], refused: [], reply: { code: 250 } });
    const letter = server.stored[0]?.letter ?? '';
    expect(letter).toContain(`\r\n\r\n.\r\n..two\r\n${latin1(utf8('Café'))}\r\n`);
    expect(said[1]).toContain(`SIZE=${letter.length} `);
  });

  it('secures 587, says EHLO again, logs in, and marks what only its writer may see', () => {
    const login = { user: 'alice', password: 'secret' };
    const { client, said } = talk(MSA, submission({ tls: 'starttls', login }));
    expect(said.slice(0, 4)).toEqual([
      'EHLO ocean7.campus.test',
      'STARTTLS',
      'EHLO ocean7.campus.test',
      'AUTH PLAIN AGFsaWNlAHNlY3JldA==',
    ]);
    expect(client.outcome?.taken).toEqual(['bob@campus.test']);
    const [step] = foresee(submission({ tls: 'stands', login }), {
      clear: [],
      secured: ['AUTH PLAIN'],
    }).filter((one) => one.do === 'say' && one.stage === 'login');
    expect(step).toMatchObject({ line: 'AUTH PLAIN AGFsaWNlAHNlY3JldA==', secret: [11, 31] });
  });

  it.each<[string, SmtpPolicy, Partial<Submission>, object]>([
    [
      'one of two is refused',
      MTA,
      { forwardPaths: ['bbo@campus.test', 'bob@campus.test'] },
      {
        taken: ['bob@campus.test'],
        refused: [{ forwardPath: 'bbo@campus.test', reply: { code: 550, enhanced: '5.1.1' } }],
        reply: { code: 250 },
      },
    ],
    [
      'all are refused: no DATA',
      MTA,
      { forwardPaths: ['bbo@campus.test'] },
      { taken: [], stopped: { why: 'refused', at: 'rcpt', reply: { code: 550 } } },
    ],
    [
      'a login is wanted',
      { ...MSA, auth: 'always' },
      {},
      { stopped: { why: 'refused', at: 'mail', reply: { code: 530 } } },
    ],
    [
      'the password is wrong',
      MSA,
      { tls: 'starttls', login: { user: 'alice', password: 'x' } },
      { stopped: { why: 'refused', at: 'login', reply: { code: 535 } } },
    ],
    [
      'it is larger than the server takes (RFC 1870 §6)',
      { ...MTA, maxSize: 100 },
      {},
      { stopped: { why: 'refused', at: 'mail', reply: { code: 552, enhanced: '5.3.4' } } },
    ],
    [
      'no STARTTLS is offered, and it is insisted on',
      MOCK,
      { tls: 'starttls' },
      { stopped: { why: 'lacks', what: 'STARTTLS' } },
    ],
    [
      'no AUTH is offered',
      MOCK,
      { login: { user: 'a', password: 'b' } },
      { stopped: { why: 'lacks', what: 'AUTH' } },
    ],
    [
      'an address needs SMTPUTF8',
      { ...MOCK, extensions: ['SIZE'] },
      { forwardPaths: ['zoë@campus.test'] },
      { stopped: { why: 'lacks', what: 'SMTPUTF8' } },
    ],
  ])('%s', (_why, policy, change, outcome) => {
    const { client, server, said } = talk(policy, submission(change));
    expect(client.outcome).toMatchObject(outcome);
    // It says goodbye whatever came of it (RFC 5321 §4.1.1.10).
    expect(said.at(-1)).toBe('QUIT');
    expect(server.closed).toBe(true);
  });

  it('writes quoted-printable for a server that takes no 8bit', () => {
    const { server, said } = talk({ ...MOCK, extensions: [] }, submission());
    expect(said[1]).toBe('MAIL FROM:<alice@campus.test>');
    expect(server.stored[0]?.letter).toContain('=2E\r\n=2E.two\r\nCaf=C3=A9\r\n');
  });
});

/** What a client does when these octets come, one piece after the other. */
function hears(wanted: Submission, ...pieces: string[]) {
  const client = createSmtpClient(wanted);
  const reader = createReplyReader();
  const steps = pieces.flatMap((piece) => reader.feed(utf8(piece)).flatMap((reply) => client.take(reply)));
  const lines = steps.flatMap((step) => (step.do === 'say' ? [step.line] : [`(${step.do})`]));
  return { client, lines };
}

describe('a client and other servers', () => {
  it('falls back to HELO where EHLO is not known (RFC 5321 §3.2)', () => {
    const { lines } = hears(submission(), '220 x\r\n', '500 what?\r\n', '250 x\r\n');
    expect(lines.slice(0, 2)).toEqual(['EHLO ocean7.campus.test', 'HELO ocean7.campus.test']);
    expect(lines[2]).toBe('MAIL FROM:<alice@campus.test>');
  });

  it('answers AUTH LOGIN where there is no PLAIN', () => {
    const login = { user: 'alice', password: 'secret' };
    const { lines } = hears(
      submission({ login }),
      '220 x\r\n',
      '250-x\r\n250 auth login\r\n',
      '334 VXNlcm5hbWU6\r\n',
      '334 UGFzc3dvcmQ6\r\n',
    );
    expect(lines.slice(1)).toEqual(['AUTH LOGIN', 'YWxpY2U=', 'c2VjcmV0']);
  });

  it('reads replies cut anywhere, of many lines', () => {
    const { lines } = hears(
      submission(),
      '22',
      '0-one\r',
      '\n220 two\r\n250-x\r\n',
      '250-SIZE 9\r\n250 HELP\r\n',
    );
    expect(lines[1]).toMatch(/^MAIL FROM:<alice@campus\.test> SIZE=\d+$/);
  });

  it.each<[string, string[], object, string]>([
    [
      '421 at any time: the server goes (RFC 5321 §3.8)',
      ['220 x\r\n', '421 4.3.2 going down\r\n'],
      { why: 'refused', at: 'hello' },
      '(hang up)',
    ],
    ['a greeting that is a no', ['554 not now\r\n'], { why: 'refused', at: 'greeting' }, 'QUIT'],
    [
      'another protocol',
      ['HTTP/1.1 400 Bad Request\r\n'],
      { why: 'garbled', at: 'greeting', line: 'HTTP/1.1 400 Bad Request' },
      '(hang up)',
    ],
    [
      'a reply without end',
      [`${'220-more\r\n'.repeat(300)}`],
      { why: 'garbled', at: 'greeting' },
      '(hang up)',
    ],
  ])('%s', (_why, pieces, stopped, last) => {
    const { client, lines } = hears(submission(), ...pieces);
    expect(client.outcome?.stopped).toMatchObject(stopped);
    expect(lines.at(-1)).toBe(last);
  });

  it('does not know what became of a letter when the line is cut behind its dot (RFC 5321 §4.5.3.2.6)', () => {
    const { client } = hears(
      submission(),
      '220 x\r\n',
      '250 x\r\n',
      '250 ok\r\n',
      '250 ok\r\n',
      '354 go\r\n',
    );
    client.lost();
    expect(client.outcome).toEqual({ taken: [], refused: [], stopped: { why: 'lost', at: 'letter' } });
  });

  it('a cut line after the 250 changes nothing: it was taken', () => {
    const { client } = hears(
      submission(),
      '220 x\r\n',
      '250 x\r\n',
      '250 ok\r\n',
      '250 ok\r\n',
      '354 go\r\n',
      '250 kept\r\n',
    );
    client.lost();
    expect(client.outcome).toMatchObject({ taken: ['bob@campus.test'], reply: { code: 250 } });
  });

  it('tells why TLS failed', () => {
    const { client } = hears(
      submission({ tls: 'starttls' }),
      '220 x\r\n',
      '250-x\r\n250 STARTTLS\r\n',
      '220 go\r\n',
    );
    client.lost('unable to verify the first certificate');
    expect(client.outcome?.stopped).toEqual({
      why: 'tls',
      sentence: 'unable to verify the first certificate',
    });
  });
});

describe('foresee', () => {
  it.each<[string, Partial<Submission>]>([
    ['to the mock', {}],
    ['to nobody', { forwardPaths: [] }],
    ['to many', { forwardPaths: Array.from({ length: 60 }, (_, n) => `p${n}@campus.test`) }],
  ])('says beforehand what will be said, %s', (_where, change) => {
    const steps = foresee(submission(change), { clear: MOCK.extensions, secured: [] });
    const lines = steps.flatMap((step) =>
      step.do === 'say' ? [step.line] : step.do === 'write' ? ['(letter)'] : [],
    );
    const sizeless = (line: string) => line.replace(/SIZE=\d+/, 'SIZE');
    if (change.forwardPaths?.length !== 0)
      expect(lines.map(sizeless)).toEqual(talk(MOCK, submission(change)).said.map(sizeless));
    else expect(lines.at(-1)).toBe('QUIT');
  });
});
