/** Every MUST of RFC 1939 (and of its CAPA, STLS and AUTH) that a server can be asked for without a store, beside those in `dialogue.test.ts`. */
import { describe, expect, it } from 'vitest';
import { latin1 } from '../../octets.ts';
import { POP3_VERBS, type Pop3Verb, pop3Command } from '../commands.ts';
import { LETTERS, loggedIn, openSession } from './session.fixture.ts';

const greeted = (): ReturnType<typeof openSession> => {
  const session = openSession();
  session.open();
  return session;
};
/** A line of each verb that would be right in its state. */
const said = (verb: Pop3Verb): string => pop3Command(verb).example;

describe('RFC 1939 §3: the frame', () => {
  it.each(POP3_VERBS)('knows %s in any case', (verb) => {
    const line = said(verb);
    const lower = line.replace(verb, verb.toLowerCase());
    expect(loggedIn().say(lower)).toBe(loggedIn().say(line));
    const before = [greeted(), greeted()] as const;
    expect(before[0].say(lower)).toBe(before[1].say(line));
  });

  it.each(POP3_VERBS.filter((verb) => !pop3Command(verb).states.includes('authorization')))(
    'refuses %s before a login, and does nothing',
    (verb) => {
      const session = greeted();
      expect(session.say(said(verb))).toMatch(/^-ERR /);
      expect(session.state.phase).toBe('authorization');
    },
  );

  it.each(POP3_VERBS.filter((verb) => !pop3Command(verb).states.includes('transaction')))(
    'refuses %s after it, and the maildrop stays open',
    (verb) => {
      const session = loggedIn();
      expect(session.say(said(verb))).toMatch(/^-ERR /);
      expect(session.say('STAT')).toBe('+OK 3 70\r\n');
    },
  );

  it.each(['', ' ', 'STAT1', 'STA', 'HELO', '+OK', 'RETR\t', '\u00e9', 'stat stat stat'])(
    'answers -ERR to %j, which is no command or malformed',
    (line) => {
      expect(loggedIn().say(line)).toMatch(/^-ERR [^\r]+\r\n$/);
    },
  );

  it('says its status in capitals, and in at most 512 octets, the line’s end included', () => {
    const lines = [...POP3_VERBS.map(said), 'x'.repeat(200), 'RETR 99999999999', 'AUTH XOAUTH2', 'AUTH X'];
    for (const session of [greeted(), loggedIn()]) {
      for (const line of lines) session.say(line);
      for (const effect of session.effects) {
        if (effect.kind !== 'reply') continue;
        const [status = ''] = latin1(effect.octets).split('\r\n');
        expect(status).toMatch(/^(?:\+OK|-ERR|\+ )/);
        expect(status.length + 2).toBeLessThanOrEqual(512);
      }
    }
  });

  it('ends what has several lines with a lone dot, and puts one more before a line that begins with one', () => {
    const letters = [{ id: 1, size: 11, uniqueId: 'u', text: '.\r\n..\r\n.a\r\n' }];
    expect(loggedIn({ letters }).say('RETR 1')).toBe('+OK 11 octets\r\n..\r\n...\r\n..a\r\n.\r\n');
    const open = [{ id: 1, size: 1, uniqueId: 'u', text: 'a' }];
    expect(loggedIn({ letters: open }).say('RETR 1')).toBe('+OK 1 octets\r\na\r\n.\r\n');
  });

  it.each(['idle', 'shutdown'] as const)('ends (%s) without a word and without an UPDATE', (kind) => {
    const session = loggedIn();
    session.say('DELE 1');
    session.effects.length = 0;
    session.feed({ kind });
    expect(session.effects).toEqual([{ kind: 'close' }]);
  });
});

describe('RFC 1939 §4 to §6: the states', () => {
  it('§4: QUIT before a login enters no UPDATE', () => {
    const session = greeted();
    session.say('QUIT');
    expect(session.effects.map(({ kind }) => kind)).toEqual(['reply', 'reply', 'close']);
  });

  it('§4: a login that fails leaves the connection open for another one', () => {
    const session = greeted();
    for (let guess = 0; guess < 5; guess++) session.say('USER bob', 'PASS wrong');
    expect(session.say('USER bob', 'PASS secret')).toMatch(/\+OK 3 messages/);
  });

  it('§4: USER and PASS come next to each other: whatever stands between, the name is asked for again', () => {
    const session = greeted();
    session.say('USER bob', 'PASS wrong');
    expect(session.say('PASS secret')).toBe('-ERR USER first, then PASS\r\n');
  });

  it('§4: numbers the letters from 1 on, and no letter gets another one’s number', () => {
    const session = loggedIn();
    session.say('DELE 1');
    expect(session.say('LIST')).toBe('+OK 2 messages (47 octets)\r\n2 29\r\n3 18\r\n.\r\n');
  });

  it.each([
    ['STAT', /^\+OK 3 70\r\n$/],
    ['LIST', /^\+OK[^\r]*\r\n1 23\r\n2 29\r\n3 18\r\n\.\r\n$/],
    ['RETR 1', /^\+OK/],
    ['UIDL', /^\+OK[^\r]*\r\n1 u0\r\n2 u1\r\n3 u2\r\n\.\r\n$/],
  ])('§5: RSET takes every DELE back, as %s has it', (line, answer) => {
    const session = loggedIn();
    session.say('DELE 1', 'DELE 2', 'RSET');
    expect(session.say(line)).toMatch(answer);
    session.effects.length = 0;
    session.say('QUIT');
    expect(session.effects.some(({ kind }) => kind === 'expunge')).toBe(false);
  });

  it('§5: reading marks nothing', () => {
    const session = loggedIn();
    session.say('RETR 1', 'TOP 2 0', 'QUIT');
    expect(session.effects.some(({ kind }) => kind === 'expunge')).toBe(false);
  });

  it.each(['1 ', '01', '1', '0001'])('§5: a number is decimal: %j', (number) => {
    expect(loggedIn().say(`LIST ${number}`)).toBe('+OK 1 23\r\n');
  });

  it.each(['-1', '+1', '0x1', '1.0', '1e0', '\u0661', '0', 'one', '1,2', '4294967297'])(
    '§5: %j is no number of a letter',
    (number) => {
      for (const verb of ['LIST', 'UIDL', 'RETR', 'DELE'])
        expect(loggedIn().say(`${verb} ${number}`)).toMatch(/^-ERR /);
    },
  );

  it('§6: nothing that was not marked goes', () => {
    const session = loggedIn();
    session.say('DELE 2', 'RETR 1', 'QUIT');
    expect(session.effects).toContainEqual({ kind: 'expunge', ids: [41] });
  });
});

describe('RFC 1939 §7: the optional commands that are here', () => {
  it('TOP gives the header, the empty line, and so many lines of the text', () => {
    const text = 'A: b\r\nC: d\r\n\r\none\r\ntwo\r\n\r\nfour\r\n';
    const letters = [{ id: 1, size: text.length, uniqueId: 'u', text }];
    const head = '+OK\r\nA: b\r\nC: d\r\n\r\n';
    expect(loggedIn({ letters }).say('TOP 1 0')).toBe(`${head}.\r\n`);
    expect(loggedIn({ letters }).say('TOP 1 3')).toBe(`${head}one\r\ntwo\r\n\r\n.\r\n`);
    expect(loggedIn({ letters }).say('TOP 1 4000000000')).toBe(`${head}one\r\ntwo\r\n\r\nfour\r\n.\r\n`);
  });

  it('UIDL names each letter by one word of its own', () => {
    const rows = loggedIn().say('UIDL').split('\r\n').slice(1, -2);
    expect(rows).toHaveLength(LETTERS.length);
    for (const row of rows) expect(row).toMatch(/^\d+ [\x21-\x7e]{1,70}$/);
  });
});

describe('RFC 2449, RFC 2595 and RFC 5034: what was added', () => {
  it('RFC 2449 §5: CAPA is there in both states, a capability a line, and offers what is carried out', () => {
    for (const session of [greeted(), loggedIn()]) {
      const rows = session.say('CAPA').split('\r\n').slice(1, -2);
      expect(rows).toEqual(expect.arrayContaining(['TOP', 'UIDL', 'USER', 'PIPELINING', 'RESP-CODES']));
      for (const row of rows) expect(row).toMatch(/^[!-~]+(?: [!-~]+)*$/);
    }
  });

  it('RFC 2449 §6.6: answers commands that come together, in their order', () => {
    const replies = greeted().say('USER bob', 'PASS secret', 'STAT', 'NOPE', 'DELE 1', 'STAT', 'QUIT');
    expect(replies.match(/^(?:\+OK|-ERR)[^\r]*/gm)).toEqual([
      '+OK PASS next',
      '+OK 3 messages (70 octets)',
      '+OK 3 70',
      '-ERR Command not known',
      '+OK Message 1 is marked as deleted',
      '+OK 2 47',
      '+OK 1 message deleted, bye',
    ]);
  });

  it('RFC 2449 §8: a text that begins with a bracket is a response code that is registered', () => {
    const sessions = [greeted(), openSession({ inUse: true }), loggedIn({ stuck: true })];
    sessions[1]?.open();
    for (const session of sessions)
      session.say('USER bob', 'PASS x', 'USER bob', 'PASS secret', 'DELE 1', 'QUIT');
    const codes = sessions.flatMap(({ effects }) =>
      effects.flatMap((effect) =>
        effect.kind === 'reply'
          ? [...latin1(effect.octets).matchAll(/^-ERR \[([^\]]*)\]/gm)].map(([, code]) => code)
          : [],
      ),
    );
    expect(new Set(codes)).toEqual(new Set(['AUTH', 'IN-USE', 'SYS/TEMP']));
  });

  it('RFC 2595 §4: STLS is for before a login only, once, and CAPA forgets it then', () => {
    expect(loggedIn().say('STLS')).toMatch(/^-ERR/);
    const session = greeted();
    session.say('STLS');
    session.feed({ kind: 'secured' });
    expect(session.say('CAPA')).not.toContain('STLS');
    expect(session.say('STLS')).toMatch(/^-ERR/);
  });

  it.each(['AUTH PLAIN', 'AUTH LOGIN'])(
    'RFC 5034 §4: a lone * ends %s with -ERR, and the next line is a command',
    (line) => {
      const session = greeted();
      expect(session.say(line, '*', 'NOOP')).toMatch(/-ERR Cancelled[^\r]*\r\n-ERR Log in first[^\r]*\r\n$/);
    },
  );
});
