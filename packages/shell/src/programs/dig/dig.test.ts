import { describe, expect, it } from 'vitest';
import { createMemoryFiles } from '../../memory-files.ts';
import { record, withDns } from '../dns/fake-dns.fixture.ts';

const campus = () => ({ answers: [record.a('campus.test.', '192.0.2.80')] });
const RESOLVER = { address: '192.0.2.54', port: 53 };

describe('dig', () => {
  it('asks the machine’s resolver over UDP, with EDNS, AD and a cookie (RFC 6891, RFC 6840 §5.7, RFC 7873)', async () => {
    let flags: unknown;
    const { run, asked } = withDns((query) => {
      flags = { rd: query.rd, ad: query.ad, size: query.edns?.udpSize, option: query.edns?.options[0]?.code };
      return campus();
    });
    expect(await run('dig +short campus.test')).toBe('192.0.2.80');
    expect(asked).toEqual(['udp 192.0.2.54#53 campus.test. 1']);
    expect(flags).toEqual({ rd: true, ad: true, size: 1232, option: 10 });
  });

  it('asks again over TCP when the answer was cut (RFC 7766 §5)', async () => {
    const { run, asked } = withDns((_, { transport }) => (transport === 'udp' ? { tc: true } : campus()));
    expect(await run('dig +nocmd +nostats +noquestion campus.test')).toContain(
      ';; Truncated, retrying in TCP mode.\n;; Got answer:',
    );
    expect(asked).toEqual(['udp 192.0.2.54#53 campus.test. 1', 'tcp 192.0.2.54#53 campus.test. 1']);
  });

  it('goes along the search list only when it is told to', async () => {
    const world = { resolver: { ...RESOLVER, search: ['x.test', 'campus.test'] } };
    const answering = ({ questions }: { questions: { name: string }[] }) =>
      questions[0]?.name === 'mail.campus.test.'
        ? { answers: [record.a('mail.campus.test.', '192.0.2.25')] }
        : { rcode: 3 };
    const without = withDns(answering, { world });
    expect(await without.run('dig +short mail')).toBe('');
    expect(without.asked).toEqual(['udp 192.0.2.54#53 mail. 1']);
    const along = withDns(answering, { world });
    expect(await along.run('dig +short +search mail')).toBe('192.0.2.25');
    expect(along.asked.map((each) => each.split(' ')[2])).toEqual(['mail.x.test.', 'mail.campus.test.']);
  });

  it('tries a silent server as often as it is told, then says that none could be reached, with 9', async () => {
    const { run, asked } = withDns(() => undefined, {
      world: {
        clock: {
          now: () => 0,
          after(_, call) {
            queueMicrotask(call);
            return () => undefined;
          },
        },
      },
    });
    expect(await run('dig @192.0.2.1 +tries=2 campus.test; echo $?')).toMatch(
      /^(;; communications error to 192.0.2.1#53: timed out\n){2}\n; <<>> DiG .*\n;; no servers could be reached\n9$/s,
    );
    expect(asked).toHaveLength(2);
  });

  it('reads options for all from ~/.digrc, and names from a file', async () => {
    const home = '/home/ocean7';
    const files = createMemoryFiles(
      {
        [`${home}/.digrc`]: '+short\nfoo.test\n',
        [`${home}/names`]: '# names\ncampus.test\n-x 192.0.2.25\n',
      },
      { maxOctets: 10_000, directories: [home] },
    );
    const { run, asked } = withDns(campus, { world: { files } });
    expect(await run('dig -f names')).toBe('192.0.2.80\n192.0.2.80');
    expect(asked.map((each) => each.split(' ').slice(2).join(' '))).toEqual([
      'campus.test. 1',
      '25.2.0.192.in-addr.arpa. 12',
    ]);
  });

  it('says the lab’s own reason where a server is outside it', async () => {
    const { run } = withDns(campus, {
      dial: () => ({ ok: false, failure: 'not-allowed', sentence: '9.9.9.9 is not in this lab.' }),
    });
    const shown = await run('dig @9.9.9.9 +tries=1 campus.test');
    expect(shown).toContain(';; 9.9.9.9 is not in this lab.\n;; UDP setup with 9.9.9.9#53(9.9.9.9)');
    expect(shown).toContain('failed: network unreachable.\n;; no servers could be reached');
  });

  it('listens on after a datagram that is no answer to its question', async () => {
    let first = true;
    const { run } = withDns((query) => {
      if (!first) return undefined;
      first = false;
      return { ...campus(), questions: [{ name: 'other.test.', type: 1, class: 1 }], id: query.id };
    });
    const shown = await run('dig +time=1 +tries=1 campus.test');
    expect(shown).toContain(';; ;; Question section mismatch: got other.test/A/IN');
    expect(shown).toContain('timed out');
  });

  it.each([
    ['dig +shrt', 'Invalid option: +shrt'],
    ['dig +tries', 'Invalid option: +tries'],
    ['dig +time=abc x', "invalid timeout 'abc': not a valid number\ndig: Couldn't parse timeout"],
    ['dig -Z', 'Invalid option: -Z'],
    ['dig -4 -6 x', 'dig: only one of -4 and -6 allowed'],
    ['dig a..b', "dig: 'a..b' is not a legal name (empty label)"],
    ['dig -y x:y x', 'dig: -k and -y sign queries'],
  ])('%s', async (line, shown) => {
    const { run, asked } = withDns(() => undefined);
    expect(await run(line)).toContain(shown);
    expect(asked).toEqual([]);
  });
});
