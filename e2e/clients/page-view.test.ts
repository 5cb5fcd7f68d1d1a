/** What somebody's own program says appears on their page, octet for octet, and their mail in their inbox. */
import { decodeMessage, encodeMessage, RECORD_TYPES, textOfRecord } from '@ehlo/protocol/dns';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Ehlo, makeDataDir, removeDataDir, startEhlo } from './ehlo.fixture.ts';
import type { MailpitList } from './mailpit.fixture.ts';
import { openPageSocket, type PageSocket } from './page-socket.fixture.ts';
import { describeClient, finish } from './real-program.fixture.ts';

let dataDir: string;
let ehlo: Ehlo;
let page: PageSocket;
beforeAll(async () => {
  dataDir = await makeDataDir();
  ehlo = await startEhlo(dataDir);
  page = await openPageSocket(ehlo.url);
  page.followRoom();
});
afterAll(async () => {
  await page.close();
  await ehlo.stop();
  await removeDataDir(dataDir);
});

/** Octets of one direction, one character each. */
function crossed(connection: number, from: 'client' | 'server'): string {
  return page
    .events()
    .flatMap((event) =>
      event.kind === 'connection.octets' && event.connection === connection && event.from === from
        ? [Buffer.from(event.octets?.base64 ?? '', 'base64').toString('latin1')]
        : [],
    )
    .join('');
}

describeClient('ncat', () => {
  it('a dialogue from outside is in the room of the only person here, marked as from outside', async () => {
    const said = [
      'EHLO laptop.campus.test',
      'MAIL FROM:<alice@campus.test>',
      'RCPT TO:<bob@campus.test>',
      'DATA',
      'Subject: Seen on the page',
      '',
      'Hello.',
      '.',
      'QUIT',
      '',
    ].join('\\r\\n');
    const { code, stdout } = await finish('sh', [
      '-c',
      `printf '${said}' | ncat 127.0.0.1 ${ehlo.ports.mock}`,
    ]);
    expect(code).toBe(0);

    const opened = await page.event((event) => event.kind === 'connection.opened');
    expect(opened).toMatchObject({ by: 'outside', service: 'mock', to: { port: 1025 } });
    page.followDialogue(opened.seq);
    await page.event((event) => event.kind === 'connection.closed' && event.connection === opened.seq);
    await page.event(
      (event) =>
        event.kind === 'connection.octets' &&
        crossed(opened.seq, 'server').length >= Buffer.byteLength(stdout, 'latin1'),
    );
    expect(crossed(opened.seq, 'client')).toBe(said.replaceAll('\\r\\n', '\r\n'));
    expect(crossed(opened.seq, 'server')).toBe(stdout);

    const inbox = await fetch(`${ehlo.url}/api/v1/messages`, { headers: { cookie: page.cookie } });
    const { messages } = (await inbox.json()) as MailpitList;
    expect(messages.map((message) => message.Subject)).toContain('Seen on the page');
  });
});

it('a page’s terminal asks the resolver over UDP: the same data, without aa', async () => {
  const query = encodeMessage({
    id: 77,
    response: false,
    opcode: 0,
    aa: false,
    tc: false,
    rd: true,
    ra: false,
    z: false,
    ad: false,
    cd: false,
    rcode: 0,
    questions: [{ name: 'campus.test.', type: RECORD_TYPES.MX.code, class: 1 }],
    answers: [],
    authorities: [],
    additionals: [],
  });
  const ask = async (address: string) => {
    const decoded = decodeMessage(await page.askOverUdp(address, 53, query));
    if (!decoded.ok) throw new Error(decoded.problem);
    return decoded.message;
  };
  const { address } = page.me.world.resolver;
  const fromResolver = await ask(address);
  expect(fromResolver).toMatchObject({ id: 77, aa: false, ra: true, rcode: 0 });
  expect(fromResolver.answers.map(textOfRecord)).toEqual([
    'campus.test. 3600 IN MX 10 mail.campus.test.',
    'campus.test. 3600 IN MX 20 backup.campus.test.',
  ]);
  expect(await ask('192.0.2.53')).toMatchObject({ aa: true, ra: true });
  const logged = await page.event((event) => event.kind === 'dns.answered' && event.to.address === address);
  expect(logged).toMatchObject({ by: 'terminal', transport: 'udp' });
});
