import { describe, expect, it } from 'vitest';
import { record, withDns } from '../dns/fake-dns.fixture.ts';

describe('host', () => {
  it('asks for A, then for AAAA and MX of what the aliases lead to, without EDNS', async () => {
    const { run, asked } = withDns(({ questions, edns }) => {
      expect(edns).toBeUndefined();
      return questions[0]?.type === 1
        ? {
            answers: [
              record.cname('www.campus.test.', 'web.campus.test.'),
              record.a('web.campus.test.', '192.0.2.80'),
            ],
          }
        : {};
    });
    expect(await run('host www.campus.test')).toBe(
      'www.campus.test is an alias for web.campus.test.\nweb.campus.test has address 192.0.2.80',
    );
    expect(asked.map((each) => each.split(' ').slice(2).join(' '))).toEqual([
      'www.campus.test. 1',
      'web.campus.test. 28',
      'web.campus.test. 15',
    ]);
  });

  it('passes over a server that does not look up for others', async () => {
    const { run, asked } = withDns(
      ({ questions }, { address }) =>
        address === '192.0.2.1'
          ? { ra: false, rcode: 5 }
          : { answers: questions[0]?.type === 15 ? [record.mx('x.test.', 5, 'mx.x.test.')] : [] },
      { world: { resolver: { address: '192.0.2.1', port: 53, others: ['192.0.2.54'] } } },
    );
    expect(await run('host -t mx x.test')).toBe('x.test mail is handled by 5 mx.x.test.');
    expect(asked.map((each) => each.split(' ')[1])).toEqual(['192.0.2.1#53', '192.0.2.54#53']);
  });
});
