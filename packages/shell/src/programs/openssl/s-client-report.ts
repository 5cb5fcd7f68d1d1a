import { fromBase64 } from '../../base64.ts';
import type { TlsFacts, TlsSessionFacts } from '../../world.ts';
import { type Certificate, readCertificate } from '../../x509/certificate.ts';
import { shortName } from '../../x509/names.ts';
import { pemOf } from '../../x509/pem.ts';
import { showTime } from '../../x509/show-certificate.ts';
import { showName } from '../../x509/show-name.ts';
import { verifyWords } from './verify-words.ts';

/** RFC 8446 §4.2.3, as OpenSSL names what the server signed with. */
const SIGNATURES: Readonly<Record<number, readonly [digest: string, type: string]>> = {
  513: ['SHA1', 'RSA'],
  1025: ['SHA256', 'RSA'],
  1281: ['SHA384', 'RSA'],
  1537: ['SHA512', 'RSA'],
  1027: ['SHA256', 'ECDSA'],
  1283: ['SHA384', 'ECDSA'],
  1539: ['SHA512', 'ECDSA'],
  2052: ['SHA256', 'RSA-PSS'],
  2053: ['SHA384', 'RSA-PSS'],
  2054: ['SHA512', 'RSA-PSS'],
  2055: ['', 'ed25519'],
  2056: ['', 'ed448'],
};
const POINT_FORMATS = ['uncompressed', 'ansiX962_compressed_prime', 'ansiX962_compressed_char2'];

export function certificatesOf(facts: TlsFacts): Certificate[] {
  return facts.certificates
    .map((der) => readCertificate(fromBase64(der)))
    .filter((certificate) => certificate !== undefined);
}

/** What s_client's verify callback writes to standard error while the certificate is looked at. */
export function verifyReport(facts: TlsFacts, { quiet, stops }: { quiet: boolean; stops: boolean }): string {
  let text = '';
  let last = 0;
  for (const { depth, certificate: der, error } of facts.verification) {
    const certificate = readCertificate(fromBase64(der));
    last = error || last;
    if (!quiet || error !== 0)
      text += `depth=${depth} ${certificate ? showName(certificate.subject) : '<no cert>'}\n`;
    if (error !== 0) text += `verify error:num=${error}:${verifyWords(error)}\n`;
    if (certificate && last === 9) text += `notBefore=${showTime(certificate.notBefore)}\n`;
    if (certificate && last === 10) text += `notAfter=${showTime(certificate.notAfter)}\n`;
    if (!quiet && !(error !== 0 && stops)) text += 'verify return:1\n';
  }
  return text;
}

/** The long account on standard output; `over`: the handshake came to its end. */
export function connectionReport(facts: TlsFacts, showCerts: boolean, over: boolean): string {
  const certificates = certificatesOf(facts);
  const [own] = certificates;
  const lines: string[] = [];
  if (own) {
    lines.push('---', 'Certificate chain');
    for (const [index, certificate] of certificates.entries())
      lines.push(...chainLines(certificate, index), ...(showCerts ? [pem(certificate)] : []));
  }
  // The chain is kept at once, the peer's certificate when it was verified.
  if (own && over) {
    lines.push('---', 'Server certificate', ...(showCerts ? [] : [pem(own)]));
    lines.push(`subject=${showName(own.subject)}`, `issuer=${showName(own.issuer)}`);
  } else lines.push('---', 'no peer certificate available');
  lines.push('---', 'No client certificate CA names sent');
  const signature = over ? SIGNATURES[facts.signatureScheme ?? -1] : undefined;
  if (signature?.[0]) lines.push(`Peer signing digest: ${signature[0]}`);
  if (signature) lines.push(`Peer signature type: ${signature[1]}`);
  lines.push(...temporaryKeyLine(facts));
  lines.push('---', `SSL handshake has read ${facts.read} bytes and written ${facts.written} bytes`);
  lines.push(verificationLine(facts), '---');
  lines.push(`New, ${facts.protocol ?? '(NONE)'}, Cipher is ${facts.cipher ?? '(NONE)'}`);
  if (own && over) lines.push(`Server public key is ${own.key.bits} bit`);
  lines.push(`Secure Renegotiation ${facts.secureRenegotiation ? 'IS' : 'IS NOT'} supported`);
  lines.push('Compression: NONE', 'Expansion: NONE');
  lines.push(facts.alpn === undefined ? 'No ALPN negotiated' : `ALPN protocol: ${facts.alpn}`);
  if (facts.protocol === undefined || facts.protocol === 'TLSv1.3')
    lines.push(
      'Early data was not sent',
      `Verify return code: ${facts.verifyResult} (${verifyWords(facts.verifyResult)})`,
    );
  else if (facts.session) lines.push(...sessionLines(facts, facts.session));
  return `${lines.join('\n')}\n---\n`;
}

function chainLines(certificate: Certificate, index: number): string[] {
  const { subject, issuer, key, outerSignature, notBefore, notAfter } = certificate;
  return [
    `${String(index).padStart(2)} s:${showName(subject)}`,
    `   i:${showName(issuer)}`,
    `   a:PKEY: ${shortName(key.algorithm)}, ${key.bits} (bit); sigalg: ${shortName(outerSignature)}`,
    `   v:NotBefore: ${showTime(notBefore)}; NotAfter: ${showTime(notAfter)}`,
  ];
}

const pem = ({ der }: Certificate) => pemOf('CERTIFICATE', der).trimEnd();

function temporaryKeyLine({ temporaryKey }: TlsFacts): string[] {
  if (!temporaryKey) return [];
  const { name, bits } = temporaryKey;
  const shown = /^X(?:25519|448)$|^DH$/.test(name) ? name : `ECDH, ${name}`;
  return [`Server Temp Key: ${shown}, ${bits} bits`];
}

function verificationLine({ verifyResult }: TlsFacts): string {
  return verifyResult === 0 ? 'Verification: OK' : `Verification error: ${verifyWords(verifyResult)}`;
}

/** SSL_SESSION_print. */
function sessionLines({ protocol, cipher, verifyResult }: TlsFacts, session: TlsSessionFacts): string[] {
  const { id, masterKey, ticket, lifetimeHint, startTime, timeout, extendedMasterSecret } = session;
  return [
    'SSL-Session:',
    `    Protocol  : ${protocol}`,
    `    Cipher    : ${cipher}`,
    `    Session-ID: ${id}`,
    '    Session-ID-ctx: ',
    `    Master-Key: ${masterKey}`,
    '    PSK identity: None',
    '    PSK identity hint: None',
    '    SRP username: None',
    ...(lifetimeHint ? [`    TLS session ticket lifetime hint: ${lifetimeHint} (seconds)`] : []),
    ...(ticket ? ['    TLS session ticket:', ...ticketRows(ticket)] : []),
    '',
    `    Start Time: ${startTime}`,
    `    Timeout   : ${timeout} (sec)`,
    `    Verify return code: ${verifyResult} (${verifyWords(verifyResult)})`,
    `    Extended master secret: ${extendedMasterSecret ? 'yes' : 'no'}`,
  ];
}

function ticketRows(hex: string): string[] {
  const octets = hex.toLowerCase().match(/../g) ?? [];
  const rows: string[] = [];
  for (let at = 0; at < octets.length; at += 16) {
    const row = octets.slice(at, at + 16);
    const left = row.slice(0, 8).join(' ');
    const right = row.slice(8).join(' ');
    const text = row
      .map((octet) => String.fromCharCode(Number.parseInt(octet, 16)).replace(/[^\x20-\x7e]/, '.'))
      .join('');
    rows.push(
      `    ${at.toString(16).padStart(4, '0')} - ${`${left}${right ? `-${right}` : ''}`.padEnd(47)}   ${text}`,
    );
  }
  return rows;
}

/** `-brief`, on standard error. */
export function briefReport(facts: TlsFacts, peerName: string | undefined): string {
  const [own] = certificatesOf(facts);
  const signature = SIGNATURES[facts.signatureScheme ?? -1];
  const lines = [
    'CONNECTION ESTABLISHED',
    `Protocol version: ${facts.protocol}`,
    `Ciphersuite: ${facts.cipher}`,
  ];
  if (own) {
    lines.push(`Peer certificate: ${showName(own.subject)}`);
    if (signature?.[0]) lines.push(`Hash used: ${signature[0]}`);
    if (signature) lines.push(`Signature type: ${signature[1]}`);
    lines.push(verificationLine(facts));
    if (facts.verifyResult === 0 && peerName !== undefined) lines.push(`Verified peername: ${peerName}`);
  } else lines.push('No peer certificate');
  if (facts.pointFormats && facts.pointFormats.length > 0)
    lines.push(
      `Supported Elliptic Curve Point Formats: ${facts.pointFormats.map((format) => POINT_FORMATS[format] ?? `unknown(${format})`).join(':')}`,
    );
  return `${[...lines, ...temporaryKeyLine(facts)].join('\n')}\n`;
}
