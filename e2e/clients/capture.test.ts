/** What crossed a room's wires, taken away as pcapng, is what Debian's tshark reads as SMTP, POP, IMAP, DNS and TLS. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonEvent } from '@ehlo/wire';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Ehlo, makeDataDir, removeDataDir, startEhlo } from './ehlo.fixture.ts';
import { openPageSocket, type PageSocket } from './page-socket.fixture.ts';
import { describeClient, type Finished, finish } from './real-program.fixture.ts';
import { readWithTshark } from './tshark.fixture.ts';

// tshark takes a second to start, and each test starts it a few times.
vi.setConfig({ testTimeout: 120_000 });

let dataDir: string;
let scratch: string;
let ehlo: Ehlo;
let page: PageSocket;

beforeAll(async () => {
  dataDir = await makeDataDir();
  scratch = await makeDataDir();
  ehlo = await startEhlo(dataDir);
  page = await openPageSocket(ehlo.url);
  page.followRoom();
}, 120_000);
afterAll(async () => {
  await page.close();
  expect(await ehlo.stop()).toBe(0);
  await removeDataDir(dataDir);
  await removeDataDir(scratch);
});

type Opened = Extract<JsonEvent, { kind: 'connection.opened' }>;
let taken = 0;

/** Runs a client that makes one connection to this service. @returns the connection's id, once it is closed */
async function recorded(service: string, program: string, ...argv: string[]): Promise<[Finished, number]> {
  const before = page.events().length;
  const ran = await finish(program, argv);
  const opened = (await page.event(
    (event) =>
      event.kind === 'connection.opened' &&
      event.service === service &&
      page.events().indexOf(event) >= before,
  )) as Opened;
  await page.event((event) => event.kind === 'connection.closed' && event.connection === opened.seq);
  return [ran, opened.seq];
}

const capture = (query: string) =>
  fetch(`${ehlo.url}/api/rooms/me/capture.pcapng${query}`, { headers: { cookie: page.cookie } });

async function captured(query: string) {
  const response = await capture(query);
  expect(response.status).toBe(200);
  return readWithTshark(join(scratch, `${++taken}.pcapng`), new Uint8Array(await response.arrayBuffer()));
}

const swaks = (service: string, ...argv: string[]) =>
  recorded(
    service,
    'swaks',
    ...['--server', '127.0.0.1', '--port', String(ehlo.ports[service])],
    ...['--silent', '2', '--from', 'alice@campus.test', '--to', 'bob@campus.test', ...argv],
  );
const login = ['--auth', 'PLAIN', '--auth-user', 'alice', '--auth-password', 'secret'];

describeClient('tshark', () => {
  it('finds every command and reply of SMTP in clear, and gives the octets back', async () => {
    const letter = join(scratch, 'letter.eml');
    const lines = Array.from({ length: 400 }, (_, at) => `Line ${at}`).join('\r\n');
    await writeFile(letter, `Subject: captured\r\n\r\n.A dot first\r\n${lines}\r\n`);
    const [{ code }, id] = await swaks('mock', '--data', `@${letter}`);
    expect(code).toBe(0);
    const file = await captured(`?connections=${id}`);
    expect(await file.complaints()).toEqual([]);
    const commands = await file.fields('smtp.req', 'smtp.req.command', 'smtp.req.parameter');
    expect(commands.map(([command]) => command)).toEqual(['EHLO', 'MAIL', 'RCPT', 'DATA', 'QUIT']);
    expect(commands[1]?.[1]).toBe('FROM:<alice@campus.test>');
    const replies = await file.fields('smtp.rsp', 'smtp.response.code');
    expect(replies.map(([code]) => code?.split(',')[0])).toEqual([
      '220',
      '250',
      '250',
      '250',
      '354',
      '250',
      '221',
    ]);
    const { client, server } = await file.follow(0);
    expect(client.toString('latin1')).toContain(`\r\n..A dot first\r\n${lines}\r\n`);
    expect(server.toString('latin1')).toMatch(/^220 .*\r\n221 [^\r]*\r\n$/s);
    expect(await file.fields('frame.number == 1', 'tcp.dstport', 'frame.comment')).toEqual([
      ['1025', expect.stringContaining('tshark: -d tcp.port==1025,smtp')],
    ]);
    expect(await file.fields('tcp.flags.fin == 1', 'tcp.srcport')).toHaveLength(2);
  });

  it.each([
    ['submission', '--tls', 'TLS 1.3', 'tlsv1_3'],
    ['smtps', '--tls-on-connect', 'TLS 1.2', 'tlsv1_2'],
  ])(
    'opens the records of %s with %s and %s by the secrets of the file',
    async (service, how, _version, version) => {
      const [{ code, stdout }, id] = await swaks(service, how, '--tls-protocol', version, ...login);
      expect({ code, stdout }).toMatchObject({ code: 0 });
      const file = await captured(`?connections=${id}`);
      expect(await file.complaints()).toEqual([]);
      const commands = (await file.fields('smtp.req && tls', 'smtp.req.command')).map(([command]) => command);
      expect(commands).toEqual(['EHLO', 'AUTH', 'MAIL', 'RCPT', 'DATA', 'QUIT']);
      const inside = await file.follow(0, 'tls');
      const clear = await (await captured(`?connections=${id}&tls=clear`)).follow(0);
      const start = service === 'submission' ? clear.client.indexOf('STARTTLS\r\n') + 10 : 0;
      expect(inside.client.toString('latin1')).toBe(clear.client.subarray(start).toString('latin1'));
      expect(clear.server.toString('latin1').endsWith(inside.server.toString('latin1'))).toBe(true);
      expect(inside.server.toString('latin1')).toMatch(/221 [^\r]*\r\n$/);
      expect(inside.client.toString('latin1')).toContain(Buffer.from('\0alice\0secret').toString('base64'));
    },
  );

  it('sees asterisks and no secrets of TLS where they are masked', async () => {
    const [, id] = await swaks('submission', '--tls', ...login);
    const wire = await captured(`?connections=${id}&secrets=masked`);
    expect(await wire.complaints()).toEqual([]);
    expect(await wire.fields('smtp.req && tls', 'smtp.req.command')).toEqual([]);
    const { client } = await (await captured(`?connections=${id}&secrets=masked&tls=clear`)).follow(0);
    expect(client.toString('latin1')).toMatch(/AUTH PLAIN \*+\r\n/);
  });

  it.each([
    ['pop3', 'pop', ['CAPA', 'AUTH', expect.any(String), 'LIST', 'QUIT']],
    ['pop3s', 'pop', ['CAPA', 'AUTH', expect.any(String), 'LIST', 'QUIT']],
    ['imap', 'imap', ['CAPABILITY', 'AUTHENTICATE', '', 'LIST', 'LOGOUT']],
    ['imaps', 'imap', ['CAPABILITY', 'AUTHENTICATE', '', 'LIST', 'LOGOUT']],
  ])('finds every command that curl gives %s', async (service, protocol, wanted) => {
    const url = `${service}://127.0.0.1:${ehlo.ports[service]}/`;
    const [{ code }, id] = await recorded(service, 'curl', ...['-sk', '--user', 'bob:secret', '--url', url]);
    expect(code).toBe(0);
    const file = await captured(`?connections=${id}`);
    expect(await file.complaints()).toEqual([]);
    const commands = await file.fields(`${protocol}.request`, `${protocol}.request.command`);
    expect(commands.map(([command]) => command?.toUpperCase())).toEqual(wanted);
  });

  it('reads questions and answers of DNS, over UDP and over TCP', async () => {
    const dig = async (...more: string[]) => {
      const before = page.events().length;
      await finish('dig', ['@127.0.0.1', '-p', String(ehlo.ports.dns), 'campus.test', 'MX', ...more]);
      const { seq } = await page.event(
        (event) => event.kind === 'dns.answered' && page.events().indexOf(event) >= before,
      );
      return seq;
    };
    const ids = [await dig('+notcp'), await dig('+tcp')];
    const file = await captured(`?connections=${ids}`);
    expect(await file.complaints()).toEqual([]);
    expect(
      await file.fields('dns', 'dns.qry.name', 'udp.dstport', 'tcp.dstport', 'dns.mx.mail_exchange'),
    ).toEqual([
      ['campus.test', '53', '', ''],
      ['campus.test', expect.any(String), '', 'mail.campus.test,backup.campus.test'],
      ['campus.test', '', '53', ''],
      ['campus.test', '', expect.any(String), 'mail.campus.test,backup.campus.test'],
    ]);
  });

  it('takes a large letter from its blob, octet for octet, and a gap for a gap', async () => {
    const letter = join(scratch, 'large.eml');
    const line = `.${'0123456789abcdef'.repeat(4)}\r\n`;
    const text = `Subject: large\r\n\r\n${line.repeat(30_000)}`;
    await writeFile(letter, text);
    const [{ code }, id] = await swaks('mock', '--data', `@${letter}`);
    expect(code).toBe(0);
    const whole = await captured(`?connections=${id}`);
    expect(await whole.complaints()).toEqual([]);
    const { client } = await whole.follow(0);
    const start = client.indexOf('DATA\r\n') + 6;
    expect(client.subarray(start, client.lastIndexOf('\r\n.\r\n') + 2).toString('latin1')).toBe(
      // swaks puts an empty line behind every letter.
      `${text.replaceAll('\r\n.', '\r\n..')}\r\n`,
    );

    await swaks('mta', '--to', 'alice@campus.test', '--data', `@${letter}`);
    const mailbox = `pop3://127.0.0.1:${ehlo.ports.pop3}/`;
    const { stdout } = await finish('curl', ['-s', '--user', 'alice:secret', '--url', mailbox]);
    const url = `${mailbox}${/^(\d+) \d{7}\r?$/m.exec(stdout)?.[1]}`;
    const [, fetched] = await recorded(
      'pop3',
      'curl',
      '-s',
      '-o',
      letter,
      '--user',
      'alice:secret',
      '--url',
      url,
    );
    const gap = await captured(`?connections=${fetched}`);
    for (const complaint of await gap.complaints())
      expect(complaint).toMatch(/Previous segment\(s\) not captured|ACKed segment that wasn't captured/);
    expect(await gap.fields('frame.comment contains "were not kept"', 'frame.comment')).toHaveLength(1);
    expect((await gap.fields('pop.request', 'pop.request.command')).map(([command]) => command)).toContain(
      'QUIT',
    );
  });

  it('reads all of a room, in order of time, with the names of the world', async () => {
    const file = await captured('');
    const times = (await file.fields('frame', 'frame.time_epoch')).map(([time]) => Number(time));
    expect(times).toEqual(times.toSorted((a, b) => a - b));
    const hosts = await file.fields('ip.dst_host == "mail.campus.test"', 'ip.dst');
    expect(new Set(hosts.flat())).toEqual(new Set(['192.0.2.25']));
    expect((await file.fields('_ws.malformed', 'frame.number')).length).toBe(0);
  });
});

it('says which connection is not there, and what may be asked', async () => {
  const unknown = await capture('?connections=999999');
  expect([unknown.status, await unknown.json()]).toEqual([
    404,
    expect.objectContaining({ sentence: expect.stringContaining('There is no connection 999999') }),
  ]);
  expect((await capture('?connections=x')).status).toBe(400);
  expect((await capture('?secrets=all')).status).toBe(400);
  const nobody = await fetch(`${ehlo.url}/api/rooms/me/capture.pcapng`, { headers: { cookie: 'x=y' } });
  expect(nobody.status).not.toBe(500);
});
