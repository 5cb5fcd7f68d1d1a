/**
 * The examples of the reference's pages about the DNS are what Debian's dig prints. The test asks again; with RECORD=1 it writes
 * them anew (packages/protocol/src/dns/reference/recorded.json).
 */
import { execFile, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DIG_SCRIPTS } from '@ehlo/protocol/dns/reference';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDnsServer, type DnsServer, readWorldZones } from './index.ts';

const run = promisify(execFile);
const FILE = fileURLToPath(new URL('../../../protocol/src/dns/reference/recorded.json', import.meta.url));
/** The server that a command names, as the world has it; without one, the resolver. */
const SERVER = /^@(\S+) /;
/** What differs each time, or is not about the answer. */
const LEFT_OUT =
  /^(; <<>>|; \(1 server|;; global options|;; Got answer|;; Query time|;; SERVER|;; WHEN|;; MSG SIZE|$)/;

async function linesOf(argv: string, ports: { authoritative: number; resolver: number }): Promise<string[]> {
  const role = SERVER.test(argv) ? 'authoritative' : 'resolver';
  const words = argv.replace(SERVER, '').split(' ');
  const { stdout } = await run(
    'dig',
    ['@127.0.0.1', '-p', `${ports[role]}`, '+tries=1', '+time=5', ...words],
    { timeout: 15_000 },
  );
  const lines = stdout.split('\n').filter((line) => !LEFT_OUT.test(line));
  // The number is the client's own; the octets of a transfer depend on nothing else.
  return lines.map((line) => line.replace(/id: \d+/, 'id: 30482'));
}

describe.skipIf(spawnSync('dig', ['-v']).error !== undefined)('the reference’s examples of the DNS', () => {
  const servers: DnsServer[] = [];
  const ports = { authoritative: 0, resolver: 0 };

  beforeAll(async () => {
    for (const role of ['authoritative', 'resolver'] as const) {
      const server = await createDnsServer({ bind: '127.0.0.1', port: 0, zones: readWorldZones(), role });
      servers.push(server);
      ports[role] = server.port;
    }
  });
  afterAll(() => Promise.all(servers.map((server) => server.close())));

  if (process.env.RECORD) {
    it('are recorded', async () => {
      const recorded: Record<string, string[]> = {};
      for (const { argv } of DIG_SCRIPTS) recorded[argv] = await linesOf(argv, ports);
      writeFileSync(FILE, `${JSON.stringify(recorded, null, 2)}\n`);
    });
    return;
  }
  const recorded = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, string[]>;
  it.each(DIG_SCRIPTS.map(({ argv }) => argv))('dig %s prints what the page shows', async (argv) => {
    expect(await linesOf(argv, ports)).toEqual(recorded[argv]);
  });
});
