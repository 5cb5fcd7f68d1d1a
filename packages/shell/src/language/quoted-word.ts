/** A word as bash writes it where it must be read again: `set -x`, `printf %q`, `trap -p`. */

/** With quotes around what needs them, as `set -x` and `${x@Q}` write. */
export function quotedWord(word: string): string {
  if (word === '') return "''";
  if (/[\x00-\x1f\x7f]/.test(word.replace(/\n/g, ''))) return escaped(word);
  if (!/[\s"'`$&|;<>()*?[\]!\\{}^]/.test(word) && !/^[~#]/.test(word)) return word;
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** With a backslash before each character that needs one, as `printf %q` writes. */
export function escapedWord(word: string): string {
  if (word === '') return "''";
  if (/[\x00-\x1f\x7f]/.test(word)) return escaped(word);
  return word.replace(/[\s"'`$&|;<>()*?[\]!\\{}^,]/g, '\\$&').replace(/^[~#]/, '\\$&');
}

const NAMED: Readonly<Record<string, string>> = {
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\x1b': '\\E',
  '\\': '\\\\',
  "'": "\\'",
};

function escaped(word: string): string {
  const text = word.replace(
    /[\x00-\x1f\x7f\\']/g,
    (character) => NAMED[character] ?? `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`,
  );
  return `$'${text}'`;
}
