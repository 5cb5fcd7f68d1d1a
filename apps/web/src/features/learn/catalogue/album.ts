import { ALBUM } from '@ehlo/lessons';

/** First digits of reply codes, as the album's rows. */
export const ALBUM_CLASSES = [2, 3, 4, 5] as const;

/** Codes of one class, those of the album and whatever else was met. */
export function codesOf(kind: (typeof ALBUM_CLASSES)[number], met: Iterable<number>): number[] {
  return [...new Set<number>([...ALBUM, ...met])]
    .filter((code) => Math.floor(code / 100) === kind)
    .sort((one, other) => one - other);
}
