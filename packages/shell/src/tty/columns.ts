import { textWidth } from '../line-editor/width.ts';

/** Names in columns, top to bottom, as `ls` sets them; each row ends with LF. */
export function columnsOf(names: readonly string[], screenColumns: number): string {
  if (names.length === 0) return '';
  const widths = names.map(textWidth);
  for (let rows = 1; ; rows++) {
    const columns: number[] = [];
    for (let start = 0; start < names.length; start += rows)
      columns.push(Math.max(...widths.slice(start, start + rows)));
    const total = columns.reduce((sum, width) => sum + width + 2, -2);
    if (total > screenColumns && rows < names.length) continue;
    let text = '';
    for (let row = 0; row < rows; row++) {
      for (let index = row; index < names.length; index += rows) {
        const padding = (columns[(index - row) / rows] as number) - (widths[index] as number) + 2;
        text += (names[index] as string) + (index + rows < names.length ? ' '.repeat(padding) : '');
      }
      text += '\n';
    }
    return text;
  }
}
