/**
 * What keeping costs at all: npm's smtp-server with its messages put into SQLite as they came and nothing else, no summary, no log, no tap. A
 * 250 is said once its transaction is committed, and one transaction takes all that is there.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { SMTPServer } from 'smtp-server';

const folder = mkdtempSync(join(tmpdir(), 'ehlo-bench-keep-'));
process.once('SIGTERM', () => process.exit());
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
const db = new Database(join(folder, 'mails.db'));
db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
db.exec('CREATE TABLE mail (id INTEGER PRIMARY KEY, sender TEXT, recipients TEXT, octets BLOB)');
const insert = db.prepare('INSERT INTO mail (sender, recipients, octets) VALUES (?, ?, ?)');

let waiting: { row: [string, string, Buffer]; done: () => void }[] = [];
function commit(): void {
  const group = waiting;
  waiting = [];
  db.exec('BEGIN');
  for (const { row } of group) insert.run(row);
  db.exec('COMMIT');
  for (const { done } of group) done();
}

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS'],
  onData(stream, { envelope }, done) {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.on('end', () => {
      const from = envelope.mailFrom === false ? '' : envelope.mailFrom.address;
      const to = envelope.rcptTo.map(({ address }) => address).join(' ');
      if (waiting.length === 0) setImmediate(commit);
      waiting.push({ row: [from, to, Buffer.concat(chunks)], done: () => done() });
    });
  },
});
server.on('error', () => {
  // A client that hangs up in the middle is part of the load, not a failure of the baseline.
});
server.listen(0, '127.0.0.1', () => {
  const address = server.server.address() as { port: number };
  process.stdout.write(`port ${address.port}\n`);
});
