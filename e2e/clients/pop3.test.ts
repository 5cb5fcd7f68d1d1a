/** Programs that fetch mail over POP3 find what was sent, octet for octet, and take away what they are told to. */
import { chmod, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Ehlo, makeDataDir, removeDataDir, startEhlo } from './ehlo.fixture.ts';
import { BIG, digest, fillMailbox, LETTERS, OCTETS } from './letters.fixture.ts';
import { openPageSocket, type PageSocket } from './page-socket.fixture.ts';
import { describeClient, finish } from './real-program.fixture.ts';

let dataDir: string;
let scratch: string;
let ehlo: Ehlo;
let page: PageSocket;
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const authority = () => join(dataDir, 'tls', 'ca.pem');

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

const fill = (mailbox: string) => fillMailbox({ ehlo, page, scratch }, mailbox);

describeClient('python3', () => {
  it('poplib finds everything over every kind of connection, and deletes', async () => {
    await fill('bob');
    const read = async (how: 'clear' | 'stls' | 'tls', ...more: string[]) => {
      const port = String(how === 'tls' ? ehlo.ports.pop3s : ehlo.ports.pop3);
      const script = here('python/read_pop3.py');
      const ran = await finish('python3', [
        script,
        '127.0.0.1',
        port,
        how,
        authority(),
        'bob',
        'secret',
        ...more,
      ]);
      expect(ran.stderr).toBe('');
      return JSON.parse(ran.stdout) as {
        subject: string;
        size: number;
        listed: number;
        uidl: string;
        text: string;
        attachments: string[];
      }[];
    };
    const clear = await read('clear');
    const bySubject = (subject: string) => clear.find((letter) => letter.subject === subject);
    expect(clear.every(({ size, listed }) => size === listed)).toBe(true);
    expect(bySubject('lone dots')?.text).toBe(digest('.\n..\n.hidden\nend\n'));
    expect(bySubject('Grüße aus Genf')?.text).toBe(digest('À bientôt, Zoë\n'));
    expect(bySubject('attachment')?.attachments).toEqual([digest(OCTETS)]);
    expect(bySubject('five megabytes')?.text).toBe(digest(BIG.replaceAll('\r\n', '\n')));
    expect(await read('stls')).toEqual(clear);
    const dots = clear.findIndex(({ subject }) => subject === 'lone dots') + 1;
    expect(await read('tls', String(dots))).toEqual(clear);
    expect(await read('clear')).toEqual(clear.filter(({ subject }) => subject !== 'lone dots'));
  });
});

describeClient('curl', () => {
  it('lists, and fetches a letter as it is', async () => {
    await fill('alice');
    const curl = (path: string, ...more: string[]) =>
      finish('curl', [
        '-sS',
        '--user',
        'alice:secret',
        '--url',
        `pop3://127.0.0.1:${ehlo.ports.pop3}/${path}`,
        ...more,
      ]);
    const listed = (await curl('')).stdout.trimEnd().split('\r\n');
    const number = listed.length - Object.keys(LETTERS).length + 1;
    const whole = (await curl(String(number))).stdout;
    expect(whole).toMatch(/^Return-Path: <alice@campus\.test>\r\nReceived: /);
    expect(whole.endsWith(LETTERS['lone dots'] as string)).toBe(true);
    expect(`${listed[number - 1]}`).toBe(`${number} ${Buffer.byteLength(whole)}`);
    const wrong = await finish('curl', [
      '-sS',
      '--user',
      'alice:wrong',
      '--url',
      `pop3://127.0.0.1:${ehlo.ports.pop3}/`,
    ]);
    expect(wrong).toMatchObject({ code: 67 });
    const secured = `pop3s://127.0.0.1:${ehlo.ports.pop3s}/${number}`;
    const argv = ['-sS', '--cacert', authority(), '--user', 'alice:secret', '--url', secured];
    expect((await finish('curl', argv)).stdout).toBe(whole);
  });
});

describeClient('mpop', () => {
  it('delivers into a Maildir, and a second run fetches nothing again', async () => {
    await fill('postmaster');
    const maildir = join(scratch, 'Maildir');
    const config = join(scratch, 'mpoprc');
    await finish('mkdir', ['-p', join(maildir, 'cur'), join(maildir, 'new'), join(maildir, 'tmp')]);
    await writeFile(
      config,
      [
        'account ehlo',
        'host 127.0.0.1',
        `port ${ehlo.ports.pop3}`,
        'user postmaster',
        'password secret',
        'tls on',
        'tls_starttls on',
        `tls_trust_file ${authority()}`,
        'keep on',
        `uidls_file ${join(scratch, 'uidls')}`,
        `delivery maildir ${maildir}`,
        '',
      ].join('\n'),
    );
    await chmod(config, 0o600);
    const first = await finish('mpop', ['-C', config, 'ehlo']);
    expect(first).toMatchObject({ code: 0 });
    const sources = async () =>
      Promise.all(
        (await readdir(join(maildir, 'new'))).map((name) => readFile(join(maildir, 'new', name), 'utf8')),
      );
    const fetched = await sources();
    for (const letter of Object.values(LETTERS))
      expect(fetched.some((source) => source.endsWith(letter.replaceAll('\r\n', '\n')))).toBe(true);
    expect(await finish('mpop', ['-C', config, 'ehlo'])).toMatchObject({ code: 0 });
    expect(await sources()).toHaveLength(fetched.length);
  });
});
