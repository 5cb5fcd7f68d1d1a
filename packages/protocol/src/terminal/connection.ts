/** What the end of a call, or a call that was never answered, says of a usual mistake: from the connection's events alone. */
import type { Missed } from './failed-command.ts';

/** A subset of the room's events in shape, so that `protocol` depends on nothing. */
export type CallEvent =
  | { kind: 'connection.failed'; to: { host?: string; address: string; port: number }; failure: string }
  | {
      kind: 'connection.closed';
      by: 'client' | 'server' | 'lab' | 'bridge';
      how: string;
      /** Of its `connection.opened`. */
      opened: { by: string; to: { host?: string; address: string; port: number } };
    };

/** What ncat dials when no port is named. */
const NCAT_PORT = 31_337;

/** Undefined where there is nothing to say. */
export function missedByCall(event: CallEvent): Missed | undefined {
  if (event.kind === 'connection.failed') {
    const { port } = event.to;
    const host = event.to.host ?? event.to.address;
    if (event.failure === 'unknown-host') return { case: 'unknown-host', data: { host } };
    if (event.failure !== 'refused') return undefined;
    if (port === NCAT_PORT) return { case: 'port-missing', data: { host, program: 'ncat' } };
    return { case: 'refused-port', data: { host, port } };
  }
  // ncat goes on reading the keyboard after the server's FIN; only its next line, or Ctrl-D, ends it.
  if (event.by !== 'server' || event.how !== 'ended' || event.opened.by !== 'terminal') return undefined;
  const { host, address } = event.opened.to;
  return { case: 'ncat-waits-after-close', data: { host: host ?? address } };
}
