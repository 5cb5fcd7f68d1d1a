import { decodeMessage, nameKey } from '@ehlo/protocol/dns';
import type { HostRule, Logged } from '@ehlo/wire';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dial, OCEAN, type StartedLab, startLab, TEAL } from '../lab.fixture.ts';

let started: StartedLab;
beforeAll(async () => {
  started = await startLab();
});
afterAll(() => started.close());

const CAMPUS = { address: '192.0.2.25', port: 25 };
const MX1 = { address: '198.51.100.10', port: 25 };
const OPEN = { address: '203.0.113.25', port: 25 };
const SPAM = '203.0.113.66';

const on = (host: string, rule: HostRule, room = OCEAN.room) =>
  started.lab.rules.switch(room, host, rule, 'on');
const off = () => started.lab.rules.reset(OCEAN.room);

/** Replies to lines said from an address of the world. */
async function say(to: typeof MX1, from: string, lines: string[], guest = OCEAN): Promise<string[]> {
  const { speaker } = dial(started.lab, to, { ...guest, address: from });
  await speaker.reply();
  await speaker.say('EHLO who.test\r\n');
  const replies: string[] = [];
  for (const line of lines) replies.push((await speaker.say(`${line}\r\n`)).trimEnd());
  await speaker.close();
  return replies;
}
const toBob = (from: string, guest = OCEAN) =>
  say(CAMPUS, from, ['MAIL FROM:<a@spam.test>', 'RCPT TO:<bob@campus.test>'], guest);

const asked = (events: readonly Logged[]) =>
  events.flatMap((event) => {
    if (event.kind !== 'dns.answered') return [];
    const { ok, ...rest } = decodeMessage(event.query);
    const question = ok && 'message' in rest ? rest.message.questions[0] : undefined;
    return question ? [`${nameKey(question.name)} ${question.type}`] : [];
  });

describe('a denylist (RFC 5782)', () => {
  it('refuses who is on it, with the look-up and the reason; the questions were real', async () => {
    expect((await toBob(SPAM))[1]).toMatch(/^250 /);
    await on('mail.campus.test', 'denylist');
    expect(await toBob(SPAM)).toEqual([
      '250 2.1.0 Sender ok',
      '554 5.7.1 Client [203.0.113.66] is on a denylist: 66.113.0.203.dnsbl.test is 127.0.0.2 (203.0.113.66 sent spam: see bulk.spam.test)',
    ]);
    const questions = asked(await started.events(OCEAN.room));
    expect(questions.filter((one) => one.includes('dnsbl'))).toEqual([
      '66.113.0.203.dnsbl.test. 1',
      '66.113.0.203.dnsbl.test. 16',
    ]);
    await off();
    expect((await toBob(SPAM))[1]).toMatch(/^250 /);
  });

  it('lets in who is not on it, and asks of nobody at home', async () => {
    await on('mail.campus.test', 'denylist');
    const before = asked(await started.events(OCEAN.room)).length;
    expect((await toBob('198.51.100.10'))[1]).toMatch(/^250 /);
    expect((await toBob('10.20.3.7'))[1]).toMatch(/^250 /);
    expect(asked(await started.events(OCEAN.room)).slice(before)).toEqual(['10.100.51.198.dnsbl.test. 1']);
    await off();
  });

  it('is what the room’s own zone says: everybody behind a listed gateway is refused', async () => {
    const { zones } = started.lab;
    const zone = (await zones.list(OCEAN.room)).find(({ origin }) => origin === 'dnsbl.test.');
    expect(zone).toBeDefined();
    await on('mx1.faculty.test', 'denylist');
    const toDean = ['MAIL FROM:<a@campus.test>', 'RCPT TO:<dean@faculty.test>'];
    expect((await say(MX1, '10.20.3.7', toDean))[1]).toMatch(/^250 /);
    const text = `$ORIGIN dnsbl.test.\n$TTL 300\n@ IN SOA ns1.campus.test. h.dnsbl.test. 2 7200 3600 1209600 300\n@ IN NS ns1.campus.test.\n1.2.0.192 IN A 127.0.0.4\n1.2.0.192 IN TXT "A student sent spam"\n`;
    expect(await zones.edit(OCEAN.room, 'dnsbl.test.', text)).toMatchObject({ ok: true });
    expect((await say(MX1, '10.20.3.7', toDean))[1]).toBe(
      '554 5.7.1 Client [192.0.2.1] is on a denylist: 1.2.0.192.dnsbl.test is 127.0.0.4 (A student sent spam)',
    );
    await zones.reset(OCEAN.room, 'dnsbl.test.');
    await off();
  });
});

describe('a reverse name check (RFC 7372 §3.3)', () => {
  it.each([
    [SPAM, /^550 5\.7\.25 .*66\.113\.0\.203\.in-addr\.arpa is dsl-66\.dynamic\.spam\.test$/],
    [
      '203.0.113.20',
      /^550 5\.7\.25 .*has no reverse name: 20\.113\.0\.203\.in-addr\.arpa has no PTR record$/,
    ],
    ['203.0.113.25', /^250 /],
    ['198.51.100.10', /^250 /],
    ['10.20.3.7', /^250 /],
  ])('%s', async (from, reply) => {
    await on('mail.campus.test', 'reverse-name');
    expect((await toBob(from))[1]).toMatch(reply);
    await off();
  });
});

describe('a rate limit', () => {
  it('says later to the sixth mail of a minute, and hangs up on the eleventh', async () => {
    await on('mail.campus.test', 'rate-limit');
    const { speaker } = dial(started.lab, CAMPUS, OCEAN);
    await speaker.reply();
    await speaker.say('EHLO me.test\r\n');
    const codes: string[] = [];
    for (let nth = 1; nth <= 11; nth++) {
      const reply = await speaker.say('MAIL FROM:<bob@campus.test>\r\n');
      codes.push(reply.slice(0, 9));
      if (reply.startsWith('250')) await speaker.say('RSET\r\n');
    }
    expect(codes).toEqual([
      ...Array<string>(5).fill('250 2.1.0'),
      ...Array<string>(5).fill('450 4.7.1'),
      '421 4.7.0',
    ]);
    await speaker.close();
    // Somebody else is counted apart.
    expect((await toBob(SPAM))[0]).toMatch(/^250 /);
    await off();
  });
});

describe('an open relay', () => {
  const relayed = ['MAIL FROM:<a@spam.test>', 'RCPT TO:<victim@lonely.test>'];

  it('is what relay.open.test is from the start, and can be closed', async () => {
    expect((await say(OPEN, SPAM, relayed))[1]).toMatch(/^250 /);
    await started.lab.rules.switch(OCEAN.room, 'relay.open.test', 'open-relay', 'off');
    expect((await say(OPEN, SPAM, relayed))[1]).toMatch(/^554 5\.7\.1 .*relay access denied$/);
    await off();
  });

  it('is what any other host becomes, and what it takes it sends on', async () => {
    expect((await say(MX1, SPAM, relayed))[1]).toMatch(/^554 /);
    await on('mx1.faculty.test', 'open-relay');
    const letter = ['DATA', 'Subject: through an open door\r\n\r\nHello.\r\n.'];
    const replies = await say(MX1, SPAM, [...relayed, ...letter]);
    expect(replies.at(-1)).toMatch(/^250 /);
    await expect
      .poll(async () => {
        const events = await started.events(OCEAN.room);
        return events.some(
          (event) =>
            event.kind === 'mail.stored' &&
            event.mailbox === 'postmaster@lonely.test' &&
            event.summary.subject === 'through an open door',
        );
      })
      .toBe(true);
    await off();
  });
});

describe('the rules of a room', () => {
  it('are that room’s own, listed, and back with one call', async () => {
    const { rules } = started.lab;
    expect(rules.list(TEAL.room).filter(({ on: set }) => set.length > 0)).toEqual([
      { host: 'relay.open.test', on: ['open-relay'], changed: false },
    ]);
    await on('mail.campus.test', 'denylist');
    await on('mail.campus.test', 'rate-limit');
    expect((await toBob(SPAM, TEAL))[1]).toMatch(/^250 /);
    expect(rules.list(OCEAN.room)[0]).toEqual({
      host: 'mail.campus.test',
      on: ['denylist', 'rate-limit'],
      changed: true,
    });
    expect(await rules.reset(OCEAN.room, 'mx1.faculty.test')).toBe(false);
    expect(await rules.reset(OCEAN.room, 'mail.campus.test')).toBe(true);
    expect(rules.list(OCEAN.room)).toEqual(rules.list(TEAL.room));
  });

  it('are read from the log again after a restart', async () => {
    await on('mail.campus.test', 'denylist');
    await on('mx1.faculty.test', 'rate-limit');
    await started.lab.rules.reset(OCEAN.room, 'mx1.faculty.test');
    const again = await startLab({ log: started.log });
    expect(again.lab.rules.list(OCEAN.room)).toEqual(started.lab.rules.list(OCEAN.room));
    await again.lab.close(100);
    await off();
  });
});
