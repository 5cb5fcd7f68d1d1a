import { describe, expect, it } from 'vitest';
import { octetsOfLatin1 } from '../../octets.ts';
import { parseCommand, readDomain, readPath } from '../../smtp/index.ts';
import { parseAbnf } from './abnf.ts';
import {
  COMMAND_RULE_NAMES,
  isOfRule,
  RULES,
  type Rule,
  type RuleName,
  rulesWithin,
  syntaxOf,
} from './rules.ts';

const rules = Object.entries(RULES) as [RuleName, Rule][];
const octets = octetsOfLatin1;
const notOf = (name: RuleName): readonly string[] => RULES[name].not ?? [];

describe('the grammar of SMTP', () => {
  it.each(rules)('%s has examples that are of it, and none of its counter-examples is', (name, rule) => {
    expect(rule.examples.length).toBeGreaterThan(0);
    expect(rule.examples.filter((text) => !isOfRule(name, text))).toEqual([]);
    expect((rule.not ?? []).filter((text) => isOfRule(name, text))).toEqual([]);
  });

  it('names no rule that it does not have', () => {
    const missing: string[] = [];
    const walk = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      const { kind, name } = node as { kind?: string; name?: string };
      if (kind === 'rule' && name !== undefined && !Object.hasOwn(RULES, name)) missing.push(name);
      Object.values(node).forEach(walk);
    };
    for (const [name] of rules) walk(syntaxOf(name));
    expect(missing).toEqual([]);
  });

  it('cites a document and a section in every row', () => {
    expect(rules.filter(([, { rfc }]) => !/^RFC \d+ §[\dA-F.]+$/.test(rfc))).toEqual([]);
  });

  it('says what a rule is made of', () => {
    expect(rulesWithin('Path')).toEqual(['A-d-l', 'Mailbox']);
    expect(rulesWithin('mail')).toEqual(['Reverse-path', 'SP', 'Mail-parameters', 'CRLF']);
    expect(rulesWithin('no such rule')).toEqual([]);
  });
});

describe('the grammar and the parser of our servers agree', () => {
  const known = [
    'ehlo',
    'helo',
    'mail',
    'rcpt',
    'data',
    'rset',
    'vrfy',
    'expn',
    'help',
    'noop',
    'quit',
    'starttls',
  ];
  const lines = COMMAND_RULE_NAMES.filter((name) => known.includes(name)).flatMap((name) => {
    const { examples, not = [] } = RULES[name] as Rule;
    return [
      ...examples.map((text): [string, boolean] => [text, true]),
      ...not.map((text): [string, boolean] => [text, false]),
    ];
  });

  it.each(lines.filter(([text]) => text.endsWith('\r\n')))('%j is read alike: %s', (line, good) => {
    const { problem, leniencies } = parseCommand(octets(line.slice(0, -2)));
    const strict = problem === undefined && leniencies.every(({ leniency }) => leniency === 'verb-case');
    // HELO's literal is the one thing that our servers take without a word (RFC 5321 §4.1.1.1 has it for EHLO only).
    if (line === 'HELO [192.0.2.1]\r\n') expect([strict, good]).toEqual([true, false]);
    else expect(strict).toBe(good);
  });

  it.each([
    ['Reverse-path', 'reverse'],
    ['Forward-path', 'forward'],
  ] as const)('%s', (name, role) => {
    const texts = [
      ...RULES.Path.examples,
      ...notOf('Path'),
      '<>',
      ...RULES.Mailbox.examples.map((text) => `<${text}>`),
    ];
    for (const text of [...texts, ...notOf('Mailbox').map((mailbox) => `<${mailbox}>`)]) {
      const reading = readPath(octets(text), 0, role);
      expect(reading.ok && reading.end === text.length, text).toBe(isOfRule(name, text));
    }
  });

  it('domains and address literals', () => {
    const texts = [...RULES.Domain.examples, ...notOf('Domain'), ...RULES['address-literal'].examples, '[]'];
    for (const text of texts) {
      const reading = readDomain(octets(text), 0, text.length);
      const good = isOfRule('Domain', text) || isOfRule('address-literal', text);
      expect(reading.ok && reading.span.end === text.length, text).toBe(good);
    }
  });
});

describe('parseAbnf', () => {
  it('reads a rule as a tree', () => {
    expect(parseAbnf('"A" [ SP b ] *2( %d48-57 / "-" )')).toEqual({
      kind: 'sequence',
      of: [
        { kind: 'text', text: 'A' },
        {
          kind: 'optional',
          of: {
            kind: 'sequence',
            of: [
              { kind: 'rule', name: 'SP' },
              { kind: 'rule', name: 'b' },
            ],
          },
        },
        {
          kind: 'repeat',
          least: 0,
          most: 2,
          of: {
            kind: 'choice',
            of: [
              { kind: 'octets', from: 48, to: 57 },
              { kind: 'text', text: '-' },
            ],
          },
        },
      ],
    });
  });

  it.each(['"A" (', '[ a', 'a )', 'a / ', '<prose>', ''])('says where %j cannot be read', (abnf) => {
    expect(() => parseAbnf(abnf)).toThrow(/ABNF/);
  });

  it('answers quickly, whatever is typed', () => {
    const long = `${'a.'.repeat(1000)}a@${'b.'.repeat(1000)}c`;
    const start = performance.now();
    expect(isOfRule('Mailbox', long)).toBe(true);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
