import type { ArithmeticExpression } from 'unbash';

/** What `$((…))` needs of the shell. */
export interface ArithmeticWorld {
  get(name: string): string;
  set(name: string, value: number): void;
}

/** The problem as bash words it, without its prefix. */
export class ArithmeticProblem extends Error {}

/** Integer arithmetic of bash (C's operators, wrapping to a JavaScript safe integer is enough here). */
export function evaluate(expression: ArithmeticExpression, world: ArithmeticWorld): number {
  switch (expression.type) {
    case 'ArithmeticWord':
      return wordValue(expression.value, world);
    case 'ArithmeticGroup':
      return evaluate(expression.expression, world);
    case 'ArithmeticTernary':
      return evaluate(expression.test, world) !== 0
        ? evaluate(expression.consequent, world)
        : evaluate(expression.alternate, world);
    case 'ArithmeticUnary':
      return unary(expression.operator, expression.operand, expression.prefix, world);
    case 'ArithmeticBinary':
      return binary(expression.operator, expression.left, expression.right, world);
    default:
      throw new ArithmeticProblem('commands inside $((…)) are not in this small shell');
  }
}

function wordValue(word: string, world: ArithmeticWorld): number {
  const text = word.trim().replace(/^\$\{?(\w+)\}?$/, '$1');
  if (/^0[xX][0-9a-fA-F]+$|^\d+$/.test(text))
    return /^0\d/.test(text) ? Number.parseInt(text, 8) : Number(text);
  if (/^[A-Za-z_]\w*$/.test(text)) {
    const value = world.get(text).trim();
    return value === '' || value === text ? 0 : wordValue(value, world);
  }
  throw new ArithmeticProblem(`${word}: syntax error: operand expected (error token is "${word}")`);
}

function unary(
  operator: string,
  operand: ArithmeticExpression,
  prefix: boolean,
  world: ArithmeticWorld,
): number {
  const value = evaluate(operand, world);
  switch (operator) {
    case '-':
      return -value;
    case '+':
      return value;
    case '!':
      return value === 0 ? 1 : 0;
    case '~':
      return ~value;
    case '++':
    case '--': {
      if (operand.type !== 'ArithmeticWord')
        throw new ArithmeticProblem('attempted assignment to non-variable');
      const changed = operator === '++' ? value + 1 : value - 1;
      world.set(operand.value.trim(), changed);
      return prefix ? changed : value;
    }
    default:
      throw new ArithmeticProblem(`${operator}: syntax error in expression`);
  }
}

function binary(
  operator: string,
  left: ArithmeticExpression,
  right: ArithmeticExpression,
  world: ArithmeticWorld,
): number {
  if (operator === '&&') return evaluate(left, world) !== 0 && evaluate(right, world) !== 0 ? 1 : 0;
  if (operator === '||') return evaluate(left, world) !== 0 || evaluate(right, world) !== 0 ? 1 : 0;
  const assignment = /^([-+*/%&|^]|<<|>>)?=$/.exec(operator);
  if (assignment) {
    if (left.type !== 'ArithmeticWord') throw new ArithmeticProblem('attempted assignment to non-variable');
    const value = assignment[1]
      ? apply(assignment[1], evaluate(left, world), evaluate(right, world))
      : evaluate(right, world);
    world.set(left.value.trim(), value);
    return value;
  }
  return apply(operator, evaluate(left, world), evaluate(right, world));
}

function apply(operator: string, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
    case '%':
      if (b === 0) throw new ArithmeticProblem('division by 0');
      return operator === '/' ? Math.trunc(a / b) : a % b;
    case '**':
      return a ** b;
    case '<<':
      return a << b;
    case '>>':
      return a >> b;
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '<':
      return a < b ? 1 : 0;
    case '>':
      return a > b ? 1 : 0;
    case '<=':
      return a <= b ? 1 : 0;
    case '>=':
      return a >= b ? 1 : 0;
    case '==':
      return a === b ? 1 : 0;
    case '!=':
      return a !== b ? 1 : 0;
    case ',':
      return b;
    default:
      throw new ArithmeticProblem(`${operator}: syntax error in expression`);
  }
}
