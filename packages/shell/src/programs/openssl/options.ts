/** Options as OpenSSL's programs read them (opt.c): one or two dashes, a value in the next word, operands last. */

export interface SslOption {
  /** What stands behind it: nothing, a text, or a number. */
  value?: 'text' | 'number';
}

export type SslOptions =
  | {
      ok: true;
      has(name: string): boolean;
      value(name: string): string | undefined;
      operands: string[];
      given: string[];
    }
  | { ok: false; problem: string };

export function readSslOptions(
  words: readonly string[],
  table: Readonly<Record<string, SslOption>>,
): SslOptions {
  const values = new Map<string, string>();
  const given: string[] = [];
  let at = 0;
  for (; at < words.length; at++) {
    const word = words[at] as string;
    if (!word.startsWith('-') || word === '-') break;
    if (word === '--') {
      at++;
      break;
    }
    const name = word.replace(/^--?/, '');
    const option = Object.hasOwn(table, name) ? table[name] : undefined;
    if (!option) return { ok: false, problem: `Unknown option: ${word}` };
    let value = '';
    if (option.value) {
      const next = words[++at];
      if (next === undefined) return { ok: false, problem: `Option ${word} needs a value` };
      if (option.value === 'number' && !/^\d+$/.test(next))
        return { ok: false, problem: `Can't parse "${next}" as a number` };
      value = next;
    }
    values.set(name, value);
    given.push(name);
  }
  return {
    ok: true,
    given,
    operands: words.slice(at),
    has: (name) => values.has(name),
    value: (name) => values.get(name),
  };
}
