import { describe, expect, it } from 'vitest';
import { octetsOfLatin1 } from '../../octets.ts';
import { base64, CHALLENGE, cram } from '../../sasl/password.fixture.ts';
import { POP3_VERBS } from '../commands.ts';
import { LETTERS, loggedIn, openSession } from './session.fixture.ts';

describe('before a log-in (RFC 1939 §4)', () => {
  it('greets with +OK, and with no time stamp: APOP is not offered (§7)', () => {
    expect(openSession().open()).toBe('+OK mail.campus.test POP3 ready\r\n');
  });

  it.each([
    // §3: keywords may be in any case.
    ['user bob', '+OK PASS next'],
    // §7: a server may say +OK to a name that it does not know; so nobody learns which there are.
    ['USER nobody', '+OK PASS next'],
    ['USER', '-ERR Say it like this: USER name'],
    ['USER a b', '-ERR Say it like this: USER name'],
    ['PASS secret', '-ERR USER first, then PASS'],
    ['PASS', '-ERR Say it like this: PASS string'],
    // §3: a command given in another state is answered -ERR.
    ['STAT', '-ERR Log in first: USER, then PASS'],
    ['LIST', '-ERR Log in first: USER, then PASS'],
    ['DELE 1', '-ERR Log in first: USER, then PASS'],
    ['NOOP', '-ERR Log in first: USER, then PASS'],
    ['RSET', '-ERR Log in first: USER, then PASS'],
    ['APOP bob c4c9334bac560ecc979e58001b3e22fb', '-ERR Not offered here: CAPA lists what is'],
    ['UTF8', '-ERR Not offered here: CAPA lists what is'],
    ['LANG fr', '-ERR Not offered here: CAPA lists what is'],
    // §3: a command that is not known.
    ['EHLO me', '-ERR Command not known'],
    ['', '-ERR Command not known'],
    [' STAT', '-ERR Command not known'],
    ['GET / HTTP/1.1', '-ERR Command not known'],
    // RFC 5034 §4.
    ['AUTH PLAIN', '+ '],
    ['AUTH LOGIN', '+ VXNlcm5hbWU6'],
    ['AUTH CRAM-MD5', `+ ${base64(CHALLENGE)}`],
    [`AUTH CRAM-MD5 ${cram('bob', 'secret')}`, '-ERR CRAM-MD5 begins with my question, not with your answer'],
    ['AUTH SCRAM-SHA-1', '-ERR Mechanisms here: PLAIN LOGIN CRAM-MD5'],
    [
      'AUTH XOAUTH2 dXNlcj1ib2I=',
      '-ERR XOAUTH2 needs a token from a sign-in service, and the lab has none. Mechanisms here: PLAIN LOGIN CRAM-MD5',
    ],
    ['AUTH PLAIN not*base64', '-ERR That is not base64'],
    [`AUTH PLAIN ${base64('bob')}`, '-ERR PLAIN is: NUL, user, NUL, password'],
    [`AUTH PLAIN ${base64('dean\0bob\0secret')}`, '-ERR [AUTH] Name or password is wrong'],
    ['AUTH PLAIN =', '-ERR PLAIN is: NUL, user, NUL, password'],
  ])('%j is answered %j', (line, reply) => {
    const session = openSession();
    session.open();
    expect(session.say(line)).toBe(`${reply}\r\n`);
  });

  it('is left by QUIT, which closes (§4)', () => {
    const session = openSession();
    session.open();
    expect(session.say('QUIT')).toBe('+OK Bye\r\n');
    expect(session.effects.at(-1)).toEqual({ kind: 'close' });
    expect(session.say('STAT')).toBe('');
  });

  it('lists what is offered, and STLS only where it may be said (RFC 2449 §5, RFC 2595 §4)', () => {
    const session = openSession();
    session.open();
    const offered =
      '+OK What is offered follows\r\nTOP\r\nUSER\r\nSASL PLAIN LOGIN CRAM-MD5\r\nRESP-CODES\r\nAUTH-RESP-CODE\r\nPIPELINING\r\nEXPIRE NEVER\r\nUIDL\r\nSTLS\r\nIMPLEMENTATION EHLO\r\n.\r\n';
    expect(session.say('CAPA')).toBe(offered);
    expect(session.say('AUTH')).toBe('+OK Mechanisms follow\r\nPLAIN\r\nLOGIN\r\nCRAM-MD5\r\n.\r\n');
    session.say('USER bob', 'PASS secret');
    expect(session.say('CAPA')).toBe(offered.replace('STLS\r\n', ''));
    const secured = openSession({}, {}, true);
    secured.open();
    expect(secured.say('CAPA')).not.toContain('STLS');
    expect(secured.say('STLS')).toBe('-ERR TLS stands already\r\n');
  });
});

describe('logging in', () => {
  it.each([
    ['USER and PASS', ['USER bob', 'PASS secret']],
    ['AUTH PLAIN at once', [`AUTH PLAIN ${base64('\0bob\0secret')}`]],
    ['AUTH PLAIN after its challenge', ['AUTH PLAIN', base64('bob\0bob\0secret')]],
    ['AUTH LOGIN', ['AUTH LOGIN', base64('bob'), base64('secret')]],
    ['AUTH CRAM-MD5', ['AUTH CRAM-MD5', cram('bob', 'secret')]],
  ])('%s opens the maildrop', (_, lines) => {
    const session = openSession();
    session.open();
    expect(session.say(...lines)).toMatch(/\+OK 3 messages \(70 octets\)\r\n$/);
    expect(session.state.phase).toBe('transaction');
    expect(session.effects).toContainEqual({ kind: 'named', by: 'login', name: 'bob' });
  });

  it.each([
    ['a digest by another password', cram('bob', 'wrong'), '-ERR [AUTH] Name or password is wrong'],
    ['no digest', base64('bob secret'), '-ERR CRAM-MD5 is: user, space, 32 lower-case hex digits'],
    ['no base64', 'bob', '-ERR That is not base64'],
    ['a cancellation (RFC 5034 §4)', '*', '-ERR Cancelled, as you asked'],
  ])('refuses %s to a challenge, and reads commands again', (_, response, reply) => {
    const session = openSession();
    session.open();
    expect(session.say('AUTH CRAM-MD5', response, 'USER bob')).toBe(
      `+ ${base64(CHALLENGE)}\r\n${reply}\r\n+OK PASS next\r\n`,
    );
  });

  it('takes a password with all its spaces (RFC 1939 §7)', () => {
    const session = openSession({ password: ' two  words ' });
    session.open();
    expect(session.say('USER bob', 'PASS  two  words ')).toMatch(/\+OK 3 messages/);
  });

  it('says that it is name or password, and never which (RFC 3206 §5); then USER is due again', () => {
    const session = openSession();
    session.open();
    expect(session.say('USER bob', 'PASS wrong')).toBe(
      '+OK PASS next\r\n-ERR [AUTH] Name or password is wrong\r\n',
    );
    expect(session.say('USER nobody', 'PASS secret')).toMatch(/-ERR \[AUTH\] Name or password is wrong\r\n$/);
    expect(session.say('PASS secret')).toBe('-ERR USER first, then PASS\r\n');
    expect(session.say('USER bob', 'PASS secret')).toMatch(/\+OK 3 messages/);
  });

  it('is refused while another session has the maildrop (RFC 1939 §4, RFC 2449 §8.1.2)', () => {
    const session = openSession({ inUse: true });
    session.open();
    expect(session.say('USER bob', 'PASS secret')).toMatch(
      /-ERR \[IN-USE\] Another session has this maildrop open\r\n$/,
    );
    expect(session.state.phase).toBe('authorization');
  });

  it('can be cancelled (RFC 5034 §4)', () => {
    const session = openSession();
    session.open();
    expect(session.say('AUTH LOGIN', '*')).toMatch(/-ERR Cancelled, as you asked\r\n$/);
    expect(session.say('USER bob')).toBe('+OK PASS next\r\n');
  });

  it.each([
    ['PASS secret word', 'secret word'],
    ['pass secret', 'secret'],
    ['APOP bob c4c9334bac560ecc979e58001b3e22fb', 'c4c9334bac560ecc979e58001b3e22fb'],
    [`AUTH PLAIN ${base64('\0bob\0wrong')}`, base64('\0bob\0wrong')],
    ['AUTH NTLM TlRMTVNTUAAB', 'TlRMTVNTUAAB'],
  ])('keeps the secret of %j for its owner', (line, secret) => {
    const session = openSession();
    session.open();
    session.say(line);
    expect(session.secrets(line)).toEqual([secret]);
  });

  it('keeps a password secret that is said at the wrong place, and a response to a challenge', () => {
    const session = loggedIn();
    session.effects.length = 0;
    session.say('PASS secret');
    expect(session.secrets('PASS secret')).toEqual(['secret']);
    const other = openSession();
    other.open();
    other.say('AUTH PLAIN', base64('\0bob\0secret'));
    expect(other.secrets(base64('\0bob\0secret'))).toEqual([base64('\0bob\0secret')]);
  });

  it('forgets a name that was said before STLS, and greets no second time (RFC 2595 §4)', () => {
    const session = openSession();
    session.open();
    expect(session.say('USER bob', 'STLS')).toBe('+OK PASS next\r\n+OK Begin TLS\r\n');
    expect(session.effects.at(-1)).toEqual({ kind: 'startTls' });
    session.feed({ kind: 'secured' });
    expect(session.say('PASS secret')).toBe('-ERR USER first, then PASS\r\n');
    expect(session.say('USER bob', 'PASS secret')).toMatch(/\+OK 3 messages/);
    expect(session.say('STLS')).toBe('-ERR You are logged in already\r\n');
  });
});

describe('with a maildrop open (RFC 1939 §5, §7)', () => {
  it.each([
    ['STAT', '+OK 3 70'],
    ['LIST', '+OK 3 messages (70 octets)\r\n1 23\r\n2 29\r\n3 18\r\n.'],
    ['LIST 2', '+OK 2 29'],
    ['UIDL', '+OK 3 messages\r\n1 u0\r\n2 u1\r\n3 u2\r\n.'],
    ['UIDL 3', '+OK 3 u2'],
    ['RETR 1', `+OK 23 octets\r\n${LETTERS[0]?.text}.`],
    ['RETR 2', '+OK 29 octets\r\nSubject: two\r\n\r\n..dots\r\nmore\r\n.'],
    ['TOP 2 0', '+OK\r\nSubject: two\r\n\r\n.'],
    ['TOP 2 1', '+OK\r\nSubject: two\r\n\r\n..dots\r\n.'],
    ['TOP 2 9', '+OK\r\nSubject: two\r\n\r\n..dots\r\nmore\r\n.'],
    ['TOP 2', '-ERR Say it like this: TOP msg n'],
    ['TOP 2 -1', '-ERR TOP takes how many lines of the text, from 0: TOP 1 5'],
    ['DELE 2', '+OK Message 2 is marked as deleted'],
    ['NOOP', '+OK'],
    ['NOOP 1', '-ERR Say it like this: NOOP'],
    ['RSET', '+OK 3 messages (70 octets)'],
    ['RETR', '-ERR Say it like this: RETR msg'],
    ['RETR 4', '-ERR No such message: there are 3'],
    ['RETR 0', '-ERR A message is named by its number, from 1'],
    ['RETR x', '-ERR A message is named by its number, from 1'],
    ['RETR 99999999999999999999', '-ERR A message is named by its number, from 1'],
    ['LIST 4', '-ERR No such message: there are 3'],
    ['UIDL u1', '-ERR A message is named by its number, from 1'],
    ['USER bob', '-ERR You are logged in already'],
    ['AUTH PLAIN', '-ERR You are logged in already'],
  ])('%j is answered %j', (line, reply) => {
    expect(loggedIn().say(line)).toBe(`${reply}\r\n`);
  });

  it('passes over marked letters, keeps their numbers, and brings them back with RSET (§5)', () => {
    const session = loggedIn();
    session.say('DELE 2');
    expect(session.say('STAT', 'LIST', 'UIDL')).toBe(
      '+OK 2 41\r\n+OK 2 messages (41 octets)\r\n1 23\r\n3 18\r\n.\r\n+OK 2 messages\r\n1 u0\r\n3 u2\r\n.\r\n',
    );
    for (const line of ['LIST 2', 'UIDL 2', 'RETR 2', 'TOP 2 0', 'DELE 2'])
      expect(session.say(line)).toBe('-ERR Message 2 is marked as deleted: RSET brings it back\r\n');
    session.say('RSET');
    expect(session.say('RETR 2')).toMatch(/^\+OK 29 octets/);
  });

  it('removes what is marked at QUIT, and only then (§6)', () => {
    const session = loggedIn();
    session.say('DELE 1', 'DELE 3');
    expect(session.effects.some(({ kind }) => kind === 'expunge')).toBe(false);
    expect(session.say('QUIT')).toBe('+OK 2 messages deleted, bye\r\n');
    expect(session.effects).toContainEqual({ kind: 'expunge', ids: [40, 42] });
    expect(session.effects.at(-1)).toEqual({ kind: 'close' });
  });

  it('removes nothing without a QUIT, whatever ends it (§3)', () => {
    for (const kind of ['idle', 'shutdown'] as const) {
      const session = loggedIn();
      session.say('DELE 1');
      session.effects.length = 0;
      session.feed({ kind });
      expect(session.effects).toEqual([{ kind: 'close' }]);
    }
  });

  it('says so when nothing could be removed (§6), and closes', () => {
    const session = loggedIn({ stuck: true });
    session.say('DELE 1');
    expect(session.say('QUIT')).toBe('-ERR [SYS/TEMP] Nothing could be deleted, all is kept\r\n');
    expect(session.effects.at(-1)).toEqual({ kind: 'close' });
  });

  it('has an empty maildrop too', () => {
    const session = loggedIn({ letters: [] });
    expect(session.say('STAT', 'LIST', 'UIDL', 'RETR 1', 'QUIT')).toBe(
      '+OK 0 0\r\n+OK 0 messages (0 octets)\r\n.\r\n+OK 0 messages\r\n.\r\n-ERR No such message: there are 0\r\n+OK Bye\r\n',
    );
  });
});

describe('whatever comes', () => {
  it('hangs up after a hundred mistakes, not before', () => {
    const session = openSession();
    session.open();
    for (let n = 0; n < 100; n++) expect(session.say('x')).toBe('-ERR Command not known\r\n');
    expect(session.say('x')).toBe('-ERR Too many mistakes, closing\r\n');
    expect(session.effects.at(-1)).toEqual({ kind: 'close' });
  });

  it('stays in step after a line that was too long', () => {
    const session = openSession();
    session.open();
    session.say('AUTH LOGIN');
    session.feed({ kind: 'overlong', length: 5000 });
    expect(session.say('USER bob', 'PASS secret')).toMatch(/\+OK 3 messages/);
  });

  it('answers any octets without throwing, and echoes none of them', () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % below;
    };
    for (let n = 0; n < 400; n++) {
      const session = n % 2 === 0 ? loggedIn() : openSession();
      if (n % 2) session.open();
      for (let line = 0; line < 8; line++) {
        const verb = random(3) === 0 ? '' : `${POP3_VERBS[random(POP3_VERBS.length)]} `;
        const octets = Uint8Array.from({ length: random(12) }, () => random(256)).filter((one) => one !== 10);
        session.feed({
          kind: 'line',
          octets: Uint8Array.from([...octetsOfLatin1(verb), ...octets]),
          ending: 'crlf',
        });
      }
      const replies = session.effects.flatMap((effect) =>
        effect.kind === 'reply' ? [...effect.octets] : [],
      );
      expect(replies.every((one) => one === 13 || one === 10 || (one >= 32 && one < 127))).toBe(true);
    }
  });
});
