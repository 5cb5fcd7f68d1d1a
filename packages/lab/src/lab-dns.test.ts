import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createMemoryLog } from '@ehlo/log';
import {
  decodeMessage,
  encodeMessage,
  extendedErrorsOf,
  rcodeName,
  textOfRecord,
  typeCode,
} from '@ehlo/protocol/dns';
import type { DnsAnswered, RoomId } from '@ehlo/wire';
import { afterEach, describe, expect, it } from 'vitest';
import { realClock } from './clock.ts';
import { createFakeConcierge, OCEAN, type StartedLab, startLab, TEAL } from './lab.fixture.ts';
import { createLabDns } from './lab-dns.ts';

const started: StartedLab[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((lab) => lab.close()));
});

async function start(more: Parameters<typeof startLab>[0] = {}) {
  const lab = await startLab(more);
  started.push(lab);
  return lab;
}

const EDNS = { udpSize: 1232, extendedRcode: 0, version: 0, dnssecOk: false, z: 0, options: [] };

function query(name: string, type: string): Uint8Array {
  const flags = {
    response: false,
    opcode: 0,
    aa: false,
    tc: false,
    rd: true,
    ra: false,
    z: false,
    ad: false,
  };
  const questions = [{ name, type: typeCode(type) as number, class: 1 }];
  const sections = { questions, answers: [], authorities: [], additionals: [] };
  return encodeMessage({ id: 7, ...flags, cd: false, rcode: 0, ...sections, edns: EDNS });
}

async function overUdp(port: number, octets: Uint8Array) {
  const socket = createSocket('udp4');
  socket.send(octets, port, '127.0.0.1');
  const [reply] = await once(socket, 'message');
  socket.close();
  const decoded = decodeMessage(reply);
  if (!decoded.ok) throw new Error(decoded.problem);
  return decoded.message;
}

/** As a terminal of that room asks the resolver, or a mail server there. */
async function inside({ lab }: StartedLab, room: RoomId, name: string, type: string) {
  const from = { address: '10.20.0.2', port: 40_000 };
  const to = { host: 'resolver.campus.test', address: '192.0.2.54', port: 53, transport: 'udp' as const };
  const route = lab.route(to, { room, by: 'terminal', from });
  if (route.kind !== 'udp') throw new Error(route.kind);
  return overUdp(route.port, Buffer.concat([route.header, query(name, type)]));
}

const edited = '$TTL 60\n@ SOA ns1 h 1 2 3 4 5\n@ NS ns1\nns1 A 192.0.2.53\n@ MX 5 ns1\n';

describe('the DNS of a room', () => {
  it('is the room’s own: its edit is answered there at once, and nowhere else', async () => {
    const lab = await start();
    await lab.lab.zones.edit(OCEAN.room, 'campus.test', edited);
    const own = await inside(lab, OCEAN.room, 'campus.test.', 'MX');
    expect(own.answers.map(textOfRecord)).toEqual(['campus.test. 60 IN MX 5 ns1.campus.test.']);
    expect((await inside(lab, TEAL.room, 'campus.test.', 'MX')).answers).toHaveLength(2);
    await lab.lab.zones.reset(OCEAN.room);
    expect((await inside(lab, OCEAN.room, 'campus.test.', 'MX')).answers).toHaveLength(2);
  });

  it('answers programs outside from the zones of whose they are', async () => {
    const lab = await start({ claimed: OCEAN });
    await lab.lab.zones.edit(OCEAN.room, 'mydept.test', edited);
    expect((await overUdp(lab.port('dns'), query('mydept.test.', 'MX'))).answers).toHaveLength(1);
    const guest = await start();
    expect(rcodeName((await overUdp(guest.port('dns'), query('mydept.test.', 'MX'))).rcode)).toBe('NXDOMAIN');
  });

  it('notes where an answer came from, when that is not the practice world', async () => {
    const lab = await start({ dnsForward: async (asked) => ({ ...asked, response: true }) });
    for (const name of ['campus.test.', 'heig-vd.ch.', 'www.example.com.'])
      await inside(lab, OCEAN.room, name, 'A');
    const events = (await lab.events(OCEAN.room)).filter(({ kind }) => kind === 'dns.answered');
    expect(events.map((event) => (event as unknown as DnsAnswered).via)).toEqual([
      undefined,
      'copy',
      'forward',
    ]);
  });

  it('meets the faults of the room: SERVFAIL that says so, or silence', async () => {
    const log = createMemoryLog();
    const dns = await createLabDns({
      log,
      concierge: createFakeConcierge(OCEAN),
      clock: realClock,
      secret: new Uint8Array(32),
      forward: undefined,
      publish: async () => (text) => text,
      faultOf: (room, host, { name }) => {
        expect([room, host]).toEqual([OCEAN.room, '192.0.2.53']);
        if (name === 'campus.test.') return { id: 9, kind: 'servfail' };
        return name === 'quiet.test.' ? { id: 10, kind: 'silence' } : undefined;
      },
    });
    const outside = await dns.listenOutside('127.0.0.1', 0);
    const failed = await overUdp(outside.port, query('campus.test.', 'MX'));
    expect(rcodeName(failed.rcode)).toBe('SERVFAIL');
    expect(extendedErrorsOf(failed)).toMatchObject([{ name: 'Other' }]);
    const silent = createSocket('udp4');
    silent.on('message', () => expect.unreachable());
    silent.send(query('quiet.test.', 'A'), outside.port, '127.0.0.1');
    expect((await overUdp(outside.port, query('faculty.test.', 'MX'))).answers).toHaveLength(2);
    silent.close();
    await log.append('flush', [{ kind: 'person.seen', home: 'flush' }]).committed;
    const events = await log.read(OCEAN.room, { kinds: ['dns.answered'] });
    expect(events.map((event) => (event as unknown as DnsAnswered).fault)).toEqual([9, undefined]);
    await Promise.all([outside.close(), dns.internal.close()]);
  });

  it('knows the machines of those whom a room’s person may call, and lists them to nobody', async () => {
    const log = createMemoryLog();
    const machineOf = (room: string, handle: string) =>
      room === OCEAN.room && handle === 'teal3' ? '10.20.7.7' : undefined;
    const dns = await createLabDns({
      log,
      concierge: { ...createFakeConcierge(OCEAN), machineOf },
      clock: realClock,
      secret: new Uint8Array(32),
      forward: undefined,
      publish: async () => (text) => text,
    });
    const outside = await dns.listenOutside('127.0.0.1', 0);
    const ask = (name: string, type = 'A') => overUdp(outside.port, query(name, type));
    const found = await ask('TEAL3.campus.test.');
    expect(found.answers.map(textOfRecord)).toEqual([expect.stringMatching(/IN A 10\.20\.7\.7$/)]);
    expect(found.aa).toBe(true);
    expect(await ask('teal3.campus.test.', 'MX')).toMatchObject({ rcode: 0, answers: [] });
    for (const name of ['teal4.campus.test.', 'a.teal3.campus.test.', 'teal3.faculty.test.'])
      expect(rcodeName((await ask(name)).rcode), name).toBe('NXDOMAIN');
    const set = await dns.zones.of(OCEAN.room);
    expect([...(set.zoneAt('campus.test.')?.nodes.keys() ?? [])]).not.toContain('teal3.campus.test.');
    await Promise.all([outside.close(), dns.internal.close()]);
  });

  it('says so when the resolver outside gives no answer', async () => {
    const lab = await start({ dnsForward: async () => undefined });
    const failed = await inside(lab, OCEAN.room, 'www.example.com.', 'A');
    expect(rcodeName(failed.rcode)).toBe('SERVFAIL');
    expect(extendedErrorsOf(failed)).toMatchObject(
      [{ name: 'Network Error', text: /EHLO_DNS_FORWARD/ }].map(({ name, text }) => ({
        name,
        text: expect.stringMatching(text),
      })),
    );
  });
});
