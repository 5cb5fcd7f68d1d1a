import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { dns as en } from '../../../prose/en/dns.ts';
import type { Prose } from '../../../prose/prose.ts';
import { plain, say } from '../../../prose/say.ts';
import type { Said } from '../../../reading/reading.ts';
import { readDkimKey } from './dkim-key.ts';
import { readDmarc } from './dmarc.ts';
import { domainOf, readText } from './read-text.ts';
import { readSpf } from './spf.ts';
import { costOfSpf } from './spf-cost.ts';

const words = (said: Said) => plain(say(en as unknown as Prose, said));
const problems = (text: string, owner = 'campus.test.') =>
  readText([text], owner).problems.map(({ said }) => said.id.replace(/^.*\./, ''));
const spfProblems = (rest: string) => problems(`v=spf1 ${rest}`);

describe('SPF, term by term (RFC 7208)', () => {
  it('reads the record of campus.test', () => {
    const text = 'v=spf1 mx ip4:192.0.2.0/24 -all';
    const { kind, spf, parts, problems: wrong, said } = readText([text], 'campus.test.');
    expect(kind).toBe('spf');
    expect(wrong).toEqual([]);
    expect(spf?.lookups).toBe(1);
    expect(spf?.terms.map(({ name, qualifier, value }) => [qualifier, name, value])).toEqual([
      ['+', 'mx', ''],
      ['+', 'ip4', '192.0.2.0'],
      ['-', 'all', ''],
    ]);
    expect(
      parts.map(({ start, end, said: what, rfc }) => [text.slice(start, end), words(what), rfc]),
    ).toEqual([
      ['v=spf1', 'This text is an SPF record, version 1.', 'RFC 7208 §4.5'],
      ['mx', 'The servers that take mail for campus.test may send.', 'RFC 7208 §5.4'],
      ['ip4', 'IPv4 192.0.2.0/24: servers there may send.', 'RFC 7208 §5.6'],
      ['192.0.2.0', 'An IPv4 address or network.', 'RFC 7208 §5.6'],
      ['/24', 'How many leading bits of the address must agree.', 'RFC 7208 §5.6'],
      ['-', '- fail: it may not send. Receivers may refuse the mail.', 'RFC 7208 §8.4'],
      ['all', 'Everyone: all servers that nothing before matched may not send.', 'RFC 7208 §5.1'],
    ]);
    expect(words(said)).toBe(
      'SPF: the servers named here may send for campus.test, all others may not. It costs one of ten look-ups.',
    );
  });

  it.each([
    ['v=spf1 -all', 'SPF: no server may send for nomail.test.'],
    ['v=spf1 +all', 'SPF: every server of the world may send for nomail.test. That protects nobody.'],
    ['v=spf1 redirect=campus.test', 'SPF: for nomail.test the record of campus.test decides.'],
    [
      'v=spf1 a ~all',
      'SPF: the servers named here may send for nomail.test, others are suspect. It costs one of ten look-ups.',
    ],
  ])('%s says: %s', (text, sentence) => {
    expect(words(readText([text], 'nomail.test.').said)).toBe(sentence);
  });

  it.each([
    ['mx -all', []],
    ['a:mail.campus.test/24//64 mx//64 include:_spf.campus.test ?all', []],
    ['ip6:2001:db8:25::/48 ip4:192.0.2.25 exists:%{ir}.%{v}._spf.%{d2} -all', []],
    ['MX -ALL', []],
    ['redirect=_spf.campus.test', []],
    ['mx exp=why.%{d} -all', []],
    ['mx moo=%{l} -all', []],
  ])('finds nothing wrong with %s', (rest, none) => {
    expect(spfProblems(rest)).toEqual(none);
  });

  it.each([
    ['ip4:192.0.2.0/33 -all', 'spfPrefixTooLong'],
    ['ip4:2001:db8::1 -all', 'spfOtherFamily'],
    ['ip6:192.0.2.1 -all', 'spfOtherFamily'],
    ['ip4:campus.test -all', 'spfNotAddress'],
    ['ip4:192.0.2 -all', 'spfNotAddress'],
    ['ip4: 192.0.2.1 -all', 'spfNeedsValue'],
    ['ipv4:192.0.2.1 -all', 'spfMeant'],
    ['include -all', 'spfNeedsValue'],
    ['all:campus.test', 'spfNothingMayFollow'],
    ['mail.campus.test -all', 'spfUnknown'],
    ['192.0.2.1 -all', 'spfNoTerm'],
    ['-redirect=campus.test', 'spfSignBeforeModifier'],
    ['redirect=a.test redirect=b.test', 'spfModifierTwice'],
    ['-all mx', 'spfAfterAll'],
    ['-all redirect=campus.test', 'spfRedirectUnused'],
    ['mx +all', 'spfEveryone'],
    ['mx', 'spfOpenEnd'],
    ['ptr -all', 'spfPtr'],
    ['include:%{x}.test -all', 'spfMacroUnknown'],
    ['exists:%{c}.test -all', 'spfMacroOnlyExp'],
    ['exists:%{d0}.test -all', 'spfMacroZero'],
    ['exists:50%.test -all', 'spfMacroBroken'],
    [`${Array.from({ length: 11 }, (_, index) => `a:h${index}.test`).join(' ')} -all`, 'spfTooManyLookups'],
  ])('v=spf1 %s: %s', (rest, problem) => {
    expect(spfProblems(rest)).toContain(problem);
  });

  it('counts the macro that asks for the client’s name (RFC 7208 §4.6.4)', () => {
    expect(readSpf('v=spf1 exists:%{p}.campus.test -all', 'campus.test.').lookups).toBe(2);
  });

  it('names a record only by its whole first word (RFC 7208 §4.5)', () => {
    expect(readText(['v=spf10 mx -all'], 'campus.test.').kind).toBe('other');
    expect(readText(['v=spf1'], 'campus.test.').kind).toBe('spf');
  });

  it('reads strings as one text, with nothing between them (RFC 7208 §3.3)', () => {
    const read = readText(['v=spf1 ip4:192.0', '.2.25 -all'], 'campus.test.');
    expect(read.strings).toEqual([0, 16]);
    expect(read.problems).toEqual([]);
    expect(read.spf?.terms[0]?.value).toBe('192.0.2.25');
  });

  it('counts what included records cost too (RFC 7208 §4.6.4)', () => {
    const records: Record<string, string> = {
      'campus.test': 'v=spf1 mx include:one.test include:two.test -all',
      'one.test': 'v=spf1 a mx include:three.test -all',
      'two.test': `v=spf1 ${'a:x.test '.repeat(4)}-all`,
    };
    const known = (domain: string) => {
      const text = records[domain];
      return text === undefined ? undefined : readSpf(text, `${domain}.`);
    };
    expect(costOfSpf('campus.test', known)).toMatchObject({
      lookups: 10,
      over: false,
      unknown: ['three.test'],
    });
    records['three.test'] = 'v=spf1 a -all';
    expect(costOfSpf('campus.test', known)).toMatchObject({ lookups: 11, over: true, unknown: [] });
    records['three.test'] = 'v=spf1 include:campus.test -all';
    expect(costOfSpf('campus.test', known)).toMatchObject({ over: true, loop: 'campus.test' });
  });
});

describe('DKIM keys (RFC 6376 §3.6.1)', () => {
  const rsa = (bits: number) =>
    generateKeyPairSync('rsa', { modulusLength: bits }).publicKey.export({ type: 'spki', format: 'der' });
  const owner = 's2026._domainkey.campus.test.';

  it.each([512, 1024, 2048])('finds the %i bits of an RSA key', (bits) => {
    const { key } = readDkimKey(`v=DKIM1; k=rsa; p=${rsa(bits).toString('base64')}`);
    expect(key).toEqual({ type: 'rsa', bits });
  });

  it('takes no RSA key below 1024 bits (RFC 8301 §3.2)', () => {
    expect(problems(`v=DKIM1; p=${rsa(512).toString('base64')}`, owner)).toEqual(['dkimShortKey']);
    expect(problems(`v=DKIM1; p=${rsa(1024).toString('base64')}`, owner)).toEqual(['dkimModestKey']);
  });

  it('knows Ed25519 (RFC 8463 §4.2), as faculty.test has it', () => {
    const read = readText(
      ['v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='],
      'mail._domainkey.faculty.test.',
    );
    expect(words(read.said)).toBe('DKIM: the public key mail of faculty.test, Ed25519.');
    expect(read.problems).toEqual([]);
  });

  it('knows an empty key as withdrawn', () => {
    expect(words(readText(['v=DKIM1; p='], owner).said)).toBe(
      'DKIM: the key s2026 of campus.test was withdrawn.',
    );
  });

  it.each([
    ['k=rsa; v=DKIM1; p=', 'dkimVersionFirst'],
    ['v=DKIM1; k=rsa', 'dkimNoKey'],
    ['v=DKIM1; p=not base64 at all!', 'dkimUnreadableKey'],
    ['v=DKIM1; k=ed25519; p=AAAA', 'dkimUnreadableKey'],
    ['v=DKIM1; h=sha1; p=', 'dkimOldHash'],
    ['v=DKIM1; s=chat; p=', 'dkimNotForMail'],
    ['v=DKIM1; g=*; p=', 'tagHistoric'],
    ['v=DKIM1; p=; p=', 'tagTwice'],
    ['v=DKIM1; k=dsa; p=AAAA', 'tagValue'],
  ])('%s: %s', (text, problem) => {
    expect(problems(text, owner)).toContain(problem);
  });

  it('knows a key without a version by its place', () => {
    expect(readText(['k=rsa; p='], owner).kind).toBe('dkim');
    expect(readText(['k=rsa; p='], 'campus.test.').kind).toBe('other');
  });
});

describe('DMARC as RFC 9989 has it', () => {
  it('reads the record of campus.test, tag by tag', () => {
    const text = 'v=DMARC1; p=quarantine; rua=mailto:dmarc@campus.test; adkim=s; aspf=s';
    const { said, parts, problems: wrong, tags } = readText([text], '_dmarc.campus.test.');
    expect(words(said)).toBe('DMARC: campus.test asks receivers to put mail that fails aside, as junk.');
    expect(wrong).toEqual([]);
    expect(tags?.get('adkim')).toBe('s');
    expect(parts.map(({ start, end }) => text.slice(start, end))).toEqual([
      'v',
      'DMARC1',
      'p',
      'quarantine',
      'rua',
      'mailto:dmarc@campus.test',
      'adkim',
      's',
      'aspf',
      's',
    ]);
    for (const part of parts) expect(words(part.said), part.said.id).not.toBe('');
  });

  it('fills in what is not said: p for sp, sp for np, relaxed alignment', () => {
    expect(readDmarc('v=DMARC1; p=reject; sp=none')).toMatchObject({
      usable: true,
      p: 'reject',
      sp: 'none',
      np: 'none',
      adkim: 'r',
      aspf: 'r',
    });
    expect(readDmarc('v=DMARC1')).toMatchObject({ usable: true, p: 'none' });
  });

  it('asks one step less while testing', () => {
    expect(words(readText(['v=DMARC1; p=reject; t=y'], '_dmarc.a.test.').said)).toMatch(
      /for now .* put aside/,
    );
  });

  it.each([
    ['v=dmarc1; p=none', 'dmarcVersion'],
    ['v=DMARC1; rua=mailto:a@b.test', 'dmarcNoPolicy'],
    ['v=DMARC1; p=monitor', 'tagValue'],
    ['v=DMARC1; p=none; pct=50', 'tagHistoric'],
    ['v=DMARC1; p=none; colour=blue', 'tagUnknown'],
    ['v=DMARC1; p=none; fo=1', 'dmarcFoAlone'],
    ['v=DMARC1; p=none; rua=dmarc@campus.test', 'dmarcNoUri'],
    ['v=DMARC1; p=none; rua=mailto:dmarc@campus.test!10m', 'dmarcReportSize'],
    ['v=DMARC1, p=none', 'dmarcVersion'],
    ['v=DMARC1; reject', 'tagStray'],
  ])('%s: %s', (text, problem) => {
    expect(problems(text, '_dmarc.campus.test.')).toContain(problem);
  });
});

describe('the small records around transport', () => {
  it.each([
    ['v=STSv1; id=20260115;', '_mta-sts.campus.test.', 'sts', []],
    ['v=STSv1; id=2026-01-15', '_mta-sts.campus.test.', 'sts', ['tagValue']],
    ['v=STSv1', '_mta-sts.campus.test.', 'sts', ['tagMissing']],
    [
      'v=TLSRPTv1; rua=mailto:tls@campus.test,https://tls.campus.test/v1',
      '_smtp._tls.campus.test.',
      'tlsrpt',
      [],
    ],
    ['v=TLSRPTv1; rua=tls@campus.test', '_smtp._tls.campus.test.', 'tlsrpt', ['tagValue']],
    ['v=BIMI1; l=https://campus.test/logo.svg', 'default._bimi.campus.test.', 'bimi', []],
    ['campus-verification=3f9a0c2e', 'campus.test.', 'other', []],
  ])('%s', (text, owner, kind, wrong) => {
    const read = readText([text], owner);
    expect(read.kind).toBe(kind);
    expect(problems(text, owner)).toEqual(wrong);
    expect(words(read.said)).not.toBe('');
    if (kind !== 'other') expect(domainOf(owner)).toBe('campus.test');
  });
});
