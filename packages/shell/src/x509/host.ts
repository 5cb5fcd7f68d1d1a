import { latin1 } from '@ehlo/protocol';
import { attributeOf, type Certificate } from './certificate.ts';
import { derValues } from './der.ts';
import { shortName } from './names.ts';
import { address } from './show-extension.ts';

/** Whether a certificate is for a host or an address (RFC 9525; X509_check_host, X509_check_ip). */
export function isForHost(certificate: Certificate, host: string): boolean {
  const alternative = certificate.extensions.find(({ oid }) => shortName(oid) === 'subjectAltName');
  const names = alternative
    ? (derValues(derValues(alternative.octets)?.[0]?.body ?? new Uint8Array()) ?? [])
    : [];
  const isAddress = /^\d+(?:\.\d+){3}$|:/.test(host);
  if (isAddress)
    return names.some(({ tag, body }) => tag === 0x87 && address(body).toLowerCase() === host.toLowerCase());
  const hosts = names.filter(({ tag }) => tag === 0x82).map(({ body }) => latin1(body));
  if (hosts.length > 0) return hosts.some((pattern) => matches(pattern, host));
  const common = attributeOf(certificate.subject, 'CN');
  return common !== undefined && matches(common, host);
}

/** A star stands for the first label, whole. */
function matches(pattern: string, host: string): boolean {
  const [wanted, given] = [pattern.toLowerCase(), host.toLowerCase().replace(/\.$/, '')];
  if (!wanted.startsWith('*.')) return wanted === given;
  const rest = given.slice(given.indexOf('.'));
  return given.includes('.') && rest === wanted.slice(1) && rest.split('.').length > 2;
}
