import { utf8 } from '@ehlo/protocol';
import type { ArithmeticExpression } from 'unbash';
import type { Frame } from './frame.ts';
import { quotedWord } from './quoted-word.ts';

/** `set -x`: what is about to run, after its expansions; one plus sign more within a `$(…)`. */
export async function trace(frame: Frame, text: string): Promise<void> {
  if (!frame.session.options.has('x')) return;
  await frame.stderr.write(utf8(`${'+'.repeat((frame.substitutions ?? 0) + 1)} ${text}\n`));
}

export const traced = (words: readonly string[]): string => words.map(quotedWord).join(' ');

/** An expression of `for ((…))` as it was written, but for its blanks. */
export function arithmeticText(expression: ArithmeticExpression | undefined): string {
  if (!expression) return '';
  switch (expression.type) {
    case 'ArithmeticWord':
      return expression.value;
    case 'ArithmeticGroup':
      return `(${arithmeticText(expression.expression)})`;
    case 'ArithmeticTernary': {
      const { test, consequent, alternate } = expression;
      return `${arithmeticText(test)}?${arithmeticText(consequent)}:${arithmeticText(alternate)}`;
    }
    case 'ArithmeticUnary': {
      const operand = arithmeticText(expression.operand);
      return expression.prefix ? `${expression.operator}${operand}` : `${operand}${expression.operator}`;
    }
    case 'ArithmeticBinary':
      return `${arithmeticText(expression.left)}${expression.operator}${arithmeticText(expression.right)}`;
    default:
      return expression.text;
  }
}
