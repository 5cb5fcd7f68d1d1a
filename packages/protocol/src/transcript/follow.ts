import type { Part, Transcript } from './transcript.ts';

/**
 * `tshark -z follow,tcp,ascii,0`: a head between rules, then for each segment a line with its count of octets, behind a tab
 * if the second node sent it, and the octets. The second node is who was called: the server.
 */
export function readFollow(lines: readonly string[]): Transcript | undefined {
  const head = lines.findIndex((line) => /^Follow: tcp,ascii$/.test(line));
  if (head < 0) return undefined;
  const parts: Part[] = [];
  let by: Part['by'] | undefined;
  let left = 0;
  for (const line of lines.slice(head + 1)) {
    const count = left <= 0 ? /^(\t?)(\d+)$/.exec(line) : null;
    if (count) {
      by = count[1] === '' ? 'client' : 'server';
      left = Number(count[2]);
    } else if (by && left > 0) {
      parts.push({ by, octets: `${line}\r\n` });
      left -= line.length + 2;
    }
  }
  return { format: 'tshark-follow', parts };
}
