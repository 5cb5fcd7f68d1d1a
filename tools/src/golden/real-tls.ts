import type { Socket } from 'node:net';
import type { Connection } from '@ehlo/shell';
import { libraryLine, speakTls, type TlsClient } from '../../../apps/server/src/bridge/tls/speak-tls.ts';

const ALERT_MS = 20;

/** TLS over a socket that a case dials, by the bridge's own code. */
export interface RealTls extends Pick<Connection, 'secure' | 'renegotiate'> {
  /** Once secured: what takes and gives octets in the socket's place. */
  readonly client: TlsClient | undefined;
}

export function createRealTls(
  socket: Socket,
  hear: (chunk: Uint8Array | null) => void,
  lose: () => void,
): RealTls {
  let client: TlsClient | undefined;
  return {
    get client() {
      return client;
    },
    async secure(wish) {
      const tls = speakTls(
        {
          write: (octets) => socket.write(octets),
          end: () => socket.end(),
          pause: () => socket.pause(),
          resume: () => socket.resume(),
        },
        wish,
        Date.now,
      );
      client = tls;
      socket.on('drain', () => tls.drained());
      const outcome = await tls.done;
      if (!outcome.ok) {
        socket.end();
        return outcome;
      }
      tls.socket.on('data', (chunk: Buffer) => hear(new Uint8Array(chunk)));
      tls.socket.on('end', () => hear(null));
      tls.socket.on('error', lose);
      return outcome;
    },
    renegotiate() {
      return new Promise((resolve) => {
        const secured = client?.socket;
        if (!secured || secured.getProtocol() === 'TLSv1.3')
          return resolve(
            'error:0A00010A:SSL routines:can_renegotiate:wrong ssl version:../ssl/ssl_lib.c:2287:',
          );
        // The library's alert goes out first.
        const failed = (error: Error) => void setTimeout(resolve, ALERT_MS, libraryLine(error.message));
        secured.once('error', failed);
        secured.renegotiate({ rejectUnauthorized: false }, (error) =>
          error ? failed(error) : resolve(undefined),
        );
      });
    },
  };
}
