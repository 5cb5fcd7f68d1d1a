/**
 * Documents whose sections were read while the tables were made. A row that cites another one carries its section on the
 * word of other documents, or of memory: its entry says `confirmed: false` until somebody reads it.
 */
export const DOCUMENTS_READ: ReadonlySet<string> = new Set(
  [
    821, 1652, 1870, 1939, 1985, 2033, 2034, 2195, 2920, 3030, 3207, 3461, 3463, 4616, 4954, 5321, 5322, 5802,
    6152, 6376, 6409, 6531, 6710, 7208, 7504, 7505, 7628, 7677, 8301, 8460, 8461, 8463, 8617, 8689, 9051,
  ].map((number) => `RFC ${number}`),
);

/** Sections of documents that were not read, and what names them by number. */
export const SECTIONS_VOUCHED: Readonly<Record<string, string>> = {
  'RFC 5234 §B.1': 'RFC 6531 §3.3',
  'RFC 7372 §3.3': 'IANA, enhanced status codes, X.7.25',
  'RFC 8314 §3.3': 'links of several manuals to it, for port 465',
};

/** Registries and manuals, which have no sections. */
const OTHER_SOURCES = /^(?:IANA|Postfix|HAProxy|the lab|draft-)/;

/** Whether the section that a row cites was read, or is named by something that was. */
export function isConfirmed(source: string): boolean {
  return (
    OTHER_SOURCES.test(source) ||
    Object.hasOwn(SECTIONS_VOUCHED, source) ||
    DOCUMENTS_READ.has(source.split(' §')[0] ?? '')
  );
}
