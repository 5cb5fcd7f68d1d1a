/**
 * The text of a TXT record as a check reads it: its strings are one, with nothing between them (RFC 7208 §3.3).
 *
 * @param data  As a zone file writes it (RFC 1035 §5.1): strings in quotation marks, `\"` and `\007` in them. Where it was cut, as
 *   far as it goes.
 */
export function textOfTxt(data: string): string {
  let text = '';
  for (const [, string = ''] of data.matchAll(/"((?:[^"\\]|\\.)*)(?:"|$)/gs))
    text += string.replace(/\\(\d{3}|.)/gs, (_, escaped: string) =>
      /^\d{3}$/.test(escaped) ? String.fromCharCode(Number(escaped) & 255) : escaped,
    );
  return text;
}
