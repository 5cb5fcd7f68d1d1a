import { describe, expect, it } from 'vitest';
import { readSpf } from '../dns/reading/index.ts';
import { verdicts as en } from '../prose/en/verdicts.ts';
import { verdicts as fr } from '../prose/fr/verdicts.ts';
import type { Prose } from '../prose/prose.ts';
import { plain, say } from '../prose/say.ts';
import type { Said } from '../reading/reading.ts';
import {
  casesOfReceivedSpf,
  casesOfReply,
  casesOfResults,
  casesOfSpfRecord,
  readAuthenticationResults,
  readReceivedSpf,
  type VerdictCard,
} from './index.ts';

const words = (said: Said, language: object = en) => plain(say(language as Prose, said));
const heads = (cards: VerdictCard[]) => {
  for (const { head, body } of cards)
    for (const said of [head, body])
      for (const language of [en, fr]) expect(words(said, language), said.id).not.toMatch(/^$|undefined/);
  return cards.map((card) => [card.case, words(card.head)]);
};

/** Fields as real receivers write them; names and addresses are those of the practice world. */
const GMAIL = ` mx.google.com;
       dkim=pass header.i=@campus.test header.s=s2026 header.b=dN3x0rAq;
       spf=pass (google.com: domain of alice@campus.test designates 192.0.2.25 as permitted sender) smtp.mailfrom=alice@campus.test;
       dmarc=pass (p=QUARANTINE sp=QUARANTINE dis=NONE) header.from=campus.test`;
const FORGED = ` mx1.faculty.test;
  spf=fail (sender IP is 203.0.113.66) smtp.mailfrom=dean@faculty.test smtp.helo=bulk.spam.test;
  dkim=none (message not signed);
  dmarc=fail (p=reject) header.from=faculty.test policy.dmarc=reject`;
const OUTLOOK =
  'spf=softfail (sender IP is 203.0.113.66) smtp.mailfrom=campus.test; dkim=none (message not signed) header.d=none;dmarc=fail action=quarantine header.from=campus.test;compauth=fail reason=000';
const LIST = ` mx1.faculty.test; dkim=fail reason="body hash did not verify" header.d=campus.test header.s=s2026; spf=pass smtp.mailfrom=lists.test; dmarc=fail header.from=campus.test`;

describe('Authentication-Results (RFC 8601 §2.2)', () => {
  it('reads what Gmail writes', () => {
    const { authservId, results, whole } = readAuthenticationResults(GMAIL);
    expect(authservId).toBe('mx.google.com');
    expect(whole).toBe(true);
    expect(results.map(({ method, result, said }) => [method, result, words(said)])).toEqual([
      ['dkim', 'pass', 'DKIM: campus.test signed this letter, and it is unchanged.'],
      ['spf', 'pass', 'SPF: this server may send for campus.test.'],
      ['dmarc', 'pass', 'DMARC: the mail is really from campus.test, as From: says.'],
    ]);
    expect(results[0]?.properties).toEqual([
      { ptype: 'header', property: 'i', value: '@campus.test' },
      { ptype: 'header', property: 's', value: 's2026' },
      { ptype: 'header', property: 'b', value: 'dN3x0rAq' },
    ]);
  });

  it.each([
    ['example.com 1; none', 'example.com', 0],
    ['example.com; none', 'example.com', 0],
    ['i=1; mx1.faculty.test; spf=pass smtp.mailfrom=a@b.test', 'mx1.faculty.test', 1],
    [
      "foo.example.net (foobar) 1 (baz); dkim (Because I like it) / 1 (One yay) = (wait for it) fail policy (A dot can go here) . (like that) expired (this surprised me) = (as I wasn't expecting it) 1362471462",
      'foo.example.net',
      1,
    ],
    ['"mail.campus.test"; spf=pass', 'mail.campus.test', 1],
  ])('%s', (value, id, count) => {
    const read = readAuthenticationResults(value);
    expect(read.authservId).toBe(id);
    expect(read.results).toHaveLength(count);
  });

  it('reads the RFC’s strange example up to its result (RFC 8601 §B.7)', () => {
    const { results } = readAuthenticationResults(
      'foo.example.net; dkim (Because) / 1 (One yay) = (wait) fail',
    );
    expect(results[0]).toMatchObject({ method: 'dkim', result: 'fail' });
  });

  it('keeps equals signs of a rewritten sender in its value', () => {
    const { results, whole } = readAuthenticationResults(
      'mx.test; spf=pass smtp.mailfrom=SRS0=Ab1=XY=campus.test=alice@relay.test header.b=Zx/==',
    );
    expect(results[0]?.properties[0]?.value).toBe('SRS0=Ab1=XY=campus.test=alice@relay.test');
    expect(results[0]?.properties[1]?.value).toBe('Zx/==');
    expect(whole).toBe(true);
  });

  it('explains every word it names, in both languages, as pieces that ascend', () => {
    const odd = 'i(a)=(b)1; mx.test; dkim = fail policy(dot).(and)expired(why) = (so) 1';
    for (const value of [GMAIL, FORGED, OUTLOOK, LIST, odd]) {
      const { parts } = readAuthenticationResults(value);
      let at = 0;
      expect(parts.length).toBeGreaterThan(5);
      for (const part of parts) {
        expect(part.start).toBeGreaterThanOrEqual(at);
        at = part.end;
        for (const language of [en, fr]) expect(words(part.said, language), part.said.id).not.toBe('');
      }
    }
  });
});

describe('cases of results', () => {
  it('finds none where everything passed', () => {
    expect(casesOfResults(readAuthenticationResults(GMAIL))).toEqual([]);
  });

  it('a forged letter: DMARC first, then SPF with its address', () => {
    const cards = casesOfResults(readAuthenticationResults(FORGED));
    expect(heads(cards)).toEqual([
      ['dmarc-fail', 'DMARC: nothing shows that this is from faculty.test.'],
      ['spf-fail', 'SPF: 203.0.113.66 may not send for faculty.test.'],
    ]);
    expect(words(cards[0]?.body as Said)).toBe(
      'Neither SPF nor DKIM passed for the domain that From: shows. It asks for such mail to be refused.',
    );
  });

  it('a letter changed by a list: another domain passed, and the body hash is off', () => {
    expect(heads(casesOfResults(readAuthenticationResults(LIST)))).toEqual([
      ['dmarc-fail', 'DMARC: lists.test passed, and From: shows campus.test.'],
      ['dkim-fail', 'The letter was changed after campus.test signed it.'],
    ]);
  });

  it.each([
    ['mx.test; spf=permerror (too many DNS lookups) smtp.mailfrom=campus.test', 'spf-too-many-lookups'],
    [
      'mx.test; spf=permerror reason="Maximum DNS-interactive terms limit (10) exceeded" smtp.mailfrom=campus.test',
      'spf-too-many-lookups',
    ],
    ['mx.test; dkim=permerror (no key for signature) header.d=campus.test header.s=old', 'dkim-fail'],
    ['mx.test; dkim=fail (signature expired) header.d=campus.test', 'dkim-fail'],
    ['mx.test; dkim=neutral (body hash did not verify) header.i=@campus.test', 'dkim-fail'],
    ['mx.test; spf=fail smtp.helo=bulk.spam.test', 'spf-fail'],
  ])('%s', (value, id) => {
    expect(casesOfResults(readAuthenticationResults(value)).map((card) => card.case)).toEqual([id]);
  });

  it.each([
    'mx.test; spf=softfail smtp.mailfrom=campus.test',
    'mx.test; spf=none; dkim=none; dmarc=none header.from=a.test',
    'mx.test; spf=permerror (invalid mechanism) smtp.mailfrom=campus.test',
    'mx.test; spf=temperror smtp.mailfrom=campus.test; dmarc=temperror header.from=campus.test',
    'mx.test; dkim=fail header.d=list.test; dkim=pass header.d=campus.test',
    'mx.test; none',
  ])('is silent about %s', (value) => {
    expect(casesOfResults(readAuthenticationResults(value))).toEqual([]);
  });
});

describe('Received-SPF (RFC 7208 §9.1)', () => {
  const FAIL =
    'fail (mx1.faculty.test: domain of dean@faculty.test does not designate 203.0.113.66 as permitted sender) client-ip=203.0.113.66; envelope-from="dean@faculty.test"; helo=bulk.spam.test; receiver=mx1.faculty.test; identity=mailfrom; mechanism=-all';

  it('is read key by key', () => {
    const read = readReceivedSpf(FAIL);
    expect(read.result).toBe('fail');
    expect(Object.fromEntries(read.values)).toMatchObject({
      'client-ip': '203.0.113.66',
      'envelope-from': 'dean@faculty.test',
      mechanism: '-all',
    });
    expect(words(read.said)).toBe('SPF: this server may not send for faculty.test.');
    for (const { said } of read.parts)
      for (const language of [en, fr]) expect(words(said, language), said.id).not.toBe('');
  });

  it('gives its case', () => {
    expect(heads(casesOfReceivedSpf(readReceivedSpf(FAIL)))).toEqual([
      ['spf-fail', 'SPF: 203.0.113.66 may not send for faculty.test.'],
    ]);
    expect(
      casesOfReceivedSpf(
        readReceivedSpf(
          'permerror (mx: too many DNS lookups) client-ip=192.0.2.1; envelope-from=a@campus.test',
        ),
      ).map((card) => card.case),
    ).toEqual(['spf-too-many-lookups']);
    expect(
      casesOfReceivedSpf(readReceivedSpf('pass client-ip=192.0.2.25; envelope-from=a@campus.test')),
    ).toEqual([]);
  });
});

describe('refusals that say why', () => {
  it.each<[number, string[], [string, string][]]>([
    [
      550,
      [
        '5.7.23 <bob@faculty.test>: Recipient address rejected: Message rejected due to: SPF fail - not authorized. Please see http://www.openspf.net/Why?s=mfrom;id=alice@campus.test;ip=203.0.113.66;r=mx1.faculty.test',
      ],
      [['spf-fail', 'SPF: 203.0.113.66 may not send for campus.test.']],
    ],
    [
      550,
      ['5.7.1 Email rejected per DMARC policy for faculty.test'],
      [['dmarc-fail', 'Refused by the DMARC policy of faculty.test.']],
    ],
    [
      550,
      [
        '5.7.509 Access denied, sending domain campus.test does not pass DMARC verification and has a DMARC policy of reject.',
      ],
      [['dmarc-fail', 'Refused by the DMARC policy of campus.test.']],
    ],
    [
      550,
      [
        '5.7.26 Your email has been blocked because the sender is unauthenticated.',
        '5.7.26 Authentication results: DKIM = did not pass, SPF [campus.test] with ip: [203.0.113.66] = did not pass',
      ],
      [
        ['spf-fail', 'SPF: 203.0.113.66 may not send for the domain.'],
        ['dkim-fail', 'Refused: no DKIM signature that this receiver takes.'],
      ],
    ],
    [
      550,
      ['5.7.20 No passing DKIM signature found'],
      [['dkim-fail', 'Refused: no DKIM signature that this receiver takes.']],
    ],
    [
      550,
      ['5.7.24 SPF validation error: too many DNS lookups'],
      [['spf-too-many-lookups', 'The SPF record of the domain asks for too much.']],
    ],
  ])('%i %j', (code, lines, expected) => {
    expect(heads(casesOfReply(code, lines))).toEqual(expected);
  });

  it.each<[number, string]>([
    [550, '5.1.1 <nobody@campus.test>: Recipient address rejected: User unknown'],
    [554, '5.7.1 <bob@example.com>: Relay access denied'],
    [535, '5.7.8 Authentication failed'],
    [250, '2.1.5 Ok, SPF fail ignored'],
    [451, '4.7.24 SPF validation error: DNS lookup timed out'],
    [451, '4.7.1 DMARC policy could not be fetched, try again later'],
    [550, '5.7.24 SPF validation error: unknown mechanism'],
    [450, '4.2.0 Greylisted'],
  ])('is silent about %i %s', (code, line) => {
    expect(casesOfReply(code, [line])).toEqual([]);
  });
});

describe('a record that asks for too much', () => {
  it('is found before any mail is sent (RFC 7208 §4.6.4)', () => {
    const text = `v=spf1 ${Array.from({ length: 12 }, (_, index) => `include:p${index}.test`).join(' ')} -all`;
    const known = (domain: string) => (domain === 'campus.test' ? readSpf(text, 'campus.test.') : undefined);
    expect(heads(casesOfSpfRecord('campus.test', known))).toEqual([
      ['spf-too-many-lookups', 'The SPF record of campus.test costs 12 look-ups; ten are allowed.'],
    ]);
    expect(casesOfSpfRecord('faculty.test', () => readSpf('v=spf1 mx -all', 'faculty.test.'))).toEqual([]);
  });
});

describe('arbitrary fields and replies', () => {
  it('never throw and take a moment, 64 KB of them too', () => {
    const begun = performance.now();
    for (const piece of [
      ';',
      '=',
      '(',
      ')',
      '"',
      '\\',
      ' ',
      'a',
      'spf=fail ',
      'a=b;',
      '((',
      '1:',
      'a.',
      'for a.',
      'DMARC policy for ',
      'spf=fail (1.1.1.1) x.y=z=;',
    ]) {
      const text = piece.repeat(Math.floor(65_536 / piece.length));
      casesOfResults(readAuthenticationResults(text));
      casesOfResults(readAuthenticationResults(`mx.test; ${text}`));
      casesOfReceivedSpf(readReceivedSpf(`fail ${text}`));
      casesOfReply(550, [text]);
      casesOfReply(550, [`5.7.23 SPF fail ${text}`]);
    }
    expect(performance.now() - begun).toBeLessThan(4000);
    let state = 1;
    const random = (most: number) => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return (state >>> 8) % most;
    };
    const words = [
      'mx.test',
      ';',
      '=',
      '.',
      '/',
      '(',
      ')',
      '"',
      '\\',
      ' ',
      'spf',
      'dkim',
      'fail',
      'none',
      'i',
      '1',
      'header.d',
      '\u0000',
      '\r\n ',
    ];
    for (let round = 0; round < 20_000; round++) {
      const text = Array.from({ length: random(20) }, () => words[random(words.length)]).join('');
      const { parts } = readAuthenticationResults(text);
      let at = 0;
      for (const { start, end } of parts) {
        expect(start >= at && end >= start && end <= text.length, JSON.stringify(text)).toBe(true);
        at = end;
      }
      readReceivedSpf(text);
    }
  });
});
