import type { ReadingContext } from './reading.ts';
import { isTlsPort } from './tls-ports.ts';

/** The command line that makes this call, for a shell's prompt. */
export function callLine(context: Pick<ReadingContext, 'host' | 'port'>): string {
  const { host, port } = context;
  return isTlsPort(port)
    ? `openssl s_client -crlf -quiet -connect ${at(context)}`
    : `ncat -C ${host} ${port}`;
}

/** The same where TLS begins with STARTTLS. `-quiet`, or a line that begins with R or Q would be openssl's own. */
export const starttlsLine = (context: Pick<ReadingContext, 'host' | 'port'>): string =>
  `openssl s_client -starttls smtp -crlf -quiet -connect ${at(context)}`;

const at = ({ host, port }: Pick<ReadingContext, 'host' | 'port'>): string =>
  `${host.includes(':') ? `[${host}]` : host}:${port}`;
