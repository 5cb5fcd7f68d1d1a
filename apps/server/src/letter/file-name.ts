/** Longest name given out, in characters. */
const MAX_NAME = 200;

/**
 * A file name that somebody else chose, made harmless: no directories, no control or direction-changing characters (a name that
 * reads `exe.jpg` and is not), no leading dots.
 */
export function fileNameOf(given: string): string {
  const last = given.slice(0, 8192).split(/[/\\]/).at(-1) ?? '';
  const name = last
    .replace(/[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/^[.\s]+/, '')
    .trim();
  return [...name].slice(0, MAX_NAME).join('');
}

/** `attachment; filename="na_ve.txt"; filename*=UTF-8''na%C3%AFve.txt` (RFC 6266 §4, RFC 8187 §3.2.1). */
export function contentDisposition(kind: 'attachment' | 'inline', name: string): string {
  if (name === '') return kind;
  const plain = name.replace(/[^\x20-\x7e]/gu, '_').replace(/["\\%]/g, '_');
  const quoted = `${kind}; filename="${plain}"`;
  return plain === name ? quoted : `${quoted}; filename*=UTF-8''${extValue(name)}`;
}

/** `encodeURIComponent` leaves four characters that an ext-value may not hold; a lone surrogate is no text. */
function extValue(name: string): string {
  return encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
