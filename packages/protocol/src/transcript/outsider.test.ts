/**
 * What dialogues of other servers and clients brought to light, a row each, named after what was wrong. They were written
 * from the RFCs and from how those servers speak, before anybody looked at a detector.
 */
import { describe, expect, it } from 'vitest';
import { latin1, utf8 } from '../octets.ts';
import { explain } from './explain.ts';
import type { Part } from './transcript.ts';

/** `S ` and `C ` lines end in CR LF; `s ` and `c ` are taken as they stand. */
function parts(...lines: readonly string[]): Part[] {
  return lines.map((line) => {
    const mark = line[0] ?? '';
    const said = latin1(utf8(line.slice(2)));
    const by = mark.toLowerCase() === 's' ? 'server' : 'client';
    return { by, octets: mark === mark.toUpperCase() ? `${said}\r\n` : said };
  });
}

const explained = (...lines: string[]) => explain({ format: 'json', parts: parts(...lines) });
const noted = (...lines: string[]): string[] =>
  explained(...lines).lines.flatMap(({ notes }) => notes.map(({ id }) => id));
const said = (...lines: string[]): string[] =>
  explained(...lines).lines.flatMap(({ text, notes }) => notes.map(({ id }) => `${id} @ ${text}`));

const OPEN = ['S 220 mail.uni.test ESMTP Postfix (Debian/GNU)'];
const HELLO = [...OPEN, 'C EHLO pc.uni.test', 'S 250-mail.uni.test', 'S 250-PIPELINING', 'S 250 8BITMIME'];
const MAIL = [...HELLO, 'C MAIL FROM:<alice@uni.test>', 'S 250 2.1.0 Ok'];
const RCPT = [...MAIL, 'C RCPT TO:<bob@uni.test>', 'S 250 2.1.5 Ok'];
const DATA = [...RCPT, 'C DATA', 'S 354 End data with <CR><LF>.<CR><LF>'];
const HEADER = [
  'C From: Alice <alice@uni.test>',
  'C To: bob@uni.test',
  'C Date: Wed, 25 Nov 2026 10:00:00 +0100',
  'C Subject: hello',
];
const TAKEN = ['C .', 'S 250 2.0.0 Ok: queued as 4F1A23'];
const QUIT = ['C QUIT', 'S 221 2.0.0 Bye'];

describe('blanks that a strict server does not forgive', () => {
  it.each([
    ['space-after-colon', 'MAIL FROM: <alice@uni.test>'],
    ['extra-space', 'MAIL  FROM:<alice@uni.test>'],
    ['trailing-space', 'MAIL FROM:<alice@uni.test> '],
  ])('are told by their own name: %s (RFC 5321 §3.3)', (id, line) => {
    const { lines } = explained(...HELLO, `C ${line}`, 'S 501 5.5.4 Syntax: MAIL FROM:<address>', ...QUIT);
    const told = lines.flatMap(({ notes, remarks = [] }) => [...notes, ...remarks].map((note) => note.id));
    expect(told).toEqual([id]);
  });
});

describe('a path without brackets that the server took', () => {
  it('is the recipient of the transaction', () => {
    const lines = [...MAIL, 'C RCPT TO:bob@uni.test', 'S 250 2.1.5 Ok', ...QUIT];
    expect(explained(...lines).transactions[0]?.forwardPaths).toEqual([
      { path: 'bob@uni.test', accepted: true },
    ]);
  });
});

describe('a client that did not wait for the greeting', () => {
  it.each(['550 5.5.1 Protocol error', '554 SMTP synchronization error'])(
    'is told so where the refusal comes instead of it: %s',
    (reply) => {
      expect(noted('C EHLO pc.uni.test', `S ${reply}`)).toContain('early-talker');
    },
  );
});

describe('a line that ended with LF and got no answer', () => {
  it('is told of the CR that the server waits for (RFC 5321 §2.3.8)', () => {
    expect(noted(...OPEN, 'c EHLO pc.uni.test\n')).toContain('bare-lf');
    expect(noted(...OPEN, 'C EHLO pc.uni.test')).not.toContain('bare-lf');
  });

  it('was no right line that this server refuses', () => {
    expect(noted(...OPEN, 'c EHLO pc.uni.test\n', 'S 500 5.5.2 Error: bare <LF> received')).not.toContain(
      'required-command-refused',
    );
  });
});

describe('421', () => {
  it.each([
    ['421 4.4.2 mail.uni.test Error: timeout exceeded', 'server-timed-out'],
    ['421 4.4.2 Connection dropped due to SocketError', 'service-closing'],
    ['421 4.3.2 System shutting down', 'service-closing'],
  ])('%s is %s: X.4.2 is any trouble of the connection (RFC 3463 §3.5)', (reply, id) => {
    expect(noted(...MAIL, `S ${reply}`)).toEqual([id]);
  });
});

describe('a header field with blanks in its name', () => {
  it('is malformed, and parts nothing where an empty line follows', () => {
    const text = ['C My Field: x', 'C ', 'C Hello'];
    expect(said(...DATA, ...HEADER, ...text, ...TAKEN, ...QUIT)).toEqual(['header-malformed @ My Field: x']);
  });

  it('is no field where the colon is of a time or of a URL', () => {
    for (const line of ['Meet at 10:30', 'Look here http://uni.test/'])
      expect(noted(...DATA, ...HEADER, `C ${line}`, ...TAKEN, ...QUIT)).toEqual(['no-empty-line']);
  });
});

describe('a line of 998 octets with a guard dot', () => {
  it('is not too long: the guard does not count (RFC 5321 §4.5.3.1.6)', () => {
    const long = (octets: number) =>
      noted(...DATA, ...HEADER, 'C ', `C ..${'x'.repeat(octets - 1)}`, ...TAKEN, ...QUIT);
    expect(long(998)).toEqual([]);
    expect(long(999)).toContain('text-line-too-long');
  });
});

describe('a field outside the letter', () => {
  it('is told although Postfix hangs up on it with 221', () => {
    const goodbye = 'S 221 2.7.0 Error: I can break rules, too. Goodbye.';
    expect(noted(...RCPT, 'C Subject: hi', goodbye)).toEqual(['header-outside-data']);
  });
});

describe('a login that wants TLS first', () => {
  it('would have been in clear (RFC 4954 §4: 538)', () => {
    const login = [...OPEN, 'C EHLO pc.uni.test', 'S 250-mail.uni.test', 'S 250 AUTH LOGIN', 'C AUTH LOGIN'];
    expect(noted(...login, 'S 538 5.7.11 Encryption required', ...QUIT)).toEqual(['auth-in-clear']);
  });
});

describe('an extension after HELO', () => {
  it.each(['STARTTLS', 'AUTH LOGIN'])(
    'is hidden by HELO, not missing from a list that nobody saw: %s',
    (line) => {
      const lines = [
        ...OPEN,
        'C HELO pc.uni.test',
        'S 250 mail.uni.test',
        `C ${line}`,
        'S 503 5.5.1 EHLO first',
        ...QUIT,
      ];
      expect(said(...lines)).toContain(`helo-hides-extensions @ ${line}`);
      expect(noted(...lines)).not.toContain('starttls-not-offered');
      expect(noted(...lines)).not.toContain('auth-not-offered');
    },
  );
});

describe('a web server that was spoken to first', () => {
  it('is told from an excerpt', () => {
    expect(noted('C EHLO pc.uni.test', 'S HTTP/1.1 400 Bad Request', 'S ')).toContain('smtp-on-http');
  });
});

describe('a chunk of BDAT that ends within a line', () => {
  it('leaves the next command a line of its own (RFC 3030 §2)', () => {
    const { lines, transactions } = explained(
      ...RCPT,
      'C BDAT 20',
      'c From: alice@uni.test',
      'S 250 2.0.0 Ok: 20 bytes',
      'C BDAT 8 LAST',
      'c \r\n\r\nhi\r\n',
      'S 250 2.0.0 Ok: queued',
      ...QUIT,
    );
    expect(lines.slice(9, 13).map(({ text, ending, verb }) => [text, ending, verb])).toEqual([
      ['BDAT 20', 'crlf', 'BDAT'],
      ['From: alice@uni.test', 'none', undefined],
      ['250 2.0.0 Ok: 20 bytes', 'crlf', undefined],
      ['BDAT 8 LAST', 'crlf', 'BDAT'],
    ]);
    expect(transactions[0]?.outcome).toBe('sent');
  });
});

describe('LMTP', () => {
  it('greets with LHLO (RFC 2033 §4.1)', () => {
    const lhlo = ['S 220 mail.uni.test LMTP Dovecot ready', 'C LHLO pc.uni.test', 'S 250 mail.uni.test'];
    const { lines, transactions } = explained(
      ...lhlo,
      ...RCPT.slice(HELLO.length),
      'C DATA',
      'S 354 OK',
      ...HEADER,
      'C ',
      'C hi',
      ...TAKEN,
      ...QUIT,
    );
    expect(lines[1]).toMatchObject({ verb: 'LHLO', tokens: [{ text: 'LHLO' }, { text: 'pc.uni.test' }] });
    expect(lines.flatMap(({ notes }) => notes)).toEqual([]);
    expect(transactions[0]?.outcome).toBe('sent');
  });
});

describe('a verdict in a refusal', () => {
  it('is told before the rule that made it', () => {
    const refused = 'S 550 5.7.26 Unauthenticated email from uni.test is not accepted due to DMARC policy.';
    expect(noted(...DATA, ...HEADER, 'C ', 'C hi', 'C .', refused, ...QUIT)).toEqual([
      'dmarc-fail',
      'policy-refused',
    ]);
  });
});
