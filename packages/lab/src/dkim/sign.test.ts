import { createPrivateKey, createPublicKey } from 'node:crypto';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { describe, expect, it } from 'vitest';
import { PRACTICE_KEY } from './practice-key.fixture.ts';
import { dkimSignature } from './sign.ts';

const privateKey = createPrivateKey(PRACTICE_KEY);
const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
const key = async () => ({ privateKey, record: `v=DKIM1; k=rsa; p=${spki}` });
const NOW = Date.UTC(2026, 10, 26, 10, 0, 0);

const LETTER = 'From: Bob <bob@campus.test>\r\nTo: prof@faculty.test\r\nSubject: hi\r\n\r\nHello.\r\n';
const octets = (letter: string) => Buffer.from(letter, 'latin1');
const signature = (letter: string) => dkimSignature(key, octets(letter), NOW);

async function verified(letter: string): Promise<string[]> {
  const asked: string[] = [];
  const resolver = async (name: string) => {
    asked.push(name);
    return [[(await key()).record]];
  };
  const { results } = await dkimVerify(octets(letter), { resolver } as Parameters<typeof dkimVerify>[1]);
  expect(new Set(asked)).toEqual(new Set(asked.length === 0 ? [] : ['s2026._domainkey.campus.test']));
  return results.map(({ status }) => status.result);
}

describe('a signature of campus', () => {
  it('names who signs, what, and how (RFC 6376 §3.5)', async () => {
    const field = await signature(LETTER);
    expect(field).toMatch(/^DKIM-Signature: v=1; a=rsa-sha256; c=relaxed\/relaxed;/);
    expect(field.endsWith('\r\n')).toBe(true);
    const unfolded = field.replace(/\r\n[ \t]+/g, ' ');
    expect(unfolded).toContain('d=campus.test; h=Subject: To: From: From: Subject: Date: To;');
    expect(unfolded).toContain('s=s2026; t=1795687200;');
    for (const line of field.split('\r\n')) expect(line.length).toBeLessThanOrEqual(78);
  });

  it.each([
    ['as it is', (letter: string) => letter],
    ['with a Received', (letter: string) => `Received: from a by b; today\r\n${letter}`],
    ['with blanks at the end of a line', (letter: string) => letter.replace('Hello.', 'Hello. \t')],
    ['with a field folded anew', (letter: string) => letter.replace('Subject: hi', 'Subject:\r\n hi')],
    ['with names in other letters', (letter: string) => letter.replace('Subject:', 'SUBJECT:')],
  ])('passes %s (RFC 6376 §3.4)', async (_how, change) => {
    expect(await verified((await signature(LETTER)) + change(LETTER))).toEqual(['pass']);
  });

  it.each([
    ['another subject', (letter: string) => letter.replace('Subject: hi', 'Subject: ho')],
    ['another body', (letter: string) => letter.replace('Hello.', 'Hullo.')],
    ['a line of a list below', (letter: string) => `${letter}-- \r\nThis is a list.\r\n`],
    [
      'a second From above',
      (letter: string) => letter.replace('From: Bob', 'From: dean@faculty.test\r\nFrom: Bob'),
    ],
    ['a second Subject', (letter: string) => letter.replace('Subject:', 'Subject: ho\r\nSubject:')],
    ['a Date, where it had none', (letter: string) => letter.replace('To:', 'Date: today\r\nTo:')],
  ])('does not pass with %s (RFC 6376 §5.4, §8.15)', async (_how, change) => {
    expect(await verified((await signature(LETTER)) + change(LETTER))).not.toContain('pass');
  });

  it.each([
    ['a letter without a body', 'From: bob@campus.test\r\n'],
    ['a body of empty lines', 'From: bob@campus.test\r\n\r\n\r\n\r\n'],
    ['a body without a last line end', 'From: bob@campus.test\r\n\r\nHello'],
    ['octets above 127', 'From: bob@campus.test\r\nSubject: \u00c3\u00a9\r\n\r\n\u00c3\u00a9 \u00ff\r\n'],
    ['line feeds alone', 'From: bob@campus.test\nSubject: hi\n\nHello.\n\n'],
    ['dots', 'From: bob@campus.test\r\n\r\n.\r\n..\r\n. x\r\n'],
    ['an author of a department', 'From: someone@cs.campus.test\r\n\r\nx\r\n'],
    ['five megabytes', `From: bob@campus.test\r\n\r\n${`${'x y '.repeat(18)}\r\n`.repeat(70_000)}`],
  ])('is of %s', async (_what, letter) => {
    const field = await signature(letter);
    const sent = letter.includes('\r\n\r\n') || letter.includes('\n\n') ? letter : `${letter}\r\n`;
    expect(await verified(field + sent.replace(/\r?\n/g, '\r\n'))).toEqual(['pass']);
  });

  it.each([
    ['an author elsewhere', 'From: dean@faculty.test\r\n\r\nx\r\n'],
    ['an author whose domain only ends so', 'From: a@notcampus.test\r\n\r\nx\r\n'],
    ['one of two authors elsewhere', 'From: bob@campus.test, dean@faculty.test\r\n\r\nx\r\n'],
    ['no author', 'Subject: hi\r\n\r\nx\r\n'],
    ['no header', '\r\nx\r\n'],
    ['a header that text interrupts', 'From: bob@campus.test\r\nHello there\r\n\r\nx\r\n'],
    ['a header beyond all measure', `From: bob@campus.test\r\nX: ${'a\r\n '.repeat(20_000)}\r\n\r\nx`],
    ['nothing', ''],
  ])('is not given to %s', async (_what, letter) => {
    expect(await signature(letter)).toBe('');
  });
});
