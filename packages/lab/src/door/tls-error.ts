import { ALERTS } from '@ehlo/protocol/tls';
import type { ConnectionUnsecured } from '@ehlo/wire';

/** Characters of what a TLS library says that are kept. */
const MOST_REASON = 200;

/** As Node gives what OpenSSL says; `message` ends with the number of the alert where one came. */
export type TlsError = Error & { reason?: string };

/** Who ended a handshake, and how. */
export function whoGaveUp({ reason, message }: TlsError): Omit<ConnectionUnsecured, 'kind' | 'connection'> {
  const alert = ALERTS[Number(/SSL alert number (\d+)/.exec(message)?.[1])];
  const said = (reason ?? message).slice(0, MOST_REASON);
  return alert === undefined ? { by: 'server', reason: said } : { by: 'client', alert, reason: said };
}
