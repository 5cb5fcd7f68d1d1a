/** Characters of HTML that are read for their text. */
const MAX_HTML = 1024 * 1024;

/** What a reader sees of HTML, as plain text: for searching, and where a letter has no text of its own. Never shown as HTML. */
export function textOfHtml(html: string): string {
  return withoutUnseen(html.slice(0, MAX_HTML))
    .replace(/<(?:br|\/p|\/div|\/tr|\/li|\/h[1-6])\b[^<>]*>/gi, '\n')
    .replace(/<[^<>]*>/g, ' ')
    .replace(
      /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi,
      (whole, decimal, hex, name: string | undefined) => {
        if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? whole;
        const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
      },
    )
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n[\n ]*/g, '\n')
    .trim();
}

/** Elements whose text is not shown are left out, to the end where they are not closed. */
function withoutUnseen(html: string): string {
  const lower = html.toLowerCase();
  let seen = '';
  let at = 0;
  for (const { index, 1: name = '' } of html.matchAll(/<(style|script|title|head)\b/gi)) {
    if (index < at) continue;
    seen += html.slice(at, index);
    const close = lower.indexOf(`</${name.toLowerCase()}`, index);
    if (close < 0) return seen;
    at = close;
  }
  return seen + html.slice(at);
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};
