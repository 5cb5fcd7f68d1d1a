import { latin1 } from '../octets.ts';

/** What was to be read is not all there, or is longer than what it stands in. */
export class Malformed extends Error {}

/** Reads numbers, big-endian, and vectors with their length in front (RFC 8446 §3.4). Throws `Malformed` past the end. */
export class OctetCursor {
  readonly #octets: Uint8Array;
  #at = 0;

  constructor(octets: Uint8Array) {
    this.#octets = octets;
  }

  get left(): number {
    return this.#octets.length - this.#at;
  }

  take(length: number): Uint8Array {
    if (length > this.left) throw new Malformed();
    this.#at += length;
    return this.#octets.subarray(this.#at - length, this.#at);
  }

  number(octets: 1 | 2 | 3): number {
    let value = 0;
    for (const octet of this.take(octets)) value = value * 256 + octet;
    return value;
  }

  /** A vector whose length stands in so many octets before it. */
  vector(lengthOctets: 1 | 2 | 3): OctetCursor {
    return new OctetCursor(this.take(this.number(lengthOctets)));
  }

  /** All that is left, in numbers of two octets. */
  numbers(): number[] {
    const numbers: number[] = [];
    while (this.left > 0) numbers.push(this.number(2));
    return numbers;
  }

  /** All that is left, one character an octet. */
  text(): string {
    return latin1(this.take(this.left));
  }
}
