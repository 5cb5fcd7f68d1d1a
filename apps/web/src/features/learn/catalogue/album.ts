/** Reply codes that can be met in the lab: those of the codes' tables that a server here can be brought to say. */
export const ALBUM: readonly number[] = [
  220, 221, 235, 250, 251, 252, 334, 354, 421, 450, 451, 452, 500, 501, 502, 503, 504, 530, 535, 550, 551,
  552, 553, 554,
];

export const ALBUM_CLASSES = [2, 3, 4, 5] as const;

/** Codes of one class, those of the album and whatever else was met. */
export function codesOf(kind: (typeof ALBUM_CLASSES)[number], met: Iterable<number>): number[] {
  return [...new Set([...ALBUM, ...met])]
    .filter((code) => Math.floor(code / 100) === kind)
    .sort((one, other) => one - other);
}
