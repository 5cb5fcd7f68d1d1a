/**
 * Words of a sentence in lines of at most `width` pixels, a character being `character` wide on average. What does not fit `most`
 * lines ends in an ellipsis: an SVG does not break lines by itself.
 */
export function wrapped(text: string, width: number, character: number, most: number): string[] {
  const fit = Math.max(8, Math.floor(width / character));
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && `${line} ${word}`.length > fit) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  if (lines.length <= most) return lines;
  const last = lines[most - 1] ?? '';
  return [...lines.slice(0, most - 1), `${last.slice(0, fit - 1).replace(/[\s,;:.]+$/, '')}…`];
}
