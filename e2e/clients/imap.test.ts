/** Programs that read mail over IMAP find what was sent, octet for octet, and change what they are told to. */
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ImapFlow } from 'imapflow';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
  await finish('curl', ['-sk', '--user', 'bob:secret', '--url', `imaps://127.0.0.1:${ehlo.ports.imaps}/`]);
});
afterAll(async () => {
  await page.close();
  expect(await ehlo.stop()).toBe(0);
  await removeDataDir(dataDir);
  await removeDataDir(scratch);
});

const fill = (mailbox: string) => fillMailbox({ ehlo, page, scratch }, mailbox);

interface Found {
  letters: { subject: string; sized: boolean; text: string; attachments: string[] }[];
  searches: Record<string, string>;
  flags: string;
  expunged: string[];
  status: string;
  listed: string[];
}

describeClient('python3', () => {
  it('imaplib finds and changes everything over every kind of connection', async () => {
    await fill('bob');
    for (const how of ['clear', 'starttls', 'tls']) {
      const port = String(how === 'tls' ? ehlo.ports.imaps : ehlo.ports.imap);
      const argv = [here('python/use_imap.py'), how, '127.0.0.1', port, authority(), 'bob', 'secret'];
      const ran = await finish('python3', argv);
      expect(ran.stderr).toBe('');
      const found = JSON.parse(ran.stdout) as Found;
      const bySubject = (subject: string) => found.letters.find((letter) => letter.subject === subject);
      expect(found.letters.every(({ sized }) => sized)).toBe(true);
      expect(bySubject('lone dots')?.text).toBe(digest('.\n..\n.hidden\nend\n'));
      expect(bySubject('Grüße aus Genf')?.text).toBe(digest('À bientôt, Zoë\n'));
      expect(bySubject('attachment')?.attachments).toEqual([digest(OCTETS)]);
      expect(bySubject('five megabytes')?.text).toBe(digest(BIG.replaceAll('\r\n', '\n')));
      expect(found.searches).toEqual({
        ALL: '1 2',
        SEEN: '1',
        UNSEEN: '2',
        'KEYWORD $Mine': '1',
        'SUBJECT mine': '1',
        'BODY quagga': '1',
        'BEFORE 2-Sep-2026': '1',
      });
      expect(found.flags).toMatch(/\\Seen.*\$Mine.*\\Deleted.*\\Flagged.*" 1-Sep-2026 07:30:00 \+0000"/);
      expect(found.expunged).toEqual(['1']);
      expect(found.status).toContain('(MESSAGES 1 UNSEEN 1)');
      expect(found.listed).toContain('(\\HasNoChildren \\Trash) "/" Trash');
      expect(found.listed).toContain(`(\\HasNoChildren) "/" "Tests/${how} &AOk-t&AOk-"`);
    }
  });
});

describeClient('curl', () => {
  it('lists folders, fetches, searches and appends; what it fetched is seen on the page', async () => {
    await fill('alice');
    const base = `imap://127.0.0.1:${ehlo.ports.imap}`;
    const curl = (...argv: string[]) => finish('curl', ['-sS', '--user', 'alice:secret', ...argv]);
    expect((await curl('--url', `${base}/`)).stdout).toContain('* LIST (\\HasNoChildren) "/" INBOX\r\n');
    const found = (await curl('--url', `${base}/INBOX?SUBJECT%20%22lone%20dots%22`)).stdout;
    const number = /^\* SEARCH (\d+)\r\n/.exec(found)?.[1];
    const whole = (await curl('--url', `${base}/INBOX/;MAILINDEX=${number}`)).stdout;
    expect(whole).toMatch(/^Return-Path: <alice@campus\.test>\r\nReceived: /);
    expect(whole.endsWith(LETTERS['lone dots'] as string)).toBe(true);
    await page.event((event) => event.kind === 'mail.flagged' && event.add.includes('\\Seen'));
    const subject = await curl(
      '--url',
      `${base}/INBOX/;MAILINDEX=${number};SECTION=HEADER.FIELDS%20(SUBJECT)`,
    );
    expect(subject.stdout).toBe('Subject: lone dots\r\n\r\n');
    const secured = `imaps://127.0.0.1:${ehlo.ports.imaps}`;
    const file = join(scratch, 'sent.eml');
    await writeFile(file, LETTERS['five megabytes'] as string);
    const sent = await curl('--cacert', authority(), '--upload-file', file, '--url', `${secured}/Sent`);
    expect(sent).toMatchObject({ code: 0, stderr: '' });
    const back = await curl(
      '--cacert',
      authority(),
      '-o',
      join(scratch, 'back.eml'),
      '--url',
      `${secured}/Sent/;MAILINDEX=1`,
    );
    expect(back).toMatchObject({ code: 0 });
    expect(await readFile(join(scratch, 'back.eml'), 'utf8')).toBe(LETTERS['five megabytes']);
    const wrong = await finish('curl', ['-sS', '--user', 'alice:wrong', '--url', `${base}/`]);
    expect(wrong).toMatchObject({ code: 67 });
  });
});

describeClient('mbsync', () => {
  it('syncs both ways; a second run changes nothing, here or there', async () => {
    await fill('postmaster');
    const local = join(scratch, 'mail');
    await mkdir(local);
    const config = join(scratch, 'mbsyncrc');
    await writeFile(
      config,
      `IMAPAccount ehlo
Host localhost
Port ${ehlo.ports.imap}
User postmaster
Pass secret
SSLType STARTTLS
CertificateFile ${authority()}
AuthMechs LOGIN

IMAPStore far
Account ehlo

MaildirStore near
Path ${local}/
Inbox ${local}/INBOX
SubFolders Verbatim

Channel all
Far :far:
Near :near:
Patterns *
Create Both
Remove Both
Expunge Both
SyncState *
`,
    );
    await chmod(config, 0o600);
    const sync = async () => {
      const ran = await finish('mbsync', ['-c', config, '-a']);
      expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code: 0, stderr: '' });
    };
    const files = async (folder: string) =>
      (
        await Promise.all(['cur', 'new'].map((part) => readdir(join(local, folder, part)).catch(() => [])))
      ).flat();
    await sync();
    const names = await files('INBOX');
    expect(names.length).toBeGreaterThanOrEqual(Object.keys(LETTERS).length);
    const sources = await Promise.all(
      names.map((name) =>
        readFile(join(local, 'INBOX', 'new', name), 'utf8').catch(() =>
          readFile(join(local, 'INBOX', 'cur', name), 'utf8'),
        ),
      ),
    );
    // It marks what it fetches by a field of its own.
    const unmarked = (source: string) => source.replace(/^X-TUID: .*\n/m, '');
    const kept = (letter: string) =>
      sources.some((source) => unmarked(source).endsWith(letter.replaceAll('\r\n', '\n')));
    expect(Object.keys(LETTERS).filter((subject) => !kept(LETTERS[subject] as string))).toEqual([]);
    // Something made here, and something made there.
    await mkdir(join(local, 'Made here', 'cur'), { recursive: true });
    await mkdir(join(local, 'Made here', 'new'));
    await mkdir(join(local, 'Made here', 'tmp'));
    await writeFile(join(local, 'Made here', 'cur', '1.1.here:2,FS'), 'Subject: from here\n\nhello\n');
    await sync();
    const folder = await finish('curl', [
      '-sS',
      '--user',
      'postmaster:secret',
      '--url',
      `imap://127.0.0.1:${ehlo.ports.imap}/Made%20here`,
      '-X',
      'FETCH 1 (FLAGS BODY.PEEK[HEADER.FIELDS (SUBJECT)])',
    ]);
    expect(folder.stdout).toMatch(/\\Seen/);
    expect(folder.stdout).toMatch(/\\Flagged/);
    const changes = page.events().filter(({ kind }) => /^(?:mail|folder)\./.test(kind)).length;
    const before = await files('INBOX');
    await sync();
    expect((await files('INBOX')).sort()).toEqual(before.sort());
    // What is written down is on the page before the last reply has come.
    expect(page.events().filter(({ kind }) => /^(?:mail|folder)\./.test(kind)).length).toBe(changes);
  });
});

describeClient('offlineimap', () => {
  it('copies both ways over TLS, and nothing twice', async () => {
    await fill('postmaster');
    const local = join(scratch, 'offline');
    const config = join(scratch, 'offlineimaprc');
    await writeFile(
      config,
      `[general]
accounts = ehlo
metadata = ${join(scratch, 'offline-state')}
ui = basic
[Account ehlo]
localrepository = near
remoterepository = far
[Repository near]
type = Maildir
localfolders = ${local}
[Repository far]
type = IMAP
remotehost = localhost
remoteport = ${ehlo.ports.imaps}
ssl = yes
sslcacertfile = ${authority()}
remoteuser = postmaster
remotepass = secret
`,
    );
    const sync = async () => {
      const ran = await finish('offlineimap', ['-c', config, '-o']);
      const said = ran.stdout + ran.stderr;
      expect([ran.code, said]).toEqual([0, expect.not.stringContaining('ERROR')]);
      return said.match(/Copy message/g)?.length ?? 0;
    };
    expect(await sync()).toBeGreaterThanOrEqual(Object.keys(LETTERS).length);
    await writeFile(join(local, 'Drafts', 'cur', '1.1.here:2,F'), 'Subject: half a letter\n\nhello\n');
    expect(await sync()).toBe(1);
    const stored = await page.event(
      (event) => event.kind === 'mail.stored' && event.summary.subject === 'half a letter',
    );
    expect(stored).toMatchObject({ folder: 'Drafts', flags: ['\\Flagged'] });
    expect(await sync()).toBe(0);
  });
});

describe('imapflow', () => {
  it('works with folders, flags, structures and searches, and hears of new mail while it idles', async () => {
    await fill('alice');
    const ca = await readFile(authority(), 'utf8');
    const flow = new ImapFlow({
      host: 'localhost',
      port: ehlo.ports.imap as number,
      secure: false,
      tls: { ca },
      auth: { user: 'alice', pass: 'secret' },
      logger: false,
    });
    await flow.connect();
    const folders = await flow.list();
    expect(folders.map(({ path, specialUse }) => [path, specialUse])).toContainEqual(['Trash', '\\Trash']);
    await flow.mailboxCreate(['Übungen', 'eins']);
    expect((await flow.list()).map(({ path }) => path)).toContain('Übungen/eins');
    const lock = await flow.getMailboxLock('INBOX');
    try {
      const uids = (await flow.search({ subject: 'attachment' }, { uid: true })) as number[];
      const uid = uids.at(-1) as number;
      const one = await flow.fetchOne(
        `${uid}`,
        { envelope: true, bodyStructure: true, flags: true },
        { uid: true },
      );
      if (!one) throw new Error('It is not there.');
      expect(one.envelope?.subject).toBe('attachment');
      expect(one.bodyStructure?.childNodes?.map(({ type }) => type)).toEqual([
        'text/plain',
        'application/octet-stream',
      ]);
      const { content } = await flow.download(`${uid}`, '2', { uid: true });
      const chunks: Buffer[] = [];
      for await (const chunk of content) chunks.push(chunk as Buffer);
      expect(digest(Buffer.concat(chunks))).toBe(digest(OCTETS));
      await flow.messageFlagsAdd(`${uid}`, ['\\Flagged', '$Later'], { uid: true });
      const moved = await flow.messageMove(`${uid}`, 'Übungen/eins', { uid: true });
      expect(moved ? moved.uidMap?.size : 0).toBe(1);
      const heard = new Promise<number>((resolve) => flow.once('exists', ({ count }) => resolve(count)));
      const idle = flow.idle();
      const before = flow.mailbox ? flow.mailbox.exists : 0;
      await fill('alice');
      expect(await heard).toBe(before + 1);
      await flow.noop();
      await idle;
    } finally {
      lock.release();
    }
    const status = await flow.status('Übungen/eins', { messages: true, unseen: true });
    expect(status).toMatchObject({ messages: 1, unseen: 1 });
    await flow.logout();
  });
});
