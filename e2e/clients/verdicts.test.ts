import { spawn } from 'node:child_process';
import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLab, type Lab } from '@ehlo/lab';
import { createMemoryBlobs, createMemoryLog } from '@ehlo/log';
import type { Logged, MailJudged } from '@ehlo/wire';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeClient } from './real-program.fixture.ts';
import { type Signing, signedLetter } from './signed-letter.fixture.ts';

/** Debian's, which has Debian's modules. */
const PYTHON = '/usr/bin/python3';
const SCRIPT = fileURLToPath(new URL('./python/check_verdicts.py', import.meta.url));
const ROOM = 'room-verdicts';
const MX1 = { host: 'mx1.faculty.test', address: '198.51.100.10', port: 25 };
const HELO = 'mail.sender.test';
const V4 = '203.0.113.50';
const V6 = '2001:db8:77::50';

const rsa = (modulusLength: number) => generateKeyPairSync('rsa', { modulusLength });
const KEYS = {
  good: rsa(2048),
  other: rsa(2048),
  short: rsa(1024),
  weak: rsa(512),
  curve: generateKeyPairSync('ed25519'),
};
const spki = (key: KeyObject) =>
  createPublicKey(key.export({ type: 'pkcs8', format: 'pem' }) as string)
    .export({ type: 'spki', format: 'der' })
    .toString('base64');
const p = (name: keyof typeof KEYS) => spki(KEYS[name].privateKey);
const raw = Buffer.from(spki(KEYS.curve.privateKey), 'base64').subarray(-32).toString('base64');

/** As many strings as a TXT record needs. */
const txt = (text: string) => (text.match(/.{1,200}/g) ?? ['']).map((part) => `"${part}"`).join(' ');
/** Records of one name each, below sender.test: selectors and SPF. */
const SELECTORS: Record<string, string> = {
  good: txt(`v=DKIM1; k=rsa; p=${p('good')}`),
  bare: txt(`p=${p('good')}`),
  split: (p('good').match(/.{1,50}/g) ?? [])
    .map((part, at) => (at === 0 ? `"v=DKIM1; p=${part}"` : `"${part}"`))
    .join(' '),
  other: txt(`v=DKIM1; k=rsa; p=${p('other')}`),
  revoked: txt('v=DKIM1; k=rsa; p='),
  testing: txt(`v=DKIM1; k=rsa; t=y; p=${p('good')}`),
  version: txt(`v=DKIM2; k=rsa; p=${p('good')}`),
  nonsense: txt('v=DKIM1; k=rsa; p=this-is-no-key'),
  service: txt(`v=DKIM1; k=rsa; s=other; p=${p('good')}`),
  hashes: txt(`v=DKIM1; k=rsa; h=sha1; p=${p('good')}`),
  short: txt(`v=DKIM1; k=rsa; p=${p('short')}`),
  weak: txt(`v=DKIM1; k=rsa; p=${p('weak')}`),
  curve: txt(`v=DKIM1; k=ed25519; p=${raw}`),
};
const SPF: Record<string, string> = {
  plain: 'v=spf1 ip4:203.0.113.50 -all',
  range: 'v=spf1 ip4:203.0.113.0/24 -all',
  nobody: 'v=spf1 -all',
  soft: 'v=spf1 ip4:192.0.2.1 ~all',
  neutral: 'v=spf1 ?all',
  silent: 'v=spf1 ip4:192.0.2.1',
  everybody: 'v=spf1 +all',
  includes: 'v=spf1 include:plain.sender.test -all',
  'includes-no': 'v=spf1 include:nobody.sender.test ip4:203.0.113.50 -all',
  'includes-none': 'v=spf1 include:no-record.sender.test -all',
  'includes-self': 'v=spf1 include:includes-self.sender.test -all',
  redirects: 'v=spf1 redirect=plain.sender.test',
  'redirects-none': 'v=spf1 redirect=no-record.sender.test',
  six: 'v=spf1 ip6:2001:db8:77::/48 -all',
  a: 'v=spf1 a:host.sender.test -all',
  'a-range': 'v=spf1 a:near.sender.test/24 -all',
  mx: 'v=spf1 mx:sender.test -all',
  exists: 'v=spf1 exists:%{i}.allowed.sender.test -all',
  local: 'v=spf1 exists:%{l}.users.sender.test -all',
  reversed: 'v=spf1 exists:%{ir}.%{v}._spf.sender.test -all',
  ptr: 'v=spf1 ptr:sender.test -all',
  'voids-two': 'v=spf1 a:v1.sender.test a:v2.sender.test ip4:203.0.113.50 -all',
  voids: 'v=spf1 a:v1.sender.test a:v2.sender.test a:v3.sender.test ip4:203.0.113.50 -all',
  ten: `v=spf1 ${Array.from({ length: 10 }, (_, at) => `a:h${at}.sender.test`).join(' ')} ip4:203.0.113.50 -all`,
  eleven: `v=spf1 ${Array.from({ length: 11 }, (_, at) => `a:h${at}.sender.test`).join(' ')} ip4:203.0.113.50 -all`,
  broken: 'v=spf1 ipv4:203.0.113.50 -all',
  'no-address': 'v=spf1 ip4:203.0.113.500 -all',
  'all-else': 'v=spf1 -all ip4:203.0.113.50',
  fails: 'v=spf1 include:broken.test -all',
  modifier: 'v=spf1 unknown=thing ip4:203.0.113.50 -all',
  upper: 'V=SPF1 IP4:203.0.113.50 -ALL',
};

const ZONE = `$ORIGIN sender.test.
$TTL 60
@ SOA ns hostmaster 1 7200 3600 1209600 300
@ NS ns
@ A ${V4}
@ MX 10 host
ns A 203.0.113.9
host A ${V4}
host AAAA ${V6}
near A 203.0.113.1
mail A ${V4}
mail TXT "v=spf1 a -all"
${V4}.allowed A 127.0.0.2
bob.users A 127.0.0.2
50.113.0.203.in-addr._spf A 127.0.0.2
two TXT "v=spf1 -all"
two TXT "v=spf1 +all"
no-record TXT "nothing of the kind"
${Array.from({ length: 11 }, (_, at) => `h${at} A 203.0.113.20${at % 10}`).join('\n')}
${Object.entries(SELECTORS)
  .map(([name, text]) => `${name}._domainkey TXT ${text}`)
  .join('\n')}
${Object.entries(SPF)
  .map(([name, text]) => `${name} TXT "${text}"`)
  .join('\n')}
${[...Object.keys(SPF), 'two', 'no-record'].map((name) => `${name} A ${V4}`).join('\n')}
`;
const REVERSE = `$ORIGIN 113.0.203.in-addr.arpa.
$TTL 60
@ SOA ns.sender.test. hostmaster.sender.test. 1 7200 3600 1209600 300
@ NS ns.sender.test.
50 PTR host.sender.test.
`;

const LETTER =
  'From: Bob <bob@sender.test>\r\nTo: prof@faculty.test\r\nSubject: A  letter\r\n\r\nHello  there. \r\n\r\nBye.\r\n\r\n\r\n';

interface Case {
  title: string;
  /** Reverse-path; default one that passes. */
  from?: string;
  ip?: string;
  /** Default: signed by nobody. */
  letter?: () => string;
  spf?: string;
  /** Of each signature, from the top. */
  dkim?: string[];
  /** What the others say otherwise, as docs/decisions/verdicts.md explains. */
  dkimpy?: string[];
  pyspf?: string;
}

const signed = (how: Partial<Signing> = {}, letter = LETTER) =>
  signedLetter(letter, { domain: 'sender.test', selector: 'good', key: KEYS.good.privateKey, ...how });
const dkim = (title: string, letter: () => string, result: string, more: Partial<Case> = {}): Case => ({
  title: `DKIM: ${title}`,
  letter,
  dkim: [result],
  ...more,
});
const spf = (name: string, result: string, more: Partial<Case> = {}): Case => ({
  title: `SPF: ${name}`,
  from: `bob@${name}.sender.test`,
  spf: result,
  ...more,
});

const CASES: Case[] = [
  ...(['relaxed/relaxed', 'relaxed/simple', 'simple/relaxed', 'simple/simple'] as const).map((way) =>
    dkim(way, () => signed({ canonicalization: way }), 'pass'),
  ),
  dkim('another word in the body', () => signed().replace('Bye', 'Buy'), 'fail'),
  dkim('another word in the subject', () => signed().replace('A  letter', 'A  lettre'), 'fail'),
  dkim('blanks, relaxed', () => signed().replace('Hello  there. ', 'Hello there.'), 'pass'),
  dkim(
    'blanks, simple',
    () => signed({ canonicalization: 'relaxed/simple' }).replace('Hello  there. ', 'Hello there.'),
    'fail',
  ),
  dkim('a field folded, relaxed', () => signed().replace('Subject: A', 'Subject:\r\n\tA'), 'pass'),
  dkim(
    'a field folded, simple',
    () => signed({ canonicalization: 'simple/simple' }).replace('Subject: A', 'Subject:\r\n A'),
    'fail',
  ),
  dkim('empty lines below', () => `${signed()}\r\n\r\n`, 'pass'),
  dkim('a line below', () => `${signed()}Sent from here\r\n`, 'fail'),
  dkim('a line below, behind l=', () => `${signed({ tags: 'l=19' })}Sent from here\r\n`, 'pass'),
  dkim('expired long ago', () => signed({ tags: 't=1000000000; x=1000600000' }), 'fail'),
  dkim('expires some day', () => signed({ tags: 't=1000000000; x=9000000000' }), 'pass'),
  dkim('a key that is not there', () => signed({ selector: 'nothing' }), 'permerror'),
  dkim('a revoked key', () => signed({ selector: 'revoked' }), 'permerror'),
  dkim('a testing key', () => signed({ selector: 'testing' }), 'pass'),
  dkim('a testing key, another body', () => signed({ selector: 'testing' }).replace('Bye', 'Buy'), 'fail'),
  dkim('a key without tags but p=', () => signed({ selector: 'bare' }), 'pass'),
  dkim('a key in many strings', () => signed({ selector: 'split' }), 'pass'),
  dkim('somebody else’s key', () => signed({ selector: 'other' }), 'fail'),
  dkim('a key of another version', () => signed({ selector: 'version' }), 'permerror'),
  dkim('a key that is none', () => signed({ selector: 'nonsense' }), 'permerror'),
  dkim('a key for another service', () => signed({ selector: 'service' }), 'permerror'),
  dkim('a key for other hashes', () => signed({ selector: 'hashes' }), 'permerror', { dkimpy: ['pass'] }),
  dkim('1024 bits', () => signed({ selector: 'short', key: KEYS.short.privateKey }), 'pass'),
  dkim('512 bits', () => signed({ selector: 'weak', key: KEYS.weak.privateKey }), 'policy'),
  dkim('SHA-1', () => signed({ algorithm: 'rsa-sha1' }), 'pass'),
  dkim(
    'Ed25519',
    () => signed({ algorithm: 'ed25519-sha256', selector: 'curve', key: KEYS.curve.privateKey }),
    'pass',
  ),
  dkim('RSA under an Ed25519 key', () => signed({ selector: 'curve' }), 'permerror'),
  dkim('no From in h=', () => signed({ fields: ['To', 'Subject'] }), 'permerror', { dkimpy: ['pass'] }),
  dkim(
    'a second From, oversigned',
    () =>
      signed({ fields: ['From', 'To', 'Subject', 'From'] }).replace(
        'From: Bob',
        'From: dean@faculty.example\r\nFrom: Bob',
      ),
    'fail',
  ),
  dkim('a tag missing', () => signed().replace('s=good;', ''), 'neutral'),
  dkim('a DNS that fails', () => signed({ domain: 'broken.test' }), 'temperror'),
  {
    title: 'DKIM: two signatures, one of somebody else’s key',
    letter: () => signed({ selector: 'other' }, signed()),
    dkim: ['fail', 'pass'],
  },
  { title: 'DKIM: none', dkim: [] },
  spf('plain', 'pass'),
  spf('range', 'pass'),
  spf('nobody', 'fail'),
  spf('soft', 'softfail'),
  spf('neutral', 'neutral'),
  spf('silent', 'neutral'),
  spf('everybody', 'pass'),
  spf('no-record', 'none'),
  spf('includes', 'pass'),
  spf('includes-no', 'pass'),
  spf('includes-none', 'permerror'),
  spf('includes-self', 'permerror'),
  spf('redirects', 'pass'),
  spf('redirects-none', 'permerror'),
  spf('six', 'fail'),
  spf('six', 'pass', { title: 'SPF: six, over IPv6', ip: V6 }),
  spf('a', 'pass'),
  spf('a', 'pass', { title: 'SPF: a, over IPv6', ip: V6 }),
  spf('a-range', 'pass'),
  spf('mx', 'pass'),
  spf('exists', 'pass'),
  spf('local', 'pass'),
  spf('local', 'fail', { title: 'SPF: local, somebody else', from: 'eve@local.sender.test' }),
  spf('reversed', 'pass'),
  spf('ptr', 'pass'),
  spf('voids-two', 'pass'),
  spf('voids', 'permerror'),
  spf('ten', 'pass'),
  spf('eleven', 'permerror'),
  spf('broken', 'permerror'),
  spf('no-address', 'permerror'),
  spf('all-else', 'fail'),
  spf('fails', 'temperror'),
  spf('modifier', 'pass'),
  spf('upper', 'pass'),
  spf('two', 'permerror'),
  spf('', 'pass', { title: 'SPF: the greeting, where the reverse-path is empty', from: '' }),
];

interface Answer {
  spf: string;
  dkim: string[];
}

async function python(port: number, jobs: object[]): Promise<Answer[]> {
  const child = spawn(PYTHON, [SCRIPT, String(port)], { stdio: ['pipe', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  child.stdin.end(JSON.stringify(jobs));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`python3 ended with ${code}.`);
  return JSON.parse(said) as Answer[];
}

describeClient('dkimpy', () => {
  const log = createMemoryLog();
  let dataDir: string;
  let lab: Lab;
  let theirs: Answer[] = [];

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'ehlo-verdicts-'));
    const guest = { room: ROOM, address: '10.20.0.1' };
    lab = await createLab({
      bind: '127.0.0.1',
      ports: { dns: 0 },
      log,
      blobs: createMemoryBlobs(),
      dataDir,
      concierge: {
        byAddress: () => ({ ...guest, claimed: true }),
        byName: () => undefined,
        roomOfHandle: () => undefined,
        passwordOf: () => undefined,
        personOfRoom: () => undefined,
      },
    });
    expect(await lab.zones.edit(ROOM, 'sender.test.', ZONE)).toMatchObject({ ok: true });
    expect(await lab.zones.edit(ROOM, '113.0.203.in-addr.arpa.', REVERSE)).toMatchObject({ ok: true });
    theirs = await python(
      lab.ports.dns as number,
      CASES.map(({ from = 'bob@plain.sender.test', ip = V4, letter = () => LETTER }) => ({
        ip,
        sender: from,
        helo: HELO,
        letter: Buffer.from(letter(), 'latin1').toString('base64'),
      })),
    );
  }, 120_000);
  afterAll(async () => {
    await lab.close(1_000);
    await log.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** Says it all to mx1 from an address of the world; @returns what mx1 found. */
  async function judged(from: string, ip: string, letter: string): Promise<Logged<MailJudged>> {
    const origin = { room: ROOM, by: 'terminal', from: { address: ip, port: 40_001 } } as const;
    const route = lab.route({ ...MX1, transport: 'tcp' }, origin);
    if (route.kind !== 'tcp') throw new Error(`The route is ${route.kind}.`);
    const socket = connect({ host: '127.0.0.1', port: route.port });
    socket.write(route.header);
    const lines = [
      `EHLO ${HELO}`,
      `MAIL FROM:<${from}>`,
      'RCPT TO:<prof@faculty.test>',
      'DATA',
      `${letter.replace(/^\./gm, '..')}.`,
    ];
    let said = '';
    for (const line of ['', ...lines]) {
      if (line !== '') socket.write(`${line}\r\n`, 'latin1');
      said = '';
      while (!/^\d{3} .*\r\n$/m.test(said)) said += String((await once(socket, 'data'))[0]);
      if (!/^[23]/.test(said)) throw new Error(`mx1 said ${said} to ${line.slice(0, 60)}.`);
    }
    socket.destroy();
    const found = (await log.read(ROOM, { kinds: ['mail.judged'] })) as Logged<MailJudged>[];
    return found.at(-1) as Logged<MailJudged>;
  }

  it.each(CASES.map((row, at) => ({ ...row, at })))('$title', async (row) => {
    const { from = 'bob@plain.sender.test', ip = V4, letter = () => LETTER, at } = row;
    const ours = await judged(from, ip, letter());
    const { spf: wantedSpf = 'pass', dkim: wanted = [] } = row;
    expect(ours.spf.result).toBe(wantedSpf);
    expect(ours.dkim.map(({ result }) => result)).toEqual(wanted);
    const other = theirs[at] as Answer;
    expect(other.spf).toBe(row.pyspf ?? wantedSpf);
    // dkimpy says pass or not, and of what cannot be read why.
    const passes = (results: readonly string[]) =>
      results.map((result) => (result === 'pass' ? 'pass' : 'no'));
    expect(passes(other.dkim)).toEqual(passes(row.dkimpy ?? wanted));
  });
});
