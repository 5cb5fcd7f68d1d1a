/**
 * Debian's own look-up programs ask the lab over real sockets. A missing one is named with its remedy and skipped;
 * where every program has to be there (CI=1) its tests fail instead.
 */
import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDnsServer, type DnsServer, readWorldZones } from './index.ts';

const run = promisify(execFile);
let server: DnsServer;

beforeAll(async () => {
  server = await createDnsServer({
    bind: '127.0.0.1',
    port: 0,
    zones: readWorldZones(),
    role: 'authoritative',
  });
});
afterAll(() => server.close());

function clientTests(program: string, versionOption: string, tests: () => void): void {
  const missing = spawnSync(program, [versionOption]).error !== undefined;
  if (!missing) {
    describe(program, tests);
    return;
  }
  console.warn(
    `\n${program} is missing, so it was not tried. Remedy: sudo apt-get install dnsutils bind9-host\n`,
  );
  describe(program, () => {
    it.runIf(process.env.CI)('is installed (apt-get install dnsutils bind9-host)', () => {
      expect.fail(`${program} is missing`);
    });
    it.skip('answers as BIND does (not tried: the program is missing)', () => {});
  });
}

/** What a program prints, exit codes other than 0 included: nslookup has them for NXDOMAIN. */
async function printed(program: string, ...argv: string[]): Promise<string> {
  try {
    return (await run(program, argv, { timeout: 15_000 })).stdout;
  } catch (error) {
    if (
      error instanceof Error &&
      'stdout' in error &&
      typeof error.stdout === 'string' &&
      error.stdout !== ''
    )
      return error.stdout;
    throw error;
  }
}

const dig = (...argv: string[]) =>
  printed('dig', '@127.0.0.1', '-p', String(server.port), '+tries=1', '+time=5', ...argv);

clientTests('dig', '-v', () => {
  it.each([
    ['campus.test MX +short', '10 mail.campus.test.\n20 backup.campus.test.\n'],
    ['-x 192.0.2.80 +short', 'web.campus.test.\ncampus.test.\n'],
    ['portal.campus.test +short', 'www.campus.test.\nweb.campus.test.\n192.0.2.80\n'],
    ['nomail.test MX +short', '0 .\n'],
    ['quote.campus.test TXT +short', '"say \\"hello\\"; back\\\\slash" "second string"\n'],
    ['heig-vd.ch A +short', '193.134.223.20\n'],
    ['gw.campus.test +short', '192.0.2.1\n'],
    ['x.sandbox.campus.test AAAA +short', ''],
    ['mail.campus.test AAAA +short +tcp', '2001:db8:25::25\n'],
    ['mail.campus.test A +short +noedns', '192.0.2.25\n'],
  ])('dig %s prints %j', async (argv, expected) => {
    expect(await dig(...argv.split(' '))).toBe(expected);
  });

  it.each([
    ['nosuch.campus.test', 'NXDOMAIN', 'qr aa rd ra'],
    ['broken.test', 'SERVFAIL', 'qr rd ra'],
    ['www.example.com', 'REFUSED', 'qr rd ra'],
    ['lonely.test MX', 'NOERROR', 'qr aa rd ra'],
    ['campus.test +opcode=NOTIFY', 'NOTIMP', 'qr rd ra'],
    ['campus.test +edns=7 +noednsnegotiation', 'BADVERS', 'qr rd ra'],
  ])('dig %s shows status %s and flags %s', async (argv, status, flags) => {
    const text = await dig(...argv.split(' '));
    expect(text).toContain(`status: ${status}`);
    expect(text).toContain(`flags: ${flags};`);
    expect(text).not.toContain('malformed');
  });

  it('sees all of heig-vd.ch in answer to ANY, the course’s own look-up', async () => {
    expect(await dig('heig-vd.ch', 'any')).toContain('ANSWER: 10,');
  });

  it('transfers every zone and reads it without a complaint', async () => {
    for (const { origin, soa } of readWorldZones().zones) {
      if (!soa) continue;
      const text = await dig(origin, 'AXFR');
      expect(text).toContain('XFR size:');
      expect(text).not.toContain('failed');
    }
  });

  it('asks again over TCP when UDP says TC', async () => {
    const text = await dig('heig-vd.ch', 'ANY', '+notcp', '+noedns');
    expect(text).toContain('Truncated, retrying in TCP mode');
    expect(text).toContain('ANSWER: 10,');
  });
});

clientTests('host', '-V', () => {
  it('finds addresses and mail hosts', async () => {
    const text = await printed('host', '-p', String(server.port), 'campus.test', '127.0.0.1');
    expect(text).toContain('campus.test has address 192.0.2.80');
    expect(text).toContain('campus.test has IPv6 address 2001:db8:25::80');
    expect(text).toContain('campus.test mail is handled by 20 backup.campus.test.');
  });
});

clientTests('nslookup', '-version', () => {
  const nslookup = (...argv: string[]) => printed('nslookup', `-port=${server.port}`, ...argv, '127.0.0.1');

  it('finds addresses', async () => {
    const text = await nslookup('heig-vd.ch');
    expect(text).toContain('Address: 193.134.223.20');
    expect(text).not.toContain('Non-authoritative');
  });

  it('finds mail hosts and says when there is no such name', async () => {
    expect(await nslookup('-type=mx', 'campus.test')).toContain('mail exchanger = 10 mail.campus.test.');
    expect(await nslookup('nosuch.campus.test')).toContain("server can't find nosuch.campus.test: NXDOMAIN");
  });
});
