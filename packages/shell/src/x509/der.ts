/** ASN.1 in DER (X.690 §8, §10), as far as certificates need it. */

export interface DerValue {
  /** The whole identifier octet: class, constructed, number. */
  tag: number;
  body: Uint8Array;
  /** With tag and length. */
  whole: Uint8Array;
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  utf8: 0x0c,
  bmp: 0x1e,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** The values that stand one after the other; undefined when something is not DER. */
export function derValues(octets: Uint8Array): DerValue[] | undefined {
  const values: DerValue[] = [];
  let at = 0;
  while (at < octets.length) {
    const tag = octets[at] as number;
    const short = octets[at + 1];
    // Tags above 30 and lengths beyond 2^32 are in no certificate.
    if (short === undefined || (tag & 0x1f) === 0x1f) return undefined;
    const lengthOctets = short & 0x80 ? short & 0x7f : 0;
    if (lengthOctets > 4 || short === 0x80) return undefined;
    const from = at + 2 + lengthOctets;
    const length = lengthOctets === 0 ? short : numberOf(octets.subarray(at + 2, from));
    if (from + length > octets.length) return undefined;
    values.push({
      tag,
      body: octets.subarray(from, from + length),
      whole: octets.subarray(at, from + length),
    });
    at = from + length;
  }
  return values;
}

/** Big-endian, unsigned. */
export function numberOf(octets: Uint8Array): number {
  return octets.reduce((number, octet) => number * 256 + octet, 0);
}

/** An object identifier's numbers with dots between. */
export function oidOf(body: Uint8Array): string {
  const numbers: number[] = [];
  let number = 0;
  for (const octet of body) {
    number = number * 128 + (octet & 0x7f);
    if (octet & 0x80) continue;
    if (numbers.length === 0) {
      const first = Math.min(2, Math.floor(number / 40));
      numbers.push(first, number - first * 40);
    } else numbers.push(number);
    number = 0;
  }
  return numbers.join('.');
}

/** Milliseconds since the epoch of UTCTime and GeneralizedTime (RFC 5280 §4.1.2.5). */
export function timeOf({ tag, body }: DerValue): number {
  const text = String.fromCharCode(...body);
  const digits = tag === TAG.utcTime ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}` : text;
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?/.exec(digits) ?? [];
  return Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second ?? 0),
  );
}

export function hexOf(octets: Uint8Array): string {
  return Array.from(octets, (octet) => octet.toString(16).padStart(2, '0')).join('');
}
