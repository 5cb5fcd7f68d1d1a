import type { Codes, Pattern } from './condition.ts';

/** What is looked at of a longer text: a lesson's patterns are about lines, and a letter may be of megabytes. */
const LOOKED_AT = 64 * 1024;

/** Whether one of the patterns fits one of the texts. */
export function fits(pattern: Pattern, texts: string | readonly string[] | undefined): boolean {
  const all = texts === undefined ? [] : typeof texts === 'string' ? [texts] : texts;
  const patterns = typeof pattern === 'string' ? [pattern] : pattern;
  return patterns.some((one) => all.some((text) => fitsOne(one, text)));
}

/**
 * Pieces between stars, found one after the other from the left: the first place is always as good as any later one, so the work is
 * the text's length times the pattern's at worst, and nothing an author writes makes it more.
 */
function fitsOne(pattern: string, whole: string): boolean {
  const text = whole.slice(0, LOOKED_AT).toLowerCase();
  const [first = '', ...rest] = pattern.toLowerCase().split('*');
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

/** `250`, `4xx`, or several of them. */
export function fitsCode(codes: Codes, code: number | undefined): boolean {
  if (code === undefined) return false;
  const list = typeof codes === 'object' ? codes : [codes];
  return list.some((one) => {
    const wanted = String(one).toLowerCase();
    const said = String(code);
    return (
      wanted.length === said.length && [...wanted].every((digit, at) => digit === 'x' || digit === said[at])
    );
  });
}
