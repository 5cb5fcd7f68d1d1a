/** Programs that nobody here wrote log in with CRAM-MD5 (RFC 2195), over SMTP, POP3 and IMAP. */
import { chmod, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Ehlo, makeDataDir, removeDataDir, startEhlo } from './ehlo.fixture.ts';
import { openPageSocket, type PageSocket } from './page-socket.fixture.ts';
import { describeClient, finish } from './real-program.fixture.ts';

let dataDir: string;
let scratch: string;
let ehlo: Ehlo;
let page: PageSocket;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const authority = () => join(dataDir, 'tls', 'ca.pem');
const CHALLENGE = /^<\d+\.\d{10}@mail\.campus\.test>$/;

beforeAll(async () => {
  dataDir = await makeDataDir();
  scratch = await makeDataDir();
  ehlo = await startEhlo(dataDir);
  page = await openPageSocket(ehlo.url);
  page.followRoom();
  // The first handshake of an installation makes its authority.
  await finish('curl', ['-sk', '--user', 'bob:secret', '--url', `pop3s://127.0.0.1:${ehlo.ports.pop3s}/`]);
});
afterAll(async () => {
  await page.close();
  expect(await ehlo.stop()).toBe(0);
  await removeDataDir(dataDir);
  await removeDataDir(scratch);
});

describeClient('swaks', () => {
  const swaks = (password: string) =>
    finish('swaks', [
      ...['--server', '127.0.0.1', '--port', String(ehlo.ports.submission), '--tls'],
      ...['--from', 'alice@campus.test', '--to', 'bob@campus.test', '--header', 'Subject: by digest'],
      ...['--auth', 'CRAM-MD5', '--auth-user', 'alice', '--auth-password', password],
    ]);

  it('submits, and its password never crosses', async () => {
    const sent = await swaks('secret');
    expect(sent).toMatchObject({ code: 0 });
    expect(sent.stdout).toMatch(/ AUTH CRAM-MD5\r?\n<~ {2}334 \S+\r?\n ~> \S+\r?\n<~ {2}235 2\.7\.0 /);
    const stored = await page.event(
      (event) => event.kind === 'mail.stored' && event.summary.subject === 'by digest',
    );
    expect(stored).toMatchObject({ prefix: expect.stringContaining('with ESMTPSA id ') });
  });

  it('is refused with another password', async () => {
    expect((await swaks('guess')).stdout).toContain('535 5.7.8 ');
  });
});

describeClient('python3', () => {
  it('smtplib and imaplib log in, and no challenge comes twice', async () => {
    const ports = [String(ehlo.ports.smtps), String(ehlo.ports.imap)];
    const ran = await finish('python3', [here('python/cram_md5.py'), ...ports, authority(), 'bob', 'secret']);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    const asked = ran.stdout.trimEnd().split('\n');
    expect(asked.filter((challenge) => CHALLENGE.test(challenge))).toHaveLength(2);
    expect(new Set(asked).size).toBe(2);
  });
});

describeClient('curl', () => {
  const curl = (password: string, url: string, ...argv: string[]) =>
    finish('curl', [
      ...['-sSv', '--user', `alice:${password}`, '--login-options', 'AUTH=CRAM-MD5'],
      ...['--cacert', authority(), '--url', url, ...argv],
    ]);

  it('logs in over IMAP and POP3, in clear and over TLS', async () => {
    for (const [url, said] of [
      [`imap://127.0.0.1:${ehlo.ports.imap}/`, 'AUTHENTICATE CRAM-MD5'],
      [`imaps://localhost:${ehlo.ports.imaps}/`, 'AUTHENTICATE CRAM-MD5'],
      [`pop3://127.0.0.1:${ehlo.ports.pop3}/`, 'AUTH CRAM-MD5'],
      [`pop3s://localhost:${ehlo.ports.pop3s}/`, 'AUTH CRAM-MD5'],
    ] as const) {
      const right = await curl('secret', url);
      expect([url, right.code]).toEqual([url, 0]);
      expect(right.stderr).toContain(said);
    }
    const guessed = await curl('guess', `imap://127.0.0.1:${ehlo.ports.imap}/`);
    expect(guessed.code).toBe(67);
    expect(guessed.stderr).toContain('[AUTHENTICATIONFAILED]');
  });

  it('submits over SMTP', async () => {
    const letter = join(scratch, 'letter.eml');
    await writeFile(letter, 'Subject: curl by digest\r\n\r\nHello\r\n');
    const envelope = ['--mail-from', 'alice@campus.test', '--mail-rcpt', 'bob@campus.test'];
    const url = `smtps://localhost:${ehlo.ports.smtps}/laptop.campus.test`;
    const sent = await curl('secret', url, ...envelope, '--upload-file', letter);
    expect(sent).toMatchObject({ code: 0 });
    expect(sent.stderr).toMatch(/> AUTH CRAM-MD5[\s\S]*< 235 2\.7\.0 /);
    await page.event((event) => event.kind === 'mail.stored' && event.summary.subject === 'curl by digest');
  });
});

describeClient('mpop', () => {
  it('fetches a mailbox with it', async () => {
    const maildir = join(scratch, 'Maildir');
    const config = join(scratch, 'mpoprc');
    await finish('mkdir', ['-p', join(maildir, 'cur'), join(maildir, 'new'), join(maildir, 'tmp')]);
    await writeFile(
      config,
      [
        'account ehlo',
        'host 127.0.0.1',
        `port ${ehlo.ports.pop3}`,
        'user bob',
        'password secret',
        'auth cram-md5',
        'tls off',
        'keep on',
        `uidls_file ${join(scratch, 'uidls')}`,
        `delivery maildir ${maildir}`,
        '',
      ].join('\n'),
    );
    await chmod(config, 0o600);
    const fetched = await finish('mpop', ['-d', '-C', config, 'ehlo']);
    expect(fetched).toMatchObject({ code: 0 });
    expect(fetched.stdout).toContain('--> AUTH CRAM-MD5');
    expect(await readdir(join(maildir, 'new'))).not.toHaveLength(0);
  });
});
