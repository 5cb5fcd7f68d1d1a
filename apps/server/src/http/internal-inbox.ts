import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { createServer, type Socket } from 'node:net';
import type { DialOrigin, Lab } from '@ehlo/lab';
import express, { type RequestHandler } from 'express';
import { securityHeaders } from './security-headers.ts';

/** What stands behind `localhost 8025` in a terminal. */
export interface InternalInbox {
  readonly port: number;
  close(): void;
}

const HELLO =
  'This is the inbox of your mock server, as programs read it.\r\n' +
  'Try GET /api/v1/messages, GET /api/v1/message/latest, GET /api/v1/message/latest/raw.\r\n' +
  'The page itself is in your browser.\r\n';

/**
 * Listens on loopback for dials of terminals. Each begins with a header that says whose room it is; this room's inbox
 * is all there is to see.
 */
export async function openInternalInbox(parts: {
  lab: () => Pick<Lab, 'receiveDial'> | undefined;
  inboxApi(originOf: (request: IncomingMessage) => DialOrigin): RequestHandler;
}): Promise<InternalInbox> {
  const origins = new WeakMap<Socket, DialOrigin>();
  const app = express();
  app.disable('x-powered-by');
  app.use(securityHeaders);
  app.get('/', (_request, response) => void response.type('text/plain').send(HELLO));
  // A socket has an origin before HTTP sees it.
  app.use(
    '/api/v1',
    parts.inboxApi((request) => origins.get(request.socket)!),
  );
  app.use((request, response) => {
    response
      .status(404)
      .type('text/plain')
      .send(`There is nothing at ${request.path.slice(0, 200)}.\r\n`);
  });
  const http = createHttpServer(app);

  async function accept(socket: Socket): Promise<void> {
    const received = await parts.lab()?.receiveDial(socket);
    if (!received) return void socket.destroy();
    origins.set(socket, received.dial.origin);
    if (received.rest.length > 0) socket.unshift(received.rest);
    http.emit('connection', socket);
    socket.resume();
  }

  const listener = createServer({ allowHalfOpen: true, noDelay: true }, (socket) => {
    // A reset is the terminal's own business.
    socket.on('error', () => undefined);
    void accept(socket);
  });
  const port = await new Promise<number>((resolve, reject) => {
    listener.once('error', reject);
    listener.listen({ host: '127.0.0.1', port: 0 }, () =>
      resolve((listener.address() as { port: number }).port),
    );
  });
  return {
    port,
    close() {
      listener.close();
      http.closeAllConnections();
    },
  };
}
