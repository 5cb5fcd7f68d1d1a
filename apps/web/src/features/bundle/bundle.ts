/** Everything of one dialogue in one file, for a report. */
import { strToU8, zipSync } from 'fflate';

export interface BundleParts {
  /** Folder in it, and beginning of its name. */
  name: string;
  transcript: string;
  markdown: string;
  svg: string;
  /** As `/replay` opens it. */
  replay: string;
  letters: readonly Uint8Array<ArrayBuffer>[];
  capture?: Uint8Array<ArrayBuffer> | undefined;
  /** Milliseconds since the epoch: of the files in it. */
  at: number;
}

export function bundle({
  name,
  transcript,
  markdown,
  svg,
  replay,
  letters,
  capture,
  at,
}: BundleParts): Uint8Array<ArrayBuffer> {
  const files: Record<string, Uint8Array> = {
    'transcript.txt': strToU8(transcript),
    'transcript.md': strToU8(markdown),
    'sequence.svg': strToU8(svg),
    'replay.ehlo': strToU8(replay),
  };
  for (const [index, octets] of letters.entries()) files[`letter-${index + 1}.eml`] = octets;
  if (capture) files['capture.pcapng'] = capture;
  const inside = Object.fromEntries(
    Object.entries(files).map(([path, octets]) => [`${name}/${path}`, octets]),
  );
  // Times in a zip begin in 1980.
  return new Uint8Array(zipSync(inside, { mtime: Math.max(at, Date.UTC(1980, 0, 2)) }));
}
