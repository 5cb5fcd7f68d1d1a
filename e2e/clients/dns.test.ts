/** The lab's DNS as the whole server offers it outside: on one port, over UDP and TCP. */
import { Resolver } from 'node:dns/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Ehlo, makeDataDir, removeDataDir, startEhlo } from './ehlo.fixture.ts';
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
