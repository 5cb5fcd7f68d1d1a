import { latin1, textOfUtf8 } from '@ehlo/protocol';
import { type DerValue, derValues, numberOf, oidOf, TAG, timeOf } from './der.ts';
import { CURVES, shortName } from './names.ts';

/** A certificate's parts (RFC 5280 §4.1). */
export interface Certificate {
  der: Uint8Array;
  version: number;
  serial: Uint8Array;
  /** OID of the signature inside, and of the one that stands there. */
  innerSignature: string;
  outerSignature: string;
  signature: Uint8Array;
  issuer: Name;
  subject: Name;
  notBefore: number;
  notAfter: number;
  key: PublicKey;
  extensions: Extension[];
}

/** Relative names in order, each of one attribute or several. */
export type Name = readonly (readonly Attribute[])[];

export interface Attribute {
  oid: string;
  /** The string's ASN.1 type. */
  tag: number;
  octets: Uint8Array;
}

export interface PublicKey {
  /** OID. */
  algorithm: string;
  bits: number;
  /** SubjectPublicKeyInfo. */
  whole: Uint8Array;
  octets: Uint8Array;
  rsa?: { modulus: Uint8Array; exponent: Uint8Array };
  /** OpenSSL's name of the curve. */
  curve?: string;
}

export interface Extension {
  oid: string;
  critical: boolean;
  octets: Uint8Array;
}

/** Undefined when the octets are no certificate. */
export function readCertificate(der: Uint8Array): Certificate | undefined {
  try {
    return read(der);
  } catch (error) {
    if (error instanceof NotACertificate) return undefined;
    throw error;
  }
}

class NotACertificate extends Error {}

function inside(value: DerValue | undefined, tag?: number): DerValue[] {
  const values = value && (tag === undefined || value.tag === tag) ? derValues(value.body) : undefined;
  if (!values) throw new NotACertificate();
  return values;
}

function need(value: DerValue | undefined): DerValue {
  if (!value) throw new NotACertificate();
  return value;
}

function read(der: Uint8Array): Certificate {
  const [outer] = derValues(der) ?? [];
  const [body, outerAlgorithm, signature] = inside(outer, TAG.sequence);
  const fields = inside(body, TAG.sequence);
  const version = fields[0]?.tag === 0xa0 ? numberOf(need(inside(fields.shift())[0]).body) + 1 : 1;
  const [serial, innerAlgorithm, issuer, validity, subject, key, ...rest] = fields;
  const [notBefore, notAfter] = inside(validity, TAG.sequence);
  const extensions = rest.find(({ tag }) => tag === 0xa3);
  return {
    der: need(outer).whole,
    version,
    serial: need(serial).body,
    innerSignature: algorithmOf(innerAlgorithm),
    outerSignature: algorithmOf(outerAlgorithm),
    signature: bitsOf(need(signature)),
    issuer: nameOf(issuer),
    subject: nameOf(subject),
    notBefore: timeOf(need(notBefore)),
    notAfter: timeOf(need(notAfter)),
    key: keyOf(need(key)),
    extensions: extensions ? inside(inside(extensions)[0], TAG.sequence).map(extensionOf) : [],
  };
}

function algorithmOf(value: DerValue | undefined): string {
  return oidOf(need(inside(value, TAG.sequence)[0]).body);
}

/** Without the count of unused bits. */
function bitsOf({ body }: DerValue): Uint8Array {
  return body.subarray(1);
}

function nameOf(value: DerValue | undefined): Name {
  return inside(value, TAG.sequence).map((set) =>
    inside(set, TAG.set).map((attribute) => {
      const [oid, text] = inside(attribute, TAG.sequence);
      return { oid: oidOf(need(oid).body), tag: need(text).tag, octets: need(text).body };
    }),
  );
}

function keyOf(value: DerValue): PublicKey {
  const [identifier, octets] = inside(value, TAG.sequence);
  const [oid, parameters] = inside(identifier, TAG.sequence);
  const algorithm = oidOf(need(oid).body);
  const key = { algorithm, whole: value.whole, octets: bitsOf(need(octets)) };
  switch (shortName(algorithm)) {
    case 'rsaEncryption': {
      const [modulus, exponent] = inside(derValues(key.octets)?.[0], TAG.sequence);
      const plain = withoutZeros(need(modulus).body);
      const bits = plain.length * 8 - Math.clz32(plain[0] ?? 0) + 24;
      return { ...key, bits, rsa: { modulus: need(modulus).body, exponent: need(exponent).body } };
    }
    case 'id-ecPublicKey': {
      const curve = parameters?.tag === TAG.oid ? shortName(oidOf(parameters.body)) : undefined;
      return { ...key, bits: CURVES[curve ?? '']?.[0] ?? 0, ...(curve !== undefined && { curve }) };
    }
    case 'ED25519':
      return { ...key, bits: 253 };
    case 'ED448':
      return { ...key, bits: 456 };
    default:
      return { ...key, bits: 0 };
  }
}

function extensionOf(value: DerValue): Extension {
  const [oid, ...rest] = inside(value, TAG.sequence);
  const critical = rest[0]?.tag === TAG.boolean && rest[0].body[0] !== 0;
  return { oid: oidOf(need(oid).body), critical, octets: need(rest.at(-1)).body };
}

export function withoutZeros(octets: Uint8Array): Uint8Array {
  let at = 0;
  while (at < octets.length - 1 && octets[at] === 0) at++;
  return octets.subarray(at);
}

/** A name's string in Unicode. */
export function textOf({ tag, octets }: Attribute): string {
  if (tag === TAG.utf8) return textOfUtf8(octets);
  if (tag === TAG.bmp)
    return String.fromCharCode(
      ...Array.from({ length: octets.length >> 1 }, (_, at) => numberOf(octets.subarray(at * 2, at * 2 + 2))),
    );
  return latin1(octets);
}

/** Value of an attribute, by OpenSSL's short name. */
export function attributeOf(name: Name, short: string): string | undefined {
  const found = name.flat().find(({ oid }) => shortName(oid) === short);
  return found && textOf(found);
}
