import { decodeMessage, RECORD_TYPES } from '@ehlo/protocol/dns';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dial, OCEAN, type StartedLab, startLab } from '../lab.fixture.ts';

let started: StartedLab;
beforeAll(async () => {
  started = await startLab();
});
afterAll(() => started.close());

const MX1 = { address: '198.51.100.10', port: 25 };
const MX2 = { address: '198.51.100.20', port: 25 };
const SPAM = '203.0.113.66';

/** What is said to a server, from an address of the world; the reply to the dot. */
async function send(
  to: { address: string; port: number },
  from: string,
  [reversePath, header, rcpt = 'prof@faculty.test']: [string, string, string?],
): Promise<string> {
  const { speaker } = dial(started.lab, to, { ...OCEAN, address: from });
  await speaker.reply();
  await speaker.say('HELO student1.campus.test\r\n');
  await speaker.say(`MAIL FROM:<${reversePath}>\r\n`);
  await speaker.say(`RCPT TO:<${rcpt}>\r\n`);
  await speaker.say('DATA\r\n');
  const said = await speaker.say(`${header}\r\nSubject: hello\r\n\r\nHello.\r\n.\r\n`);
  await speaker.close();
  return said;
}

async function stored() {
  const events = await started.events(OCEAN.room);
  return events.filter((event) => event.kind === 'mail.stored');
}

interface Row {
  title: string;
  from: string;
  mail: [string, string];
  reply: RegExp;
  folder?: string;
  results?: string;
}
const ROWS: Row[] = [
  {
    title: 'refuses at the dot what is not shown to be from a domain with p=reject (RFC 9989 §7.3)',
    from: SPAM,
    mail: ['dean@faculty.test', 'From: dean@faculty.test'],
    reply: /^550 5\.7\.1 .*DMARC policy of faculty\.test/,
  },
  {
    title: 'refuses it where SPF passes for another domain: that is not aligned (RFC 9989 §4.4)',
    from: SPAM,
    mail: ['bulk@spam.test', 'From: The dean <dean@faculty.test>'],
    reply: /^550 5\.7\.1 /,
  },
  {
    title: 'lets the author decide who fails worst where there are two (RFC 9989 §5.3.1)',
    from: SPAM,
    mail: ['bulk@spam.test', 'From: bulk@spam.test, dean@faculty.test'],
    reply: /^550 5\.7\.1 /,
  },
  {
    title: 'lays into Junk what fails p=quarantine (RFC 9989 §4.7)',
    from: SPAM,
    mail: ['registrar@campus.test', 'From: registrar@campus.test'],
    reply: /^250 /,
    folder: 'Junk',
    results:
      'spf=fail smtp.mailfrom=registrar@campus.test;\r\n\tdkim=none;\r\n\tdmarc=fail (p=quarantine) header.from=campus.test\r\n',
  },
  {
    title: 'obeys strict alignment: a subdomain does not speak for its parent (RFC 9989 §4.7, aspf=s)',
    from: '10.20.3.7',
    mail: ['someone@cs.campus.test', 'From: registrar@campus.test'],
    reply: /^250 /,
    folder: 'Junk',
    results:
      'spf=pass smtp.mailfrom=someone@cs.campus.test;\r\n\tdkim=none;\r\n\tdmarc=fail (p=quarantine) header.from=campus.test\r\n',
  },
  {
    title: 'passes everybody behind the gateway for campus: SPF knows addresses, not people (RFC 7208 §11.4)',
    from: '10.20.3.7',
    mail: ['registrar@campus.test', 'From: registrar@campus.test'],
    reply: /^250 /,
    folder: 'INBOX',
    results:
      'spf=pass smtp.mailfrom=registrar@campus.test;\r\n\tdkim=none;\r\n\tdmarc=pass (p=quarantine) header.from=campus.test\r\n',
  },
  {
    title: 'takes mail of a domain that publishes nothing (RFC 7208 §2.6.1, RFC 9989 §4.7)',
    from: '203.0.113.20',
    mail: ['a@lonely.test', 'From: a@lonely.test'],
    reply: /^250 /,
    folder: 'INBOX',
    results:
      'spf=none smtp.mailfrom=a@lonely.test;\r\n\tdkim=none;\r\n\tdmarc=none header.from=lonely.test\r\n',
  },
  {
    title: 'looks the greeting up where the reverse-path is empty (RFC 7208 §2.4)',
    from: '10.20.3.7',
    mail: ['', 'From: postmaster@lonely.test'],
    reply: /^250 /,
    folder: 'INBOX',
    results:
      'spf=none smtp.helo=student1.campus.test;\r\n\tdkim=none;\r\n\tdmarc=none header.from=lonely.test\r\n',
  },
  {
    title:
      'takes a letter without From: and says nothing of DMARC: there is no author to ask for (RFC 9989 §5.3.1)',
    from: '10.20.3.7',
    mail: ['bob@campus.test', 'X-Note: no author'],
    reply: /^250 /,
    folder: 'INBOX',
    results: 'spf=pass smtp.mailfrom=bob@campus.test;\r\n\tdkim=none\r\n',
  },
  {
    title: 'says fail of a signature over another letter (RFC 8601 §2.7.1)',
    from: '10.20.3.7',
    mail: [
      'bob@campus.test',
      'DKIM-Signature: v=1; a=rsa-sha256; d=lonely.test; s=x; c=relaxed/relaxed; h=from;\r\n\tbh=AAAA; b=AAAA\r\nFrom: a@lonely.test',
    ],
    reply: /^250 /,
    folder: 'INBOX',
    results:
      'spf=pass smtp.mailfrom=bob@campus.test;\r\n\tdkim=fail reason="body hash did not verify" header.d=lonely.test header.s=x;\r\n\tdmarc=none header.from=lonely.test\r\n',
  },
];

describe.each([
  ['mx1.faculty.test', MX1],
  ['mx2.faculty.test', MX2],
] as const)('%s', (host, at) => {
  it.each(ROWS)('$title', async ({ from, mail, reply, folder, results }) => {
    const before = (await stored()).length;
    expect(await send(at, from, mail)).toMatch(reply);
    const [copy, ...more] = (await stored()).slice(before);
    expect(more).toEqual([]);
    expect(copy?.folder).toBe(folder);
    if (results === undefined) return;
    expect(copy?.prefix).toContain(
      `Return-Path: <${mail[0]}>\r\nAuthentication-Results: ${host};\r\n\t${results}Received-SPF: `,
    );
  });
});

it('writes Received-SPF above its Received, with what it looked at (RFC 7208 §9.1)', async () => {
  await send(MX1, SPAM, ['registrar@campus.test', 'From: registrar@campus.test']);
  expect((await stored()).at(-1)?.prefix).toContain(
    'Received-SPF: fail (campus.test does not let 203.0.113.66 send for it)\r\n\tclient-ip=203.0.113.66;\r\n' +
      '\tenvelope-from="registrar@campus.test";\r\n\thelo=student1.campus.test;\r\n\treceiver=mx1.faculty.test;\r\n' +
      '\tidentity=mailfrom\r\nReceived: from student1.campus.test ([203.0.113.66])\r\n',
  );
});

it('logs each of its questions as caused by the connection', async () => {
  await send(MX1, SPAM, ['registrar@campus.test', 'From: registrar@campus.test']);
  const events = await started.events(OCEAN.room);
  const connection = events.findLast(({ kind }) => kind === 'connection.opened');
  const asked = events.flatMap((event) => {
    if (event.kind !== 'dns.answered' || event.cause !== connection?.seq) return [];
    const decoded = decodeMessage(event.query);
    const [question] = decoded.ok ? decoded.message.questions : [];
    return [`${question?.name} ${question?.type}`];
  });
  expect(asked).toContain(`campus.test. ${RECORD_TYPES.TXT.code}`);
  expect(asked).toContain(`_dmarc.campus.test. ${RECORD_TYPES.TXT.code}`);
});

it('logs what it found and what it asked, before it answers (mail.judged)', async () => {
  await send(MX1, SPAM, ['bulk@spam.test', 'From: dean@faculty.test']);
  const events = await started.events(OCEAN.room);
  const connection = events.findLast(({ kind }) => kind === 'connection.opened');
  const judged = events.findLast((event) => event.kind === 'mail.judged');
  expect(judged).toMatchObject({
    connection: connection?.seq,
    cause: connection?.seq,
    host: 'mx1.faculty.test',
    client: SPAM,
    helo: 'student1.campus.test',
    reversePath: 'bulk@spam.test',
    spf: {
      result: 'pass',
      domain: 'spam.test',
      record: 'v=spf1 +all',
      rules: [{ term: '+all', domain: 'spam.test' }],
      questions: [{ name: 'spam.test', type: 'TXT', came: 'answers', answers: ['"v=spf1 +all"'] }],
    },
    dkim: [],
    dmarc: {
      result: 'fail',
      domain: 'faculty.test',
      policy: 'reject',
      at: '_dmarc.faculty.test',
      spf: { mode: 'relaxed', aligned: false },
      dkim: [],
    },
    outcome: 'refused',
  });
  const spoken = events.filter((event) => event.kind === 'connection.octets' && event.from === 'server');
  expect(spoken.at(-1)?.seq).toBeGreaterThan(judged?.seq ?? Number.POSITIVE_INFINITY);
});

describe('a letter that brings verdicts along', () => {
  const genuine = 'Authentication-Results: mx.lonely.test; dkim=pass header.d=lonely.test';
  it.each([
    ['in its own name', 'Authentication-Results: mx1.faculty.test; dmarc=pass header.from=campus.test'],
    ['in that of the other server', 'Authentication-Results: mx2.faculty.test; dmarc=pass'],
    ['in that of the domain', 'Authentication-Results: faculty.test; dmarc=pass'],
    ['in other letters', 'AUTHENTICATION-RESULTS : MX1.Faculty.TEST; dmarc=pass'],
    ['folded', 'Authentication-Results:\r\n mx1.faculty.test;\r\n\tdmarc=pass'],
    ['quoted, behind a comment', 'Authentication-Results: (me) "mx1.faculty.test" 1; dmarc=pass'],
    ['with a dot behind it', 'Authentication-Results: mx1.faculty.test.; dmarc=pass'],
    ['of nobody', 'Authentication-Results: dmarc=pass header.from=campus.test'],
    [
      'twice',
      'Authentication-Results: mx1.faculty.test; none\r\nAuthentication-Results: mx1.faculty.test; none',
    ],
    [
      'behind a thousand others',
      `${'X: y\r\n'.repeat(6_000)}Authentication-Results: mx1.faculty.test; dmarc=pass`,
    ],
  ])('loses those %s, and keeps those of others (RFC 8601 §5)', async (_how, forged) => {
    const header = `${genuine}\r\n${forged}\r\nFrom: bulk@spam.test`;
    expect(await send(MX1, SPAM, ['bulk@spam.test', header])).toMatch(/^250 /);
    const copy = (await stored()).at(-1);
    const octets = Buffer.from((await started.blobs.read(copy?.blob ?? '')) ?? []);
    expect(octets.length).toBe(copy?.size);
    const lines = octets.toString('latin1');
    expect(lines.match(/^authentication-results/gim)).toHaveLength(1);
    expect(lines).toContain(`${genuine}\r\n`);
    expect(lines).toContain('From: bulk@spam.test\r\nSubject: hello\r\n\r\nHello.\r\n');
    expect(copy?.prefix.match(/^Authentication-Results: mx1\.faculty\.test;/gm)).toHaveLength(1);
    const judged = (await started.events(OCEAN.room)).findLast((event) => event.kind === 'mail.judged');
    expect(judged?.removed).toBe(forged.match(/^authentication-results/gim)?.length);
  });

  it('is kept as it came where nothing in it claims that', async () => {
    const header = `${genuine}\r\nX-Authentication-Results: mx1.faculty.test; none\r\nFrom: bulk@spam.test`;
    const body = 'Authentication-Results: mx1.faculty.test; dmarc=pass';
    await send(MX1, SPAM, ['bulk@spam.test', `${header}\r\n\r\n${body}`]);
    const events = await started.events(OCEAN.room);
    const accepted = events.findLast((event) => event.kind === 'mail.accepted');
    expect((await stored()).at(-1)?.blob).toBe(accepted?.blob);
    expect(events.findLast((event) => event.kind === 'mail.judged')).not.toHaveProperty('removed');
  });

  it('stays beside that as it came: the server answers for what was said', async () => {
    await send(MX1, SPAM, [
      'bulk@spam.test',
      'Authentication-Results: mx1.faculty.test; none\r\nFrom: bulk@spam.test',
    ]);
    const events = await started.events(OCEAN.room);
    const accepted = events.findLast((event) => event.kind === 'mail.accepted');
    const before = Buffer.from((await started.blobs.read(accepted?.blob ?? '')) ?? []).toString('latin1');
    expect(before).toContain('Authentication-Results: mx1.faculty.test; none');
  });
});

describe('the same lines, three outcomes: SPF names machines, not people (RFC 7208 §11.4)', () => {
  const lines = (from: string): [string, string] => [from, `From: ${from}`];
  it.each([
    ['registrar@campus.test', OCEAN.address, /^250 /, 'INBOX', 'pass', 'pass'],
    ['registrar@campus.test', SPAM, /^250 /, 'Junk', 'fail', 'fail'],
    ['dean@faculty.test', SPAM, /^550 5\.7\.1 /, undefined, 'fail', 'fail'],
  ] as const)('%s from %s: %s', async (from, address, reply, folder, spf, dmarc) => {
    const before = (await stored()).length;
    expect(await send(MX1, address, lines(from))).toMatch(reply);
    expect((await stored())[before]?.folder).toBe(folder);
    const judged = (await started.events(OCEAN.room)).findLast((event) => event.kind === 'mail.judged');
    expect([judged?.spf.result, judged?.dmarc?.result]).toEqual([spf, dmarc]);
    // Behind the campus's gateway everybody has its address.
    expect(judged?.client).toBe(address === SPAM ? SPAM : '192.0.2.1');
  });
});

it('leaves the mock alone: nobody checks there, and the same lines are taken', async () => {
  const said = await send({ address: '127.0.0.1', port: 1025 }, SPAM, [
    'dean@faculty.test',
    'From: dean@faculty.test',
  ]);
  expect(said).toMatch(/^250 /);
  expect((await stored()).at(-1)?.prefix).not.toContain('Authentication-Results');
});
