/** What an expression needs of the shell: the text of a variable or an array's element. */
export interface ArithmeticWorld {
  get(name: string, index?: number): string;
  set(name: string, value: string, index?: number): void;
}

/** The problem as bash words it, without its prefix. */
export class ArithmeticProblem extends Error {}

/** A variable may name an expression that names a variable, so deep and no deeper. */
const MAX_DEPTH = 64;
/** Brackets and signs in one another. */
const MAX_NESTING = 256;
const INFIX: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['|'],
  ['^'],
  ['&'],
  ['==', '!='],
  ['<=', '>=', '<', '>'],
  ['<<', '>>'],
  ['+', '-'],
  ['*', '/', '%'],
];
const OPERATORS =
  /^(?:<<=|>>=|\*\*|\+\+|--|&&|\|\||<<|>>|<=|>=|==|!=|\+=|-=|\*=|\/=|%=|&=|\^=|\|=|[-+*/%<>=!~&^|?:,()])/;

/** A value, and where it may be assigned to. */
interface Operand {
  value: bigint;
  place?: { name: string; index: number | undefined };
}

/**
 * An arithmetic expression of bash (bash manual, 6.5), its expansions already made: C's operators on signed integers of 64
 * bits, evaluated while it is read, as bash does, so that an error names the token at which bash stops.
 */
export function evaluate(text: string, world: ArithmeticWorld, depth = 0): bigint {
  const source = text.trimStart();
  if (depth > MAX_DEPTH) throw problem('expression recursion level exceeded', source, source);
  let at = 0;
  /** Where the last token began, for complaints. */
  let last = 0;
  /** In the branch not taken nothing is assigned or divided. */
  let idle = 0;
  let nesting = 0;

  const complain = (what: string, from = last) => problem(what, source, source.slice(from));
  const skip = () => {
    while (/\s/.test(source[at] ?? '')) at++;
  };
  const peek = () => {
    skip();
    return OPERATORS.exec(source.slice(at, at + 3))?.[0];
  };
  const take = (operator: string) => {
    skip();
    last = at;
    at += operator.length;
  };
  const store = (operand: Operand, value: bigint, what = last) => {
    if (!operand.place) throw complain('attempted assignment to non-variable', what);
    const wrapped = BigInt.asIntN(64, value);
    if (idle === 0) world.set(operand.place.name, String(wrapped), operand.place.index);
    return wrapped;
  };

  const comma = (): bigint => {
    let value = assignment().value;
    while (peek() === ',') {
      take(',');
      value = assignment().value;
    }
    return value;
  };

  const assignment = (): Operand => {
    const left = conditional();
    const operator = peek();
    if (operator === undefined || !/^(?:[-+*/%&^|]|<<|>>)?=$/.test(operator)) return left;
    take(operator);
    if (!left.place) throw complain('attempted assignment to non-variable');
    const right = assignment().value;
    const value = operator === '=' ? right : apply(operator.slice(0, -1), left.value, right);
    return { value: store(left, value) };
  };

  const conditional = (): Operand => {
    const test = binary(0);
    if (peek() !== '?') return test;
    take('?');
    const holds = test.value !== 0n;
    if (!holds) idle++;
    const yes = comma();
    if (!holds) idle--;
    if (peek() !== ':') throw complain("`:' expected for conditional expression");
    take(':');
    if (holds) idle++;
    const no = conditional().value;
    if (holds) idle--;
    return { value: holds ? yes : no };
  };

  const binary = (level: number): Operand => {
    const operators = INFIX[level];
    if (!operators) return power();
    let left = binary(level + 1);
    for (;;) {
      const operator = peek();
      if (operator === undefined || !operators.includes(operator)) return left;
      take(operator);
      const settled = (operator === '||' && left.value !== 0n) || (operator === '&&' && left.value === 0n);
      if (settled) idle++;
      const right = binary(level + 1).value;
      if (settled) idle--;
      left = { value: apply(operator, left.value, right) };
    }
  };

  const power = (): Operand => {
    const base = unary();
    if (peek() !== '**') return base;
    take('**');
    const exponent = power().value;
    if (exponent < 0n) throw complain('exponent less than 0');
    return { value: raised(base.value, exponent) };
  };

  const unary = (): Operand => {
    if (++nesting > MAX_NESTING) throw complain('expression recursion level exceeded');
    try {
      return prefixed();
    } finally {
      nesting--;
    }
  };

  const prefixed = (): Operand => {
    const operator = peek();
    if (operator === '++' || operator === '--') {
      take(operator);
      const before = at;
      const operand = unary();
      if (operand.place) return { value: store(operand, operand.value + (operator === '++' ? 1n : -1n)) };
      at = before;
      return { value: unary().value };
    }
    if (operator === '!' || operator === '~' || operator === '-' || operator === '+') {
      take(operator);
      const { value } = unary();
      if (operator === '!') return { value: value === 0n ? 1n : 0n };
      return { value: BigInt.asIntN(64, operator === '~' ? ~value : operator === '-' ? -value : value) };
    }
    return postfix();
  };

  const postfix = (): Operand => {
    const operand = primary();
    const operator = peek();
    if ((operator !== '++' && operator !== '--') || !operand.place) return operand;
    take(operator);
    store(operand, operand.value + (operator === '++' ? 1n : -1n));
    return { value: operand.value };
  };

  const primary = (): Operand => {
    if (peek() === '(') {
      take('(');
      const value = comma();
      if (peek() !== ')') throw complain("missing `)'");
      take(')');
      return { value };
    }
    skip();
    const rest = source.slice(at);
    const number = /^\d[\w@#]*/.exec(rest)?.[0];
    if (number !== undefined) {
      take(number);
      return { value: integer(number) };
    }
    const name = /^[A-Za-z_]\w*/.exec(rest)?.[0];
    if (name === undefined) {
      if (rest !== '') last = at;
      throw complain('syntax error: operand expected');
    }
    take(name);
    const index = source[at] === '[' ? subscript() : undefined;
    const held = idle > 0 ? '' : world.get(name, index).trim();
    return { value: held === '' ? 0n : evaluate(held, world, depth + 1), place: { name, index } };
  };

  const subscript = (): number => {
    const end = source.indexOf(']', at);
    if (end < 0) throw complain('bad array subscript', at);
    const value = evaluate(source.slice(at + 1, end), world, depth + 1);
    at = end + 1;
    return Number(value);
  };

  const apply = (operator: string, a: bigint, b: bigint): bigint => {
    if ((operator === '/' || operator === '%') && b === 0n) {
      if (idle > 0) return 0n;
      throw complain('division by 0');
    }
    return BigInt.asIntN(64, calculate(operator, a, b));
  };

  skip();
  if (at >= source.length) return 0n;
  const value = comma();
  skip();
  if (at < source.length) {
    const operator = peek() !== undefined || /[\w("']/.test(source[at] as string);
    throw complain(operator ? 'syntax error in expression' : 'syntax error: invalid arithmetic operator', at);
  }
  return value;
}

function calculate(operator: string, a: bigint, b: bigint): bigint {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      return a / b;
    case '%':
      return a % b;
    case '<<':
      return a << BigInt.asUintN(6, b);
    case '>>':
      return a >> BigInt.asUintN(6, b);
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '&&':
      return a !== 0n && b !== 0n ? 1n : 0n;
    case '||':
      return a !== 0n || b !== 0n ? 1n : 0n;
    case '<':
      return a < b ? 1n : 0n;
    case '>':
      return a > b ? 1n : 0n;
    case '<=':
      return a <= b ? 1n : 0n;
    case '>=':
      return a >= b ? 1n : 0n;
    case '==':
      return a === b ? 1n : 0n;
    default:
      return a !== b ? 1n : 0n;
  }
}

/** Modulo 2^64: an exponent of any size costs 64 steps at most. */
function raised(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let factor = base;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = BigInt.asIntN(64, result * factor);
    factor = BigInt.asIntN(64, factor * factor);
  }
  return result;
}

/** `10`, `0x1f`, `017`, `2#101`; digits above 9 are a–z, A–Z, @ and _. */
function integer(token: string): bigint {
  const based = /^(\d+)#(.*)$/.exec(token);
  const base = based ? Number(based[1]) : /^0[xX]/.test(token) ? 16 : /^0\d/.test(token) ? 8 : 10;
  if (base < 2 || base > 64) throw problem('invalid arithmetic base', token, token);
  const digits = based?.[2] ?? (base === 16 ? token.slice(2) : token);
  if (based && digits === '') throw problem('invalid integer constant', token, token);
  let value = 0n;
  for (const digit of digits) {
    const found = digitValue(digit, base);
    if (found >= base) throw problem('value too great for base', token, token);
    value = BigInt.asIntN(64, value * BigInt(base) + BigInt(found));
  }
  return value;
}

function digitValue(digit: string, base: number): number {
  if (digit === '@') return 62;
  if (digit === '_') return 63;
  if (/\d/.test(digit)) return Number(digit);
  const letter = digit.toLowerCase().charCodeAt(0) - 87;
  return /[a-z]/.test(digit) || base <= 36 ? letter : letter + 26;
}

function problem(what: string, expression: string, token: string): ArithmeticProblem {
  return new ArithmeticProblem(`${expression}: ${what} (error token is "${token}")`);
}
