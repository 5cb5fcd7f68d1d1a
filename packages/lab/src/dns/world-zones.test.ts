import { readFileSync } from 'node:fs';
import { parseName, type ServedZone } from '@ehlo/protocol/dns';
import { describe, expect, it } from 'vitest';
import { HOSTS } from '../world.ts';
import { readWorldZones, ZONES_FOLDER } from './index.ts';

const records = (zone: ServedZone | undefined) =>
  [...(zone?.nodes.values() ?? [])].flatMap((node) => [...node.values()].flat());

describe('readWorldZones', () => {
  const zones = readWorldZones();
  const all = zones.zones.flatMap(records);

  it('knows an address for every host of the world that the zones name, and the one it is dialled at', () => {
    for (const host of HOSTS) {
      const name = `${host.name}.`;
      const found = all.flatMap((record) =>
        (record.type === 'A' || record.type === 'AAAA') && record.name === name ? [record.data.address] : [],
      );
      // ipv6.test's second address is its mail host; ::1 and wildcards are not written out.
      for (const address of found) expect(host.addresses).toContain(address);
      if (!host.name.startsWith('x.')) expect(found.length, host.name).toBeGreaterThan(0);
    }
  });

  it('names a host for every mail exchanger of the practice world', () => {
    for (const record of all) {
      if (record.type !== 'MX' || record.data.exchange === '.') continue;
      if (record.name === 'heig-vd.ch.') continue;
      const { exchange } = record.data;
      expect(
        all.some((other) => (other.type === 'A' || other.type === 'AAAA') && other.name === exchange),
      ).toBe(true);
    }
  });

  it('adds what the recorded world had not, and leaves it out when asked for exactly that', () => {
    expect(zones.zoneAt('open.test.')?.soa).toBeDefined();
    const exactly = readWorldZones('without');
    expect(exactly.zoneAt('open.test.')).toBeUndefined();
    expect(records(exactly.zoneAt('campus.test.')).some((record) => record.name === 'gw.campus.test.')).toBe(
      false,
    );
    expect(exactly.zoneAt('broken.test.')).toEqual({ origin: 'broken.test.', nodes: new Map() });
  });

  it('knows which zone is a copy of a real one, and of which day, as the file says', () => {
    const dated = zones.zones.filter((zone) => zone.dated !== undefined);
    expect(dated.map(({ origin }) => origin)).toEqual(['heig-vd.ch.']);
    const file = readFileSync(new URL('heig-vd.ch.zone', ZONES_FOLDER), 'utf8');
    expect(file.split('\n')[0]).toContain(`as of ${dated[0]?.dated}`);
  });

  it('lists the spammer, and the address every list is tried with (RFC 5782 §2.1, §5)', () => {
    const list = zones.zoneAt('dnsbl.test.');
    expect([...(list?.nodes.keys() ?? [])]).toEqual(
      expect.arrayContaining(['66.113.0.203.dnsbl.test.', '2.0.0.127.dnsbl.test.']),
    );
    expect(list?.nodes.has('1.0.0.127.dnsbl.test.')).toBe(false);
  });

  it('has names that are their own only spelling, so that look-ups find them', () => {
    for (const record of all) expect(parseName(record.name)).toMatchObject({ ok: true, name: record.name });
  });
});
