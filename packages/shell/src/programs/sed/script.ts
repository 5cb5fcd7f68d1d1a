import { compilePattern, type Matcher, PatternProblem } from '../regexp.ts';

/** A line that a command is for. */
export type Address =
  | { kind: 'line'; number: number }
  | { kind: 'last' }
  | { kind: 'step'; first: number; step: number }
  /** Without a pattern: the last one that was used. */
  | { kind: 'match'; pattern: Matcher | undefined };

/** Where a range of lines ends. */
export type RangeEnd = Address | { kind: 'more'; lines: number } | { kind: 'multiple'; of: number };

export interface Substitution {
  pattern: Matcher | undefined;
  /** Text, and the groups in it: 0 is the whole match. */
  replacement: readonly (string | number)[];
  global: boolean;
  print: boolean;
  /** From which match of the line on; 1 is the first. */
  nth: number;
}

export type Action =
  | { verb: '{'; commands: readonly Command[] }
  | { verb: 's'; substitution: Substitution }
  | { verb: 'y'; into: ReadonlyMap<string, string> }
  | { verb: 'a' | 'i' | 'c'; text: string }
  | { verb: 'q' | 'Q'; status: number }
  | { verb: 'b' | 't' | 'T'; label: string }
  | { verb: ':'; label: string }
  | { verb: '=' | 'd' | 'D' | 'g' | 'G' | 'h' | 'H' | 'l' | 'n' | 'N' | 'p' | 'P' | 'x' };

export interface Command {
  from: Address | undefined;
  to: RangeEnd | undefined;
  /** `!`: for the other lines. */
  negated: boolean;
  action: Action;
}

/** In sed's words, with the place in the script. */
export class ScriptProblem extends Error {}

const SIMPLE = '=dDgGhHlnNpPx';
const BRACKET = /^\[\^?\]?(?:\[:\w+:\]|[^\]\n])*\]/;
/** Braces in braces. */
const MAX_DEPTH = 50;

/** Reads a script. @throws ScriptProblem */
export function readScript(script: string, extended: boolean): Command[] {
  return new ScriptReader(script, extended).read();
}

class ScriptReader {
  readonly #script: string;
  readonly #extended: boolean;
  #at = 0;

  constructor(script: string, extended: boolean) {
    this.#script = script;
    this.#extended = extended;
  }

  read(): Command[] {
    const commands = this.#commands(0);
    if (this.#at < this.#script.length) {
      this.#at++;
      this.#fail("unexpected `}'");
    }
    return commands;
  }

  #fail(problem: string): never {
    throw new ScriptProblem(`-e expression #1, char ${Math.min(this.#at, this.#script.length)}: ${problem}`);
  }

  #skip(characters: string): void {
    while (this.#at < this.#script.length && characters.includes(this.#script[this.#at] as string))
      this.#at++;
  }

  #commands(depth: number): Command[] {
    if (depth > MAX_DEPTH) this.#fail('too many nested braces');
    const commands: Command[] = [];
    for (;;) {
      this.#skip(' \t\n;');
      const next = this.#script[this.#at];
      if (next === undefined || next === '}') return commands;
      if (next === '#') {
        this.#line();
        continue;
      }
      commands.push(this.#command(depth));
    }
  }

  /** The rest of the line. */
  #line(): string {
    const end = this.#script.indexOf('\n', this.#at);
    const text = this.#script.slice(this.#at, end < 0 ? undefined : end);
    this.#at += text.length;
    return text;
  }

  #command(depth: number): Command {
    const from = this.#address();
    let to: RangeEnd | undefined;
    if (from && this.#script[this.#at] === ',') {
      this.#at++;
      this.#skip(' \t');
      to = this.#rangeEnd();
      if (!to) this.#fail("unexpected `,'");
    }
    this.#skip(' \t');
    let negated = false;
    while (this.#script[this.#at] === '!') {
      negated = true;
      this.#at++;
      this.#skip(' \t!');
    }
    return { from, to, negated, action: this.#action(depth) };
  }

  #number(): number | undefined {
    const digits = /^\d+/.exec(this.#script.slice(this.#at))?.[0];
    if (digits === undefined) return undefined;
    this.#at += digits.length;
    return Number(digits);
  }

  #address(): Address | undefined {
    const number = this.#number();
    if (number !== undefined) {
      if (this.#script[this.#at] !== '~') {
        if (number === 0) this.#fail('invalid usage of line address 0');
        return { kind: 'line', number };
      }
      this.#at++;
      return { kind: 'step', first: number, step: this.#number() ?? 0 };
    }
    const next = this.#script[this.#at];
    if (next === '$') {
      this.#at++;
      return { kind: 'last' };
    }
    if (next !== '/' && next !== '\\') return undefined;
    if (next === '\\') this.#at++;
    const text = this.#delimited('unterminated address regex');
    const ignoreCase = this.#script[this.#at] === 'I';
    if (ignoreCase) this.#at++;
    return { kind: 'match', pattern: this.#compile(text, ignoreCase) };
  }

  #rangeEnd(): RangeEnd | undefined {
    const sign = this.#script[this.#at];
    if (sign !== '+' && sign !== '~') return this.#address();
    this.#at++;
    const number = this.#number() ?? this.#fail('expected number');
    return sign === '+' ? { kind: 'more', lines: number } : { kind: 'multiple', of: number };
  }

  /** Text from a delimiter to the same one again; where it is escaped it is part of the text. */
  #delimited(problem: string): string {
    const delimiter = this.#script[this.#at++];
    if (delimiter === undefined || delimiter === '\n' || delimiter === '\\') this.#fail(problem);
    return this.#upTo(delimiter, problem, true);
  }

  /** @param pattern between brackets a delimiter is none */
  #upTo(delimiter: string, problem: string, pattern = false): string {
    let text = '';
    for (;;) {
      const character = this.#script[this.#at++];
      if (character === undefined) {
        this.#at--;
        this.#fail(problem);
      }
      if (character === '\\') {
        const escaped = this.#script[this.#at++] ?? this.#fail(problem);
        text += escaped === delimiter ? delimiter : `\\${escaped}`;
        continue;
      }
      if (character === delimiter) return text;
      const bracket = pattern && character === '[' && BRACKET.exec(this.#script.slice(this.#at - 1));
      if (bracket) {
        text += bracket[0];
        this.#at += bracket[0].length - 1;
      } else text += character;
    }
  }

  #compile(text: string, ignoreCase: boolean): Matcher | undefined {
    if (text === '') return undefined;
    const pattern = text.replace(/\\([nt])/g, (_, letter) => (letter === 'n' ? '\n' : '\t'));
    try {
      return compilePattern(pattern, { extended: this.#extended, ignoreCase });
    } catch (error) {
      if (error instanceof PatternProblem) this.#fail(error.message);
      throw error;
    }
  }

  #action(depth: number): Action {
    const verb = this.#script[this.#at++];
    if (verb === undefined) {
      this.#at--;
      this.#fail('missing command');
    }
    if (SIMPLE.includes(verb)) {
      this.#end();
      return { verb } as Action;
    }
    switch (verb) {
      case '{': {
        const commands = this.#commands(depth + 1);
        if (this.#script[this.#at] !== '}') {
          this.#at = 0;
          this.#fail("unmatched `{'");
        }
        this.#at++;
        this.#end();
        return { verb, commands };
      }
      case 's':
        return { verb, substitution: this.#substitution() };
      case 'y':
        return { verb, into: this.#transliteration() };
      case 'a':
      case 'i':
      case 'c':
        return { verb, text: this.#text() };
      case 'q':
      case 'Q': {
        this.#skip(' \t');
        const status = this.#number() ?? 0;
        this.#end();
        return { verb, status };
      }
      case 'b':
      case 't':
      case 'T':
      case ':': {
        this.#skip(' \t');
        const label = (verb === ':' ? /^[^\n;]*/ : /^[^\n;}]*/).exec(this.#script.slice(this.#at))?.[0] ?? '';
        this.#at += label.length;
        if (verb === ':' && label.trim() === '') this.#fail('":" lacks a label');
        return { verb, label: label.trim() };
      }
      default:
        return this.#fail(`unknown command: \`${verb}'`);
    }
  }

  #end(): void {
    this.#skip(' \t');
    const next = this.#script[this.#at];
    if (next === undefined || ';\n}#'.includes(next)) return;
    this.#at++;
    this.#fail('extra characters after command');
  }

  /** `a\` and the next lines, or `a text` on one line. */
  #text(): string {
    this.#skip(' \t');
    if (this.#script[this.#at] === '\\') {
      this.#at++;
      this.#skip(' \t');
      if (this.#script[this.#at] === '\n') this.#at++;
    }
    if (this.#at >= this.#script.length) this.#fail("expected \\ after `a', `c' or `i'");
    let text = '';
    for (; this.#at < this.#script.length; this.#at++) {
      const character = this.#script[this.#at] as string;
      if (character === '\n') break;
      if (character === '\\') {
        this.#at++;
        text += this.#script[this.#at] ?? '';
      } else text += character;
    }
    return `${text}\n`;
  }

  #substitution(): Substitution {
    const problem = "unterminated `s' command";
    const delimiter = this.#script[this.#at];
    const text = this.#delimited(problem);
    const replacement = readReplacement(this.#upTo(delimiter as string, problem));
    const flags = { global: false, print: false, nth: 1, ignoreCase: false };
    for (;;) {
      const flag = this.#script[this.#at];
      if (flag === 'g') flags.global = true;
      else if (flag === 'p') flags.print = true;
      else if (flag === 'i' || flag === 'I') flags.ignoreCase = true;
      else if (flag !== undefined && /\d/.test(flag)) {
        flags.nth = this.#number() as number;
        if (flags.nth === 0) this.#fail("number option to `s' command may not be zero");
        continue;
      } else break;
      this.#at++;
    }
    this.#skip(' \t');
    const next = this.#script[this.#at];
    if (next !== undefined && !';\n}#'.includes(next)) {
      this.#at++;
      this.#fail("unknown option to `s'");
    }
    const { global, print, nth, ignoreCase } = flags;
    return { pattern: this.#compile(text, ignoreCase), replacement, global, print, nth };
  }

  #transliteration(): ReadonlyMap<string, string> {
    const problem = "unterminated `y' command";
    const delimiter = this.#script[this.#at];
    const plain = (text: string) =>
      text.replace(/\\(.)/gs, (_, letter) => (letter === 'n' ? '\n' : letter === 't' ? '\t' : letter));
    const from = plain(this.#delimited(problem));
    const to = plain(this.#upTo(delimiter as string, problem));
    if (from.length !== to.length) this.#fail("strings for `y' command are different lengths");
    this.#end();
    return new Map([...from].map((character, index) => [character, to[index] as string]));
  }
}

/** `&`, `\0` to `\9`, `\n`, `\t`; a backslash before a line's end is that line's end. */
function readReplacement(text: string): (string | number)[] {
  const parts: (string | number)[] = [];
  let literal = '';
  const flush = () => {
    if (literal !== '') parts.push(literal);
    literal = '';
  };
  for (let at = 0; at < text.length; at++) {
    const character = text[at] as string;
    if (character === '&') {
      flush();
      parts.push(0);
    } else if (character === '\\') {
      const escaped = text[++at] ?? '\\';
      if (/\d/.test(escaped)) {
        flush();
        parts.push(Number(escaped));
      } else literal += escaped === 'n' ? '\n' : escaped === 't' ? '\t' : escaped === 'r' ? '\r' : escaped;
    } else literal += character;
  }
  flush();
  return parts;
}
