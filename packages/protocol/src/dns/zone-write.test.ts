import { describe, expect, it } from 'vitest';
import {
  nextSerial,
  parseZone,
  relativeName,
  rowOfLine,
  textOfRecord,
  textOfRows,
  writeZone,
} from './index.ts';
import { labZones } from './reading/lab-zones.fixture.ts';

describe('writeZone', () => {
  it('writes every zone of the lab so that it is read the same', () => {
    for (const served of labZones().zones) {
      if (!served.soa) continue;
      const records = [...served.nodes.values()].flatMap((node) => [...node.values()].flat());
      const text = writeZone({ origin: served.origin, soa: served.soa, records });
      const parsed = parseZone(text, served.origin);
      if (!parsed.ok) throw new Error(parsed.problems.map(({ sentence }) => sentence).join('\n'));
      expect(parsed.zone.records.map(textOfRecord)).toEqual(records.map(textOfRecord));
    }
  });

  it('puts the commonest TTL on top, and columns under each other', () => {
    const rows = [
      { name: '@', ttl: '3600', type: 'MX', data: '10 mail.campus.test.' },
      { name: 'mail', ttl: '3600', type: 'A', data: '192.0.2.25' },
      { name: 'web', ttl: '60', type: 'A', data: '192.0.2.80' },
    ];
    const text = textOfRows('campus.test.', rows);
    expect(text.split('\n')).toEqual([
      '$ORIGIN campus.test.',
      '$TTL 3600',
      '@         IN MX    10 mail.campus.test.',
      'mail      IN A     192.0.2.25',
      'web    60 IN A     192.0.2.80',
      '',
    ]);
    expect([1, 2, 3, 5, 6].map((line) => rowOfLine(line, rows))).toEqual([
      undefined,
      undefined,
      0,
      2,
      undefined,
    ]);
  });

  it.each([
    ['campus.test.', '@'],
    ['CAMPUS.test.', '@'],
    ['a.b.campus.test.', 'a.b'],
    ['a\\.b.campus.test.', 'a\\.b'],
    ['mail.faculty.test.', 'mail.faculty.test.'],
  ])('shortens %s to %s in campus.test', (name, short) => {
    expect(relativeName(name, 'campus.test.')).toBe(short);
  });
});

describe('nextSerial', () => {
  it.each([
    [2026020101, '20260801', 2026080100, 'the day, where serials are days (RFC 1912 §2.2)'],
    [2026080100, '20260801', 2026080101, 'one more on the same day'],
    [2027010101, '20260801', 2027010102, 'one more, where the clock is behind'],
    [7, '20260801', 8, 'one more, where serials count'],
    [2 ** 32 - 1, '20260801', 1, 'round the end, past 0'],
  ])('%i on %s gives %i: %s', (serial, day, next) => {
    expect(nextSerial(serial, day)).toBe(next);
  });
});
