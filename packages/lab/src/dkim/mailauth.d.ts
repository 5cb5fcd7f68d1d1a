/** What mailauth 4.13.3 has no types for. */
declare module 'mailauth/lib/tools.js' {
  interface HeaderLine {
    key: string;
    casedKey: string;
    line: Buffer;
  }
  export function parseHeaders(head: Buffer): { parsed: HeaderLine[] };
  /** Lines to be signed, from the bottom up. @param fieldNames parted by colons */
  export function getSigningHeaderLines(
    parsed: HeaderLine[],
    fieldNames: string,
  ): { keys: string; headers: HeaderLine[] };
  /** Folded, without a line end behind it. */
  export function formatSignatureHeaderLine(type: 'DKIM', tags: object, folded: true): string;
}
declare module 'mailauth/lib/dkim/header/relaxed.js' {
  export function relaxedHeaders(
    type: 'DKIM',
    lines: { keys: string; headers: import('mailauth/lib/tools.js').HeaderLine[] },
    how: {
      signingDomain: string;
      selector: string;
      algorithm: string;
      canonicalization: string;
      bodyHash: string;
      signTime: Date;
    },
  ): { canonicalizedHeader: Buffer; dkimHeaderOpts: object };
}
declare module 'mailauth/lib/dkim/body/index.js' {
  export function dkimBody(
    canonicalization: 'relaxed' | 'simple',
    algorithm: 'sha256',
    maxBodyLength: false,
  ): { update(octets: Buffer): void; digest(encoding: 'base64'): string };
}
