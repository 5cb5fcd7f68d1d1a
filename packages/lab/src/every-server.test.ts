/** What holds for the mock holds for every server of the world (RFC 5321), over a socket, whatever its policy is. */
import { once } from 'node:events';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OCEAN, Speaker, type StartedLab, startLab } from './lab.fixture.ts';
import { eventOf } from './relay/foreign.fixture.ts';
import { WORLD_SERVERS } from './world-servers.fixture.ts';

let lab: StartedLab;
beforeAll(async () => {
  lab = await startLab({ claimed: OCEAN });
});
afterAll(() => lab.close());

let mails = 0;

describe.each(WORLD_SERVERS)('$name', ({ name, host, offers, path, mailbox, call }) => {
  /** After the greeting, or the login where one is needed. */
  async function open(): Promise<Speaker> {
    const speaker = new Speaker(await call(lab));
    await speaker.reply();
    return speaker;
  }
  async function codes(...lines: string[]): Promise<string[]> {
    const speaker = await open();
    const found: string[] = [];
    for (const line of lines) found.push((await speaker.say(`${line}\r\n`)).slice(0, 9).trimEnd());
    await speaker.close();
    return found;
  }
  const MAIL = 'MAIL FROM:<alice@campus.test>';
  const RCPT = `RCPT TO:<${path}>`;

  /** Sends a letter of its own; @returns the octets of it that came into the mailbox, behind the trace fields */
  async function letter(body: string): Promise<string> {
    const subject = `letter ${mails++}`;
    const speaker = await open();
    for (const line of ['EHLO me', MAIL, RCPT, 'DATA']) await speaker.say(`${line}\r\n`);
    expect(await speaker.say(`Subject: ${subject}\r\n\r\n${body}\r\n.\r\n`)).toMatch(
      /^250 2\.0\.0 Taken as /,
    );
    await speaker.close();
    const { blob } = await eventOf(
      lab.log,
      OCEAN.room,
      'mail.stored',
      (event) => event.mailbox === mailbox && event.summary.subject === subject,
    );
    const octets = Buffer.from((await lab.blobs.read(blob)) ?? []).toString('latin1');
    return octets.slice(octets.indexOf(`Subject: ${subject}\r\n\r\n`) + `Subject: ${subject}\r\n\r\n`.length);
  }

  it('greets with its own name and offers what it says', async () => {
    const socket = await call(lab);
    const speaker = new Speaker(socket);
    const greeting = await speaker.reply();
    if (!greeting.startsWith('235')) expect(greeting).toMatch(`220 ${host} ESMTP `);
    const lines = (await speaker.say('EHLO me\r\n')).split('\r\n').slice(0, -1);
    expect(lines[0]).toBe(`250-${host} greets me`);
    expect(
      lines
        .slice(1)
        .map((line) => line.slice(4))
        .join(', '),
    ).toBe(offers);
    expect(await speaker.say('QUIT\r\n')).toMatch(`221 2.0.0 ${host} `);
    await speaker.rest();
    await speaker.close();
  });

  it('keeps the order of commands: no MAIL within a mail, no RCPT before it, no DATA before that (§4.1.4)', async () => {
    expect(await codes('EHLO me', RCPT, 'DATA', MAIL, 'DATA', MAIL, RCPT, 'RSET', RCPT)).toEqual([
      expect.stringMatching(/^250-/),
      '503 5.5.1',
      '503 5.5.1',
      '250 2.1.0',
      '503 5.5.1',
      '503 5.5.1',
      '250 2.1.5',
      '250 2.0.0',
      '503 5.5.1',
    ]);
  });

  it('takes mail for its postmaster, by that name alone and in any case (§4.5.1)', async () => {
    expect(await codes(MAIL, 'RCPT TO:<Postmaster>', 'RCPT TO:<postMASTER>')).toEqual([
      '250 2.1.0',
      '250 2.1.5',
      '250 2.1.5',
    ]);
  });

  it('is in step after a line of 100 000 octets, after NUL, and after LF alone', async () => {
    const speaker = await open();
    expect(await speaker.say(`${'x'.repeat(100_000)}\r\n`)).toMatch(/^500 5\.5\.6 /);
    expect(await speaker.say('NO\0OP\r\n')).toMatch(/^5/);
    expect(await speaker.say('NOOP\n')).toMatch(/^250 /);
    expect(await speaker.say('NOOP\r\n')).toMatch(/^250 2\.0\.0 /);
    await speaker.close();
  });

  it('answers 20 000 NOOPs in one go, each once (RFC 2920 §3.2)', async () => {
    const speaker = await open();
    speaker.socket.write('NOOP\r\n'.repeat(20_000));
    speaker.socket.end('QUIT\r\n');
    const text = await speaker.rest();
    expect(text.match(/^250 /gm)).toHaveLength(20_000);
    expect(text).toMatch(/221 .*\r\n$/);
    await speaker.close();
  });

  it('takes a whole mail in one segment', async () => {
    const speaker = await open();
    speaker.socket.write(`EHLO me\r\n${MAIL}\r\n${RCPT}\r\nDATA\r\nSubject: at once\r\n\r\n.\r\nQUIT\r\n`);
    expect((await speaker.rest()).match(/^\d{3} /gm)).toEqual([
      '250 ',
      '250 ',
      '250 ',
      '354 ',
      '250 ',
      '221 ',
    ]);
    await speaker.close();
  });

  it('ends a letter at CR LF . CR LF only, and keeps its octets (§4.1.1.4, §4.5.2)', async () => {
    const smuggled = `${MAIL}\r\n${RCPT}\r\nDATA\r\n`;
    const body = ['\n.\n', '\n.\r\n', '\r\n.\n', '\r.\r', '\r\n.\r', '\r\n\0.\r\n'].join(smuggled);
    const stuffed = body.replaceAll('\r\n.', '\r\n..');
    // What is sent on is written with whole line ends: a server further on could read them otherwise.
    const came = (text: string) => (name === 'backup' ? text.replace(/\r?\n|\r(?!\n)/g, '\r\n') : text);
    expect(await letter(`${stuffed}x\xff`)).toBe(`${came(`${body}x\xff`)}\r\n`);
  });

  it('says back no control octets, and nothing that is no text', async () => {
    const speaker = await open();
    const hostile = '\x1b[2J\x07\x00\x9b\xe2\x80\xae';
    for (const line of [
      `EHLO ${hostile}`,
      hostile,
      `${MAIL}${hostile}`,
      `MAIL FROM:<${hostile}@campus.test>`,
      MAIL,
      `RCPT TO:<${hostile}@campus.test>`,
      `RCPT TO:<"${hostile}"@campus.test>`,
      `VRFY ${hostile}`,
      `HELP ${hostile}`,
      `NOOP ${hostile}`,
    ])
      expect(await speaker.say(`${line}\r\n`)).toMatch(/^[\x20-\x7e\r\n]+$/);
    await speaker.close();
  });

  it('refuses a letter that is declared larger than its SIZE (RFC 1870 §6.1)', async () => {
    const most = Number(/SIZE (\d+)/.exec(offers)?.[1]);
    expect(await codes(`${MAIL} SIZE=${most}`, 'RSET', `${MAIL} SIZE=${most + 1}`)).toEqual([
      '250 2.1.0',
      '250 2.0.0',
      '552 5.3.4',
    ]);
  });

  it('serves of the commands what it has to, and says of the others that it does not (§4.5.1, §4.2.4)', async () => {
    const found = await codes(
      'EHLO me',
      'NOOP',
      'RSET',
      'HELP',
      `VRFY ${path}`,
      'EXPN staff',
      'TURN',
      'XYZZY',
    );
    expect(found.map((reply) => reply.slice(0, 3))).toEqual([
      '250',
      '250',
      '250',
      '214',
      expect.stringMatching(/^25[02]$/),
      '502',
      '502',
      '500',
    ]);
  });
});

describe.each(WORLD_SERVERS.filter(({ name }) => !['submission', 'smtps'].includes(name)))(
  '$name, to whom one talks before it greets',
  ({ host, call }) => {
    it('greets first, then answers', async () => {
      const socket = await call(lab);
      const speaker = new Speaker(socket);
      socket.write('EHLO me\r\nNOOP\r\nQUIT\r\n');
      expect((await speaker.rest()).match(/^\d{3} .*$/gm)).toEqual([
        expect.stringMatching(`220 ${host} ESMTP `),
        expect.stringMatching(/^250 /),
        expect.stringMatching(/^250 /),
        expect.stringMatching(/^221 /),
      ]);
      await speaker.close();
    });
  },
);

describe.each(WORLD_SERVERS.filter(({ offers }) => offers.includes('STARTTLS')))(
  '$name, which has STARTTLS',
  ({ call }) => {
    async function begin(behind = ''): Promise<Speaker> {
      const speaker = new Speaker(await call(lab));
      await speaker.reply();
      await speaker.say('EHLO me\r\n');
      expect(await speaker.say(`STARTTLS\r\n${behind}`)).toMatch(/^220 2\.0\.0 [^\n]*\r\n$/);
      return speaker;
    }

    it('forgets what was said in clear, and never looks at what came behind STARTTLS (RFC 3207 §4.2, CVE-2011-0411)', async () => {
      const speaker = await begin('MAIL FROM:<alice@campus.test>\r\n');
      speaker.socket.removeAllListeners('data');
      const secure = connectTls({ socket: speaker.socket, rejectUnauthorized: false });
      await once(secure, 'secureConnect');
      const within = new Speaker(secure);
      expect(await within.say('RCPT TO:<postmaster>\r\n')).toMatch(/^503 5\.5\.1 [^\n]*\r\n$/);
      expect(await within.say('EHLO me\r\n')).not.toContain('STARTTLS');
      await within.close();
    });

    it('hangs up on who hangs up instead of shaking hands', async () => {
      const speaker = await begin();
      speaker.socket.end();
      expect(await speaker.rest()).toBe('');
      await speaker.close();
    });
  },
);
