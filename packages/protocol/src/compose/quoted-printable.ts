import { utf8 } from '../octets.ts';

/** Characters of an encoded line, its `=` included (RFC 2045 §6.7 rule 5). */
const MOST = 76;
const HEX = '0123456789ABCDEF';

export const hexOctet = (octet: number): string => `=${HEX[octet >> 4]}${HEX[octet & 15]}`;

/** Octets that stand for themselves (rules 2 and 3); whether a blank may depends on what follows it. */
const isPlain = (octet: number): boolean => octet >= 33 && octet <= 126 && octet !== 61;

/**
 * Text in quoted-printable (RFC 2045 §6.7): its line ends stay line ends, everything else that is no plain ASCII is written
 * as octets of UTF-8. A dot that would begin a line is written as an octet too, so that no relay need stuff it.
 *
 * @param text lines parted by CR LF
 */
export function quotedPrintable(text: string): string {
  return text.split('\r\n').map(encodeLine).join('\r\n');
}

function encodeLine(line: string): string {
  const lines: string[] = [];
  let now = '';
  const octets = utf8(line);
  for (let index = 0; index < octets.length; index++) {
    const octet = octets[index] as number;
    const last = index === octets.length - 1;
    const blank = (octet === 32 || octet === 9) && !last;
    const dot = octet === 46 && now === '';
    const piece = !dot && (blank || isPlain(octet)) ? String.fromCharCode(octet) : hexOctet(octet);
    // The last line needs no `=` behind it.
    if (now.length + piece.length > (last ? MOST : MOST - 1)) {
      lines.push(`${now}=`);
      now = piece === '.' ? hexOctet(octet) : piece;
    } else now += piece;
  }
  return [...lines, now].join('\r\n');
}
