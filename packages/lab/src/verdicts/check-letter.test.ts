import { generateKeyPairSync } from 'node:crypto';
import { createMemoryBlobs } from '@ehlo/log';
import type { DnsMessage, DnsRecord, KnownType } from '@ehlo/protocol/dns';
import { readAuthenticationResults, readReceivedSpf } from '@ehlo/protocol/verdicts';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';
import { expect, it } from 'vitest';
import { createFakeClock } from '../fake-clock.fixture.ts';
import { CHECK_MS, checkLetter } from './check-letter.ts';
import { MOST_SIGNED_OCTETS } from './read-head.ts';
import type { AskWorld } from './resolver.ts';
import { verdictFields } from './verdict-fields.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  publicKeyEncoding: { type: 'spki', format: 'der' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});

const RECORDS: Record<string, string | 'SERVFAIL'> = {
  'campus.test.': 'v=spf1 ip4:192.0.2.0/24 -all',
  '_dmarc.campus.test.': 'v=DMARC1; p=reject; adkim=s; aspf=s',
  's1._domainkey.campus.test.': `v=DKIM1; k=rsa; p=${publicKey.toString('base64')}`,
  'testing.test.': 'v=spf1 -all',
  '_dmarc.testing.test.': 'v=DMARC1; p=reject; t=y',
  'broken.test.': 'v=spf1 ipv4:192.0.2.1 -all',
  'down.test.': 'SERVFAIL',
  '_dmarc.down.test.': 'v=DMARC1; p=reject',
  'nopolicy.test.': 'v=spf1 -all',
  '_dmarc.nopolicy.test.': 'SERVFAIL',
  'bulk.test.': 'SERVFAIL',
};

const ask: AskWorld = async (name, type) => {
  const text = RECORDS[name];
  const answers: DnsRecord[] =
    text !== undefined && type === 'TXT'
      ? [
          {
            name,
            code: 16,
            class: 1,
            ttl: 60,
            type: 'TXT',
            data: { strings: [text.slice(0, 250), text.slice(250)] },
          },
        ]
      : [];
  return { rcode: text === undefined ? 3 : text === 'SERVFAIL' ? 2 : 0, answers } as unknown as DnsMessage;
};

async function verdictsOf(
  letter: string | Buffer,
  sender: { client?: string; reversePath: string },
  asking = ask,
) {
  const blobs = createMemoryBlobs();
  const writer = blobs.create();
  await writer.write(typeof letter === 'string' ? Buffer.from(letter, 'latin1') : letter);
  const kept = await writer.finish();
  const clock = createFakeClock();
  const from = { client: '203.0.113.66', helo: 'me', ...sender };
  return { clock, from, verdicts: checkLetter({ blobs, ask: asking, clock }, from, kept) };
}

async function signed(letter: string): Promise<string> {
  const by = { signingDomain: 'campus.test', selector: 's1', privateKey };
  const { signatures } = await dkimSign(letter, {
    ...by,
    canonicalization: 'relaxed/relaxed',
    algorithm: 'rsa-sha256',
    signTime: new Date(),
    signatureData: [by],
  });
  return signatures + letter;
}

const LETTER = 'From: Bob <bob@campus.test>\r\nTo: prof@faculty.test\r\nSubject: hi\r\n\r\nHello.\r\n';
const of = (domain: string) => LETTER.replace('campus.test', domain);

it('passes DMARC by an aligned signature wherever the mail comes from (RFC 9989 §4.4)', async () => {
  const { verdicts, from } = await verdictsOf(await signed(LETTER), { reversePath: 'list@lists.test' });
  const found = await verdicts;
  expect(found.dkim).toEqual([
    {
      result: 'pass',
      domain: 'campus.test',
      selector: 's1',
      algorithm: 'rsa-sha256',
      canonicalization: 'relaxed/relaxed',
      fields: ['Subject', 'To', 'From'],
      record: RECORDS['s1._domainkey.campus.test.']?.replaceAll(' ', ''),
      questions: [
        {
          name: 's1._domainkey.campus.test',
          type: 'TXT',
          came: 'answers',
          answers: [expect.stringMatching(/^"v=DKIM1; k=rsa; p=/)],
        },
      ],
    },
  ]);
  expect(found.dmarc).toEqual({
    result: 'pass',
    domain: 'campus.test',
    policy: 'reject',
    record: RECORDS['_dmarc.campus.test.'],
    at: '_dmarc.campus.test',
    spf: { mode: 'strict', aligned: false },
    dkim: [{ mode: 'strict', aligned: true }],
    questions: [
      {
        name: '_dmarc.campus.test',
        type: 'TXT',
        came: 'answers',
        answers: ['"v=DMARC1; p=reject; adkim=s; aspf=s" ""'],
      },
    ],
  });
  expect(verdictFields('mx1.faculty.test', from, found)).toContain(
    '\r\n\tdkim=pass header.d=campus.test header.s=s1;\r\n\tdmarc=pass (p=reject) header.from=campus.test\r\n',
  );
});

it('fails a signed letter of which one octet was changed (RFC 8601 §2.7.1)', async () => {
  const letter = (await signed(LETTER)).replace('Hello.', 'Hullo.');
  const found = await (await verdictsOf(letter, { reversePath: 'list@lists.test' })).verdicts;
  expect(found.dkim[0]).toMatchObject({ result: 'fail', reason: 'body hash did not verify' });
  expect(found.dmarc?.result).toBe('fail');
});

it('fails one whose header was changed (RFC 6376 §6.1.3)', async () => {
  const letter = (await signed(LETTER)).replace('Subject: hi', 'Subject: ho');
  const found = await (await verdictsOf(letter, { reversePath: 'list@lists.test' })).verdicts;
  expect(found.dkim[0]).toMatchObject({ result: 'fail' });
});

const ROWS = [
  [
    'testing.test',
    'a@testing.test',
    'fail',
    'fail',
    'quarantine',
    'p=reject with t=y asks for one step less (RFC 9989 §4.7)',
  ],
  [
    'broken.test',
    'a@broken.test',
    'permerror',
    'none',
    'none',
    'a record with a mechanism that is none is permerror (RFC 7208 §2.6.7)',
  ],
  [
    'down.test',
    'a@down.test',
    'temperror',
    'temperror',
    'reject',
    'an aligned domain whose SPF cannot be looked up is temperror (RFC 7208 §2.6.6)',
  ],
  [
    'nopolicy.test',
    'a@nopolicy.test',
    'fail',
    'temperror',
    'none',
    'a policy that cannot be looked up is temperror (RFC 9989 §9.1)',
  ],
  [
    'testing.test',
    'a@bulk.test',
    'temperror',
    'fail',
    'quarantine',
    'the temporary error of somebody else excuses nothing (RFC 9989 §4.4)',
  ],
  [
    'nothing.test',
    'a@nothing.test',
    'none',
    'none',
    'none',
    'a domain without records is none (RFC 7208 §2.6.1)',
  ],
] as const;
it.each(ROWS)(
  'From: %s, MAIL FROM:<%s>: spf=%s dmarc=%s, policy %s: %s',
  async (from, reversePath, spf, dmarc, policy) => {
    const found = await (await verdictsOf(of(from), { reversePath })).verdicts;
    expect([found.spf.result, found.dmarc?.result, found.dmarc?.policy]).toEqual([spf, dmarc, policy]);
  },
);

it('gives up after ten seconds and calls it temperror, so that the mail is taken (RFC 7208 §4.6.4)', async () => {
  let asked = () => {};
  const asking = new Promise<void>((resolve) => {
    asked = resolve;
  });
  const never = (_name: string, _type: KnownType) => {
    asked();
    return new Promise<undefined>(() => undefined);
  };
  const { clock, verdicts } = await verdictsOf(LETTER, { reversePath: 'bob@campus.test' }, never);
  await asking;
  clock.turn(CHECK_MS);
  const found = await verdicts;
  expect([found.spf.result, found.dmarc?.result]).toEqual(['temperror', 'temperror']);
});

it('does not look at signatures of a letter beyond its bound, and says so (RFC 8601 §2.4)', async () => {
  const letter = await signed(`${LETTER}${'x'.repeat(70)}\r\n`.padEnd(MOST_SIGNED_OCTETS + 1, 'y'));
  const found = await (await verdictsOf(letter, { reversePath: 'a@lists.test' })).verdicts;
  expect(found.dkim).toMatchObject([{ result: 'policy' }]);
});

it('reads the author behind a header of any size', async () => {
  const letter = `${'X-Padding: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n'.repeat(5_000)}${LETTER}`;
  const found = await (await verdictsOf(letter, { reversePath: 'a@lists.test' })).verdicts;
  expect(found.dmarc).toMatchObject({ result: 'fail', domain: 'campus.test' });
});

it('asks for no more than five signatures, each question once (RFC 6376 §6.1)', async () => {
  const asked: string[] = [];
  const signature = 'DKIM-Signature: v=1; a=rsa-sha256; d=campus.test; s=s1; h=from; bh=AAAA; b=AAAA\r\n';
  const { verdicts } = await verdictsOf(
    signature.repeat(100) + LETTER,
    { reversePath: 'a@lists.test' },
    (name, type) => {
      asked.push(`${name} ${type}`);
      return ask(name, type);
    },
  );
  expect((await verdicts).dkim).toHaveLength(5);
  expect(new Set(asked).size).toBe(asked.length);
});

it('keeps the fields two fields, whatever the sender says (RFC 8601 §2.2)', () => {
  const fields = verdictFields(
    'mx1.faculty.test',
    { client: '192.0.2.1', helo: 'x\r\nEvil: 1', reversePath: '"a; dkim=pass"@campus.test' },
    {
      spf: { result: 'pass', identity: 'mailfrom', domain: 'campus.test', rules: [], questions: [] },
      dkim: [
        { result: 'neutral', domain: 'a;b', selector: 'x y', reason: 'said "no"\r\nEvil: 1', questions: [] },
      ],
    },
  );
  expect(fields).toBe(
    'Authentication-Results: mx1.faculty.test;\r\n\tspf=pass smtp.mailfrom=campus.test;\r\n' +
      '\tdkim=neutral reason="said noEvil: 1"\r\n' +
      'Received-SPF: pass (campus.test lets 192.0.2.1 send for it)\r\n\tclient-ip=192.0.2.1;\r\n' +
      '\tenvelope-from="campus.test";\r\n\treceiver=mx1.faculty.test;\r\n\tidentity=mailfrom\r\n',
  );
});

it('writes fields that the page explains word for word (RFC 8601 §2.2, RFC 7208 §9.1)', async () => {
  const letter = (await signed(LETTER)).replace('Hello.', 'Hullo.');
  const { verdicts, from } = await verdictsOf(letter, {
    client: '2001:db8:25:20::3:7',
    reversePath: 'bob@campus.test',
  });
  const fields = verdictFields('mx1.faculty.test', from, await verdicts);
  const [, results = '', spf = ''] = /^Authentication-Results:(.*)Received-SPF:(.*)$/s.exec(fields) ?? [];
  const read = readAuthenticationResults(results);
  expect(read).toMatchObject({ authservId: 'mx1.faculty.test', whole: true });
  expect(read.results.map(({ said }) => said.id)).toEqual([
    'authSaid.spf-fail',
    'authSaid.dkim-fail',
    'authSaid.dmarc-fail',
  ]);
  const words = [...read.parts, ...readReceivedSpf(spf).parts].map(({ said }) => said.id);
  for (const unexplained of ['extra', 'result', 'ptype', 'otherMethod'])
    expect(words).not.toContain(`authPart.${unexplained}`);
  const bare = [results, spf].flatMap((value, at) => {
    const parts = at === 0 ? read.parts : readReceivedSpf(value).parts;
    return [...parts]
      .sort((one, other) => other.start - one.start)
      .reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), value);
  });
  expect(bare.join('').replace(/[\s;=]/g, '')).toBe('');
});

it.each([
  ['a From: of millions of addresses', `From: ${'a@b.test, '.repeat(900_000)}\r\n\r\nx`],
  ['hundreds of thousands of From:', 'From: a@b.test\r\n'.repeat(500_000)],
  ['a header that does not end', 'A'.repeat(9_000_000)],
])('is done soon with %s', async (_title, letter) => {
  const { verdicts } = await verdictsOf(letter, { reversePath: 'a@lists.test' });
  expect((await verdicts).dkim).toEqual([]);
});
