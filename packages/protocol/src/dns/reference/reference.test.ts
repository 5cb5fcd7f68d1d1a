import { describe, expect, it } from 'vitest';
import { dnsReference } from '../../prose/en/dns-reference.ts';
import { DNS_ENTRIES } from '../knowledge.ts';
import { DIG_SCRIPTS, digOf, recordsOf } from './index.ts';

const of = (family: string) => DNS_ENTRIES.filter((entry) => entry.family === family);

describe('pages about the DNS', () => {
  it('every record that a zone of the lab can have is shown word by word', () => {
    for (const type of ['A', 'AAAA', 'CNAME', 'NS', 'MX', 'TXT', 'SOA', 'PTR', 'SRV', 'CAA', 'TLSA']) {
      expect(recordsOf(`dns-${type.toLowerCase()}`), type).not.toEqual([]);
      for (const record of recordsOf(`dns-${type.toLowerCase()}`)) {
        expect(record.text).toContain(` ${type} `);
        expect(record.parts.length).toBeGreaterThanOrEqual(5);
      }
    }
    expect(recordsOf('dns-mx')).toHaveLength(2);
  });

  it.each(['spf-term', 'dkim-key-tag', 'dmarc-tag'])(
    'every entry of %s is in its example, which is sound but for what was taken away',
    (family) => {
      for (const { id, title, standing } of of(family)) {
        const [record] = recordsOf(id);
        expect(record?.text, id).toContain(title);
        const grave = record?.policy?.problems.filter((problem) => problem.grave) ?? [];
        if (standing === 'standard') expect(grave, id).toEqual([]);
      }
    },
  );

  it('every response code, flag and type with a page is an entry, by its title', () => {
    const titles = (family: string) => of(family).map(({ title }) => title);
    expect(titles('record-type')).toEqual(expect.arrayContaining(Object.keys(dnsReference.dnsRefType)));
    expect(titles('rcode')).toEqual(expect.arrayContaining(Object.keys(dnsReference.dnsRefRcode)));
    expect(titles('dns-flag').sort()).toEqual(Object.keys(dnsReference.dnsRefFlag).sort());
  });

  it('every entry that a recorded question is said to show is marked in it', () => {
    for (const id of DIG_SCRIPTS.flatMap(({ shows }) => shows)) {
      const entry = DNS_ENTRIES.find((one) => one.id === id);
      if (!entry) throw new Error(id);
      expect(
        digOf(entry)?.lines.some(({ shows }) => shows),
        id,
      ).toBe(true);
    }
  });

  it('shows nothing where there is nothing', () => {
    expect(recordsOf('dns-flag-aa')).toEqual([]);
    expect(recordsOf('dns-constructor')).toEqual([]);
    expect(digOf({ id: 'dns-naptr', family: 'record-type', title: 'NAPTR' })).toBeUndefined();
  });
});
