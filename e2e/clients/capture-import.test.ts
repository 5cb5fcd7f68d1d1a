/** What Debian's tcpdump captures of real clients on loopback reads as what the doors saw of them. */
import { createSocket } from 'node:dgram';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createCaptureImport, type ImportedCapture, type ImportedConnection } from '@ehlo/protocol/capture';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Ehlo, makeDataDir, removeDataDir, startEhlo } from './ehlo.fixture.ts';
import { openPageSocket, type PageSocket } from './page-socket.fixture.ts';
import { type Conversation, converse, describeClient, finish } from './real-program.fixture.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Any other length would do: none of the clients sends it to this port. */
const LAST_WORD = { port: 9, octets: 77 };

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
  // The first handshake of an installation makes its authority.
  await finish('curl', ['-sk', '--user', 'bob:secret', '--url', `pop3s://127.0.0.1:${ehlo.ports.pop3s}/`]);
}, 120_000);
afterAll(async () => {
  await page.close();
  expect(await ehlo.stop()).toBe(0);
  await removeDataDir(dataDir);
  await removeDataDir(scratch);
});

const imported = (file: Uint8Array): ImportedCapture => {
  const reading = createCaptureImport();
  reading.feed(file);
  const capture = reading.end();
  expect(capture.problem).toBeUndefined();
  return capture;
};

/** tcpdump of what goes to and from the servers' ports, from now on: the page's own traffic is none of it. */
async function startTcpdump(file: string): Promise<Conversation> {
  const { web: _web, ...servers } = ehlo.ports;
  const ports = Object.values(servers).map((port) => `port ${port}`);
  const filter = [...ports, `udp port ${LAST_WORD.port}`].join(' or ');
  // As root it would become another user, who may not write here.
  const argv = [
    '-i',
    'lo',
    '-n',
    '-U',
    '--immediate-mode',
    '--print',
    '-l',
    '-Z',
    'root',
    '-w',
    file,
    filter,
  ];
  const tcpdump = converse('tcpdump', argv);
  await tcpdump.until('listening on lo');
  return tcpdump;
}

/** Packets of one interface are in order: when the last one is there, all are. */
async function stopTcpdump(tcpdump: Conversation): Promise<void> {
  const socket = createSocket('udp4');
  socket.send(new Uint8Array(LAST_WORD.octets), LAST_WORD.port, '127.0.0.1');
  await tcpdump.until(`length ${LAST_WORD.octets}`);
  socket.close();
  tcpdump.child.kill('SIGINT');
  await tcpdump.ended;
}

/** Octets of one side and layer. */
const octetsOf = ({ events }: ImportedConnection, from: string, layer: string): Buffer =>
  Buffer.concat(
    events.flatMap((event) =>
      event.kind === 'octets' && event.from === from && event.layer === layer && event.octets
        ? [event.octets]
        : [],
    ),
  );

describeClient('tcpdump', () => {
  it('of real clients gives the octets, sides, layers and ends that the room’s own capture has', async () => {
    const { mock, submission, smtps, pop3, imap, imaps, dns } = ehlo.ports;
    const letter = join(scratch, 'letter.eml');
    await writeFile(letter, `Subject: both\r\n\r\n${`.${'0123456789'.repeat(6)}\r\n`.repeat(8000)}`);
    const before = page.events().length;
    const file = join(scratch, 'lo.pcap');
    const tcpdump = await startTcpdump(file);
    const swaks = (port: unknown, ...argv: string[]) => {
      const who = ['--from', 'alice@campus.test', '--to', 'bob@campus.test', '--silent', '2'];
      return finish('swaks', ['--server', '127.0.0.1', '--port', String(port), ...who, ...argv]);
    };
    const login = ['--auth', 'PLAIN', '--auth-user', 'alice', '--auth-password', 'secret'];
    const curl = (url: string) => finish('curl', ['-sk', '--user', 'bob:secret', '--url', url]);
    const dig = (...argv: string[]) =>
      finish('dig', ['@127.0.0.1', '-p', String(dns), 'campus.test', 'MX', ...argv]);
    await swaks(mock, '--data', `@${letter}`);
    await swaks(submission, '--tls', ...login);
    await swaks(smtps, '--tls-on-connect', ...login);
    await curl(`pop3://127.0.0.1:${pop3}/`);
    await curl(`imap://127.0.0.1:${imap}/`);
    await curl(`imaps://127.0.0.1:${imaps}/`);
    await dig('+notcp');
    await dig('+tcp');
    await stopTcpdump(tcpdump);
    const opened = page
      .events()
      .slice(before)
      .filter(({ kind }) => kind === 'connection.opened');
    for (const { seq } of opened)
      await page.event((event) => event.kind === 'connection.closed' && event.connection === seq);

    const foreign = imported(new Uint8Array(await readFile(file)));
    const own = imported(
      new Uint8Array(
        await (
          await fetch(`${ehlo.url}/api/rooms/me/capture.pcapng`, { headers: { cookie: page.cookie } })
        ).arrayBuffer(),
      ),
    );
    expect(foreign.counts).toMatchObject({ cut: 0, fragments: 0, leftOut: 0, unknownLinks: {} });
    const theirs = foreign.connections.filter(({ server }) => server.port !== dns);
    const ours = own.connections.filter(({ protocol }) => protocol !== 'dns').slice(-theirs.length);
    expect(theirs.map(({ protocol }) => protocol)).toEqual(['smtp', 'smtp', 'tls', 'pop3', 'imap', 'tls']);
    expect(ours.map(({ protocol }) => protocol)).toEqual(theirs.map(({ protocol }) => protocol));
    for (const [at, foreignOne] of theirs.entries()) {
      const ownOne = ours[at] as ImportedConnection;
      expect(ownOne.client.port).toBe(foreignOne.client.port);
      for (const from of ['client', 'server'])
        for (const layer of ['clear', 'tls']) {
          const [seen, tapped] = [octetsOf(foreignOne, from, layer), octetsOf(ownOne, from, layer)];
          // The client's goodbye (RFC 8446 §6.1) crosses behind the server's FIN, which is where the door's log ends.
          const goodbyes = from === 'client' && layer === 'tls' ? seen.subarray(tapped.length) : Buffer.of();
          expect(goodbyes.length).toBeLessThan(64);
          expect([at, from, layer, seen.length - goodbyes.length]).toEqual([at, from, layer, tapped.length]);
          expect(seen.subarray(0, tapped.length).equals(tapped)).toBe(true);
        }
      expect(foreignOne.midway).toBe(false);
      // A client that closes with the server's goodbye unread sends RST, behind the FIN.
      expect(['ended', 'reset']).toContain(foreignOne.end.how);
      expect(foreignOne.counts).toMatchObject({ client: { missing: 0 }, server: { missing: 0 } });
      expect(Math.abs(foreignOne.openedAt - ownOne.openedAt)).toBeLessThan(1_000_000);
    }
    const pair = ({ questions }: ImportedCapture) =>
      questions.map(({ transport, query, response }) => [transport, query, response]);
    expect(pair(foreign)).toEqual(pair(own).slice(-2));
  });

  it('begun in the middle of a connection reads from there', async () => {
    const client = converse('ncat', ['-C', '127.0.0.1', String(ehlo.ports.mock)]);
    await client.until('220 ');
    const file = join(scratch, 'middle.pcap');
    const tcpdump = await startTcpdump(file);
    client.type('EHLO me\n');
    await client.until(/^250 /m);
    client.type('QUIT\n');
    await client.until('221 ');
    client.endOfInput();
    await client.ended;
    await stopTcpdump(tcpdump);
    const [one] = imported(new Uint8Array(await readFile(file))).connections;
    expect(one).toMatchObject({ midway: true, protocol: 'smtp', server: { port: ehlo.ports.mock } });
    expect(octetsOf(one as ImportedConnection, 'client', 'clear').toString()).toBe('EHLO me\r\nQUIT\r\n');
  });
});

describeClient('tshark', () => {
  it.each(['pcap', 'nsecpcap', 'modpcap', 'pcapng'])(
    '’s editcap writes %s, which reads alike',
    async (format) => {
      const file = join(scratch, 'room.pcapng');
      const response = await fetch(`${ehlo.url}/api/rooms/me/capture.pcapng`, {
        headers: { cookie: page.cookie },
      });
      const octets = new Uint8Array(await response.arrayBuffer());
      await writeFile(file, octets);
      const written = join(scratch, `again.${format}`);
      expect(await finish('editcap', ['-F', format, file, written])).toMatchObject({ code: 0 });
      const again = new Uint8Array(await readFile(written));
      if (format === 'modpcap') {
        const reading = createCaptureImport();
        reading.feed(again);
        expect(reading.end().problem).toEqual({ id: 'other-format', params: { format: 'modified pcap' } });
        return;
      }
      const { connections, questions } = imported(again);
      const whole = imported(octets);
      expect(connections).toEqual(whole.connections);
      expect(questions).toEqual(whole.questions);
    },
  );
});
