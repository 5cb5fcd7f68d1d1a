/** Debian's Postfix: its load generator sends to port 25, and its server is the next hop of a relayed mail. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type Postfix,
  postfixMissing,
  startPostfix,
} from '../../packages/lab/src/differential/postfix.fixture.ts';
import { type Ehlo, makeDataDir, removeDataDir, startEhlo } from './ehlo.fixture.ts';
import { openPageSocket, type PageSocket } from './page-socket.fixture.ts';
import { describeClient, finish } from './real-program.fixture.ts';

let dataDir: string;
let ehlo: Ehlo;
let page: PageSocket;

async function start(env: Record<string, string> = {}): Promise<void> {
  dataDir = await makeDataDir();
  ehlo = await startEhlo(dataDir, env);
  page = await openPageSocket(ehlo.url);
  page.followRoom();
}
async function stop(): Promise<void> {
  await page.close();
  expect(await ehlo.stop()).toBe(0);
  await removeDataDir(dataDir);
}

describeClient('smtp-source', () => {
  beforeAll(() => start());
  afterAll(stop);
  const MAILS = 300;
  const load = (to: string, ...argv: string[]) =>
    finish('smtp-source', [
      ...['-s', '10', '-m', String(MAILS), '-l', '2048', '-M', 'laptop.campus.test'],
      ...['-f', 'alice@campus.test', '-t', to, ...argv, `127.0.0.1:${ehlo.ports.mta}`],
    ]);
  const quiet = { code: 0, stdout: '', stderr: '' };

  // It ends with an error at the first reply that it did not want.
  it.each([
    ['a connection each', 'bob@campus.test', []],
    ['one connection after another mail', 'alice@campus.test', ['-d']],
  ])(`has ${MAILS} mails taken over ten connections at a time: %s`, async (_how, to, argv) => {
    expect(await load(to, ...argv)).toEqual(quiet);
    await page.several(MAILS, (event) => event.kind === 'mail.stored' && event.mailbox === to);
  });

  it('and those for another university are relayed, every one', async () => {
    expect(await load('dean@faculty.test', '-d')).toEqual(quiet);
    await page.several(MAILS, (event) => event.kind === 'mail.relayed' && event.settled === true);
    const queue = await fetch(`${ehlo.url}/api/rooms/me/queue`, { headers: { cookie: page.cookie } });
    expect(await queue.json()).toMatchObject({ mails: [] });
  });
});

const missing = postfixMissing();
if (missing !== undefined) process.stderr.write(`Not relayed to: ${missing}.\n`);

describe.skipIf(missing !== undefined)('Postfix outside the lab (EHLO_ALLOW_DIAL)', () => {
  let postfix: Postfix;
  beforeAll(async () => {
    postfix = await startPostfix({
      main: 'myhostname = mx.far.test\nmydestination = far.test\nlocal_recipient_maps = inline:{ anna=x }\n',
    });
    await start({ EHLO_ALLOW_DIAL: `mx.far.test:25=127.0.0.1:${postfix.port}` });
  }, 60_000);
  afterAll(async () => {
    await stop();
    await postfix.close();
  });

  it('receives a mail whose domain’s zone points at it, and one it does not know comes back', async () => {
    const text = [
      '$TTL 60',
      '@ SOA ns h 1 2 3 4 5',
      '@ NS ns',
      'ns A 203.0.113.90',
      '@ MX 10 mx',
      'mx A 203.0.113.91',
      '',
    ].join('\n');
    const edited = await fetch(`${ehlo.url}/api/rooms/me/zones/far.test`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', cookie: page.cookie, origin: ehlo.url },
      body: JSON.stringify({ text }),
    });
    expect(edited.status).toBe(200);
    const sent = await finish('swaks', [
      ...['--server', '127.0.0.1', '--port', String(ehlo.ports.mta), '--from', 'alice@campus.test'],
      ...['--to', 'anna@far.test,nobody@far.test', '--header', 'Subject: to a real server'],
    ]);
    expect(sent).toMatchObject({ code: 0 });
    expect(await page.event(({ kind }) => kind === 'mail.relayed')).toMatchObject({
      forwardPaths: ['anna@far.test'],
      to: { host: 'mx.far.test', address: '203.0.113.91', port: 25 },
      reply: expect.stringMatching(/^250 2\.0\.0 Ok: queued as /),
    });
    expect(await page.event(({ kind }) => kind === 'mail.bounced')).toMatchObject({
      forwardPaths: ['nobody@far.test'],
      failure: { at: 'rcpt', host: 'mx.far.test', code: 550, enhanced: '5.1.1' },
      settled: true,
    });
    expect(
      await page.event((event) => event.kind === 'mail.stored' && event.envelope.reversePath === ''),
    ).toMatchObject({ mailbox: 'alice@campus.test' });
  }, 30_000);
});
