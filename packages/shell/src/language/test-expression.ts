import type { TestExpression } from 'unbash';
import { resolvePath } from '../paths.ts';
import { compilePattern } from '../programs/regexp.ts';
import type { FileSystem } from '../world.ts';
import { expandToText, type RunScript } from './expand.ts';
import type { Frame } from './frame.ts';
import { matchesPattern } from './glob.ts';

/** `[[ … ]]`. */
export async function testExpression(
  expression: TestExpression,
  frame: Frame,
  run: RunScript,
): Promise<boolean> {
  switch (expression.type) {
    case 'TestGroup':
      return testExpression(expression.expression, frame, run);
    case 'TestNot':
      return (
        (await testExpression(expression.operand, frame, run)) === (expression.negations.length % 2 === 0)
      );
    case 'TestLogical': {
      const all = expression.operator === '&&';
      for (const operand of expression.operands)
        if ((await testExpression(operand, frame, run)) !== all) return !all;
      return all;
    }
    case 'TestUnary':
      return testUnary(
        expression.operator,
        await expandToText(expression.operand, frame, run),
        frame.job.world.files,
        frame.session.directory,
      );
    case 'TestBinary': {
      const left = await expandToText(expression.left, frame, run);
      const right = await expandToText(expression.right, frame, run);
      if (expression.operator === '=' || expression.operator === '==') return matchesPattern(right, left);
      if (expression.operator === '!=') return !matchesPattern(right, left);
      if (expression.operator === '=~')
        return compilePattern(right, { extended: true, ignoreCase: false }).test(left);
      return testBinary(expression.operator, left, right);
    }
    default:
      return expression satisfies never;
  }
}

/** `-f name`, `-z text`, …: as `test` and `[` have them too. */
export async function testUnary(
  operator: string,
  operand: string,
  files: FileSystem,
  directory: string,
): Promise<boolean> {
  if (operator === '-z') return operand === '';
  if (operator === '-n') return operand !== '';
  const found = await files.stat(resolvePath(directory, operand));
  switch (operator) {
    case '-f':
      return found?.kind === 'file';
    case '-d':
      return found?.kind === 'directory';
    case '-s':
      return (found?.size ?? 0) > 0;
    default:
      return found !== undefined;
  }
}

export function testBinary(operator: string, left: string, right: string): boolean {
  switch (operator) {
    case '=':
    case '==':
      return left === right;
    case '!=':
      return left !== right;
    case '<':
      return left < right;
    case '>':
      return left > right;
    case '-eq':
      return Number(left) === Number(right);
    case '-ne':
      return Number(left) !== Number(right);
    case '-lt':
      return Number(left) < Number(right);
    case '-le':
      return Number(left) <= Number(right);
    case '-gt':
      return Number(left) > Number(right);
    case '-ge':
      return Number(left) >= Number(right);
    default:
      return false;
  }
}
