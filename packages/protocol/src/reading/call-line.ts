import type { ReadingContext } from './reading.ts';
import { isTlsPort } from './tls-ports.ts';

type Server = Pick<ReadingContext, 'host' | 'port'>;

/** The command line that makes this call, for a shell's prompt. */
export function callLine(server: Server): string {
  return isTlsPort(server.port) ? tlsCallLine(server) : `ncat -C ${server.host} ${server.port}`;
}

/**
 * The same over TLS. `-quiet`, or a line that begins with R or Q would be openssl's own.
 *
 * @param starttls the protocol whose STARTTLS begins it; absent: TLS comes first
 */
export function tlsCallLine({ host, port }: Server, starttls?: 'smtp' | 'pop3' | 'imap'): string {
  const at = host.includes(':') ? `[${host}]` : host;
  return `openssl s_client -quiet -crlf ${starttls ? `-starttls ${starttls} ` : ''}-connect ${at}:${port}`;
}
