import { describe, expect, it } from 'vitest';
import { type AnsweredLetter, answerTo } from './reply.ts';

const BOB = { name: 'Bob', address: 'bob@campus.test' };
const LETTER: AnsweredLetter = {
  from: [BOB],
  replyTo: [],
  subject: 'Lunch',
  date: '',
  messageId: '<b@x>',
  references: '',
  inReplyTo: '',
  text: 'At noon?\r\n\r\n> When?\r\n',
};
const answer = (letter: Partial<AnsweredLetter>) => answerTo({ ...LETTER, ...letter }, 'Bob wrote:');

describe('answerTo', () => {
  it('quotes the text, one sign deeper where something is quoted already', () => {
    expect(answer({}).text).toBe('\n\nBob wrote:\n> At noon?\n>\n>> When?\n');
  });

  it.each([
    ['Lunch', 'Re: Lunch'],
    ['Re: Lunch', 'Re: Lunch'],
    ['RE: Lunch', 'RE: Lunch'],
  ])('%j is answered under %j (RFC 5322 §3.6.5)', (subject, wanted) => {
    expect(answer({ subject }).subject).toBe(wanted);
  });

  it('goes where the writer asked for, else to the writer (RFC 5322 §3.6.2)', () => {
    const list = { name: '', address: 'list@campus.test' };
    expect(answer({}).to).toEqual([BOB]);
    expect(answer({ replyTo: [list] }).to).toEqual([list]);
  });

  it.each<[string, Partial<AnsweredLetter>, string[] | undefined]>([
    ['References go on', { references: '<a@x>\r\n <c@x>' }, ['a@x', 'c@x']],
    ['else one In-Reply-To', { inReplyTo: '<a@x>' }, ['a@x']],
    ['not two', { inReplyTo: '<a@x> <c@x>' }, []],
    ['nothing before it', {}, []],
    ['no Message-ID: none to name', { messageId: '' }, undefined],
  ])('%s (RFC 5322 §3.6.4)', (_why, letter, references) => {
    expect(answer(letter).answers?.references).toEqual(references);
  });

  it('a long thread keeps its first letter and its newest', () => {
    const ids = Array.from({ length: 50 }, (_, n) => `${n}@x`);
    const kept = answer({ references: ids.map((id) => `<${id}>`).join(' ') }).answers?.references;
    expect(kept).toHaveLength(20);
    expect([kept?.[0], kept?.at(-1)]).toEqual(['0@x', '49@x']);
  });
});
