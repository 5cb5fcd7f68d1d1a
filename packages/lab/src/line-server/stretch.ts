/** So many octets of a letter are progress, without a line's end too. */
const PROGRESS_OCTETS = 1024;
const LF = 10;

/** Tells a sender that gets on from one that only drips: octet by octet, a letter could hold a connection for ever. */
export class Stretch {
  #octets = 0;

  /** @returns true when a line, or 1 KiB, came since it was true last */
  gotOn(octets: Uint8Array): boolean {
    this.#octets += octets.length;
    if (this.#octets < PROGRESS_OCTETS && !octets.includes(LF)) return false;
    this.#octets = 0;
    return true;
  }
}
