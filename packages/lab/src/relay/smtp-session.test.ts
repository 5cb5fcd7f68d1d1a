import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type ForeignServer, foreignServer, type Script } from './foreign.fixture.ts';
import { LAB_TIMEOUTS } from './schedule.ts';
import { type Outgoing, openSession, SessionLost, type SmtpSession } from './smtp-session.ts';

const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const ASCII: Outgoing = {
  reversePath: 'alice@campus.test',
  forwardPaths: ['x@far.test'],
  prefix: '',
  letter: latin1('Subject: hello\r\n\r\nhi\r\n'),
  eightBit: false,
};
const EIGHT_BIT: Outgoing = {
  ...ASCII,
  letter: latin1('Subject: hello\r\n\r\n\xc3\xa9\r\n'),
  eightBit: true,
};
const UTF8_HEADER: Outgoing = {
  ...ASCII,
  letter: latin1('Subject: \xc3\xa9\r\n\r\nhi\r\n'),
  eightBit: true,
  utf8: 'header',
};
const UTF8_ADDRESS: Outgoing = { ...ASCII, forwardPaths: ['pel\xc3\xa9@far.test'], utf8: 'address' };
const offers = (...keywords: string[]): Script => ({
  EHLO: ['250-far.test', ...keywords.map((keyword) => `250-${keyword}`), '250 HELP'].join('\r\n'),
});

let server: ForeignServer;
let last: SmtpSession | undefined;
async function open(script: Script = {}): Promise<SmtpSession> {
  server = await foreignServer(script);
  const socket = connect({ host: '127.0.0.1', port: server.port });
  await once(socket, 'connect');
  const opened = await openSession(socket, {
    to: { host: 'far.test', address: '203.0.113.91', port: 25 },
    name: 'mail.campus.test',
    connection: undefined,
    tls: 'never',
    timeouts: LAB_TIMEOUTS,
  });
  last = opened;
  return opened;
}
afterEach(async () => {
  last?.destroy();
  last = undefined;
  await server.close();
});
const said = () => server.lines.filter((line) => !line.startsWith('EHLO'));

describe('the next mail over the same connection', () => {
  it('begins with MAIL where the last one was taken: nothing is left to reset (RFC 5321 §4.1.1.4)', async () => {
    const session = await open();
    expect(await session.send(ASCII)).toMatchObject({ taken: ['x@far.test'], refused: [] });
    expect(await session.send(ASCII)).toMatchObject({ taken: ['x@far.test'], refused: [] });
    expect(said().map((line) => line.split(' ')[0])).toEqual([
      'MAIL',
      'RCPT',
      'DATA',
      'MAIL',
      'RCPT',
      'DATA',
    ]);
  });

  it.each<[string, Script, string[]]>([
    ['after RCPT was refused', { RCPT: '550 5.1.1 nobody' }, ['MAIL', 'RCPT', 'RSET', 'MAIL', 'RCPT']],
    [
      'after DATA was refused',
      { DATA: '451 4.3.0 later' },
      ['MAIL', 'RCPT', 'DATA', 'RSET', 'MAIL', 'RCPT', 'DATA'],
    ],
    ['but not after MAIL was: no transaction was begun', { MAIL: '451 4.3.0 later' }, ['MAIL', 'MAIL']],
  ])('begins with RSET %s (RFC 5321 §4.1.1.5)', async (_when, script, verbs) => {
    const session = await open(script);
    for (let mail = 0; mail < 2; mail++) expect((await session.send(ASCII)).refused).toHaveLength(1);
    expect(said().map((line) => line.split(' ')[0])).toEqual(verbs);
    expect(session.alive).toBe(true);
  });

  it.each([
    ['hangs up at RSET', 'drop', {}],
    ['refuses RSET', '500 5.5.1 what', { code: 500 }],
  ])('is lost before it was said, where the server %s', async (_how, RSET, failure) => {
    const session = await open({ RCPT: '550 5.1.1 nobody', RSET });
    await session.send(ASCII);
    const lost = await session.send(ASCII).catch((error: unknown) => error);
    expect(lost).toBeInstanceOf(SessionLost);
    // Not at the letter: another server, or another connection, may be asked.
    expect((lost as SessionLost).failure).toMatchObject({ at: 'mail', ...failure });
    expect(session.alive).toBe(false);
  });
});

describe('what a letter asks of a server', () => {
  it.each<[string, Script, Outgoing, string]>([
    ['nothing for ASCII', offers('8BITMIME', 'SMTPUTF8'), ASCII, ''],
    ['BODY=8BITMIME for octets above 127 (RFC 6152 §2)', offers('8BITMIME'), EIGHT_BIT, ' BODY=8BITMIME'],
    [
      'SMTPUTF8 for an address beyond ASCII (RFC 6531 §3.4)',
      offers('8BITMIME', 'SMTPUTF8'),
      UTF8_ADDRESS,
      ' SMTPUTF8',
    ],
    [
      'SMTPUTF8 for a header in UTF-8 too',
      offers('8BITMIME', 'SMTPUTF8'),
      UTF8_HEADER,
      ' BODY=8BITMIME SMTPUTF8',
    ],
  ])('MAIL says %s', async (_what, script, mail, parameters) => {
    const session = await open(script);
    expect(await session.send(mail)).toMatchObject({ refused: [] });
    expect(said()[0]).toBe(`MAIL FROM:<alice@campus.test>${parameters}`);
    expect(server.letters).toEqual([Buffer.from(mail.letter).toString('latin1')]);
  });

  it.each<[string, Script, Outgoing, string]>([
    ['octets above 127, without 8BITMIME (RFC 6152 §3)', {}, EIGHT_BIT, '5.6.3'],
    ['an address, without SMTPUTF8 (RFC 6531 §3.2)', offers('8BITMIME'), UTF8_ADDRESS, '5.6.7'],
    ['a header, without SMTPUTF8 (RFC 6531 §3.2)', offers('8BITMIME'), UTF8_HEADER, '5.6.9'],
  ])(
    '%s: not a word of it is said, and the connection stands for the next',
    async (_what, script, mail, enhanced) => {
      const session = await open(script);
      expect(await session.send(mail)).toMatchObject({
        taken: [],
        refused: [{ forwardPaths: mail.forwardPaths, failure: { at: 'mail', enhanced, permanent: true } }],
      });
      expect(said()).toEqual([]);
      expect(await session.send(ASCII)).toMatchObject({ taken: ['x@far.test'] });
    },
  );
});

describe('a server that talks and talks', () => {
  const lines = (count: number) => `${'550-all about it, and more of it\r\n'.repeat(count)}550 5.7.1 no`;

  it('is not quoted at length: the first thousand characters of a reply stay with the mail', async () => {
    const session = await open({ RCPT: lines(200) });
    const { refused } = await session.send(ASCII);
    expect(refused[0]?.failure).toMatchObject({ at: 'rcpt', code: 550, permanent: true });
    expect(refused[0]?.failure.text).toHaveLength(1024);
  });

  it('is left when a reply has no end', async () => {
    const session = await open({ RCPT: lines(20_000) });
    const lost = await session.send(ASCII).catch((error: unknown) => error);
    expect(lost).toBeInstanceOf(SessionLost);
    expect((lost as SessionLost).failure).toMatchObject({
      at: 'mail',
      enhanced: '4.5.0',
      text: 'The server said more than a reply has',
      permanent: false,
    });
    expect(session.alive).toBe(false);
  });

  it.each<[string, Script]>([
    ['HTTP/1.1 400 Bad Request', { greeting: 'HTTP/1.1 400 Bad Request' }],
    ['250 hello', { greeting: '250 hello' }],
  ])('is left when it speaks no SMTP: %s', async (said, script) => {
    const lost = await open(script).catch((error: unknown) => error);
    expect(lost).toBeInstanceOf(SessionLost);
    expect((lost as SessionLost).failure).toMatchObject({
      enhanced: '4.5.0',
      text: `The server said what no server says there: ${said}`,
      permanent: false,
    });
  });
});
