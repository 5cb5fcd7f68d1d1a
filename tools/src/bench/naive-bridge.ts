/** The baseline: the ten lines everybody writes first. No limits, no back-pressure, no log, no resumption. */
import { connect } from 'node:net';
import { WebSocketServer } from 'ws';

const [host = '127.0.0.1', port = '1025'] = process.argv.slice(2);
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
server.on('listening', () => process.stdout.write(`port ${(server.address() as { port: number }).port}\n`));
server.on('connection', (socket) => {
  const tcp = connect(Number(port), host);
  tcp.on('data', (octets) => socket.send(octets));
  socket.on('message', (octets: Buffer) => tcp.write(octets));
  tcp.on('close', () => socket.close());
  socket.on('close', () => tcp.destroy());
  tcp.on('error', () => socket.close());
});
