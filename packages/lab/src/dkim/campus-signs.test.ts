import type { Logged, MailStored } from '@ehlo/wire';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dial, OCEAN, Speaker, type StartedLab, startLab } from '../lab.fixture.ts';
import { eventOf } from '../relay/foreign.fixture.ts';
import { WORLD_SERVERS } from '../world-servers.fixture.ts';

const ROOM = OCEAN.room;
const SPAM = '203.0.113.66';
const ZONE = 'campus.test.';

let started: StartedLab;
beforeAll(async () => {
  started = await startLab({ claimed: OCEAN });
});
afterAll(() => started.close());
beforeEach(() => started.lab.zones.reset(ROOM));

/** Hands a letter to a server; @returns the reply to its dot. */
async function hand(speaker: Speaker, from: string, to: string, letter: string): Promise<string> {
  await speaker.reply();
  await speaker.say('EHLO ocean7\r\n');
  await speaker.say(`MAIL FROM:<${from}>\r\n`);
  await speaker.say(`RCPT TO:<${to}>\r\n`);
  await speaker.say('DATA\r\n');
  const reply = await speaker.say(`${letter.replace(/^\./gm, '..')}.\r\n`);
  await speaker.close();
  return reply;
}

const call = async (name: string): Promise<Speaker> => {
  const server = WORLD_SERVERS.find((one) => one.name === name);
  if (!server) throw new Error(`There is no ${name}.`);
  return new Speaker(await server.call(started));
};
/** From another network than campus's. */
const callFrom = (address: string) =>
  dial(started.lab, { address: '198.51.100.10', port: 25 }, { ...OCEAN, address }).speaker;

let letters = 0;
const letter = (more = '') =>
  `From: Bob <bob@campus.test>\r\nTo: prof@faculty.test\r\nSubject: letter ${++letters}\r\n\r\nHello.\r\n${more}`;

/** The copy that lies at faculty, however long the relay takes. */
async function arrived(text: string): Promise<Logged<MailStored>> {
  const subject = /^Subject: (.*)\r$/m.exec(text)?.[1];
  return eventOf(
    started.log,
    ROOM,
    'mail.stored',
    (event) => event.mailbox === 'prof@faculty.test' && event.summary.subject === subject,
  );
}
async function octetsOf({ blob }: MailStored): Promise<string> {
  return Buffer.from((await started.blobs.read(blob)) ?? []).toString('latin1');
}
const results = ({ prefix }: MailStored) =>
  (/^Authentication-Results: .*(?:\r\n\t.*)*/m.exec(prefix)?.[0] ?? '').split(/;\r\n\t/).slice(1);

describe('a mail that campus sends to another domain', () => {
  it.each(['mta', 'submission', 'smtps'])('is signed where %s took it, and verifies', async (name) => {
    const text = letter();
    expect(await hand(await call(name), 'bob@campus.test', 'prof@faculty.test', text)).toMatch(/^250 /);
    const copy = await arrived(text);
    expect(results(copy)).toEqual([
      'spf=pass smtp.mailfrom=bob@campus.test',
      'dkim=pass header.d=campus.test header.s=s2026',
      'dmarc=pass (p=quarantine) header.from=campus.test',
    ]);
    expect(await octetsOf(copy)).toMatch(
      /^DKIM-Signature: v=1; .*(?:\r\n .*)*\r\nReceived: from ocean7 .*(?:\r\n\t.*)*\r\nFrom: /,
    );
  });

  it('is not signed by the mock, by an open relay, or within campus', async () => {
    for (const [name, to] of [
      ['mock', 'prof@faculty.test'],
      ['openrelay', 'prof@faculty.test'],
      ['mta', 'alice@campus.test'],
    ] as const) {
      const text = letter();
      await hand(await call(name), 'bob@campus.test', to, text);
      const subject = /Subject: (.*)\r/.exec(text)?.[1];
      const copy = await eventOf(
        started.log,
        ROOM,
        'mail.stored',
        (event) => event.summary.subject === subject,
      );
      expect(await octetsOf(copy)).not.toContain('DKIM-Signature');
    }
  });

  it('does not vouch for an author of another domain', async () => {
    const text = letter().replace('bob@campus.test', 'someone@lonely.test');
    await hand(await call('mta'), 'bob@campus.test', 'prof@faculty.test', text);
    expect(results(await arrived(text))).toContain('dkim=none');
  });
});

describe('a signed mail that somebody else passes on', () => {
  async function signed(): Promise<string> {
    const text = letter('Second line.\r\n');
    await hand(await call('mta'), 'bob@campus.test', 'prof@faculty.test', text);
    return octetsOf(await arrived(text));
  }

  it('passes DMARC by its signature alone, where SPF fails (RFC 9989 §4.4)', async () => {
    const before = await signed();
    const began = await started.log.head(ROOM);
    expect(await hand(callFrom(SPAM), 'bob@campus.test', 'prof@faculty.test', before)).toMatch(/^250 /);
    const copy = await eventOf(started.log, ROOM, 'mail.stored', ({ seq }) => seq > began);
    expect(copy.folder).toBe('INBOX');
    expect(results(copy)).toEqual([
      'spf=fail smtp.mailfrom=bob@campus.test',
      'dkim=pass header.d=campus.test header.s=s2026',
      'dmarc=pass (p=quarantine) header.from=campus.test',
    ]);
  });

  it.each<[string, (text: string) => string, string]>([
    [
      'puts a name in the subject',
      (text) => text.replace('Subject: ', 'Subject: [list] '),
      'dkim=fail reason="bad signature" header.d=campus.test header.s=s2026',
    ],
    [
      'writes a line below',
      (text) => `${text}-- \r\nUnsubscribe: lists.campus.test\r\n`,
      'dkim=fail reason="body hash did not verify" header.d=campus.test header.s=s2026',
    ],
  ])('fails where it %s (RFC 6377 §3.1)', async (_how, change, verdict) => {
    const before = await signed();
    const began = await started.log.head(ROOM);
    await hand(callFrom(SPAM), 'lists@lonely.test', 'prof@faculty.test', change(before));
    const copy = await eventOf(started.log, ROOM, 'mail.stored', ({ seq }) => seq > began);
    expect(copy.folder).toBe('Junk');
    expect(results(copy)).toContain(verdict);
    expect(results(copy)).toContain('dmarc=fail (p=quarantine) header.from=campus.test');
  });
});

describe('the key in the zone of a room', () => {
  async function edit(change: (text: string) => string): Promise<void> {
    const text = (await started.lab.zones.get(ROOM, ZONE))?.text ?? '';
    expect(change(text)).not.toBe(text);
    expect(await started.lab.zones.edit(ROOM, ZONE, change(text))).toMatchObject({ ok: true });
  }
  async function verdicts(): Promise<string[]> {
    const text = letter();
    await hand(await call('mta'), 'bob@campus.test', 'prof@faculty.test', text);
    return results(await arrived(text));
  }
  const RECORD = /^s2026\._domainkey IN TXT {2}\([^)]*\)$/m;

  it.each<[string, (text: string) => string, RegExp]>([
    ['is gone', (text) => text.replace(RECORD, ''), /^dkim=permerror reason="no key"/],
    [
      'is revoked (RFC 6376 §3.6.1)',
      (text) => text.replace(RECORD, 's2026._domainkey IN TXT "v=DKIM1; k=rsa; p="'),
      /^dkim=permerror reason="invalid public key"/,
    ],
    [
      'is another one',
      (text) =>
        text.replace(
          RECORD,
          's2026._domainkey IN TXT "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="',
        ),
      /^dkim=(permerror|fail|neutral) /,
    ],
    [
      'has a character changed',
      (text) =>
        text.replace(/("[^"]*")\s*\)$/m, (line) => line.replace(/[A-Z]/, (old) => (old === 'A' ? 'B' : 'A'))),
      /^dkim=(permerror|fail|neutral) /,
    ],
    ['has another version', (text) => text.replace('v=DKIM1', 'v=DKIM2'), /^dkim=permerror /],
  ])('can be broken: it %s, and nothing that campus signs passes', async (_how, change, verdict) => {
    await edit(change);
    const found = await verdicts();
    expect(found[1]).toMatch(verdict);
    // It came from campus: SPF carries it.
    expect(found[2]).toBe('dmarc=pass (p=quarantine) header.from=campus.test');
  });

  it('is right again after a reset, and stays while others are edited', async () => {
    await edit((text) => text.replace(RECORD, ''));
    expect(await started.lab.zones.reset(ROOM, ZONE)).toBe(true);
    expect((await verdicts())[1]).toMatch(/^dkim=pass /);
    await edit((text) => `${text}\nmore IN A 192.0.2.77\n`);
    expect((await verdicts())[1]).toMatch(/^dkim=pass /);
  });

  it('comes into zones that still have the sample of the files', async () => {
    const sample = '( "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAuM3kT0l5oXh2m8Z6" )';
    await edit((text) => text.replace(RECORD, `s2026._domainkey IN TXT ${sample}`));
    expect((await started.lab.zones.get(ROOM, ZONE))?.text).not.toContain(sample);
    expect((await verdicts())[1]).toMatch(/^dkim=pass /);
  });
});
