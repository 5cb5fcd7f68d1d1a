import { fromBase64 } from '../../base64.ts';
import { addressFamily } from '../../names/resolve.ts';
import type { TlsFacts, TlsFailure } from '../../world.ts';
import { readCertificate } from '../../x509/certificate.ts';
import { derValues } from '../../x509/der.ts';
import { isForHost } from '../../x509/host.ts';
import { shortName } from '../../x509/names.ts';
import { showTime } from '../../x509/show-certificate.ts';
import { showName } from '../../x509/show-name.ts';
import { verifyWords } from '../openssl/verify-words.ts';
import { trustedBy } from '../trust.ts';
import { CurlFailure, STATUS } from './failure.ts';
import { tellAlert, tellHandshake, tellHello, tellReceivedAlert } from './tls-messages.ts';
import type { Transfer } from './transfer.ts';

export const OPENSSL = 'OpenSSL/3.0.19';
const VERSIONS = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'];
const SYSTEM_FILE = '/etc/ssl/certs/ca-certificates.crt';
const SYSTEM_DIRECTORY = '/etc/ssl/certs';
/** X509_V_ERR_… and the alert that goes out for it (RFC 8446 §6.2; ssl_x509err2alert). */
const ALERTS: Readonly<Record<number, string>> = {
  9: 'bad certificate',
  10: 'certificate expired',
  18: 'unknown CA',
  19: 'unknown CA',
  20: 'unknown CA',
  21: 'unknown CA',
};

/** TLS on a link, with what `-v` tells of it (lib/vtls/openssl.c). @throws CurlFailure 35, 60, 77 */
export async function secure(transfer: Transfer): Promise<void> {
  const { operation, link, url, trace, process } = transfer;
  const { insecure, caFile, minTls, maxTls } = operation;
  if (minTls !== undefined && maxTls !== undefined && VERSIONS.indexOf(minTls) > VERSIONS.indexOf(maxTls))
    throw new CurlFailure(STATUS.tls, 'CURL_SSLVERSION_MAX incompatible with CURL_SSLVERSION');
  const isHttp = url.scheme === 'https';
  const authorities = insecure ? '' : await authoritiesOf(transfer);
  const isName = addressFamily(url.host) === undefined;
  if (isHttp && !operation.noAlpn) await trace.text('ALPN: offers http/1.1');
  await tellHello(trace, maxTls);
  if (!insecure) {
    await trace.text(` CAfile: ${caFile ?? SYSTEM_FILE}`);
    await trace.text(` CApath: ${SYSTEM_DIRECTORY}`);
  }
  const outcome = await transfer.wait(
    link.connection.secure({
      authorities: authorities ?? (await process.world.authorities()),
      required: !insecure,
      ...(isName && { serverName: url.host }),
      ...(isHttp && !operation.noAlpn && { alpn: ['http/1.1'] }),
      minVersion: minTls ?? 'TLSv1.2',
      ...(maxTls && { maxVersion: maxTls }),
    }),
    'connecting',
  );
  const { facts } = outcome;
  if (!outcome.ok) {
    await tellHandshake(trace, facts, 'failed');
    throw await failed(transfer, outcome.failure, facts);
  }
  await tellHandshake(trace, facts, 'whole');
  link.secured = true;
  link.tlsVersion = facts.protocol;
  await tellCertificate(transfer, facts);
  if (isHttp) await trace.text(`using HTTP/${facts.alpn === 'http/1.1' ? '1.1' : '1.x'}`);
}

/** PEM; undefined for what the system trusts. */
async function authoritiesOf({ operation, process }: Transfer): Promise<string | undefined> {
  const { caFile } = operation;
  if (caFile === undefined) return undefined;
  const pem = await trustedBy(process, caFile);
  if (pem?.includes('-----BEGIN ')) return pem;
  throw new CurlFailure(STATUS.authorities, `error setting certificate file: ${caFile}`);
}

async function failed(
  { trace, url, operation: { maxTls } }: Transfer,
  failure: TlsFailure,
  { verifyResult, protocol }: TlsFacts,
): Promise<CurlFailure> {
  switch (failure.kind) {
    case 'untrusted':
      await tellAlert(trace, protocol, ALERTS[verifyResult] ?? 'bad certificate');
      return new CurlFailure(STATUS.peer, `SSL certificate problem: ${verifyWords(verifyResult)}`);
    case 'reset': {
      const sentence = 'Recv failure: Connection reset by peer';
      await trace.text(sentence);
      const traced = `OpenSSL SSL_connect: Connection reset by peer in connection to ${url.host}:${url.port} `;
      return new CurlFailure(STATUS.tls, sentence, { traced });
    }
    case 'closed':
      return new CurlFailure(
        STATUS.tls,
        `${OPENSSL}: error:0A000126:SSL routines::unexpected eof while reading`,
      );
    case 'error': {
      const [, code = '', library = '', , reason = ''] = failure.line.split(':');
      await tellReceivedAlert(trace, maxTls, code);
      return new CurlFailure(STATUS.tls, `${OPENSSL}: error:${code}:${library}::${reason}`);
    }
  }
}

async function tellCertificate({ trace, operation, url }: Transfer, facts: TlsFacts): Promise<void> {
  await trace.text(`SSL connection using ${facts.protocol} / ${facts.cipher}`);
  if (url.scheme === 'https' && !operation.noAlpn)
    await trace.text(
      facts.alpn === undefined
        ? 'ALPN: server did not agree on a protocol. Uses default.'
        : `ALPN: server accepted ${facts.alpn}`,
    );
  const [der] = facts.certificates;
  const certificate = der === undefined ? undefined : readCertificate(fromBase64(der));
  if (!certificate) return;
  const name = (of: typeof certificate.subject) => showName(of, 'ncat').replaceAll(', ', '; ');
  await trace.text('Server certificate:');
  await trace.text(` subject: ${name(certificate.subject)}`);
  await trace.text(` start date: ${showTime(certificate.notBefore)}`);
  await trace.text(` expire date: ${showTime(certificate.notAfter)}`);
  if (!operation.insecure) {
    const alternatives = alternativeNames(certificate.extensions);
    if (!isForHost(certificate, url.host)) {
      if (alternatives.length === 0)
        throw new CurlFailure(
          STATUS.peer,
          `SSL: certificate subject name '${commonName(certificate.subject)}' does not match target host name '${url.shownHost}'`,
        );
      await trace.text(` subjectAltName does not match ${url.shownHost}`);
      throw new CurlFailure(
        STATUS.peer,
        `SSL: no alternative certificate subject name matches target host name '${url.shownHost}'`,
      );
    }
    const matched = alternatives.find(
      (candidate) =>
        candidate.toLowerCase() === url.host.toLowerCase() ||
        (candidate.startsWith('*.') && url.host.toLowerCase().endsWith(candidate.slice(1).toLowerCase())),
    );
    if (addressFamily(url.host) !== undefined)
      await trace.text(` subjectAltName: host "${url.shownHost}" matched cert's IP address!`);
    else if (matched !== undefined)
      await trace.text(` subjectAltName: host "${url.shownHost}" matched cert's "${matched}"`);
    else await trace.text(` common name: ${commonName(certificate.subject)} (matched)`);
  }
  await trace.text(` issuer: ${name(certificate.issuer)}`);
  // Without a callback OpenSSL stops at the first error.
  const error = facts.verification.find((step) => step.error !== 0)?.error ?? facts.verifyResult;
  await trace.text(
    error === 0
      ? ' SSL certificate verify ok.'
      : ` SSL certificate verify result: ${verifyWords(error)} (${error}), continuing anyway.`,
  );
}

type Certificate = NonNullable<ReturnType<typeof readCertificate>>;

function alternativeNames(extensions: Certificate['extensions']): string[] {
  const extension = extensions.find(({ oid }) => shortName(oid) === 'subjectAltName');
  const names = derValues(derValues(extension?.octets ?? new Uint8Array())?.[0]?.body ?? new Uint8Array());
  return (names ?? [])
    .filter(({ tag }) => tag === 0x82 || tag === 0x87)
    .map(({ body }) => String.fromCharCode(...body));
}

const commonName = (subject: Certificate['subject']): string =>
  /(?:^|, )CN=([^,]*)/.exec(showName(subject, 'ncat'))?.[1] ?? '';
