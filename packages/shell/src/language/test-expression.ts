import { latin1, octetsOfLatin1, textOfUtf8, utf8 } from '@ehlo/protocol';
import type { TestBinaryExpression, TestExpression } from 'unbash';
import { resolvePath } from '../paths.ts';
import { compilePattern, PatternProblem, type Span } from '../programs/regexp.ts';
import type { FileSystem } from '../world.ts';
import { arithmetic, expandToPattern, expandToText, type RunScript } from './expand.ts';
import type { Frame } from './frame.ts';
import { matchesPattern } from './pattern.ts';
import { quotedWord } from './quoted-word.ts';
import { assignArray, variable } from './variables.ts';
import { trace } from './xtrace.ts';

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
    case 'TestUnary': {
      const { operator } = expression;
      const operand = await expandToText(expression.operand, frame, run);
      await trace(frame, `[[ ${operator} ${quotedWord(operand)} ]]`);
      if (operator === '-v') return variable(frame.session, operand) !== undefined;
      return testUnary(operator, operand, frame.job.world.files, frame.session.directory);
    }
    case 'TestBinary':
      return binary(expression, frame, run);
    default:
      return expression satisfies never;
  }
}

async function binary(expression: TestBinaryExpression, frame: Frame, run: RunScript): Promise<boolean> {
  const { operator } = expression;
  const left = await expandToText(expression.left, frame, run);
  const matching = operator === '=' || operator === '==' || operator === '!=';
  const right = matching
    ? await expandToPattern(expression.right, frame, run)
    : await expandToText(expression.right, frame, run);
  await trace(frame, `[[ ${quotedWord(left)} ${operator} ${matching ? right : quotedWord(right)} ]]`);
  if (matching) return matchesPattern(right, left) === (operator !== '!=');
  if (operator === '=~') return matchesExpression(left, right, frame);
  if (/^-(?:eq|ne|lt|le|gt|ge)$/.test(operator))
    return compare(operator, await arithmetic(left, frame, run), await arithmetic(right, frame, run));
  return testBinary(operator, left, right, frame.job.world.files, frame.session.directory);
}

/** `=~`: what the whole and its groups matched is then in BASH_REMATCH. */
function matchesExpression(text: string, pattern: string, frame: Frame): boolean {
  const octets = latin1(utf8(text));
  const piece = ({ start, end }: Span) => textOfUtf8(octetsOfLatin1(octets.slice(start, end)));
  let held: string[] = [];
  try {
    const matcher = compilePattern(latin1(utf8(pattern)), { extended: true, ignoreCase: false });
    const found = matcher.find(octets, 0);
    if (found)
      held = [piece(found), ...matcher.groups(octets, found).map((group) => (group ? piece(group) : ''))];
  } catch (error) {
    // bash says nothing of a wrong expression; its status is 2, which is as false.
    if (!(error instanceof PatternProblem)) throw error;
  }
  assignArray(frame.session, 'BASH_REMATCH', held);
  return held.length > 0;
}

export const UNARY_TESTS = /^-[abcdefghknoprstuvwxzGLNOS]$/;

/** `-f name`, `-z text`, …: as `test` and `[` have them too. Files here carry no permissions: who is there may be read. */
export async function testUnary(
  operator: string,
  operand: string,
  files: FileSystem,
  directory: string,
): Promise<boolean> {
  if (operator === '-z') return operand === '';
  if (operator === '-n') return operand !== '';
  if (operator === '-t') return /^[012]$/.test(operand);
  if (operand === '') return false;
  const found = await files.stat(resolvePath(directory, operand));
  switch (operator) {
    case '-f':
      return found?.kind === 'file';
    case '-d':
    case '-x':
      return found?.kind === 'directory';
    case '-s':
      return found !== undefined && (found.kind === 'directory' || found.size > 0);
    case '-a':
    case '-e':
    case '-r':
    case '-w':
    case '-O':
    case '-G':
      return found !== undefined;
    default:
      // Links, pipes, sockets, devices, set bits: there are none.
      return false;
  }
}

export const BINARY_TESTS = /^(?:=|==|!=|<|>|-(?:eq|ne|lt|le|gt|ge|nt|ot|ef))$/;

/** Numbers are whole: who calls has looked. */
export async function testBinary(
  operator: string,
  left: string,
  right: string,
  files: FileSystem,
  directory: string,
): Promise<boolean> {
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
    case '-nt':
    case '-ot':
    case '-ef': {
      const [one, other] = [resolvePath(directory, left), resolvePath(directory, right)];
      const [first, second] = [await files.stat(one), await files.stat(other)];
      if (operator === '-ef') return one === other && first !== undefined;
      const [newer, older] = operator === '-nt' ? [first, second] : [second, first];
      return newer !== undefined && (older === undefined || newer.modified > older.modified);
    }
    default:
      return compare(operator, BigInt(left.trim()), BigInt(right.trim()));
  }
}

function compare(operator: string, left: bigint, right: bigint): boolean {
  switch (operator) {
    case '-eq':
      return left === right;
    case '-ne':
      return left !== right;
    case '-lt':
      return left < right;
    case '-le':
      return left <= right;
    case '-gt':
      return left > right;
    default:
      return left >= right;
  }
}
