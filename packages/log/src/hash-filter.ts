import type Database from 'libsql';

/** 2^23 bits are 1 MiB: with 100 000 mails one question in eighty goes to the table in vain. */
const BITS = 23;
/** Hex digits that a hash's bit is taken from, 24 bits. */
const DIGITS = 6;

/**
 * Whether the table `mails` may name a blob. Nearly every mail that comes is new, and this says so at a hundredth of
 * what the table would cost. Nothing is taken out of it before the store is opened again.
 */
export class HashFilter {
  readonly #bits = new Uint8Array(2 ** BITS / 8);

  constructor(db: Database.Database) {
    const beginnings = db.prepare(`SELECT DISTINCT substr(sha256, 1, ${DIGITS}) FROM mails`).raw();
    for (const [beginning] of beginnings.all([]) as [string][]) this.add(beginning);
  }

  add(sha256: string): void {
    const bit = bitOf(sha256);
    this.#bits[bit >> 3] = (this.#bits[bit >> 3] as number) | (1 << (bit & 7));
  }

  mayHave(sha256: string): boolean {
    const bit = bitOf(sha256);
    return ((this.#bits[bit >> 3] as number) & (1 << (bit & 7))) !== 0;
  }
}

/** What is no hash (tests have such names) is at one bit with others of its kind. */
function bitOf(sha256: string): number {
  return (Number.parseInt(sha256.slice(0, DIGITS), 16) || 0) >> (4 * DIGITS - BITS);
}
