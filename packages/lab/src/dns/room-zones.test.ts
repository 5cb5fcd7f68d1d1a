import { createMemoryLog } from '@ehlo/log';
import { textOfRecord, typeCode, type ZoneSet } from '@ehlo/protocol/dns';
import { describe, expect, it, vi } from 'vitest';
import { createRoomZones, ZONE_LIMITS } from './index.ts';

const TOP = '$TTL 60\n@ SOA ns1 hostmaster 1 7200 3600 1209600 300\n@ NS ns1\nns1 A 192.0.2.53\n';
const campus = (more: string) => `${TOP}${more}\n`;

function start() {
  const log = createMemoryLog();
  return { log, zones: createRoomZones(log) };
}

function found(set: ZoneSet, name: string, type: string): string[] {
  const node = set.zoneOf(name)?.nodes.get(name);
  return (node?.get(typeCode(type) as number) ?? []).map(textOfRecord);
}

describe('createRoomZones', () => {
  it('answers a room from its own edit, and every other from the seed', async () => {
    const { zones } = start();
    const edit = await zones.edit('mine', 'Campus.test', campus('@ MX 5 other\nother A 192.0.2.99'));
    expect(edit).toMatchObject({
      ok: true,
      zone: { origin: 'campus.test.', state: 'edited', editable: true },
    });
    expect(found(await zones.of('mine'), 'campus.test.', 'MX')).toEqual([
      'campus.test. 60 IN MX 5 other.campus.test.',
    ]);
    expect(found(await zones.of('theirs'), 'campus.test.', 'MX')).toHaveLength(2);
    expect(found(await zones.of('mine'), 'faculty.test.', 'MX')).toHaveLength(2);
  });

  it('writes each edit into the room’s log, where another process finds it again', async () => {
    const { log, zones } = start();
    await zones.edit('mine', 'campus.test', campus('@ MX 5 ns1'));
    await zones.edit('mine', 'mydept.test', campus('@ A 192.0.2.200'));
    await zones.edit('mine', 'campus.test', campus('@ MX 6 ns1'));
    await zones.edit('mine', 'campus.test', campus('@ MX 6 ns1'));
    expect((await log.read('mine')).map(({ kind }) => kind)).toEqual(Array(3).fill('zone.edited'));
    const later = createRoomZones(log);
    expect(found(await later.of('mine'), 'campus.test.', 'MX')).toEqual([
      'campus.test. 60 IN MX 6 ns1.campus.test.',
    ]);
    expect(found(await later.of('mine'), 'mydept.test.', 'A')).toHaveLength(1);
  });

  it('puts one zone, or all, back to the seed; what was added goes', async () => {
    const { log, zones } = start();
    await zones.edit('mine', 'campus.test', campus(''));
    await zones.edit('mine', 'faculty.test', campus(''));
    await zones.edit('mine', 'mydept.test', campus(''));
    expect(await zones.reset('mine', 'campus.test')).toBe(true);
    expect(await zones.reset('mine', 'campus.test')).toBe(false);
    expect(found(await zones.of('mine'), 'campus.test.', 'MX')).toHaveLength(2);
    expect(await zones.get('mine', 'faculty.test')).toMatchObject({ state: 'edited' });
    expect(await zones.get('mine', 'mydept.test')).toMatchObject({ state: 'added' });
    expect(await zones.reset('mine')).toBe(true);
    expect(await zones.get('mine', 'mydept.test')).toBeUndefined();
    const later = createRoomZones(log);
    expect((await later.list('mine')).map(({ text }) => text)).toEqual(
      (await zones.list('mine')).map(({ text }) => text),
    );
    expect((await later.list('mine')).every(({ state }) => state === 'seed')).toBe(true);
  });

  it('lists every zone with its text, the seed’s included, and says which are fixed', async () => {
    const { zones } = start();
    const list = await zones.list('mine');
    expect(list.find(({ origin }) => origin === 'campus.test.')?.text).toContain('$ORIGIN campus.test.');
    expect(list.filter(({ editable }) => !editable).map(({ origin }) => origin)).toEqual(
      expect.arrayContaining(['.', 'test.', 'localhost.', 'heig-vd.ch.']),
    );
    expect(list.find(({ origin }) => origin === 'broken.test.')).toMatchObject({ broken: true, text: '' });
    expect(list.find(({ origin }) => origin === 'heig-vd.ch.')).toMatchObject({ dated: '2023-10-17' });
  });

  it('lets the zone that cannot be read be mended', async () => {
    const { zones } = start();
    expect(await zones.edit('mine', 'broken.test', campus(''))).toMatchObject({
      ok: true,
      zone: { broken: false },
    });
    await zones.reset('mine', 'broken.test');
    expect(await zones.get('mine', 'broken.test')).toMatchObject({ broken: true });
  });

  it.each([
    ['campus.test', '@ MX 10 mail', { why: 'mistakes' }],
    ['.', TOP, { why: 'fixed' }],
    ['heig-vd.ch', TOP, { why: 'fixed' }],
    ['example.com', TOP, { why: 'not-below-test' }],
    ['xn..test', TOP, { why: 'bad-origin' }],
    ['under_score.test', TOP, { why: 'not-below-test' }],
    ['campus.test', `${TOP};${'x'.repeat(ZONE_LIMITS.octets)}`, { why: 'too-long' }],
    [
      'campus.test',
      campus(Array.from({ length: 501 }, (_, index) => `h${index} A 192.0.2.1`).join('\n')),
      { why: 'too-many-records', most: 500, found: 504 },
    ],
    [
      // On the wire each takes some octets more than here.
      'campus.test',
      campus(Array.from({ length: 480 }, (_, index) => `h${index} TXT ${'t'.repeat(122)}`).join('\n')),
      { why: 'too-long', most: 65_535 },
    ],
  ])('refuses what no room may have (%#: %s)', async (origin, text, refusal) => {
    const { log, zones } = start();
    expect(await zones.edit('mine', origin, text)).toMatchObject({ ok: false, ...refusal });
    expect(await log.head('mine')).toBe(0);
  });

  it('has a limit for the zones of a room, and for their octets', async () => {
    const { zones } = start();
    for (let index = 0; index < ZONE_LIMITS.zones; index++)
      expect(await zones.edit('mine', `z${index}.test`, TOP)).toMatchObject({ ok: true });
    expect(await zones.edit('mine', 'more.test', TOP)).toMatchObject({ why: 'too-many-zones', found: 41 });
    expect(await zones.edit('mine', 'z1.test', campus('a A 192.0.2.1'))).toMatchObject({ ok: true });
    const long = campus(`;${'x'.repeat(60_000)}`);
    for (let index = 0; index < 4; index++) await zones.edit('mine', `z${index}.test`, long);
    expect(await zones.edit('mine', 'z5.test', long)).toMatchObject({ why: 'room-full' });
  });

  it('reads a room’s log once, however many ask at the same time', async () => {
    const { log, zones } = start();
    const read = vi.spyOn(log, 'read');
    await Promise.all([zones.of('mine'), zones.of('mine'), zones.list('mine')]);
    expect(read).toHaveBeenCalledTimes(1);
    expect(zones.of('mine')).not.toBeInstanceOf(Promise);
  });

  it('forgets the room that asked longest ago, and reads it again', async () => {
    const { zones } = start();
    await zones.edit('mine', 'campus.test', campus('@ MX 5 ns1'));
    for (let index = 0; index < 1000; index++) await zones.of(`room ${index}`);
    expect(zones.of('mine')).toBeInstanceOf(Promise);
    expect(found(await zones.of('mine'), 'campus.test.', 'MX')).toHaveLength(1);
  });

  it('tries again after a log that could not be read', async () => {
    const { log, zones } = start();
    vi.spyOn(log, 'read').mockRejectedValueOnce(new Error('disk'));
    await expect(zones.of('mine')).rejects.toThrow('disk');
    expect((await zones.of('mine')).zoneAt('campus.test.')).toBeDefined();
  });
});
