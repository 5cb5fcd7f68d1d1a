/** Options as GNU's getopt_long reads them: bundled, anywhere, long ones abbreviated; its words for mistakes. */

export interface LongOption {
  /** What the option is called in the result: its short letter, or its own name. */
  is: string;
  argument: boolean;
}

export interface OptionTable {
  /** Letters; one that takes an argument is followed by `:`. */
  short: string;
  /** In the order in which an ambiguous abbreviation lists them. */
  long?: Readonly<Record<string, LongOption>>;
  /** Stop at the first operand, as POSIX wants it (`printf`, OpenBSD's programs). */
  operandsLast?: boolean;
}

export interface GivenOption {
  name: string;
  value: string;
}

/** `problem` follows `name: ` in the message. */
export type Options =
  | {
      ok: true;
      given: GivenOption[];
      operands: string[];
      has(name: string): boolean;
      value(name: string): string | undefined;
    }
  | { ok: false; problem: string };

export function readOptions(argumentWords: readonly string[], table: OptionTable): Options {
  const given: GivenOption[] = [];
  const operands: string[] = [];
  const words = [...argumentWords];
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    if (word === '--') {
      operands.push(...words.splice(0));
    } else if (word.startsWith('--') && table.long) {
      const problem = longOption(word.slice(2), words, table.long, given);
      if (problem) return { ok: false, problem };
    } else if (word.startsWith('-') && word !== '-') {
      const problem = shortOptions(word.slice(1), words, table.short, given);
      if (problem) return { ok: false, problem };
    } else {
      operands.push(word);
      if (table.operandsLast) operands.push(...words.splice(0));
    }
  }
  return {
    ok: true,
    given,
    operands,
    has: (name) => given.some((option) => option.name === name),
    value: (name) => given.findLast((option) => option.name === name)?.value,
  };
}

function shortOptions(
  letters: string,
  words: string[],
  short: string,
  given: GivenOption[],
): string | undefined {
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] as string;
    const index = letter === ':' ? -1 : short.indexOf(letter);
    if (index < 0) return `invalid option -- '${letter}'`;
    if (short[index + 1] !== ':') {
      given.push({ name: letter, value: '' });
      continue;
    }
    const value = letters.slice(at + 1) || words.shift();
    if (value === undefined) return `option requires an argument -- '${letter}'`;
    given.push({ name: letter, value });
    return undefined;
  }
  return undefined;
}

function longOption(
  text: string,
  words: string[],
  long: Readonly<Record<string, LongOption>>,
  given: GivenOption[],
): string | undefined {
  const [name, value] = text.includes('=')
    ? [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)]
    : [text];
  const exact = Object.hasOwn(long, name)
    ? [name]
    : Object.keys(long).filter((option) => option.startsWith(name));
  // glibc asks whether the candidates would do the same, not whether they are the same.
  const kinds = new Set(
    exact.map((option) => {
      const { is, argument } = long[option] as LongOption;
      return argument && is.length > 1 ? 'argument' : is;
    }),
  );
  if (exact.length === 0) return `unrecognized option '--${name}'`;
  if (kinds.size > 1)
    return `option '--${name}' is ambiguous; possibilities: ${exact.map((option) => `'--${option}'`).join(' ')}`;
  const option = exact[0] as string;
  const { is, argument } = long[option] as LongOption;
  if (!argument) {
    if (value !== undefined) return `option '--${option}' doesn't allow an argument`;
    given.push({ name: is, value: '' });
    return undefined;
  }
  const taken = value ?? words.shift();
  if (taken === undefined) return `option '--${option}' requires an argument`;
  given.push({ name: is, value: taken });
  return undefined;
}
