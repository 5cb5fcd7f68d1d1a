import { textOfUtf8, utf8 } from '@ehlo/protocol';

/** A file as an editor shows it. */
export interface FileText {
  text: string;
  /** Every line of it ends with CR LF: so it is written again. */
  crlf: boolean;
}

/** @returns undefined for what is no UTF-8 text */
export function readText(octets: Uint8Array): FileText | undefined {
  const text = textOfUtf8(octets);
  if (text.includes('\ufffd') || text.includes('\0')) return undefined;
  const crlf = text.includes('\r\n') && !/(?:^|[^\r])\n/.test(text);
  return { text: crlf ? text.replaceAll('\r\n', '\n') : text, crlf };
}

/** A last line without an end is given one. */
export function octetsOfText({ text, crlf }: FileText): Uint8Array {
  const ended = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  return utf8(crlf ? ended.replaceAll('\n', '\r\n') : ended);
}
