/**
 * Debian's own look-up programs ask the lab over real sockets. A missing one is named with its remedy and skipped;
 * where every program has to be there (CI=1) its tests fail instead.
 */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDnsServer, type DnsServer, readWorldZones, ZONES_FOLDER } from './index.ts';

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

  it('transfers every zone of the lab’s own and reads it without a complaint', async () => {
    for (const { origin, soa, dated } of readWorldZones().zones) {
      if (!soa || dated !== undefined) continue;
      const text = await dig(origin, 'AXFR');
      expect(text).toContain('XFR size:');
      expect(text).not.toContain('failed');
    }
  });

  it('is not given a real university’s zone as a whole', async () => {
    expect(await dig('heig-vd.ch', 'AXFR')).toContain('Transfer failed.');
  });

  it('prints why, in words (RFC 8914)', async () => {
    expect(await dig('www.example.com')).toMatch(/EDE: 20 \(Not Authoritative\): \(EHLO is a practice world/);
    expect(await dig('broken.test')).toContain('EDE: 24 (Invalid Data)');
    expect(await dig('heig-vd.ch', '+tcp')).toContain('From a copy of 2023-10-17.');
    expect(await dig('campus.test', 'MX')).not.toContain('EDE');
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

clientTests('delv', '-v', () => {
  // Without the root's keys, which sign nothing in the practice world: it resolves as a validator does, and reads every answer.
  const delv = (...argv: string[]) => printed('delv', '-i', '@127.0.0.1', '-p', String(server.port), ...argv);

  it.each([
    ['campus.test MX', /10 mail\.campus\.test\.\n.*20 backup\.campus\.test\./],
    ['portal.campus.test', /CNAME\twww\.campus\.test\.\n.*CNAME\tweb\.campus\.test\.\n.*A\t192\.0\.2\.80/],
    ['nosuch.campus.test', /NXDOMAIN/],
  ])('delv %s resolves', async (argv, expected) => {
    expect(await delv(...argv.split(' '))).toMatch(expected);
  });
});

/** Asks everything of the zones with dnspython and compares with what dnspython's own reader makes of the zone files. */
const PYTHON_SCRIPT = `
import sys, dns.edns, dns.flags, dns.message, dns.query, dns.rcode, dns.rdatatype, dns.zone
port, folder, *origins = sys.argv[1:]
port = int(port)
asked = 0
for origin in origins:
    file = 'root' if origin == '.' else origin.rstrip('.')
    text = open(folder + file + '.zone').read()
    try: text += '\\n' + open(folder + 'added/' + file + '.zone').read()
    except FileNotFoundError: pass
    zone = dns.zone.from_text(text, origin, relativize=False)
    moved = dns.zone.from_xfr(dns.query.xfr('127.0.0.1', origin, port=port, relativize=False), relativize=False)
    assert zone == moved, origin + ' came over differently'
    for name, node in zone.nodes.items():
        for rdataset in node.rdatasets:
            question = dns.message.make_query(name, rdataset.rdtype, use_edns=0, payload=1232)
            answer, _ = dns.query.udp_with_fallback(question, '127.0.0.1', 5, port)
            found = answer.get_rrset(answer.answer, name, rdataset.rdclass, rdataset.rdtype)
            if found is None:
                # Given away to a zone below, whose server this is too.
                assert rdataset.rdtype in (dns.rdatatype.NS, dns.rdatatype.A), (origin, name, rdataset)
                continue
            if any(o != origin and name.is_subdomain(dns.name.from_text(o)) and len(o) > len(origin) for o in origins): continue
            assert set(found) == set(rdataset), (origin, name, rdataset)
            asked += 1
question = dns.message.make_query('www.example.com', 'A', use_edns=0)
answer = dns.query.udp(question, '127.0.0.1', 5, port)
assert answer.rcode() == dns.rcode.REFUSED
ede, = answer.options
assert ede.code == 20 and 'practice world' in ede.text, ede
question = dns.message.make_query('mAiL.CaMpUs.TeSt', 'A')
answer = dns.query.udp(question, '127.0.0.1', 5, port)
assert str(answer.question[0].name) == 'mAiL.CaMpUs.TeSt.'
print('asked', asked)
`;

describe('dnspython', () => {
  const python = ['/usr/bin/python3', 'python3'].find(
    (program) => spawnSync(program, ['-c', 'import dns']).status === 0,
  );
  if (python === undefined) {
    const remedy =
      'dnspython is missing, so it was not tried. Remedy: sudo apt-get install python3-dnspython';
    console.warn(`\n${remedy}\n`);
    it.runIf(process.env.CI)('is installed', () => expect.fail(remedy));
    return;
  }

  it('reads every zone file, transfer and record as the lab does, and its words beside REFUSED', async () => {
    const origins = readWorldZones()
      .zones.filter(({ soa, dated }) => soa && dated === undefined && !soa.name.startsWith('localhost'))
      .filter(({ origin }) => existsSync(new URL(`${fileOf(origin)}.zone`, ZONES_FOLDER)))
      .map(({ origin }) => origin);
    const folder = fileURLToPath(ZONES_FOLDER);
    const { stdout } = await run(python, ['-c', PYTHON_SCRIPT, String(server.port), folder, ...origins]);
    expect(Number(stdout.split(' ')[1])).toBeGreaterThan(80);
  });
});

const fileOf = (origin: string) => (origin === '.' ? 'root' : origin.replace(/\.$/, ''));
