import type { TlsSessionFacts } from '@ehlo/wire';

/** SSL_SESSION's flag of RFC 7627 (SSL_SESS_FLAG_EXTMS in OpenSSL's ssl.h). */
const EXTENDED_MASTER_SECRET = 1;

/**
 * Reads what i2d_SSL_SESSION wrote (`tls.TLSSocket.getSession`): an ASN.1 SEQUENCE whose fields are documented in
 * OpenSSL's ssl_asn1.c. Undefined when it is something else.
 */
export function readSession(der: Uint8Array | undefined): TlsSessionFacts | undefined {
  if (!der) return undefined;
  const outer = firstValue(der);
  if (outer?.tag !== 0x30) return undefined;
  const values = valuesOf(outer.body);
  const plain = values.filter(({ tag }) => tag < 0xa0);
  const tagged = (number: number) => {
    const value = values.find(({ tag }) => tag === (0xa0 | number));
    return value && firstValue(value.body)?.body;
  };
  // version, ssl_version, cipher, session_id, master_key
  const [, , , id, masterKey] = plain;
  if (!id || !masterKey) return undefined;
  const ticket = tagged(10);
  const hint = tagged(9);
  return {
    id: hex(id.body),
    masterKey: hex(masterKey.body),
    ...(ticket && { ticket: hex(ticket) }),
    ...(hint && { lifetimeHint: numberOf(hint) }),
    extendedMasterSecret: (numberOf(tagged(13)) & EXTENDED_MASTER_SECRET) !== 0,
    startTime: numberOf(tagged(1)),
    timeout: numberOf(tagged(2)),
  };
}

interface Value {
  tag: number;
  body: Uint8Array;
  rest: Uint8Array;
}

/** One DER value (X.690 §8.1), of definite length. */
function firstValue(octets: Uint8Array): Value | undefined {
  const [tag, short] = octets;
  if (tag === undefined || short === undefined) return undefined;
  const lengthOctets = short & 0x80 ? short & 0x7f : 0;
  if (lengthOctets > 4) return undefined;
  const length = lengthOctets === 0 ? short : numberOf(octets.subarray(2, 2 + lengthOctets));
  const from = 2 + lengthOctets;
  if (octets.length < from + length) return undefined;
  return { tag, body: octets.subarray(from, from + length), rest: octets.subarray(from + length) };
}

function valuesOf(octets: Uint8Array): Value[] {
  const values: Value[] = [];
  for (let value = firstValue(octets); value; value = firstValue(value.rest)) values.push(value);
  return values;
}

function numberOf(octets: Uint8Array | undefined): number {
  return (octets ?? new Uint8Array()).reduce((number, octet) => number * 256 + octet, 0);
}

const hex = (octets: Uint8Array) => Buffer.from(octets).toString('hex').toUpperCase();
