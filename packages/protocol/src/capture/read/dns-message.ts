/** Octets of a message's header (RFC 1035 §4.1.1). */
export const HEADER_OCTETS = 12;
/** Records of one section that a plausible message may have. */
const MOST_RECORDS = 64;

/** Whether it can be nothing but one question, or its answer: for servers at other ports than 53. */
export function looksLikeDns(octets: Uint8Array): boolean {
  if (octets.length < HEADER_OCTETS) return false;
  const view = new DataView(octets.buffer, octets.byteOffset, octets.length);
  // OPCODE is a query, and Z is zero.
  const isQuery = (view.getUint16(2) & 0x7840) === 0;
  if (!isQuery || view.getUint16(4) !== 1) return false;
  return view.getUint16(6) < MOST_RECORDS && view.getUint16(8) < MOST_RECORDS && hasQuestion(octets);
}

/** A name of labels, a type and a class that there are. */
function hasQuestion(octets: Uint8Array): boolean {
  let at = HEADER_OCTETS;
  for (let labels = 0; labels < 128; labels++) {
    const length = octets[at];
    if (length === undefined || length > 63) return false;
    at += length + 1;
    if (length === 0) break;
  }
  const [typeHigh, , classHigh, classLow] = octets.subarray(at, at + 4);
  return typeHigh !== undefined && typeHigh < 2 && classHigh === 0 && classLow !== undefined && classLow < 5;
}
