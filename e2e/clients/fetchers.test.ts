/** Mail programs of Debian's that fetch or read a mailbox: what they keep is what was sent, and what they change is changed. */
import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Ehlo, makeDataDir, removeDataDir, startEhlo } from './ehlo.fixture.ts';
import { digest, fillMailbox, LETTERS, OCTETS } from './letters.fixture.ts';
import { openPageSocket, type PageSocket } from './page-socket.fixture.ts';
import { describeClient, finish } from './real-program.fixture.ts';

/** A program starts some ten times in a test, and five megabytes go through each time. */
const LONG_MS = 60_000;

let dataDir: string;
let scratch: string;
let ehlo: Ehlo;
let page: PageSocket;
const authority = () => join(dataDir, 'tls', 'ca.pem');
const count = Object.keys(LETTERS).length;

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

async function makeMaildir(name: string): Promise<string> {
  const path = join(scratch, name);
  for (const part of ['cur', 'new', 'tmp']) await mkdir(join(path, part), { recursive: true });
  return path;
}

/** Every file of a Maildir, with the line ends that Unix programs give it, without the fields that they add. */
async function sourcesIn(maildir: string): Promise<string[]> {
  const sources: string[] = [];
  for (const part of ['cur', 'new'])
    for (const name of await readdir(join(maildir, part))) {
      const source = await readFile(join(maildir, part, name), 'utf8');
      sources.push(
        source.replace(/^(?:X-getmail-[^\n]*|Status|X-Status|Content-Length|Lines): ?[^\n]*\n/gm, ''),
      );
    }
  return sources;
}

/** Those of the letters that were sent which no source ends with: octets beyond ASCII, lone dots, five megabytes. */
const lost = (sources: readonly string[]): string[] =>
  Object.keys(LETTERS).filter(
    (subject) =>
      !sources.some((source) => source.endsWith((LETTERS[subject] as string).replaceAll('\r\n', '\n'))),
  );

/** The attachment of the letter that has one, decoded. */
function attachmentIn(sources: readonly string[]): string {
  const source = sources.find((one) => one.includes('\nSubject: attachment\n')) ?? '';
  const [, coded = ''] = /filename=o\.bin\n\n([^-]*)\n--b--/.exec(source) ?? [];
  return digest(Buffer.from(coded, 'base64'));
}

const configured = async (name: string, lines: readonly string[]): Promise<string> => {
  const file = join(scratch, name);
  await writeFile(file, `${lines.join('\n')}\n`);
  await chmod(file, 0o600);
  return file;
};

const inboxOf = async (mailbox: string): Promise<string> => {
  const url = `imap://127.0.0.1:${ehlo.ports.imap}/INBOX`;
  return (
    await finish('curl', ['-sS', '--user', `${mailbox}:secret`, '--url', url, '-X', 'FETCH 1:* (FLAGS)'])
  ).stdout;
};

describeClient('getmail', () => {
  it.each([
    ['POP3 over TLS', 'SimplePOP3SSLRetriever', 'pop3s'],
    ['IMAP in clear', 'SimpleIMAPRetriever', 'imap'],
  ])(
    '%s: keeps everything that was sent, fetches nothing twice, and deletes when it is told to',
    async (_, type, port) => {
      await fill('bob');
      const maildir = await makeMaildir(`getmail-${port}`);
      const config = (name: string, more: string) =>
        configured(name, [
          '[retriever]',
          `type = ${type}`,
          'server = localhost',
          `port = ${ehlo.ports[port]}`,
          'username = bob',
          'password = secret',
          ...(port.endsWith('s') ? [`ca_certs = ${authority()}`] : []),
          '[destination]',
          // It delivers to no Maildir as root; a program may, where it is told so.
          'type = MDA_external',
          'path = /bin/sh',
          `arguments = ("-c", "cat > ${maildir}/new/$$")`,
          'allow_root_commands = true',
          '[options]',
          'delivered_to = false',
          'received = false',
          'read_all = false',
          more,
        ]);
      const fetch = async (rc: string) => {
        const ran = await finish('getmail', ['--getmaildir', scratch, '--rcfile', rc]);
        expect(ran).toMatchObject({ code: 0, stderr: '' });
        return Number(/(\d+) messages? \(\d+ bytes\) retrieved/.exec(ran.stdout)?.[1]);
      };
      const keep = await config(`keep-${port}`, 'delete = false');
      expect(await fetch(keep)).toBeGreaterThanOrEqual(count);
      const sources = await sourcesIn(maildir);
      expect(lost(sources)).toEqual([]);
      expect(attachmentIn(sources)).toBe(digest(OCTETS));
      expect(await fetch(keep)).toBe(0);
      await fetch(await config(`take-${port}`, 'delete = true'));
      expect(await inboxOf('bob')).toBe('');
    },
    LONG_MS,
  );
});

describeClient('fetchmail', () => {
  it.each([
    ['POP3 with STLS', 'pop3', 'postmaster'],
    ['IMAP with STARTTLS', 'imap', 'postmaster'],
  ])(
    '%s: hands on everything that was sent, then takes it away',
    async (_, protocol, mailbox) => {
      await fill(mailbox);
      const maildir = await makeMaildir(`fetchmail-${protocol}`);
      const config = await configured(`fetchmailrc-${protocol}`, [
        'set no bouncemail',
        `poll localhost service ${ehlo.ports[protocol]} protocol ${protocol}`,
        `  user "${mailbox}" password "secret" is root here`,
        `  sslproto tls1.2+ sslcertck sslcertfile "${authority()}"`,
        `  mda "cat > ${maildir}/new/$$" no keep fetchall no rewrite no mimedecode`,
      ]);
      const run = () =>
        finish('env', [`FETCHMAILHOME=${scratch}`, 'fetchmail', '-f', config, '--nosyslog', '--invisible']);
      const first = await run();
      expect(first).toMatchObject({ code: 0 });
      const sources = await sourcesIn(maildir);
      expect(lost(sources)).toEqual([]);
      expect(attachmentIn(sources)).toBe(digest(OCTETS));
      // 1: there is no mail to fetch.
      expect(await run()).toMatchObject({ code: 1 });
      expect(await inboxOf(mailbox)).toBe('');
    },
    LONG_MS,
  );
});

describeClient('neomutt', () => {
  it(
    'IMAP with STARTTLS: copies everything out, flags, files and deletes; all of it is so on the page',
    async () => {
      await fill('alice');
      const maildir = await makeMaildir('neomutt');
      const config = await configured('neomuttrc', [
        `set folder = "imap://alice@localhost:${ehlo.ports.imap}/"`,
        'set spoolfile = "=INBOX"',
        'set imap_pass = "secret"',
        'set ssl_starttls = yes',
        'set ssl_force_tls = yes',
        `set ssl_ca_certificates_file = "${authority()}"`,
        'set confirmcreate = no',
        'set confirmappend = no',
        'set delete = yes',
        'set move = no',
        'set quit = yes',
        'set wait_key = no',
        'set mbox_type = Maildir',
        'set record = ""',
      ]);
      // Its patterns take the words of a subject; `~A` is everything.
      const keys = [
        `<tag-pattern>~A<enter><tag-prefix><copy-message>${maildir}<enter><tag-pattern>~A<enter><tag-prefix><tag-entry>`,
        '<limit>~s megabytes<enter><flag-message>',
        '<limit>~s attachment<enter><save-message>=Filed/caf\u00e9<enter>',
        '<limit>~s dots<enter><delete-message>',
        '<limit>~s Genf<enter><display-message><exit>',
        '<limit>~A<enter><sync-mailbox><quit>',
      ].join('');
      const command = `neomutt -n -F ${config} -e 'push "${keys}"'`;
      const ran = await finish('env', ['TERM=xterm', 'LANG=C.UTF-8', 'script', '-qec', command, '/dev/null']);
      expect(ran).toMatchObject({ code: 0 });
      const sources = await sourcesIn(maildir);
      expect(lost(sources)).toEqual([]);
      expect(attachmentIn(sources)).toBe(digest(OCTETS));
      const mine = page
        .events()
        .filter((event) => event.kind === 'mail.stored' && event.mailbox === 'alice@campus.test');
      const idOf = (subject: string, folder = 'INBOX'): number =>
        mine.find(
          (event) =>
            event.kind === 'mail.stored' && event.folder === folder && event.summary.subject === subject,
        )?.seq ?? 0;
      expect(page.events()).toContainEqual(
        expect.objectContaining({ kind: 'folder.changed', folder: 'Filed/caf\u00e9', change: 'created' }),
      );
      expect(idOf('attachment', 'Filed/caf\u00e9')).toBeGreaterThan(0);
      const expunged = page.events().flatMap((event) => (event.kind === 'mail.expunged' ? event.stored : []));
      expect(expunged).toEqual(expect.arrayContaining([idOf('attachment'), idOf('lone dots')]));
      expect(expunged).not.toContain(idOf('five megabytes'));
      const flags = page
        .events()
        .flatMap((event) =>
          event.kind === 'mail.flagged' ? event.add.map((flag) => `${event.stored} ${flag}`) : [],
        );
      expect(flags).toContain(`${idOf('five megabytes')} \\Flagged`);
      expect(flags).toContain(`${idOf('Grüße aus Genf')} \\Seen`);
    },
    LONG_MS,
  );
});
