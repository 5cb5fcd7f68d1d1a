import { createMemoryLog, LOBBY } from '@ehlo/log';
import type { ConnectionOpened, Draft } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { PERSON_ADDRESSES, personAddress, personIndex } from './addresses.ts';
import { chooseHandle, isAllowedHandle } from './handles.ts';
import { openPeople } from './people.ts';
import { cookieName, hashSecret, readSecret, secretCookie } from './secret.ts';

async function world(passwords: 'shared' | 'own' = 'shared') {
  const clock = { ms: 1_700_000_000_000 };
  // The log's clock lags a little behind the wall's (packages/log, `wallClock`).
  const log = createMemoryLog({ now: () => clock.ms * 1000 - 1500 });
  const open = () => openPeople({ log, now: () => clock.ms, random: Math.random, passwords });
  const people = await open();
  const arrive = async (from = '10.0.0.1') => {
    const arrived = await people.arrive(from);
    if (!arrived.ok) throw new Error(arrived.problem.code);
    return arrived;
  };
  return { log, clock, people, open, arrive };
}

describe('people', () => {
  it('know a person by the secret, and keep only its SHA-256', async () => {
    const { log, people, arrive } = await world();
    const { person, secret } = await arrive();
    expect(people.known(secret)).toEqual(person);
    expect(people.known(undefined)).toBeUndefined();
    expect(people.known('A'.repeat(22))).toBeUndefined();
    const [event] = await log.read(LOBBY);
    expect(event).toMatchObject({
      kind: 'person.arrived',
      secretHash: hashSecret(secret),
      home: person.home,
    });
    expect(JSON.stringify(event)).not.toContain(secret);
  });

  it('give everybody a room, a handle and an address of their own, also at the same moment', async () => {
    const { arrive } = await world();
    const arrived = await Promise.all(Array.from({ length: 300 }, () => arrive()));
    const persons = arrived.map(({ person }) => person);
    for (const key of ['home', 'handle', 'address'] as const)
      expect(new Set(persons.map((person) => person[key])).size).toBe(300);
  });

  it('are the same after a restart', async () => {
    const { open, arrive } = await world();
    const { person, secret } = await arrive();
    const again = await open();
    expect(again.known(secret)).toEqual(person);
    const next = await again.arrive('10.0.0.1');
    expect(next.ok && next.person.address).not.toBe(person.address);
  });

  it('stop a script that makes persons, and say how long to wait', async () => {
    const { people, clock, arrive } = await world();
    for (let i = 0; i < 400; i++) await arrive('10.0.0.9');
    expect(await people.arrive('10.0.0.9')).toEqual({
      ok: false,
      problem: { code: 'too-fast', params: { seconds: 1 } },
    });
    expect((await people.arrive('10.0.0.10')).ok).toBe(true);
    clock.ms += 1000;
    expect((await people.arrive('10.0.0.9')).ok).toBe(true);
  });

  it('open their mailboxes with `secret` where only this machine asks', async () => {
    const { people, arrive } = await world();
    const { person } = await arrive();
    expect(people.passwordOf(person.home)).toBe('secret');
    expect(people.concierge.passwordOf('guest')).toBe('secret');
  });

  it('have a password each on a network, the same after a restart, and the guest room has none', async () => {
    const { people, arrive, open } = await world('own');
    const [one, other] = [await arrive(), await arrive()];
    const password = people.passwordOf(one.person.home);
    expect(password).toMatch(/^[a-z2-9]{10}$/);
    expect(people.passwordOf(other.person.home)).not.toBe(password);
    expect(people.concierge.passwordOf('guest')).toBeUndefined();
    expect((await open()).passwordOf(one.person.home)).toBe(password);
    expect(one.secret).not.toContain(password);
  });

  it('note a visit at most once an hour', async () => {
    const { log, people, clock, arrive } = await world();
    const { person } = await arrive();
    people.seen(person, '10.0.0.1');
    clock.ms += 3601_000;
    people.seen(person, '10.0.0.1');
    people.seen(person, '10.0.0.1');
    // The next commit is not before theirs.
    await log.append(LOBBY, [{ kind: 'person.seen', home: 'guest' }]).committed;
    const seen = await log.read(LOBBY, { kinds: ['person.seen'] });
    expect(seen).toEqual([
      expect.objectContaining({ home: person.home }),
      expect.objectContaining({ home: 'guest' }),
    ]);
  });
});

describe('the concierge', () => {
  it('gives a connection to the only person seen from its address', async () => {
    const { people, arrive } = await world();
    const { person } = await arrive('192.168.1.7');
    expect(people.concierge.byAddress('::ffff:192.168.1.7')).toEqual({
      room: person.home,
      person: person.handle,
      address: person.address,
      claimed: true,
    });
  });

  it('takes every loopback address for the same machine', async () => {
    const { people, arrive } = await world();
    const { person } = await arrive('::1');
    expect(people.concierge.byAddress('127.0.0.1').room).toBe(person.home);
  });

  it('gives it to the guest room when nobody or several were seen there', async () => {
    const { people, arrive } = await world();
    const nobody = people.concierge.byAddress('192.168.1.7');
    expect(nobody).toEqual({ room: 'guest', address: '10.20.0.1', claimed: false });
    await arrive('192.168.1.8');
    await arrive('192.168.1.8');
    expect(people.concierge.byAddress('192.168.1.8')).toMatchObject({ room: 'guest', claimed: false });
    expect(people.concierge.byAddress('192.168.1.7').address).toBe('10.20.0.1');
  });

  it('gives it, of several seen there, to the only one who has a page open', async () => {
    const { people, arrive } = await world();
    const { person } = await arrive('192.168.1.9');
    const { person: other } = await arrive('192.168.1.9');
    people.enter(person, '192.168.1.9');
    people.enter(person, '192.168.1.9');
    expect(people.concierge.byAddress('192.168.1.9')).toMatchObject({ room: person.home, claimed: true });
    people.leave(person, '192.168.1.9');
    expect(people.concierge.byAddress('192.168.1.9').room).toBe(person.home);
    people.enter(other, '192.168.1.9');
    expect(people.concierge.byAddress('192.168.1.9').room).toBe('guest');
    people.leave(person, '192.168.1.9');
    expect(people.concierge.byAddress('192.168.1.9').room).toBe(other.home);
    people.leave(other, '192.168.1.9');
    expect(people.concierge.byAddress('192.168.1.9').room).toBe('guest');
  });

  it('forgets after 12 hours who was where', async () => {
    const { people, clock, arrive } = await world();
    const { person } = await arrive('192.168.1.7');
    clock.ms += 12 * 3600_000 + 1;
    expect(people.concierge.byAddress('192.168.1.7').room).toBe('guest');
    people.seen(person, '192.168.1.7');
    expect(people.concierge.byAddress('192.168.1.7').room).toBe(person.home);
  });

  it.each([
    (handle: string) => handle,
    (handle: string) => handle.toUpperCase(),
    (handle: string) => `${handle}.campus.test`,
    (handle: string) => `${handle}@campus.test`,
  ])('finds a person by the name a client gives, from that address only (%#)', async (named) => {
    const { people, arrive } = await world();
    const { person } = await arrive('192.168.1.7');
    await arrive('192.168.1.7');
    const name = named(person.handle);
    expect(people.concierge.byName('192.168.1.7', name)).toEqual({
      room: person.home,
      person: person.handle,
      address: person.address,
    });
    expect(people.concierge.byName('192.168.1.66', name)).toBeUndefined();
    expect(people.concierge.byName('192.168.1.7', 'nobody9')).toBeUndefined();
  });

  it('knows rooms by handle and persons by room', async () => {
    const { people, arrive } = await world();
    const { person } = await arrive();
    expect(people.concierge.roomOfHandle(person.handle)).toBe(person.home);
    expect(people.concierge.personOfRoom(person.home)).toEqual({
      handle: person.handle,
      address: person.address,
    });
    expect(people.concierge.personOfRoom('guest')).toBeUndefined();
  });
});

describe('a connection that nobody claimed', () => {
  const opened = (address: string, more: Partial<ConnectionOpened> = {}): Draft<ConnectionOpened> => ({
    kind: 'connection.opened',
    by: 'outside',
    from: { address, port: 50_000 },
    to: { address: '127.0.0.1', port: 1025 },
    service: 'mock',
    tls: 'none',
    ...more,
  });

  async function guests() {
    const { log, clock, people, open } = await world();
    const append = async (draft: Draft, room = 'guest') => {
      const appended = log.append(room, [draft]);
      await appended.committed;
      return appended.events[0]!;
    };
    const call = (from: string) => append(opened(people.concierge.byAddress(from).address));
    return { clock, people, open, append, call };
  }

  it('may be of whoever is at the address it came from, and of nobody else', async () => {
    const { people, call } = await guests();
    const event = await call('192.168.1.7');
    await call('192.168.1.8');
    expect(people.unclaimed.mayBelong(event, '::ffff:192.168.1.7')).toBe(true);
    expect(await people.unclaimed.mayClaim(event.seq, '192.168.1.7')).toBe(true);
    for (const other of ['192.168.1.8', '192.168.1.9', '127.0.0.1', '10.20.0.1', '']) {
      expect(people.unclaimed.mayBelong(event, other)).toBe(false);
      expect(await people.unclaimed.mayClaim(event.seq, other)).toBe(false);
    }
    expect(await people.unclaimed.mayClaim(99, '192.168.1.7')).toBe(false);
  });

  it('is one from outside in the guest room, without a person', async () => {
    const { people, append, call } = await guests();
    await call('192.168.1.7');
    const others = [
      await append(opened('10.20.0.1', { person: 'ocean7' })),
      await append(opened('10.20.0.1', { by: 'relay' })),
      await append(opened('10.20.0.1'), 'theirs'),
      await append({ kind: 'connection.closed', connection: 1, by: 'client', how: 'ended' }),
    ];
    for (const event of others) expect(people.unclaimed.mayBelong(event, '192.168.1.7')).toBe(false);
  });

  it('is not of whoever was given its address in the world later on', async () => {
    const { clock, people, call } = await guests();
    const event = await call('192.168.1.7');
    clock.ms += 1000;
    for (let i = 0; i < 254; i++) people.concierge.byAddress(`192.168.2.${i}`);
    expect(people.concierge.byAddress('192.168.2.253').address).toBe('10.20.0.1');
    expect(people.unclaimed.mayBelong(event, '192.168.2.253')).toBe(false);
    expect(people.unclaimed.mayBelong(event, '192.168.1.7')).toBe(false);
  });

  it('is not of whoever is given its address after a restart', async () => {
    const { clock, open, call } = await guests();
    const event = await call('192.168.1.7');
    clock.ms += 1000;
    const again = await open();
    again.concierge.byAddress('192.168.1.8');
    expect(again.unclaimed.mayBelong(event, '192.168.1.8')).toBe(false);
  });

  it('is nobody’s any more after 12 hours, and looking gives no address', async () => {
    const { clock, people, call } = await guests();
    const event = await call('192.168.1.7');
    for (let i = 0; i < 300; i++) people.unclaimed.mayBelong(event, `192.168.3.${i}`);
    expect(people.unclaimed.mayBelong(event, '192.168.1.7')).toBe(true);
    clock.ms += 12 * 3600_000 + 1;
    expect(people.unclaimed.mayBelong(event, '192.168.1.7')).toBe(false);
  });
});

describe('handles', () => {
  it.each([
    'prof',
    'admin',
    'postmaster',
    'Ocean7',
    'a',
    'x'.repeat(21),
    'admin1',
    'bob',
    'o cean',
    'océan',
    '7ocean',
  ])('refuse %j', (handle) => {
    expect(isAllowedHandle(handle)).toBe(false);
  });

  it('grow longer numbers when the short ones are taken', () => {
    const taken = new Set<string>();
    for (let i = 0; i < 3000; i++) {
      const handle = chooseHandle((name) => taken.has(name), Math.random);
      expect(isAllowedHandle(handle)).toBe(true);
      taken.add(handle);
    }
    expect(taken.size).toBe(3000);
  });
});

describe('addresses', () => {
  it.each([
    [0, '10.20.1.1'],
    [253, '10.20.1.254'],
    [254, '10.20.2.1'],
    [PERSON_ADDRESSES - 1, '10.20.255.254'],
  ])('person %i lives at %s', (index, address) => {
    expect(personAddress(index)).toBe(address);
    expect(personIndex(address)).toBe(index);
  });
});

describe('the cookie', () => {
  it('has the port in its name, is for the server only and never sent from other sites', () => {
    const cookie = secretCookie('s'.repeat(22), 8026, false);
    expect(cookie).toMatch(/^ehlo-8026=s{22};/);
    expect(cookie).toContain('HttpOnly');
    expect(cookie).toContain('SameSite=Strict');
    expect(cookie).not.toContain('Secure');
    expect(secretCookie('s', 8026, true)).toContain('Secure');
  });

  it.each([
    [`a=b; ${cookieName(8025)}=${'x'.repeat(22)}`, 'x'.repeat(22)],
    [`${cookieName(8026)}=${'x'.repeat(22)}`, undefined],
    [`${cookieName(8025)}=short`, undefined],
    [`${cookieName(8025)}=${'%00'.repeat(22)}`, undefined],
    ['', undefined],
    [undefined, undefined],
  ])('is read from %j', (header, secret) => {
    expect(readSecret(header, 8025)).toBe(secret);
  });
});
