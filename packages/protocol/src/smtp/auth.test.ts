import { describe, expect, it } from 'vitest';
import type { Dialogue, DialogueEffect } from '../dialogue.ts';
import { base64, CHALLENGE, cram } from '../sasl/password.fixture.ts';
import { campusPolicy, isCampusAddress, submissionPolicy } from './campus-policy.ts';
import { createSmtpDialogue } from './dialogue.ts';
import { driverOf } from './drive.fixture.ts';
import { mockPolicy } from './mock-policy.ts';

const options = { mailboxes: (name: string) => name === 'bob', isOnCampus: isCampusAddress };
const submission = createSmtpDialogue(submissionPolicy({ ...options, port: 587 })) as Dialogue;
const mta = createSmtpDialogue(campusPolicy(options)) as Dialogue;
const mock = createSmtpDialogue(mockPolicy()) as Dialogue;

const PLAIN = base64('\0bob\0secret');
const [USER, PASSWORD] = [base64('bob'), base64('secret')];

const lines = (...said: string[]) => said.map((line) => `${line}\r\n`).join('');
const over = (dialogue: Dialogue, ...said: string[]) =>
  driverOf(dialogue, { secured: true })
    .say(lines('EHLO me', ...said))
    .replies.slice(2);
const inClear = (dialogue: Dialogue, ...said: string[]) =>
  driverOf(dialogue)
    .say(lines('EHLO me', ...said))
    .replies.slice(2);

const ASKED = `334 ${base64(CHALLENGE)}`;
const OK = '235 2.7.0 Authentication successful';

describe('AUTH', () => {
  it.each<[string, string[], string[]]>([
    ['PLAIN with its response at once (RFC 4954 §4)', [`AUTH PLAIN ${PLAIN}`], [OK]],
    ['PLAIN after an empty challenge', ['AUTH PLAIN', PLAIN], ['334 ', OK]],
    ['in any case (RFC 4422 §3.1 has upper)', [`auth plain ${PLAIN}`], [OK]],
    ['LOGIN, which asks twice', ['AUTH LOGIN', USER, PASSWORD], ['334 VXNlcm5hbWU6', '334 UGFzc3dvcmQ6', OK]],
    ['LOGIN with the name at once', [`AUTH LOGIN ${USER}`, PASSWORD], ['334 UGFzc3dvcmQ6', OK]],
    ['CRAM-MD5, which asks first (RFC 2195 §2)', ['AUTH CRAM-MD5', cram('bob', 'secret')], [ASKED, OK]],
    ['a name with blanks in it', ['AUTH CRAM-MD5', cram('bob the cat', 'secret')], [ASKED, OK]],
    ['the same person for whom is acted', [`AUTH PLAIN ${base64('bob\0bob\0secret')}`], [OK]],
  ])('takes %s', (_, said, replies) => {
    expect(over(submission, ...said)).toEqual(replies);
  });

  it.each<[string, string[], RegExp]>([
    ['a wrong password', [`AUTH PLAIN ${base64('\0bob\0wrong')}`], /^535 5\.7\.8 /],
    ['acting for somebody else', [`AUTH PLAIN ${base64('alice\0bob\0secret')}`], /^535 5\.7\.8 /],
    ['what is no base64 (RFC 4954 §4)', ['AUTH PLAIN bob'], /^501 5\.5\.2 /],
    ['padding in the middle', ['AUTH PLAIN AA==AAAA'], /^501 5\.5\.2 /],
    ['no base64 behind a challenge', ['AUTH LOGIN', 'bob'], /^501 5\.5\.2 /],
    ['one NUL too few (RFC 4616 §2)', [`AUTH PLAIN ${base64('bob\0secret')}`], /^501 5\.5\.2 /],
    ['an empty response as `=`', ['AUTH PLAIN ='], /^501 5\.5\.2 /],
    ['what is cancelled with * (RFC 4954 §4)', ['AUTH PLAIN', '*'], /^501 5\.7\.0 /],
    ['a token (RFC 7628)', ['AUTH XOAUTH2 dXNlcj1ib2I='], /^504 5\.5\.4 XOAUTH2 needs a token .*PLAIN LOGIN/],
    ['a token at Google’s end', ['AUTH OAUTHBEARER'], /^504 5\.5\.4 OAUTHBEARER needs a token /],
    ['a mechanism it has not (RFC 4954 §4)', ['AUTH SCRAM-SHA-1'], /^504 5\.5\.4 .*PLAIN LOGIN CRAM-MD5$/],
    ['a digest by another password', ['AUTH CRAM-MD5', cram('bob', 'wrong')], /^535 5\.7\.8 /],
    [
      'a digest of another challenge',
      ['AUTH CRAM-MD5', cram('bob', 'secret', '<1.2@campus.test>')],
      /^535 5\.7\.8 /,
    ],
    [
      'an answer before the question (RFC 4954 §4)',
      [`AUTH CRAM-MD5 ${cram('bob', 'secret')}`],
      /^501 5\.7\.0 /,
    ],
    ['an empty one as well', ['AUTH CRAM-MD5 ='], /^501 5\.7\.0 /],
    ['a digest without a name', ['AUTH CRAM-MD5', base64('0'.repeat(32))], /^501 5\.5\.2 CRAM-MD5 is/],
    [
      'a digest in upper case (RFC 2195 §2)',
      ['AUTH CRAM-MD5', base64(`bob ${'A'.repeat(32)}`)],
      /^501 5\.5\.2 /,
    ],
    ['the password itself', ['AUTH CRAM-MD5', base64('bob secret')], /^501 5\.5\.2 /],
    ['no base64 to a challenge', ['AUTH CRAM-MD5', 'bob 1'], /^501 5\.5\.2 That is not base64/],
    ['a challenge that is cancelled', ['AUTH CRAM-MD5', '*'], /^501 5\.7\.0 Cancelled/],
    ['no mechanism', ['AUTH'], /^501 5\.5\.4 /],
    ['two responses', [`AUTH PLAIN ${PLAIN} more`], /^501 5\.5\.4 /],
    ['a second time (RFC 4954 §4)', [`AUTH PLAIN ${PLAIN}`, `AUTH PLAIN ${PLAIN}`], /^503 5\.5\.1 /],
    [
      'within a transaction (RFC 4954 §4)',
      [`AUTH PLAIN ${PLAIN}`, 'MAIL FROM:<a@b.test>', 'AUTH PLAIN'],
      /^503 5\.5\.1 /,
    ],
    ['a response that is too long (RFC 4954 §6)', ['AUTH PLAIN', 'A'.repeat(5000)], /^500 5\.5\.6 /],
  ])('refuses %s', (_, said, reply) => {
    expect(over(submission, ...said).at(-1)).toMatch(reply);
  });

  it('reads commands again once an exchange failed', () => {
    expect(over(submission, 'AUTH LOGIN', '*', 'NOOP').at(-1)).toMatch(/^250 /);
    expect(over(submission, 'AUTH PLAIN', 'A'.repeat(5000), 'NOOP').at(-1)).toMatch(/^250 /);
  });

  it('comes after EHLO: HELO offers nothing', () => {
    const helo = driverOf(submission, { secured: true }).say(lines('HELO me', `AUTH PLAIN ${PLAIN}`));
    expect(helo.replies.at(-1)).toMatch(/^503 5\.5\.1 EHLO first/);
  });

  it('stands in EHLO where it may be used, and only there (RFC 4954 §4)', () => {
    const ehlo = (dialogue: Dialogue, secured: boolean) =>
      driverOf(dialogue, { secured }).say('EHLO me\r\n').replies[1];
    expect(ehlo(submission, true)).toMatch(/^250[ -]AUTH PLAIN LOGIN CRAM-MD5$/m);
    expect(ehlo(submission, false)).not.toContain('AUTH');
    expect(ehlo(submission, false)).toContain('STARTTLS');
    expect(ehlo(submission, true)).not.toContain('STARTTLS');
    expect(ehlo(mta, true)).toContain('AUTH PLAIN LOGIN CRAM-MD5');
    expect(ehlo(mock, true)).not.toContain('AUTH');
  });

  it('is refused in clear: 530 where all needs TLS (RFC 3207 §4), 538 elsewhere (RFC 4954 §6), 502 where it is not served', () => {
    expect(inClear(submission, 'AUTH PLAIN').at(-1)).toBe('530 5.7.0 Must issue a STARTTLS command first');
    expect(inClear(mta, 'AUTH PLAIN').at(-1)).toMatch(/^538 5\.7\.11 /);
    expect(inClear(mock, 'AUTH PLAIN').at(-1)).toMatch(/^502 5\.5\.1 /);
  });

  it('is forgotten by STARTTLS (RFC 3207 §4.2), and not by RSET or EHLO', () => {
    const driver = driverOf(submission, { secured: true }).say(
      lines('EHLO me', `AUTH PLAIN ${PLAIN}`, 'RSET', 'EHLO me', 'MAIL FROM:<bob@campus.test>'),
    );
    expect(driver.replies.at(-1)).toMatch(/^250 2\.1\.0/);
    driver.give({ kind: 'secured' }).say(lines('EHLO me', 'MAIL FROM:<bob@campus.test>'));
    expect(driver.replies.at(-1)).toMatch(/^530 5\.7\.0 Authentication required/);
  });

  it('hangs up on who guesses on and on', () => {
    const driver = driverOf(submission, { secured: true }).say('EHLO me\r\n');
    for (let tried = 0; tried <= 100; tried++) driver.say(`AUTH PLAIN ${base64(`\0bob\0${tried}`)}\r\n`);
    expect(driver.replies.at(-1)).toMatch(/^421 /);
    expect(driver.closed).toBe(true);
  });
});

describe('the secret of AUTH', () => {
  const secrets = (effects: DialogueEffect[]) =>
    effects.flatMap((effect) => (effect.kind === 'secret' ? [[effect.start, effect.end]] : []));

  it.each<[string, Dialogue, boolean, string[], number[][]]>([
    ['the response at once', submission, true, [`AUTH PLAIN ${PLAIN}`], [[11, 11 + PLAIN.length]]],
    ['the line behind a challenge', submission, true, ['AUTH PLAIN', PLAIN], [[0, PLAIN.length]]],
    [
      'both lines of LOGIN',
      submission,
      true,
      ['AUTH LOGIN', USER, PASSWORD],
      [
        [0, USER.length],
        [0, PASSWORD.length],
      ],
    ],
    [
      'the answer of CRAM-MD5',
      submission,
      true,
      ['AUTH CRAM-MD5', cram('bob', 'secret')],
      [[0, cram('bob', 'secret').length]],
    ],
    ['what was refused in clear', submission, false, [`AUTH PLAIN ${PLAIN}`], [[11, 11 + PLAIN.length]]],
    ['what is not served', mock, false, [`AUTH  LOGIN  ${USER}  `], [[13, 13 + USER.length]]],
    ['a mechanism nobody knows', mta, true, ['AUTH X y z'], [[7, 10]]],
  ])('is marked: %s', (_, dialogue, secured, said, spans) => {
    const { effects } = driverOf(dialogue, { secured }).say(lines('EHLO me', ...said));
    expect(secrets(effects)).toEqual(spans);
  });

  it('is handed on as user and password, and the user is named', () => {
    const { effects } = driverOf(submission, { secured: true }).say(
      lines('EHLO me', `AUTH PLAIN ${base64('\0zoé@campus.test\0sécret')}`),
    );
    expect(effects.find(({ kind }) => kind === 'authenticate')).toEqual({
      kind: 'authenticate',
      mechanism: 'PLAIN',
      user: 'zoé@campus.test',
      password: 'sécret',
    });
    expect(
      driverOf(submission, { secured: true })
        .say(lines('EHLO me', 'AUTH CRAM-MD5', cram('zoé', 'sécret')))
        .effects.find(({ kind }) => kind === 'authenticate'),
    ).toMatchObject({ mechanism: 'CRAM-MD5', user: 'zoé', challenge: CHALLENGE });
    const named = driverOf(submission, { secured: true }).say(
      lines('EHLO me', `AUTH PLAIN ${PLAIN}`),
    ).effects;
    expect(named.at(-1)).toEqual({ kind: 'named', by: 'login', name: 'bob' });
  });
});

describe('submission (RFC 6409)', () => {
  it.each(['MAIL FROM:<bob@campus.test>', 'VRFY bob'])('asks for TLS, then for a login: %s', (line) => {
    expect(inClear(submission, line).at(-1)).toBe('530 5.7.0 Must issue a STARTTLS command first');
    expect(over(submission, line).at(-1)).toBe('530 5.7.0 Authentication required');
    expect(over(submission, `AUTH PLAIN ${PLAIN}`, line).at(-1)).toMatch(/^250 /);
  });

  it('lets everybody say NOOP, RSET, HELP and QUIT (RFC 4954 §6)', () => {
    expect(inClear(submission, 'NOOP', 'RSET', 'HELP', 'QUIT').map((reply) => reply.slice(0, 3))).toEqual([
      '250',
      '250',
      '214',
      '221',
    ]);
  });

  it('takes mail for anywhere, and says in its trace field how it came (RFC 3848)', () => {
    const { stored, replies } = driverOf(submission, { secured: true, address: '198.51.100.7' }).say(
      lines(
        'EHLO me',
        `AUTH PLAIN ${PLAIN}`,
        'MAIL FROM:<bob@campus.test> AUTH=<>',
        'RCPT TO:<dean@faculty.test>',
        'RCPT TO:<bob@campus.test>',
        'RCPT TO:<bbo@campus.test>',
        'DATA',
        '.',
      ),
    );
    expect(replies.map((reply) => reply.slice(0, 3)).slice(3)).toEqual([
      '250',
      '250',
      '250',
      '550',
      '354',
      '250',
    ]);
    expect(stored).toMatchObject([
      {
        user: 'bob',
        transmission: 'ESMTPSA',
        envelope: { forwardPaths: ['dean@faculty.test', 'bob@campus.test'] },
      },
    ]);
  });

  it('has no STARTTLS on 465, where TLS stands from the first octet (RFC 8314 §3)', () => {
    const smtps = createSmtpDialogue(submissionPolicy({ ...options, port: 465 })) as Dialogue;
    const driver = driverOf(smtps, { secured: true });
    expect(driver.replies[0]).toBe('220 mail.campus.test ESMTP submission ready');
    expect(driver.say(lines('EHLO me', 'STARTTLS')).replies.at(-1)).toMatch(/^502 /);
  });
});

describe('port 25 of campus', () => {
  it('relays for who logged in, wherever from', () => {
    const said = ['MAIL FROM:<bob@campus.test>', 'RCPT TO:<dean@faculty.test>'];
    const from = (address: string, ...more: string[]) =>
      driverOf(mta, { secured: true, address })
        .say(lines('EHLO me', ...more, ...said))
        .replies.at(-1);
    expect(from('203.0.113.66')).toBe('554 5.7.1 <dean@faculty.test>: relay access denied');
    expect(from('203.0.113.66', `AUTH PLAIN ${PLAIN}`)).toBe('250 2.1.5 Recipient ok');
    expect(from('10.20.3.7')).toBe('250 2.1.5 Recipient ok');
    expect(from('192.0.2.1')).toMatch(/^554/);
  });
});
