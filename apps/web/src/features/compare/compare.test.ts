import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LETTER, read, recorded, type Said } from '../replay/recording.fixture.ts';
import { align } from './align.ts';
import { compare, markedApart } from './compare.ts';

const side = (said: readonly Said[]) => ({ reading: read(recorded(said)), openedAt: 0 });
const table = (left: readonly Said[], right: readonly Said[]) =>
  compare(side(left), side(right)).rows.map(
    ({ left, right, differs }) =>
      `${left?.text ?? '–'} | ${right?.text ?? '–'}${differs.length > 0 ? ` (${differs.join(', ')})` : ''}`,
  );

describe('two dialogues', () => {
  it('that are the same differ nowhere', () => {
    expect(compare(side(LETTER), side(LETTER))).toMatchObject({
      same: 19,
      different: 0,
      onlyLeft: 0,
      onlyRight: 0,
    });
  });

  it('stand line by line: what only one said has nothing beside it, and what differs is named', () => {
    const before: Said[] = [
      ['server', '220 a ESMTP\r\n', 1],
      ['client', 'EHLO me\r\n', 10],
      ['server', '250-a\r\n250-SIZE 1000\r\n250 PIPELINING\r\n', 11],
      ['client', 'MAIL FROM:<a@b.test>\r\n', 20],
      ['server', '250 2.1.0 Ok\r\n', 21],
      ['client', 'RCPT TO:<bbo@b.test>\r\n', 30],
      ['server', '550 5.1.1 No\r\n', 31],
      ['client', 'QUIT\r\n', 40],
      ['server', '221 2.0.0 Bye\r\n', 41],
    ];
    const after: Said[] = [
      ['server', '220 b ESMTP\r\n', 1],
      ['client', 'EHLO me\r\n', 10],
      ['server', '250-b\r\n250-SIZE 2000\r\n250 STARTTLS\r\n', 11],
      ['client', 'NOOP\r\n', 15],
      ['server', '250 2.0.0 Ok\r\n', 16],
      ['client', 'MAIL FROM:<a@b.test>\r\n', 20],
      ['server', '250 2.1.0 Ok\r\n', 1021],
      ['client', 'RCPT TO:<bob@b.test>\r\n', 1030],
      ['server', '250 2.1.5 Ok\r\n', 1031],
      ['client', 'QUIT\r\n', 1040],
      ['server', '221 2.0.0 Bye\r\n', 1041],
    ];
    expect(table(before, after)).toEqual([
      '220 a ESMTP | 220 b ESMTP (text)',
      'EHLO me | EHLO me',
      '250-a | –',
      '– | 250-b',
      '250-SIZE 1000 | 250-SIZE 2000 (text)',
      '250 PIPELINING | 250 STARTTLS (text)',
      '– | NOOP',
      '– | 250 2.0.0 Ok',
      'MAIL FROM:<a@b.test> | MAIL FROM:<a@b.test>',
      '250 2.1.0 Ok | 250 2.1.0 Ok (time)',
      'RCPT TO:<bbo@b.test> | RCPT TO:<bob@b.test> (text)',
      '550 5.1.1 No | 250 2.1.5 Ok (code, enhanced, text)',
      'QUIT | QUIT',
      '221 2.0.0 Bye | 221 2.0.0 Bye',
    ]);
  });

  it('one of which said nothing stand alone', () => {
    expect(compare(side(LETTER), side([]))).toMatchObject({
      same: 0,
      different: 0,
      onlyLeft: 19,
      onlyRight: 0,
    });
  });

  it('are not the same where one ends its lines with LF alone', () => {
    const said = (end: string): Said[] => [
      ['server', '220 x\r\n', 1],
      ['client', `EHLO me${end}`, 10],
      ['server', '250 x\r\n', 12],
    ];
    expect(table(said('\r\n'), said('\n'))).toEqual([
      '220 x | 220 x',
      'EHLO me | EHLO me (ending)',
      '250 x | 250 x',
    ]);
    expect(compare(side(said('\r\n')), side(said('\n')))).toMatchObject({ same: 2, different: 1 });
  });

  it('say how many lines of a long letter, or long lines, nobody compared', () => {
    const said = (middle: string): Said[] => [
      ['server', '220 x\r\n', 1],
      ['client', 'DATA\r\n', 2],
      ['server', '354 go\r\n', 3],
      ['client', `${'x\r\n'.repeat(110)}${middle}${'x\r\n'.repeat(40)}.\r\n`, 4],
      ['server', '250 ok\r\n', 5],
    ];
    const compared = compare(side(said('a\r\n')), side(said('b\r\nc\r\n')));
    expect(compared.unread).toEqual({ left: 52, right: 53 });
    expect(compare(side(LETTER), side(LETTER)).unread).toEqual({ left: 0, right: 0 });
    const long = (last: string): Said[] => [['client', `NOOP ${'x'.repeat(200_000)}${last}\r\n`, 1]];
    expect(compare(side(long('')), side(long('y')))).toMatchObject({ different: 1 });
    expect(compare(side(long('x')), side(long('y'))).unread).toEqual({ left: 1, right: 1 });
  });

  it('say what each server took', () => {
    const slow: Said[] = [
      ['server', '220 x\r\n', 1],
      ['client', 'NOOP\r\n', 10],
      ['server', '250 ok\r\n', 2010],
    ];
    const quick: Said[] = [
      ['server', '220 x\r\n', 1],
      ['client', 'NOOP\r\n', 10],
      ['server', '250 ok\r\n', 12],
    ];
    const row = compare(side(slow), side(quick)).rows.at(-1);
    expect(row?.took?.left).toBeCloseTo(2);
    expect(row?.took?.right).toBeCloseTo(0.002);
  });
});

describe('an alignment', () => {
  const equal = (a: number, b: number) => (a === b ? 1 : 0);

  it('has each of both once and in order, and never two beside each other that are not alike', () => {
    const list = fc.array(fc.nat(4), { maxLength: 30 });
    fc.assert(
      fc.property(list, list, (left, right) => {
        const { pairs, coarse } = align(left, right, equal, 1);
        expect(coarse).toBe(false);
        expect(pairs.flatMap(([a]) => a ?? [])).toEqual(left.map((_, at) => at));
        expect(pairs.flatMap(([, b]) => b ?? [])).toEqual(right.map((_, at) => at));
        for (const [a, b] of pairs) if (a !== undefined && b !== undefined) expect(left[a]).toBe(right[b]);
        // No shorter than the longest common subsequence, by its textbook recursion.
        const longest = left.reduceRight<number[]>(
          (below, value) => {
            const row = new Array<number>(right.length + 1).fill(0);
            for (let at = right.length - 1; at >= 0; at--)
              row[at] =
                value === right[at]
                  ? 1 + (below[at + 1] as number)
                  : Math.max(below[at] as number, row[at + 1] as number);
            return row;
          },
          new Array<number>(right.length + 1).fill(0),
        )[0];
        expect(pairs.filter(([a, b]) => a !== undefined && b !== undefined)).toHaveLength(longest as number);
      }),
    );
  });

  it('of what is too long to compare each with each stands as it comes', () => {
    const long = Array.from({ length: 20_000 }, (_, at) => at);
    let asked = 0;
    const counted = (a: number, b: number) => {
      asked++;
      return equal(a, b);
    };
    const { pairs, coarse } = align(
      long,
      long.map((value) => value + 1),
      counted,
      1,
    );
    expect(coarse).toBe(true);
    expect(pairs).toHaveLength(20_000);
    // At both ends: nothing there is the same.
    expect(asked).toBe(2);
  });
});

describe('two lines', () => {
  it.each([
    ['RCPT TO:<bbo@x>', 'RCPT TO:<bob@x>', 'RCPT TO:<b[bo]@x>', 'RCPT TO:<b[ob]@x>'],
    ['aa', 'aaa', 'aa[]', 'aa[a]'],
    ['', 'x', '[]', '[x]'],
    ['😀', '😃', '[😀]', '[😃]'],
  ])('%j and %j are marked where they differ', (left, right, one, two) => {
    const shown = markedApart(left, right).map(({ before, other, after }) => `${before}[${other}]${after}`);
    expect(shown).toEqual([one, two]);
  });
});
