/** The lab's DNS as the whole server offers it outside: on one port, over UDP and TCP. */
import { Resolver } from 'node:dns/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Ehlo, makeDataDir, removeDataDir, startEhlo } from './ehlo.fixture.ts';
import { openPageSocket } from './page-socket.fixture.ts';
import { describeClient, finish } from './real-program.fixture.ts';

let dataDir: string;
let ehlo: Ehlo;
beforeAll(async () => {
  dataDir = await makeDataDir();
  ehlo = await startEhlo(dataDir);
});
afterAll(async () => {
  await ehlo.stop();
  await removeDataDir(dataDir);
});

describeClient('dig', () => {
  const dig = async (...argv: string[]) => {
    const { stdout } = await finish('dig', ['@127.0.0.1', '-p', String(ehlo.ports.dns), '+tries=1', ...argv]);
    return stdout;
  };

  it.each([
    [['campus.test', 'MX', '+short'], '10 mail.campus.test.\n20 backup.campus.test.\n'],
    [['campus.test', 'MX', '+short', '+tcp'], '10 mail.campus.test.\n20 backup.campus.test.\n'],
    [['heig-vd.ch', '+short'], '193.134.223.20\n'],
  ])('dig %s prints %j', async (argv, expected) => {
    expect(await dig(...argv)).toBe(expected);
  });

  it('refuses names outside the practice world', async () => {
    expect(await dig('www.example.com')).toContain('status: REFUSED');
  });
});

it('Node’s resolver finds where mail for campus.test goes', async () => {
  const resolver = new Resolver();
  resolver.setServers([`127.0.0.1:${ehlo.ports.dns}`]);
  const [first] = (await resolver.resolveMx('campus.test')).sort((a, b) => a.priority - b.priority);
  expect(first).toEqual({ exchange: 'mail.campus.test', priority: 10 });
  expect(await resolver.resolve4('mail.campus.test')).toEqual(['192.0.2.25']);
});

it('a zone edited over the API is what programs on that machine are answered, after kill -9 too', async () => {
  const page = await openPageSocket(ehlo.url);
  const { cookie } = page;
  const zone = (origin: string) => `${ehlo.url}/api/rooms/me/zones/${origin}`;
  const put = await fetch(zone('mydept.test'), {
    method: 'PUT',
    headers: { 'content-type': 'application/json', origin: ehlo.url, cookie },
    body: JSON.stringify({
      text: '$TTL 60\n@ SOA ns1 h 1 2 3 4 5\n@ NS ns1\nns1 A 192.0.2.53\n@ MX 5 mail.campus.test.\n',
    }),
  });
  expect(put.status).toBe(200);
  const asked = async () => {
    const resolver = new Resolver();
    resolver.setServers([`127.0.0.1:${ehlo.ports.dns}`]);
    return resolver.resolveMx('mydept.test');
  };
  expect(await asked()).toEqual([{ exchange: 'mail.campus.test', priority: 5 }]);
  await page.close();
  await ehlo.kill();
  // The cookie's name has the port in it.
  ehlo = await startEhlo(dataDir, { EHLO_WEB_PORT: String(ehlo.ports.web) });
  const list = await fetch(`${ehlo.url}/api/rooms/me/zones`, { headers: { cookie } });
  expect(await list.json()).toContainEqual(
    expect.objectContaining({ origin: 'mydept.test.', state: 'added' }),
  );
  // Whoever comes from this address is them again.
  expect(await asked()).toEqual([{ exchange: 'mail.campus.test', priority: 5 }]);
});
