/**
 * A thread that copies SQLite's WAL into the file and flushes both, which may take tens of milliseconds, while the loop
 * that serves goes on. Plain JavaScript, so that it starts without whatever reads the TypeScript around it.
 *
 * `workerData`: `file`, and `over`, a shared Int32Array whose only number becomes 1 once the file is let go of.
 */
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'libsql';

const { file, over } = workerData;
const db = new Database(file);
db.exec('PRAGMA synchronous = NORMAL');
db.exec('PRAGMA wal_autocheckpoint = 0');

parentPort.on('message', (wish) => {
  if (wish === 'checkpoint') {
    try {
      db.exec('PRAGMA wal_checkpoint(PASSIVE)');
    } catch {
      // A full disk, or somebody reading: the frames stay in the WAL, and the next checkpoint takes them along.
    }
    parentPort.postMessage('done');
    return;
  }
  db.close();
  Atomics.store(over, 0, 1);
  Atomics.notify(over, 0);
  parentPort.close();
});
