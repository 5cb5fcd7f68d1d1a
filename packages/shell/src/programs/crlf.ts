/**
 * `-C`: each LF that no CR precedes gets one. Keeps the last octet, so that a CR at the end of a chunk and the LF
 * that begins the next are one line end.
 */
export function createCrlfConverter(): (octets: Uint8Array) => Uint8Array {
  let last = 0;
  return (octets) => {
    const converted: number[] = [];
    for (const octet of octets) {
      if (octet === 0x0a && last !== 0x0d) converted.push(0x0d);
      converted.push(octet);
      last = octet;
    }
    return Uint8Array.from(converted);
  };
}
