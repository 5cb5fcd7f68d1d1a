/** Programs write these for "whatever I have": octets above 127 under them are UTF-8 more often than anything else. */
const UNSAID = new Set(['', 'us-ascii', 'ascii', 'unknown-8bit', 'default', 'utf8']);
/** Reads any octets: ISO-8859-1 is read as its superset, as everywhere on the web. */
const LAST_RESORT = 'windows-1252';

/** Text of octets in a charset by its IANA name; one that is not known, or that they are not in, is read as windows-1252. Never throws. */
export function textOf(octets: Uint8Array, charset: string): string {
  const name = charset.trim().toLowerCase();
  if (UNSAID.has(name)) {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(octets);
    } catch {
      // Not UTF-8: then it is one of the old 8-bit charsets.
      return new TextDecoder(LAST_RESORT).decode(octets);
    }
  }
  return decoderOf(name).decode(octets);
}

function decoderOf(name: string): { decode(octets: Uint8Array): string } {
  try {
    return new TextDecoder(name);
  } catch {
    // No such charset.
    return new TextDecoder(LAST_RESORT);
  }
}
