import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { octetsOfLatin1, utf8 } from '../octets.ts';
import { SMTP_COMMANDS } from './commands.ts';
import { LENIENCIES, parseCommand } from './parse-command.ts';

const parse = (text: string) => parseCommand(utf8(text));

describe('parseCommand', () => {
  it.each(Object.entries(SMTP_COMMANDS))('reads the example of %s without a fault', (verb, row) => {
    const command = parse(row.example);
    expect(command.verb).toBe(verb);
    expect(command.problem).toBeUndefined();
    expect(command.leniencies).toEqual([]);
  });

  it('finds verb, keyword, path and parameters of MAIL, each with its octets', () => {
    const line = 'MAIL FROM:<alice@campus.test> SIZE=1000 body=8bitmime SMTPUTF8';
    expect(parse(line)).toMatchObject({
      verb: 'MAIL',
      word: { start: 0, end: 4 },
      argument: { start: 5, end: line.length },
      keyword: { start: 5, end: 10 },
      path: { start: 10, end: 29, mailbox: 'alice@campus.test' },
      parameters: [
        { name: 'SIZE', value: '1000', start: 30, end: 39, valueSpan: { start: 35, end: 39 } },
        { name: 'BODY', value: '8bitmime', start: 40 },
        { name: 'SMTPUTF8', start: 54, end: 62 },
      ],
    });
  });

  it.each([
    ['rcpt TO:<b@c.test>', 'verb-case', 0, 4],
    ['RCPT TO: <b@c.test>', 'space-after-colon', 8, 9],
    ['RCPT TO:<b@c.test> ', 'trailing-space', 18, 19],
    ['RCPT  TO:<b@c.test>', 'extra-space', 4, 6],
    ['RCPT\tTO:<b@c.test>', 'tab', 4, 5],
    ['MAIL FROM:<b@c.test>  SIZE=1', 'extra-space', 20, 22],
    ['RCPT TO:<@a.test:b@c.test>', 'source-route', 9, 17],
    ['EHLO my_laptop', 'name-not-a-domain', 5, 14],
    ['QUIT ', 'trailing-space', 4, 5],
  ])('takes %j and notes %s', (line, leniency, start, end) => {
    const command = parse(line);
    expect(command.problem).toBeUndefined();
    expect(command.leniencies).toEqual([{ leniency, start, end }]);
    expect(LENIENCIES).toHaveProperty(leniency);
  });

  it.each([
    ['', 'line-empty', 0, 0],
    [' EHLO x', 'leading-space', 0, 7],
    ['HELLO x', 'verb-unknown', 0, 5],
    ['GET / HTTP/1.1', 'verb-unknown', 0, 3],
    ['EHLO', 'argument-missing', 4, 4],
    ['VRFY', 'argument-missing', 4, 4],
    ['EHLO a b', 'name-bad', 6, 7],
    ['EHLO é', 'name-bad', 5, 6],
    ['DATA now', 'argument-not-allowed', 5, 8],
    ['QUIT now', 'argument-not-allowed', 5, 8],
    ['RSET x', 'argument-not-allowed', 5, 6],
    ['MAIL', 'argument-missing', 4, 4],
    ['MAIL <a@b.test>', 'keyword-missing', 5, 5],
    ['MAIL TO:<a@b.test>', 'keyword-swapped', 5, 7],
    ['RCPT FROM:<a@b.test>', 'keyword-swapped', 5, 9],
    ['MAIL FROM<a@b.test>', 'colon-missing', 9, 9],
    ['MAIL FROM :<a@b.test>', 'space-before-colon', 9, 10],
    ['MAIL FROM:', 'path-missing', 10, 10],
    ['MAIL FROM:a@b.test', 'brackets-missing', 10, 18],
    ['MAIL FROM:<a@b.test>SIZE=1', 'excess-after-path', 20, 26],
    ['MAIL FROM:<a@b.test> SIZE', 'parameter-value-missing', 21, 25],
    ['MAIL FROM:<a@b.test> SIZE=', 'parameter-value-empty', 21, 26],
    ['MAIL FROM:<a@b.test> SIZE=big', 'parameter-value-bad', 21, 29],
    ['MAIL FROM:<a@b.test> BODY=9BIT', 'parameter-value-bad', 21, 30],
    ['MAIL FROM:<a@b.test> SMTPUTF8=yes', 'parameter-value-excess', 21, 33],
    ['MAIL FROM:<a@b.test> SIZE=1 SIZE=2', 'parameter-repeated', 28, 34],
    ['MAIL FROM:<a@b.test> -X=1', 'parameter-name', 21, 23],
    ['MAIL FROM:<a@b.test> =1', 'parameter-name', 21, 23],
    ['MAIL FROM:<a@b.test> X=a=b', 'parameter-value-character', 24, 25],
  ])('says what is wrong with %j, and where: %s', (line, problem, start, end) => {
    expect(parse(line).problem).toEqual({ problem, start, end });
  });

  it('reads a name as domain, address literal or neither', () => {
    expect(parse('EHLO a.test').name?.form).toBe('name');
    expect(parse('EHLO [192.0.2.1]').name?.form).toBe('ipv4');
    expect(parse('EHLO [IPv6:2001:db8::1]').name?.form).toBe('ipv6');
    expect(parse('EHLO [300.0.2.1]').name?.form).toBe('other');
    expect(parse('EHLO a>b').name?.form).toBe('other');
  });

  it('never throws and never points outside the line', () => {
    const piece = fc.constantFrom(
      'MAIL',
      'RCPT',
      'EHLO',
      ' ',
      'FROM',
      'TO',
      ':',
      '<',
      '>',
      'a@b',
      '=',
      'SIZE',
      '\xff',
      '\0',
      '\t',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const line = octetsOfLatin1(pieces.join(''));
        const { problem, leniencies, word, argument, parameters } = parseCommand(line);
        for (const span of [problem, word, argument, ...leniencies, ...parameters]) {
          if (!span) continue;
          expect(span.start).toBeLessThanOrEqual(span.end);
          expect(span.end).toBeLessThanOrEqual(line.length);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
