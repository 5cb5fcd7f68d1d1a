/** What stands around a dialogue on a page: fences, marks of quotation, indentation, line numbers. */

/** The lines without what surrounds all of them; the same list if nothing does. */
export function unwrapped(lines: readonly string[]): readonly string[] {
  let inner = fenced(lines);
  inner = unquoted(inner);
  inner = unlisted(inner);
  inner = outdented(inner);
  const bare = unnumbered(inner);
  return bare === inner ? inner : outdented(bare);
}

const FENCE = /^\s*(?:```|~~~)/;

/** What stands between fences, where there are any. */
function fenced(lines: readonly string[]): readonly string[] {
  if (!lines.some((line) => FENCE.test(line))) return lines;
  let open = false;
  return lines.filter((line) => {
    if (!FENCE.test(line)) return open;
    open = !open;
    return false;
  });
}

const isWritten = (line: string): boolean => line.trim() !== '';

/** A mail that quotes a dialogue puts `>` before each of its lines. */
function unquoted(lines: readonly string[]): readonly string[] {
  const quoted = lines.some(isWritten) && lines.every((line) => line.startsWith('>') || !isWritten(line));
  // Where only one side is marked so, it is a mark of who speaks.
  return quoted && lines.some((line) => /^> ?(?:[2-5]\d\d[ -]|\+OK|\* |S:|<)/.test(line))
    ? lines.map((line) => line.replace(/^> ?/, ''))
    : lines;
}

/** Each line an item of a list. */
function unlisted(lines: readonly string[]): readonly string[] {
  const listed = lines.some(isWritten) && lines.every((line) => /^\s*[-*•] /.test(line) || !isWritten(line));
  // IMAP's untagged lines begin so, too, and its commands do not.
  return listed ? lines.map((line) => line.replace(/^\s*[-*•] /, '')) : lines;
}

function outdented(lines: readonly string[]): readonly string[] {
  let least = Number.POSITIVE_INFINITY;
  for (const line of lines) if (isWritten(line)) least = Math.min(least, line.search(/\S/));
  return least > 0 && Number.isFinite(least) ? lines.map((line) => line.slice(least)) : lines;
}

const NUMBERED = /^\s*(\d{1,5})(?:[.):|]\s?|\s|$)(.*)$/s;
/** Lines that have to be numbered in a row before it is believed: replies are numbers too. */
const IN_A_ROW = 3;

function unnumbered(lines: readonly string[]): readonly string[] {
  let next: number | undefined;
  let count = 0;
  for (const line of lines) {
    if (!isWritten(line)) continue;
    const number = Number(NUMBERED.exec(line)?.[1] ?? Number.NaN);
    if (Number.isNaN(number) || (next !== undefined && number !== next)) return lines;
    next = number + 1;
    count++;
  }
  return count >= IN_A_ROW ? lines.map((line) => NUMBERED.exec(line)?.[2] ?? line) : lines;
}
