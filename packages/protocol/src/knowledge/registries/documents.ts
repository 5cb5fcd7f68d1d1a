/**
 * Documents whose sections were read while the tables were made. A row that cites another one carries its section on the
 * word of other documents, or of memory: its entry says `confirmed: false` until somebody reads it.
 */
export const DOCUMENTS_READ: ReadonlySet<string> = new Set(
  [
    821, 1652, 1870, 1985, 2034, 2195, 2920, 3030, 3207, 3461, 3463, 4616, 4954, 5321, 5322, 5802, 6152, 6409,
    6531, 6710, 7504, 7628, 7677, 8617, 8689,
  ].map((number) => `RFC ${number}`),
);

/** Registries and manuals, which have no sections. */
const OTHER_SOURCES = /^(?:IANA|Postfix|HAProxy|the lab|draft-)/;

/** Whether the document that a row cites was read. */
export function isConfirmed(source: string): boolean {
  return OTHER_SOURCES.test(source) || DOCUMENTS_READ.has(source.split(' §')[0] ?? '');
}
