/** TLS records (RFC 8446 §5.1). */

export const CHANGE_CIPHER_SPEC = 20;
export const ALERT = 21;
export const HANDSHAKE = 22;
export const APPLICATION_DATA = 23;

export interface TlsRecord {
  type: number;
  header: Uint8Array;
  body: Uint8Array;
}

const HEADER_OCTETS = 5;
/** RFC 8446 §5.2: a protected record may be this much longer than 2^14. */
const MAX_BODY = 2 ** 14 + 2048;

/** Cuts a stream into records; `undefined` for ever once it is not TLS. */
export function createRecordReader(): (octets: Uint8Array) => TlsRecord[] | undefined {
  let rest: Uint8Array = new Uint8Array(0);
  let foreign = false;
  return (octets) => {
    if (foreign) return undefined;
    rest = rest.length === 0 ? octets.slice() : Buffer.concat([rest, octets]);
    const records: TlsRecord[] = [];
    while (rest.length >= HEADER_OCTETS) {
      const header = rest.subarray(0, HEADER_OCTETS);
      const [type = 0, major, , high = 0, low = 0] = header;
      const length = high * 256 + low;
      if (type < CHANGE_CIPHER_SPEC || type > APPLICATION_DATA || major !== 3 || length > MAX_BODY) {
        foreign = true;
        return records.length > 0 ? records : undefined;
      }
      if (rest.length < HEADER_OCTETS + length) break;
      records.push({ type, header, body: rest.subarray(HEADER_OCTETS, HEADER_OCTETS + length) });
      rest = rest.subarray(HEADER_OCTETS + length);
    }
    return records;
  };
}

/** Numbers and vectors of TLS's presentation language (RFC 8446 §3), in order. Reads zeros and nothing past the end. */
export class TlsFields {
  #octets: Uint8Array;

  constructor(octets: Uint8Array) {
    this.#octets = octets;
  }

  get left(): number {
    return this.#octets.length;
  }

  take(length: number): Uint8Array {
    const taken = this.#octets.subarray(0, length);
    this.#octets = this.#octets.subarray(length);
    return taken;
  }

  number(octets: 1 | 2 | 3 | 4): number {
    let number = 0;
    for (const octet of this.take(octets)) number = number * 256 + octet;
    return number;
  }

  /** A vector with its length in front. */
  vector(lengthOctets: 1 | 2 | 3): Uint8Array {
    return this.take(this.number(lengthOctets));
  }
}
