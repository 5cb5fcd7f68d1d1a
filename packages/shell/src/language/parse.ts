import type { ParsedScript, SyntaxNode } from 'unbash';

export type Parsed =
  | { kind: 'script'; script: ParsedScript; source: string }
  /** More lines are needed: an open quote, bracket, loop or here-document. */
  | {
      kind: 'unfinished';
      hereDocument: string | undefined;
      script: ParsedScript;
      /** What follows `bash: ` should no more come. */
      problem: string;
    }
  /** `problem` is what follows `bash: `; `at` where it was found. */
  | { kind: 'wrong'; problem: string; at: number; script: ParsedScript };

/** Expansions in one another. The parser's time grows with the square of it, and its stack with it. */
const MOST_NESTED = 40;
const TOO_DEEP = 'syntax error: expansions nested too deeply for this shell';

/** Parses a command line. The parser is loaded at its first use, so that the first paint does not wait for it. */
export async function parseCommand(source: string): Promise<Parsed> {
  const unbash = await import('unbash');
  if (nesting(source) <= MOST_NESTED)
    try {
      return read(source, unbash);
    } catch (error) {
      // Brackets, quotes and words in one another, thousands deep.
      if (!(error instanceof RangeError)) throw error;
    }
  return { kind: 'wrong', problem: TOO_DEEP, at: 0, script: unbash.parse('') };
}

/** How many `$(` and `${` stand in one another, quotes not looked at. */
function nesting(source: string): number {
  let depth = 0;
  let most = 0;
  for (let at = 0; at < source.length; at++) {
    const character = source[at] as string;
    if (character === '$' && '({['.includes(source[at + 1] ?? ' ')) {
      most = Math.max(most, ++depth);
      at++;
    } else if (depth > 0 && ')}]'.includes(character)) depth--;
  }
  return most;
}

function read(source: string, { forEachChild, parse }: typeof import('unbash')): Parsed {
  const script = parse(source);
  const end = source.trimEnd().length;
  const wrong = (problem: string, at: number): Parsed => ({ kind: 'wrong', problem, at, script });

  let hereDocument: string | undefined;
  const look = (node: SyntaxNode): void => {
    if (node.type === 'HereDoc' && !node.closing) hereDocument ??= node.delimiter?.value ?? '';
    else forEachChild(node, look);
  };
  look(script);

  const errors = script.errors ?? [];
  const unexpected = errors.find((error) => error.message.startsWith('unexpected token'));
  if (unexpected) {
    const token = /'(.*)'$/s.exec(unexpected.message)?.[1] ?? '';
    return wrong(`syntax error near unexpected token \`${token}'`, unexpected.pos);
  }
  const target = errors.find((error) => error.message === 'expected redirect target');
  if (target) {
    const token = /^\s*(>>|<<|&&|\|\||;;|[<>|&;()])/.exec(source.slice(target.pos))?.[1] ?? 'newline';
    return wrong(`syntax error near unexpected token \`${token}'`, target.pos);
  }
  // What was read instead of `do` or `then` stands before the place of the error.
  const instead = errors.find((error) => /^expected '(?:do|then)'/.test(error.message));
  const read = instead && /\S+$/.exec(source.slice(0, instead.pos))?.[0];
  if (instead && read !== undefined && (instead.pos < end || CLOSERS.test(read)))
    return wrong(`syntax error near unexpected token \`${read}'`, instead.pos);
  if (errors.length > 0 && /(?:^|[;&|(\s])(?:for|case|select)\s*$/.test(source))
    return wrong("syntax error near unexpected token `newline'", end);
  const open =
    errors.length > 0 &&
    errors.every(
      (error) =>
        error.message.startsWith('unterminated') ||
        (error.message.startsWith('expected') && error.pos >= end),
    );
  if (open || hereDocument !== undefined || /(?:^|[^\\])(?:\\\\)*\\$/.test(source))
    // Its last line has a line end too, should no more come.
    return { kind: 'unfinished', hereDocument, script: parse(`${source}\n`), problem: endProblem(errors) };
  if (errors[0]) {
    const token = source.slice(errors[0].pos).split(/\s/)[0] || 'newline';
    return wrong(`syntax error near unexpected token \`${token}'`, errors[0].pos);
  }
  return { kind: 'script', script, source };
}

/** Words that end or go on with what a line like this has not begun. */
const CLOSERS = /^(?:fi|done|esac|else|elif|\})$/;

const CLOSING: Readonly<Record<string, string>> = {
  'unterminated double quote': '"',
  'unterminated single quote': "'",
  'unterminated parameter expansion': '}',
  'unterminated command substitution': ')',
  'unterminated backtick': '`',
};

function endProblem(errors: readonly { message: string }[]): string {
  const closing = errors.map(({ message }) => CLOSING[message]).find((found) => found !== undefined);
  return closing === undefined
    ? 'syntax error: unexpected end of file'
    : `unexpected EOF while looking for matching \`${closing}'`;
}
