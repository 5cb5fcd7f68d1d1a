import { type Certificate, type PublicKey, withoutZeros } from './certificate.ts';
import { hexOf, numberOf } from './der.ts';
import { CURVES, longName, shortName } from './names.ts';
import { showExtension } from './show-extension.ts';
import { showName } from './show-name.ts';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** ASN1_TIME_print: `Nov  2 02:10:57 2026 GMT`. */
export function showTime(ms: number): string {
  const at = new Date(ms);
  const two = (number: number) => String(number).padStart(2, '0');
  const clock = [at.getUTCHours(), at.getUTCMinutes(), at.getUTCSeconds()].map(two).join(':');
  return `${MONTHS[at.getUTCMonth()]} ${String(at.getUTCDate()).padStart(2)} ${clock} ${at.getUTCFullYear()} GMT`;
}

/** `openssl x509 -text`, all of it. */
export function showCertificate(certificate: Certificate): string {
  const { version, innerSignature, outerSignature, issuer, subject, notBefore, notAfter, key } = certificate;
  const lines = [
    'Certificate:',
    '    Data:',
    `        Version: ${version} (0x${version - 1})`,
    ...serialLines(certificate.serial),
    `        Signature Algorithm: ${longName(innerSignature)}`,
    `        Issuer: ${showName(issuer)}`,
    '        Validity',
    `            Not Before: ${showTime(notBefore)}`,
    `            Not After : ${showTime(notAfter)}`,
    `        Subject: ${showName(subject)}`,
    '        Subject Public Key Info:',
    `            Public Key Algorithm: ${longName(key.algorithm)}`,
    ...keyLines(key),
    ...extensionLines(certificate),
    `    Signature Algorithm: ${longName(outerSignature)}`,
    '    Signature Value:',
    ...rowsOf(certificate.signature, 18, 8),
  ];
  return `${lines.join('\n')}\n`;
}

/** Short serials as numbers, long ones as octets (X509_print_ex). */
function serialLines(serial: Uint8Array): string[] {
  const plain = withoutZeros(serial);
  if (plain.length <= 6) {
    const number = numberOf(plain);
    return [`        Serial Number: ${number} (0x${number.toString(16)})`];
  }
  const octets = (hexOf(plain).match(/../g) ?? []).join(':');
  return ['        Serial Number:', `            ${octets}`];
}

function keyLines({ rsa, bits, curve, octets, algorithm }: PublicKey): string[] {
  if (rsa) {
    const exponent = numberOf(rsa.exponent);
    return [
      `                Public-Key: (${bits} bit)`,
      '                Modulus:',
      ...rowsOf(rsa.modulus, 15, 20),
      `                Exponent: ${exponent} (0x${exponent.toString(16)})`,
    ];
  }
  if (curve !== undefined) {
    const nist = CURVES[curve]?.[1];
    return [
      `                Public-Key: (${bits} bit)`,
      '                pub:',
      ...rowsOf(octets, 15, 20),
      `                ASN1 OID: ${curve}`,
      ...(nist ? [`                NIST CURVE: ${nist}`] : []),
    ];
  }
  const name = shortName(algorithm);
  return [`                ${name} Public-Key:`, '                pub:', ...rowsOf(octets, 15, 20)];
}

function extensionLines({ extensions }: Certificate): string[] {
  if (extensions.length === 0) return [];
  return [
    '        X509v3 extensions:',
    ...extensions.flatMap((extension) => {
      const { title, lines } = showExtension(extension);
      return [`            ${title}`, ...lines.map((line) => `                ${line}`)];
    }),
  ];
}

/** Octets with colons between, so many a row; all rows but the last end with one. */
function rowsOf(octets: Uint8Array, perRow: number, indent: number): string[] {
  const shown = Array.from(octets, (octet) => octet.toString(16).padStart(2, '0'));
  const rows: string[] = [];
  for (let at = 0; at < shown.length; at += perRow) {
    const row = shown.slice(at, at + perRow).join(':');
    rows.push(`${' '.repeat(indent)}${row}${at + perRow < shown.length ? ':' : ''}`);
  }
  return rows;
}
