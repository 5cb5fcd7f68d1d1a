import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface StartedSmtpServer {
  port: number;
  close(): Promise<void>;
}

/** npm's smtp-server as a mock: it takes every mail and throws it away. */
export async function startSmtpServer(): Promise<StartedSmtpServer> {
  const server = new SMTPServer({
    name: 'localhost',
    size: 36_700_160,
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onData(stream, _session, done) {
      stream.resume();
      stream.on('end', () => done());
    },
  });
  // A client that hangs up in the middle is none of this test's business.
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
