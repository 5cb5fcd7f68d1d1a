import type { DialogueReading } from '@ehlo/protocol/reading';
import { HOST_RULES } from '@ehlo/wire';
import { describe, expect, it } from 'vitest';
import { ruleAtWork } from './rule-at-work.ts';
import { tryLines } from './try-lines.ts';
import { rulesWords } from './words.ts';

describe('the words of rules', () => {
  it.each(['en', 'fr'] as const)('%s: say something of every rule, and nothing twice', (language) => {
    const words = rulesWords[language];
    const said = HOST_RULES.flatMap((rule) => [words.rule[rule].says, words.tryIt[rule]]);
    expect(new Set(said).size).toBe(2 * HOST_RULES.length);
    for (const text of said) expect(text).toMatch(/[.:]$/);
    if (language === 'fr') for (const text of said) expect(text).not.toMatch(/ [:;?!»]|« /);
  });
});

describe('tryLines', () => {
  it('calls from outside where the rule is about who calls', () => {
    expect(tryLines('mail.campus.test', 'denylist')).toEqual([
      'ncat -C -s 203.0.113.66 mail.campus.test 25',
      'EHLO bulk.spam.test',
      'MAIL FROM:<news@spam.test>',
      'RCPT TO:<bob@campus.test>',
    ]);
    expect(tryLines('mail.campus.test', 'rate-limit')[0]).toBe('ncat -C mail.campus.test 25');
    expect(tryLines('lonely.test', 'open-relay').at(-1)).toBe('RCPT TO:<dean@faculty.test>');
  });
});

describe('ruleAtWork', () => {
  const reading = (...exchanges: object[]) => ({ exchanges }) as unknown as DialogueReading;
  it.each([
    ['a denylist', { coach: { case: 'client-denylisted' }, notes: [] }, true],
    ['421 of who is too fast', { coach: { case: 'service-closing', cause: 'tooFast' }, notes: [] }, true],
    ['an open relay', { notes: [{ case: 'open-relay' }] }, true],
    ['another refusal', { coach: { case: 'unknown-mailbox' }, notes: [] }, false],
    ['nothing', { notes: [{}] }, false],
  ])('%s', (_, exchange, is) => {
    expect(ruleAtWork(reading(exchange))).toBe(is);
  });
});
