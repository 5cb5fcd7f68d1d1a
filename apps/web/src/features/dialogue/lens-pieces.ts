import type { LineEnding } from '@ehlo/protocol/reading';

/** A run of signs that show themselves, blanks, or one octet that does not, by its name or in hex. */
export type Piece = { kind: 'text' | 'blank'; text: string } | { kind: 'octet' | 'ending'; text: string };

/** ASCII's names of its control characters (RFC 20); TAB is what everybody calls HT. */
const CONTROLS =
  'NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US'.split(
    ' ',
  );

const nameOf = (octet: number): string =>
  octet === 0x7f ? 'DEL' : (CONTROLS[octet] ?? octet.toString(16).padStart(2, '0'));

/** What the lens shows of a line: one character of `text` is one octet. */
export function lensPieces(text: string, ending: LineEnding): Piece[] {
  const pieces: Piece[] = (text.match(/[!-~]+| +|[^ -~]/g) ?? []).map((run): Piece => {
    if (run[0] === ' ') return { kind: 'blank', text: '·'.repeat(run.length) };
    const octet = run.charCodeAt(0);
    return octet > 0x20 && octet < 0x7f
      ? { kind: 'text', text: run }
      : { kind: 'octet', text: nameOf(octet) };
  });
  if (ending === 'crlf') pieces.push({ kind: 'ending', text: 'CR' });
  if (ending !== 'none') pieces.push({ kind: 'ending', text: 'LF' });
  return pieces;
}
