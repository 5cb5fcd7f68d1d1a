const NAMED: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\x07': '\\a',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\v': '\\v',
};

/** As `l` shows a line: nothing in it is invisible, folded at 70 columns. */
export function unambiguous(text: string): string {
  const cells = [...text].map(
    (character) =>
      NAMED[character] ??
      (/[ -~]/.test(character) ? character : `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`),
  );
  let folded = '';
  let column = 0;
  for (const cell of [...cells, '$']) {
    if (cell !== '$' && column + cell.length > 69) {
      folded += '\\\n';
      column = 0;
    }
    folded += cell;
    column += cell.length;
  }
  return folded;
}
