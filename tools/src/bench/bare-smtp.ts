/** The baseline for mail: npm's smtp-server as its documentation shows it, throwing every message away. */
import { SMTPServer } from 'smtp-server';

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, _session, done) {
    stream.on('end', () => done());
    stream.resume();
  },
});
server.on('error', () => {
  // A client that hangs up in the middle is part of the load, not a failure of the baseline.
});
server.listen(0, '127.0.0.1', () => {
  const address = server.server.address() as { port: number };
  process.stdout.write(`port ${address.port}\n`);
});
