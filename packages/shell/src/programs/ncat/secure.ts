import { fromBase64 } from '../../base64.ts';
import { addressFamily } from '../../names/resolve.ts';
import type { Connection, TlsFacts } from '../../world.ts';
import { attributeOf, type Certificate, readCertificate } from '../../x509/certificate.ts';
import { hexOf } from '../../x509/der.ts';
import { DIGESTS } from '../../x509/digest.ts';
import { isForHost } from '../../x509/host.ts';
import { showName } from '../../x509/show-name.ts';
import { verifyWords } from '../openssl/verify-words.ts';
import type { Process } from '../program.ts';
import { trustedBy } from '../trust.ts';
import type { NcatOptions, NcatSsl } from './options.ts';

/** What is to be trusted, PEM; undefined after a problem, which was said (exit status 2). */
export async function ncatTrust(process: Process, { trustFile }: NcatSsl): Promise<string | undefined> {
  if (trustFile === undefined) return process.world.authorities();
  const pem = await trustedBy(process, trustFile);
  if (pem !== undefined) return pem;
  await process.err(
    `Ncat: Could not load trusted certificates from ${trustFile}.\nerror:80000002:system library::No such file or directory QUITTING.\n`,
  );
  return undefined;
}

/** The handshake of `--ssl`, and what ncat says about it. @returns an exit status when it goes no further */
export async function secure(
  process: Process,
  { host, port, verbose }: NcatOptions,
  ssl: NcatSsl,
  connection: Connection,
  authorities: string,
): Promise<number | undefined> {
  const name = ssl.serverName ?? (addressFamily(host) === undefined ? host : undefined);
  const { ok, facts } = await process.until(
    connection.secure({
      authorities,
      required: ssl.verify,
      ...(name !== undefined && { serverName: name }),
      ...(ssl.alpn && { alpn: ssl.alpn }),
    }),
  );
  const own = certificateOf(facts.certificates[0]);
  const failed = facts.verification.find(({ error }) => error !== 0);
  const blamed = failed && certificateOf(failed.certificate);
  if (verbose && failed && blamed)
    await process.err(
      `Ncat: Subject: ${showName(blamed.subject, 'ncat')}\nNcat: Issuer: ${showName(blamed.issuer, 'ncat')}\n` +
        `Ncat: SHA-1 fingerprint: ${fingerprint(blamed)}\n` +
        `Ncat: Certificate verification failed (${verifyWords(failed.error)}).\n`,
    );
  if (!ok) {
    await process.err('Ncat: Input/output error.\n');
    return 1;
  }
  if (ssl.verify && !(own && isForHost(own, ssl.serverName ?? host))) {
    await process.err('Ncat: Certificate verification error. QUITTING.\n');
    return 2;
  }
  if (verbose) await process.err(report(connection.address, port, own));
  return undefined;
}

function report(address: string, port: number, own: Certificate | undefined): string {
  const organization = own && attributeOf(own.subject, 'O');
  const print = own ? `Ncat: SHA-1 fingerprint: ${fingerprint(own)}\n` : '';
  return `Ncat: SSL connection to ${address}:${port}.${organization === undefined ? '' : ` ${organization}`}\n${print}`;
}

function certificateOf(der: TlsFacts['certificates'][number] | undefined): Certificate | undefined {
  return der === undefined ? undefined : readCertificate(fromBase64(der));
}

/** Groups of four hexadecimal digits. */
function fingerprint({ der }: Certificate): string {
  const digest = DIGESTS.sha1?.(der) ?? der;
  return (hexOf(digest).toUpperCase().match(/.{4}/g) ?? []).join(' ');
}
