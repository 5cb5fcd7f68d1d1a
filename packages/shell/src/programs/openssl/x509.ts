import { latin1, utf8 } from '@ehlo/protocol';
import { type Certificate, readCertificate, withoutZeros } from '../../x509/certificate.ts';
import { hexOf } from '../../x509/der.ts';
import { DIGESTS } from '../../x509/digest.ts';
import { isForHost } from '../../x509/host.ts';
import { nameHash } from '../../x509/name-hash.ts';
import { shortName } from '../../x509/names.ts';
import { pemBlocks, pemOf } from '../../x509/pem.ts';
import { showCertificate, showTime } from '../../x509/show-certificate.ts';
import { colons, showExtension } from '../../x509/show-extension.ts';
import { showName } from '../../x509/show-name.ts';
import type { Process } from '../program.ts';
import { errorLine } from './error-lines.ts';
import { readInput, writeOutput } from './output.ts';
import { readX509, type X509Options } from './x509-options.ts';

/** `openssl x509`: shows a certificate. */
export async function x509(process: Process): Promise<number> {
  const request = readX509(process.argv.slice(2));
  if (request.kind === 'help') {
    await process.err((await import('./texts.ts')).X509_HELP);
    return 0;
  }
  if (request.kind === 'wrong') {
    await process.err(request.text);
    return 1;
  }
  const { options } = request;
  const certificate = await load(process, options);
  if (!certificate) return 1;
  let text = options.print.map((what) => printed(certificate, what, options)).join('');
  let status = 0;
  if (options.checkEnd !== undefined) {
    const expires = certificate.notAfter < process.world.clock.now() + options.checkEnd * 1_000;
    text += `Certificate will ${expires ? '' : 'not '}expire\n`;
    status = expires ? 1 : 0;
  }
  for (const [name, kind] of [
    [options.checkHost, 'Hostname'],
    [options.checkIp, 'IP'],
  ] as const)
    if (name !== undefined)
      text += `${kind} ${name} does ${isForHost(certificate, name) ? '' : 'NOT '}match certificate\n`;
  const own = options.noout
    ? new Uint8Array()
    : options.der.out
      ? certificate.der
      : utf8(pemOf('CERTIFICATE', certificate.der));
  const all = new Uint8Array([...utf8(text), ...own]);
  return (await writeOutput(process, options.out, all)) ? status : 1;
}

/** Undefined after a problem, which was said. */
async function load(process: Process, options: X509Options): Promise<Certificate | undefined> {
  const octets = await readInput(process, options.in);
  if (!octets) {
    await process.err(
      `Could not open file or uri for loading certificate from ${options.in}\n` +
        errorLine(
          'error:16000069:STORE routines:ossl_store_get0_loader_int:unregistered scheme:../crypto/store/store_register.c:237:scheme=file',
        ) +
        errorLine(
          `error:80000002:system library:file_open:No such file or directory:../providers/implementations/storemgmt/file_store.c:266:calling stat(${options.in})`,
        ) +
        'Unable to load certificate\n',
    );
    return undefined;
  }
  const [block] = pemBlocks(latin1(octets), 'CERTIFICATE');
  const certificate = readCertificate(block ?? octets);
  if (certificate) return certificate;
  await process.err(
    `Could not read certificate from ${options.in ?? '<stdin>'}\nUnable to load certificate\n`,
  );
  return undefined;
}

function printed(
  certificate: Certificate,
  what: string,
  { nameForm, digest, extensions }: X509Options,
): string {
  const { subject, issuer, notBefore, notAfter, serial, key, der } = certificate;
  switch (what) {
    case 'text':
      return showCertificate(certificate);
    case 'subject':
      return `subject=${showName(subject, nameForm)}\n`;
    case 'issuer':
      return `issuer=${showName(issuer, nameForm)}\n`;
    case 'startdate':
      return `notBefore=${showTime(notBefore)}\n`;
    case 'enddate':
      return `notAfter=${showTime(notAfter)}\n`;
    case 'dates':
      return `notBefore=${showTime(notBefore)}\nnotAfter=${showTime(notAfter)}\n`;
    case 'serial':
      return `serial=${hexOf(withoutZeros(serial)).toUpperCase()}\n`;
    case 'subject_hash':
      return `${nameHash(subject)}\n`;
    case 'issuer_hash':
      return `${nameHash(issuer)}\n`;
    case 'fingerprint':
      return `${digest} Fingerprint=${colons(DIGESTS[digest.toLowerCase()]?.(der) ?? der)}\n`;
    case 'pubkey':
      return pemOf('PUBLIC KEY', key.whole);
    case 'modulus':
      return key.rsa
        ? `Modulus=${hexOf(withoutZeros(key.rsa.modulus)).toUpperCase()}\n`
        : 'Modulus=No modulus for this public key type\n';
    case 'ext': {
      const wanted = certificate.extensions.filter(({ oid }) => extensions.includes(shortName(oid)));
      if (wanted.length === 0) return 'No extensions matches\n';
      return wanted
        .map((extension) => {
          const { title, lines } = showExtension(extension);
          return `${title}\n${lines.map((line) => `    ${line}\n`).join('')}`;
        })
        .join('');
    }
    default:
      return '';
  }
}
