import { BINARY_TESTS, testBinary, testUnary, UNARY_TESTS } from '../language/test-expression.ts';
import { variable } from '../language/variables.ts';
import { complain } from './builtins.ts';
import type { Process, Program } from './program.ts';

class TestProblem extends Error {}

/** `test` and `[`: 0 it holds, 1 it does not, 2 it is no expression. */
export const test: Program = async (process) => {
  const words = process.argv.slice(1);
  if (process.argv[0] === '[' && words.pop() !== ']') return complain(process, "missing `]'", 2);
  try {
    return (await holds(process, words)) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof TestProblem)) throw error;
    return complain(process, error.message, 2);
  }
};

/** By the number of words, as POSIX has it; from five on by precedence. */
async function holds(process: Process, words: readonly string[]): Promise<boolean> {
  const [first = '', second = '', third = ''] = words;
  switch (words.length) {
    case 0:
      return false;
    case 1:
      return first !== '';
    case 2:
      if (first === '!') return second === '';
      if (isUnary(first)) return unary(process, first, second);
      throw new TestProblem(`${first}: unary operator expected`);
    case 3:
      if (BINARY_TESTS.test(second)) return binary(process, second, first, third);
      if (second === '-a') return first !== '' && third !== '';
      if (second === '-o') return first !== '' || third !== '';
      if (first === '!') return !(await holds(process, words.slice(1)));
      if (first === '(' && third === ')') return second !== '';
      throw new TestProblem(`${second}: binary operator expected`);
    case 4:
      if (first === '!') return !(await holds(process, words.slice(1)));
      if (first === '(' && words[3] === ')') return holds(process, words.slice(1, 3));
      return expression(process, words);
    default:
      return expression(process, words);
  }
}

async function expression(process: Process, words: readonly string[]): Promise<boolean> {
  let at = 0;
  const either = async (): Promise<boolean> => {
    let value = await both();
    while (words[at] === '-o') {
      at++;
      const next = await both();
      value ||= next;
    }
    return value;
  };
  const both = async (): Promise<boolean> => {
    let value = await negated();
    while (words[at] === '-a') {
      at++;
      const next = await negated();
      value &&= next;
    }
    return value;
  };
  const negated = async (): Promise<boolean> => {
    if (words[at] !== '!') return primary();
    at++;
    return !(await negated());
  };
  const primary = async (): Promise<boolean> => {
    const word = words[at];
    if (word === undefined) throw new TestProblem('argument expected');
    if (word === '(') {
      at++;
      const value = await either();
      if (words[at] === undefined) throw new TestProblem("`)' expected");
      if (words[at] !== ')') throw new TestProblem(`\`)' expected, found ${words[at]}`);
      at++;
      return value;
    }
    const operator = words[at + 1];
    if (operator !== undefined && BINARY_TESTS.test(operator) && at + 2 < words.length) {
      const right = words[at + 2] as string;
      at += 3;
      return binary(process, operator, word, right);
    }
    if (isUnary(word) && at + 1 < words.length) {
      at += 2;
      return unary(process, word, operator as string);
    }
    at++;
    return word !== '';
  };
  const value = await either();
  if (at < words.length) throw new TestProblem('too many arguments');
  return value;
}

const isUnary = (word: string) => UNARY_TESTS.test(word) || word === '-v';

async function unary(process: Process, operator: string, operand: string): Promise<boolean> {
  if (operator === '-v') return variable(process.session, operand) !== undefined;
  return testUnary(operator, operand, process.world.files, process.session.directory);
}

async function binary(process: Process, operator: string, left: string, right: string): Promise<boolean> {
  if (/^-(?:eq|ne|lt|le|gt|ge)$/.test(operator))
    for (const word of [left, right])
      if (!/^\s*[-+]?\d+\s*$/.test(word)) throw new TestProblem(`${word}: integer expression expected`);
  return testBinary(operator, left, right, process.world.files, process.session.directory);
}
