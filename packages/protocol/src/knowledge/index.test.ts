import { describe, expect, it } from 'vitest';
import { SMTP_COMMANDS } from '../smtp/commands.ts';
import { SMTP_EXTENSIONS } from '../smtp/extensions.ts';
import { SMTP_PARAMETERS } from '../smtp/parameters.ts';
import {
  COMMAND_ENTRIES,
  CONFIRMED_ON,
  confirmationOf,
  ENTRIES,
  EXTENSION_ENTRIES,
  entryOf,
  FAMILIES,
  MECHANISM_ENTRIES,
  PARAMETER_ENTRIES,
  REPLY_ENTRIES,
  RULES,
  search,
  USUAL_TEXTS,
  usualTextsIn,
} from './index.ts';
import { SASL_REGISTRY } from './registries/sasl-mechanisms.ts';
import { MEANINGS } from './usual-texts.ts';

const ids = new Set(ENTRIES.map(({ id }) => id));
const found = (query: string) => search(query).map(({ entry }) => entry.id);

describe('entries', () => {
  it('have ids that are unlike each other and can stand in an address', () => {
    expect(ids.size).toBe(ENTRIES.length);
    expect([...ids].filter((id) => !/^[a-z0-9][a-z0-9.-]*$/.test(id))).toEqual([]);
  });

  it('are related to entries that exist, and not to themselves', () => {
    const lost = ENTRIES.flatMap(({ id, related }) =>
      related.filter((other) => !ids.has(other) || other === id).map((other) => `${id} → ${other}`),
    );
    expect(lost).toEqual([]);
  });

  it('cite a document and a section, or a list or program that has none', () => {
    const strange = ENTRIES.filter(
      ({ rfc, confirmed }) =>
        !/^RFC \d+ §[\dA-F.]+$/.test(rfc) &&
        confirmed !== false &&
        !confirmationOf(rfc) &&
        !/^(?:IANA .*|Postfix .*|HAProxy .*|the lab|draft-.*)$/.test(rfc),
    );
    expect(strange.map(({ id }) => id)).toEqual([]);
  });

  it('say of which sources nobody here has seen: fewer than one in forty', () => {
    const unseen = ENTRIES.filter(({ confirmed }) => confirmed === false);
    expect(unseen.length).toBeLessThan(ENTRIES.length / 40);
    expect(unseen.map(({ id }) => id)).toContain('field-content-location');
    expect(entryOf('550')?.confirmed).toBeUndefined();
  });

  it('were confirmed with a day, where their table had not read the source', () => {
    expect(confirmationOf('RFC 4468 §3')).toEqual({ by: 'text', on: CONFIRMED_ON });
    expect(confirmationOf('RFC 9979')).toEqual({ by: 'registry', on: CONFIRMED_ON });
    expect(entryOf('burl')?.confirmed).toBeUndefined();
    expect(confirmationOf('RFC 4468 §99')).toBeUndefined();
  });

  it('have other names in lower case', () => {
    expect(ENTRIES.filter(({ also }) => also.some((name) => name !== name.toLowerCase()))).toEqual([]);
  });

  it('are of a family that is known', () => {
    expect(ENTRIES.filter(({ family }) => !(FAMILIES as readonly string[]).includes(family))).toEqual([]);
  });
});

describe('commands', () => {
  it('every command of our servers has a page, with the same phases and codes', () => {
    for (const [verb, row] of Object.entries(SMTP_COMMANDS)) {
      const entry = COMMAND_ENTRIES.find(({ title }) => title === verb);
      expect(entry, verb).toBeDefined();
      // Ours takes STARTTLS wherever it is safe; RFC 3207 §4 has it once extensions are known.
      if (row.status !== 'obsolete' && verb !== 'STARTTLS')
        expect([...(entry?.phases ?? [])], verb).toEqual([...row.phases]);
      const codes = entry?.answers.flatMap(({ success, intermediate, error, usual = [] }) => [
        ...success,
        ...intermediate,
        ...error,
        ...usual,
      ]);
      const letter = COMMAND_ENTRIES.find(({ id }) => id === 'dot')?.answers.flatMap(({ success, error }) => [
        ...success,
        ...error,
      ]);
      const known = new Set([...(codes ?? []), ...(verb === 'DATA' ? (letter ?? []) : [])]);
      expect(
        [...row.accepts, ...row.refuses].filter((code) => !known.has(code)),
        verb,
      ).toEqual([]);
    }
  });

  it('name limits, parameters, rules and extensions that exist', () => {
    for (const { id, limits, parameters, rule, extension } of COMMAND_ENTRIES) {
      expect(
        [...limits, ...parameters].filter((other) => !ids.has(other)),
        id,
      ).toEqual([]);
      if (rule) expect(Object.hasOwn(RULES, rule), id).toBe(true);
      if (extension)
        expect(
          EXTENSION_ENTRIES.map(({ keyword }) => keyword),
          id,
        ).toContain(extension);
    }
  });

  it('only the codes of the documents that define it may follow: every code has its page', () => {
    const pages = REPLY_ENTRIES.map(({ code }) => code);
    const codes = COMMAND_ENTRIES.flatMap(({ answers }) =>
      answers.flatMap(({ success, intermediate, error, usual = [] }) => [
        ...success,
        ...intermediate,
        ...error,
        ...usual,
      ]),
    );
    expect(codes.filter((code) => !pages.includes(code))).toEqual([]);
  });
});

describe('replies', () => {
  it('say after which command they may come', () => {
    const of = (code: number) => REPLY_ENTRIES.find((entry) => entry.code === code);
    expect(of(354)?.after).toEqual([{ command: 'data', by: 'standard' }]);
    expect(of(251)?.after.map(({ command }) => command)).toEqual(['rcpt', 'vrfy', 'etrn']);
    expect(of(554)?.after).toContainEqual({ command: 'rcpt', by: 'usual' });
    expect(of(421)?.anytime).toBe(true);
  });

  it('each of RFC 5321 may come after some command, or after any', () => {
    const idle = REPLY_ENTRIES.filter(
      ({ rfc, after, anytime }) => rfc.startsWith('RFC 5321') && after.length === 0 && !anytime,
    );
    expect(idle.map(({ code }) => code)).toEqual([]);
  });
});

describe('extensions and parameters', () => {
  it('name commands, parameters and codes that exist', () => {
    for (const { id, commands, parameters, codes } of EXTENSION_ENTRIES)
      expect(
        [...commands, ...parameters, ...codes].filter((other) => !ids.has(other)),
        id,
      ).toEqual([]);
  });

  it('agree with the tables of our servers', () => {
    for (const keyword of Object.keys(SMTP_EXTENSIONS))
      expect(EXTENSION_ENTRIES.map((entry) => entry.keyword)).toContain(keyword);
    for (const [keyword, { rfc }] of Object.entries(SMTP_PARAMETERS))
      expect(PARAMETER_ENTRIES.find((entry) => entry.keyword === keyword)?.rfc, keyword).toBe(rfc);
  });

  it('every parameter belongs to an extension that names it', () => {
    for (const { id, extension } of PARAMETER_ENTRIES)
      expect(EXTENSION_ENTRIES.find(({ keyword }) => keyword === extension)?.parameters, id).toContain(id);
  });
});

describe('mechanisms', () => {
  it('are those of IANA’s list, under its names', () => {
    const registered = SASL_REGISTRY.entries.map(({ name }) => name);
    expect(MECHANISM_ENTRIES.filter(({ name }) => !registered.includes(name))).toEqual([]);
    const withdrawn = SASL_REGISTRY.entries.filter(({ use }) => use === 'obsolete').map(({ name }) => name);
    const current = MECHANISM_ENTRIES.filter(({ standing }) => standing === 'standard');
    expect(current.filter(({ name }) => withdrawn.includes(name))).toEqual([]);
  });
});

describe('entryOf', () => {
  it.each([
    ['550', '550'],
    ['RCPT', 'rcpt'],
    ['rcpt to', 'rcpt'],
    ['/ref/data', 'data'],
    ['5.1.1', 'x.1.1'],
    ['X.7.1', 'x.7.1'],
    ['8BITMIME', '8bitmime'],
    ['starttls', 'starttls'],
    ['size', 'size'],
    ['587', '587'],
    ['MTA', 'mta'],
    ['4yz', '4xx'],
    ['.', 'dot'],
    ['XOAUTH2', 'sasl-xoauth2'],
    ['notify', 'rcpt-notify'],
    ['Mailbox', 'mailbox'],
    ['quoted-string', 'abnf-quoted-string'],
  ])('%s is %s', (name, id) => {
    expect(entryOf(name)?.id).toBe(id);
  });

  it.each(['', '999', '5.99.99', 'constructor', '__proto__', 'x'.repeat(10_000)])('%s is nothing', (name) => {
    expect(entryOf(name)).toBeUndefined();
  });
});

describe('search', () => {
  it('finds a code, and then what has to do with it', () => {
    expect(found('550')[0]).toBe('550');
    expect(found('5.7.1')[0]).toBe('x.7.1');
    expect(found('rcpt')[0]).toBe('rcpt');
    expect(found('fetch').slice(0, 2)).toEqual(['imap-fetch', 'imap-data-fetch']);
  });

  it('finds a class: itself first, then every code of it in order', () => {
    expect(found('4xx').slice(0, 4)).toEqual(['4xx', '421', '422', '430']);
    expect(found('4yz')).toEqual(expect.arrayContaining(['4xx', '450', '451', '452']));
    expect(found('55')).toEqual(expect.arrayContaining(['550', '551', '552', '553', '554', '555', '556']));
    expect(found('5.7').slice(0, 3)).toEqual(['x.7', 'x.7.0', 'x.7.1']);
  });

  it.each([
    ['relay access denied', ['554', 'x.7.1', 'open-relay']],
    ['Relaying denied', ['550', 'x.7.1', 'open-relay']],
    ['user unknown', ['550', 'x.1.1']],
    ['greylisted', ['450']],
    ['nested MAIL', ['503', 'mail', 'rset']],
    ['bare LF', ['abnf-crlf', 'dot']],
    ['mailbox full', ['552', 'x.2.2']],
    ['cannot find your hostname', ['x.7.25']],
  ])('finds what servers say: %s', (query, wanted) => {
    expect(found(query)).toEqual(expect.arrayContaining(wanted));
  });

  it('reads a whole reply: its code, its enhanced code, its words', () => {
    const hits = search('554 5.7.1 <bob@other.test>: Relay access denied');
    expect(hits.slice(0, 3).map(({ entry }) => entry.id)).toEqual(['554', 'x.7.1', 'open-relay']);
    expect(hits[2]?.text?.id).toBe('relay-access-denied');
  });

  it('finds what is called so before what is also called so: FETCH of IMAP before RETR of POP3', () => {
    expect(search('FETCH')[0]?.entry.id).toBe('imap-fetch');
  });

  it('finds by a part of a word, and by words of the reader’s language', () => {
    expect(found('pipel')[0]).toBe('pipelining');
    expect(found('message submission')).toContain('msa');
    const wordsOf = ({ id }: { id: string }) => (id === 'x.2.2' ? 'La boîte est pleine.' : '');
    expect(search('boite pleine', { wordsOf }).map(({ entry }) => entry.id)).toEqual(['x.2.2']);
  });

  it('finds nothing for nothing, and no more than asked for', () => {
    expect(search('')).toEqual([]);
    expect(search('   ')).toEqual([]);
    expect(search('zzzzzz')).toEqual([]);
    expect(search('5', { limit: 3 })).toHaveLength(3);
  });
});

describe('usual texts', () => {
  it.each(USUAL_TEXTS.map((row): [string, typeof row] => [row.id, row]))(
    '%s fits its own example first',
    (id, row) => {
      // What any server may say at the end is recognised by its code.
      if (id === 'cannot-verify') return;
      expect(usualTextsIn(row.example)[0]?.id).toBe(id);
    },
  );

  it('lead to entries that exist, and every meaning is said by some server', () => {
    expect(USUAL_TEXTS.flatMap(({ entries }) => entries).filter((id) => !ids.has(id))).toEqual([]);
    const said = new Set(USUAL_TEXTS.map(({ meaning }) => meaning));
    expect(MEANINGS.filter((meaning) => !said.has(meaning))).toEqual([]);
  });

  it('take no longer for a hostile text than for another', () => {
    const hostile = ['exceeded ', 'email from ', 'listed at ', 'user unknown in ', 'too many '].map((word) =>
      word.repeat(400),
    );
    const start = performance.now();
    for (const words of hostile) for (let times = 0; times < 20; times++) usualTextsIn(words);
    expect(performance.now() - start).toBeLessThan(500);
  });

  it('no pattern repeats within a repetition', () => {
    const nested = USUAL_TEXTS.filter(({ pattern }) => /\([^()]*[*+}][^()]*\)[*+{]/.test(pattern.source));
    expect(nested.map(({ id }) => id)).toEqual([]);
  });
});
