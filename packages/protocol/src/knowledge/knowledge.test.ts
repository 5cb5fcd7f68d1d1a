import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SMTP_COMMANDS, smtpCommandRow } from '../smtp/commands.ts';
import { SMTP_EXTENSIONS } from '../smtp/extensions.ts';
import { SMTP_PARAMETERS } from '../smtp/parameters.ts';
import { PROBLEM_REPLIES } from '../smtp/problem-replies.ts';
import { COACH_CAUSES } from './coach-causes.ts';
import { ENHANCED_CODES, enhancedId } from './enhanced-codes.ts';
import { EXTENSIONS, extensionId } from './extensions.ts';
import { REPLY_CODES, replyId } from './reply-codes.ts';
import { FIELDS, fieldId, isSpokenVerb, SPOKEN_VERBS, TOKENS } from './tokens.ts';

const smtp = new URL('../smtp/', import.meta.url);
const sources = readdirSync(smtp)
  .filter((file) => file.endsWith('.ts') && !/\.(?:test|fixture)\.ts$/.test(file))
  .map((file) => readFileSync(new URL(file, smtp), 'utf8'))
  .join('\n');

describe('reply codes', () => {
  it.each([
    211, 214, 220, 221, 250, 251, 252, 354, 421, 450, 451, 452, 455, 500, 501, 502, 503, 504, 550, 551, 552,
    553, 554, 555,
  ])('%i of RFC 5321 §4.2.3 has a row', (code) => {
    expect(replyId(code)).toBe(`${code}`);
  });

  it('every code that the servers here can give has a row', () => {
    const given = [...sources.matchAll(/code: ([2-5]\d\d)\b/g)].map((match) => Number(match[1]));
    expect(given.length).toBeGreaterThan(20);
    expect(given.filter((code) => replyId(code) === undefined)).toEqual([]);
  });

  it('every code that the table of commands knows has a row', () => {
    for (const verb of Object.keys(SMTP_COMMANDS) as (keyof typeof SMTP_COMMANDS)[]) {
      const { accepts, refuses } = smtpCommandRow(verb);
      expect([...accepts, ...refuses].filter((code) => replyId(code, verb) === undefined)).toEqual([]);
    }
  });

  it('means what it means after this command', () => {
    expect(replyId(250, 'RCPT')).toBe('250@RCPT');
    expect(replyId(250, 'NOOP')).toBe('250');
    expect(replyId(554, 'greeting')).toBe('554@greeting');
    expect(replyId(299)).toBeUndefined();
    expect(replyId(0, 'constructor')).toBeUndefined();
  });
});

describe('enhanced codes', () => {
  it('every code that the servers here can give has a row of its own, not only its subject', () => {
    const given = new Set([...sources.matchAll(/'([245]\.\d+\.\d+)'/g)].map((match) => match[1] as string));
    for (const { enhanced } of Object.values(PROBLEM_REPLIES)) {
      for (const code of typeof enhanced === 'string' ? [enhanced] : enhanced) given.add(code);
    }
    expect(given.size).toBeGreaterThan(12);
    const rows = Object.keys(ENHANCED_CODES);
    expect([...given].filter((code) => !rows.includes(enhancedId(code)))).toEqual([]);
  });

  it.each([
    ['5.1.1', 'X.1.1'],
    ['2.0.0', '2.0.0'],
    ['4.7.1', '4.7.1'],
    ['5.7.1', 'X.7.1'],
    ['5.1.99', 'X.1'],
    ['5.9.9', 'X.0'],
    ['5.12.1', 'X.0'],
  ])('%s is explained by %s', (code, id) => {
    expect(enhancedId(code)).toBe(id);
  });
});

describe('sources', () => {
  it.each([
    ['reply codes', REPLY_CODES],
    ['enhanced codes', ENHANCED_CODES],
    ['extensions', EXTENSIONS],
    ['verbs', SPOKEN_VERBS],
    ['fields', FIELDS],
    ['coach causes', COACH_CAUSES],
  ])('every row of %s cites one', (_name, table) => {
    const strange = Object.entries(table).filter(
      ([, source]) => !/^(?:RFC \d+(?: §[\dA-F.]+)?|IANA .*|Postfix .*)$/.test(source),
    );
    expect(strange).toEqual([]);
  });
});

describe('the grammar and the words', () => {
  it('every verb of the grammar is spoken of', () => {
    expect(Object.keys(SMTP_COMMANDS).filter((verb) => !isSpokenVerb(verb))).toEqual([]);
  });

  it('every extension of the grammar is explained', () => {
    expect(Object.keys(SMTP_EXTENSIONS).filter((keyword) => extensionId(keyword) === 'other')).toEqual([]);
    expect(extensionId('x-teapot')).toBe('other');
    expect(extensionId('pipelining')).toBe('PIPELINING');
  });

  it('every parameter of the grammar has a token', () => {
    const tokens: readonly string[] = TOKENS;
    expect(Object.keys(SMTP_PARAMETERS).filter((name) => !tokens.includes(`param-${name}`))).toEqual([]);
  });

  it('knows header fields in any case', () => {
    expect(fieldId('SUBJECT')).toBe('subject');
    expect(fieldId('X-Mailer')).toBe('other');
    expect(fieldId('constructor')).toBe('other');
  });
});
