import { describe, expect, it } from 'vitest';
import {
  createDnsCoach,
  createKnownAnswers,
  deliver,
  type Part,
  readExchange,
  readOctets,
  readText,
} from './index.ts';
import { ask, labZones } from './lab-zones.fixture.ts';

/** Numbers in [0, 1), the same in every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
const WORDS = [
  'v=spf1',
  'v=DMARC1',
  'v=DKIM1',
  'v=STSv1',
  'v=TLSRPTv1',
  'v=BIMI1',
  ' ',
  ';',
  '=',
  ':',
  '/',
  '//64',
  '%{',
  '%{d2r-}',
  '%%',
  'ip4:192.0.2.0/24',
  'include:a.test',
  'redirect=b.test',
  'p=',
  'rua=mailto:a@b.test!10m',
  'all',
  '-all',
  '\u0000',
  '\u00ff',
  '"',
  '\\',
];
const ascending = (text: string, parts: readonly Part[]) => {
  let at = 0;
  for (const { start, end } of parts) {
    if (start < at || end < start || end > text.length) return false;
    at = end;
  }
  return true;
};

describe('arbitrary octets and texts', () => {
  it('never throw, and give parts that ascend within the text', () => {
    const random = seeded(2026);
    for (let round = 0; round < 1500; round++) {
      const length = Math.floor(random() * 14);
      const text = Array.from({ length }, () => WORDS[Math.floor(random() * WORDS.length)]).join('');
      for (const owner of ['campus.test.', '_dmarc.campus.test.', 's._domainkey.campus.test.', '.']) {
        const read = readText([text], owner);
        const sound =
          ascending(read.text, read.parts) &&
          read.problems.every(({ start, end }) => start >= 0 && start <= end && end <= read.text.length);
        if (!sound) expect.fail(JSON.stringify(text));
      }
    }
  });

  it('a message with any octets changed is read or refused, by the coach too', () => {
    const random = seeded(7);
    const zones = labZones();
    const coach = createDnsCoach();
    for (const question of ['campus.test MX', 'old.campus.test', 'campus.test ANY', 'lonely.test MX']) {
      const { query, response } = ask(zones, question, { transport: 'tcp' });
      for (let round = 0; round < 300; round++) {
        const broken = response.slice(0, random() < 0.2 ? Math.floor(random() * response.length) : undefined);
        for (let change = Math.floor(random() * 4); change >= 0; change--)
          broken[Math.floor(random() * broken.length)] = Math.floor(random() * 256);
        const read = readExchange(query, broken);
        if (read.ok)
          for (const { text, parts } of read.reading.answers) expect(ascending(text, parts)).toBe(true);
        coach.advance({ query, response: broken });
        deliver('campus.test', coach.known.find);
      }
    }
    for (let round = 0; round < 2000; round++)
      readOctets(Uint8Array.from({ length: Math.floor(random() * 60) }, () => Math.floor(random() * 256)));
  });

  it('deliver reads any domain', () => {
    const known = createKnownAnswers();
    for (const domain of ['', '.', '..', '[', '[]', '[x', 'a'.repeat(300), '\u00e9.test', '@', ' '])
      expect(deliver(domain, known.find).outcome).toBeTypeOf('string');
  });

  it.each([
    ['blanks', `v=spf1 ${' '.repeat(65_000)}`],
    ['one term', `v=spf1 include:${'a'.repeat(65_000)}`],
    ['terms', `v=spf1 ${'a '.repeat(32_000)}`],
    ['percent signs', `v=spf1 exists:${'%'.repeat(65_000)}`],
    ['macros', `v=spf1 exists:${'%{d}'.repeat(16_000)}`],
    ['slashes', `v=spf1 a:${'/'.repeat(65_000)}`],
    ['digits', `v=spf1 a:${'/1'.repeat(32_000)}`],
    ['tags', `v=DMARC1;${'p=none;'.repeat(9000)}`],
    ['semicolons', `v=DMARC1${';'.repeat(65_000)}`],
    ['commas', `v=DMARC1;p=none;rua=${'mailto:a@b.test,'.repeat(4000)}`],
    ['reports', `v=TLSRPTv1;rua=${'mailto:a,'.repeat(7000)} !`],
    ['exclamation marks', `v=DMARC1;p=none;rua=mailto:${'!1'.repeat(32_000)}x`],
    ['base64', `v=DKIM1;p=${'A'.repeat(65_000)}`],
    ['base64 with blanks', `v=DKIM1;p=A${' '.repeat(65_000)}!`],
    ['equals signs', `v=DKIM1;p=${'='.repeat(65_000)}`],
    ['a key by its place', `${'; '.repeat(32_000)}p`],
  ])('64 KB of %s take a moment', (_name, text) => {
    const begun = performance.now();
    readText([text], 's._domainkey.campus.test.');
    expect(performance.now() - begun).toBeLessThan(500);
  });
});
