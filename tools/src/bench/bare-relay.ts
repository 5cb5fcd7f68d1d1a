/**
 * The baseline for relaying: two of npm's smtp-server, joined by nodemailer's pool; nothing is kept. With the argument `tls`
 * the second offers STARTTLS, and the pool uses it.
 */
import { createTransport } from 'nodemailer';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

const SECURE = process.argv[2] === 'tls';
const PLAIN: SMTPServerOptions = { authOptional: true, disabledCommands: ['STARTTLS'] };
/** As many connections to the next server as EHLO uses. */
const POOL = 4;

let relayed = 0;
const next = new SMTPServer({
  ...(SECURE ? { authOptional: true } : PLAIN),
  onData(stream, _session, done) {
    stream.on('end', () => {
      process.stdout.write(`relayed ${++relayed}\n`);
      done();
    });
    stream.resume();
  },
});
next.listen(0, '127.0.0.1', () => {
  const { port } = next.server.address() as { port: number };
  const pool = createTransport({
    host: '127.0.0.1',
    port,
    pool: true,
    maxConnections: POOL,
    maxMessages: Number.POSITIVE_INFINITY,
    ...(SECURE ? { requireTLS: true } : { ignoreTLS: true }),
    // Its certificate is smtp-server's own, for localhost, signed by itself.
    tls: { rejectUnauthorized: false },
  });
  const first = new SMTPServer({
    ...PLAIN,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const envelope = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address) };
        pool.sendMail({ envelope, raw: Buffer.concat(chunks) }, (error) => {
          if (error) throw error;
        });
        done();
      });
    },
  });
  first.listen(0, '127.0.0.1', () => {
    process.stdout.write(`port ${(first.server.address() as { port: number }).port}\n`);
  });
});
