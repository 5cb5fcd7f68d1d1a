/** Options of one command: long name → whether a value follows; `short` gives letters to some of them. */
export interface FlagTable {
  long: Readonly<Record<string, 'switch' | 'value'>>;
  short?: Readonly<Record<string, string>>;
  /** Nothing behind the first operand is an option (`docker run`, and what stands before a compose command). */
  operandsLast?: boolean;
}

export type Flags =
  | {
      ok: true;
      operands: string[];
      has(name: string): boolean;
      /** Every value given, in order. */
      values(name: string): string[];
    }
  /** pflag's words. */
  | { ok: false; says: string };

/** Reads options as Go's pflag does, which docker uses. */
export function readFlags(words: readonly string[], { long, short = {}, operandsLast }: FlagTable): Flags {
  const given = new Map<string, string[]>();
  const operands: string[] = [];
  const left = [...words];
  const add = (name: string, value: string) => given.set(name, [...(given.get(name) ?? []), value]);
  for (let word = left.shift(); word !== undefined; word = left.shift()) {
    if (word === '--') {
      operands.push(...left.splice(0));
    } else if (word.startsWith('--')) {
      const [name = '', ...rest] = word.slice(2).split('=');
      const kind = Object.hasOwn(long, name) ? long[name] : undefined;
      if (kind === undefined) return { ok: false, says: `unknown flag: --${name}` };
      const value = rest.length > 0 ? rest.join('=') : kind === 'switch' ? 'true' : left.shift();
      if (value === undefined) return { ok: false, says: `flag needs an argument: --${name}` };
      if (kind === 'value' || value !== 'false') add(name, value);
    } else if (/^-./.test(word)) {
      for (let at = 1; at < word.length; at++) {
        const letter = word[at] as string;
        const name = Object.hasOwn(short, letter) ? short[letter] : undefined;
        if (name === undefined) return { ok: false, says: `unknown shorthand flag: '${letter}' in ${word}` };
        if (long[name] === 'switch') {
          add(name, 'true');
          continue;
        }
        const rest = word.slice(at + 1).replace(/^=/, '');
        const value = rest !== '' ? rest : left.shift();
        if (value === undefined) return { ok: false, says: `flag needs an argument: '${letter}' in ${word}` };
        add(name, value);
        break;
      }
    } else {
      operands.push(word);
      if (operandsLast) operands.push(...left.splice(0));
    }
  }
  return { ok: true, operands, has: (name) => given.has(name), values: (name) => given.get(name) ?? [] };
}
