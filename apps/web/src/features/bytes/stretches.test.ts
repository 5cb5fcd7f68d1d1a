import { octetsOfLatin1 } from '@ehlo/protocol';
import { describe, expect, it } from 'vitest';
import { octetRows } from './octet-rows.ts';
import { createStretches, type OctetsCrossed, type Side } from './stretches.ts';

const offsets = () => {
  const next: Record<string, number> = {};
  return (from: Side, text: string, layer: OctetsCrossed['layer'] = 'clear'): OctetsCrossed => {
    const offset = next[from + layer] ?? 0;
    next[from + layer] = offset + text.length;
    return { from, layer, offset, length: text.length, octets: octetsOfLatin1(text) };
  };
};
const shown = (crossed: readonly OctetsCrossed[], layer: 'clear' | 'tls' = 'clear', gone?: Set<number>) => {
  const stretches = createStretches();
  for (const event of crossed) stretches.take(event);
  const rows = octetRows(stretches[layer], gone);
  return Array.from({ length: rows.count }, (_, index) => {
    const row = rows.at(index);
    if (row.kind === 'gap') return `gap ${row.stretch.length}`;
    if (row.kind === 'record') return `${row.stretch.record?.type} ${row.stretch.length}`;
    const { octets } = row.stretch;
    return octets
      ? Buffer.from(octets.subarray(row.start, row.end)).toString('latin1')
      : `${row.stretch.kept}: ${row.start}-${row.end}`;
  });
};

describe('octets as rows', () => {
  it('begin a row with each line, eight a row', () => {
    const said = offsets();
    expect(shown([said('client', 'EHLO me.test\r\nA\n'), said('server', '250 ok\r\n')])).toEqual([
      'EHLO me.',
      'test\r\n',
      'A\n',
      '250 ok\r\n',
    ]);
  });

  it('show a line that came octet by octet as one, and not across what the other side said', () => {
    const said = offsets();
    expect(shown([...'QUIT'].map((one) => said('client', one)))).toEqual(['QUIT']);
    expect(shown([said('client', 'QU'), said('server', '2'), said('client', 'IT\r\n')])).toEqual([
      'QU',
      '2',
      'IT\r\n',
    ]);
  });

  it('find any row of a letter of megabytes that lies elsewhere, and mark what nobody has', () => {
    const letter: OctetsCrossed = { from: 'client', layer: 'clear', offset: 6, length: 25_000_003, kept: 9 };
    const stretches = createStretches();
    stretches.take({
      from: 'client',
      layer: 'clear',
      offset: 0,
      length: 6,
      octets: octetsOfLatin1('DATA\r\n'),
    });
    stretches.take(letter);
    const rows = octetRows(stretches.clear);
    expect(rows.count).toBe(1 + 3_125_001);
    expect(rows.at(1 + 3_125_000)).toMatchObject({ kind: 'octets', start: 25_000_000, end: 25_000_003 });
    expect(octetRows(stretches.clear, new Set([9])).count).toBe(2);
    expect(shown([{ ...letter, length: 7 }], 'clear', new Set([9]))).toEqual(['gap 7']);
    expect(shown([{ from: 'server', layer: 'clear', offset: 0, length: 5000 }])).toEqual(['gap 5000']);
  });

  it('show TLS as records with their octets, wherever TCP cut them', () => {
    const said = offsets();
    const hello = `\x16\x03\x01\0\x05${'\x01\0\0\x01x'}`;
    const data = '\x17\x03\x03\0\x03abc';
    const both = hello + data;
    const wanted = ['handshake 10', hello.slice(0, 8), hello.slice(8), 'application_data 8', data];
    expect(shown([said('client', both, 'tls')], 'tls')).toEqual(wanted);
    const cut = offsets();
    expect(
      shown(
        [...both].map((one) => cut('client', one, 'tls')),
        'tls',
      ),
    ).toEqual(wanted);
  });

  it('show a record that has begun, what is no record, and what follows a gap', () => {
    const said = offsets();
    expect(shown([said('client', '\x17\x03\x03\0\x03a', 'tls')], 'tls')).toEqual(['\x17\x03\x03\0\x03a']);
    const other = offsets();
    expect(shown([other('server', '220 hi\r\n', 'tls')], 'tls').join('')).toBe('220 hi\r\n');
    const lost = offsets();
    expect(
      shown(
        [
          lost('client', '\x17\x03\x03\0\x09a', 'tls'),
          { from: 'client', layer: 'tls', offset: 6, length: 5 },
          {
            ...{ from: 'client', layer: 'tls', offset: 11, length: 11 },
            octets: octetsOfLatin1('xyz\x17\x03\x03\0\x03abc'),
          },
        ],
        'tls',
      ),
    ).toEqual([
      ...['\x17\x03\x03\0\x09a', 'gap 5', 'application_data 3', 'xyz'],
      ...['application_data 8', '\x17\x03\x03\0\x03abc'],
    ]);
  });
});
