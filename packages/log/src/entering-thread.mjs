/**
 * A thread that enters journals in SQLite, and copies SQLite's WAL into the file and flushes both, while the loop that
 * serves goes on. Plain JavaScript, so that it starts without whatever reads the TypeScript around it.
 *
 * `workerData`: `file`, `kinds` (enter.mjs), `maxPages` of the file, `port` for slices and answers, and `answered`, a shared
 * Int32Array whose only number is how many slices were answered.
 */
import fs from 'node:fs';
import os from 'node:os';
import { workerData } from 'node:worker_threads';
import Database from 'libsql';
import { createEnter } from './enter.mjs';

/** A checkpoint is due after so many octets of events: some 20 MiB of WAL. */
const CHECKPOINT_OCTETS = 8 * 2 ** 20;
/** For a slice of housekeeping that is being written, in milliseconds. */
const BUSY_MS = 5_000;

const { file, kinds, maxPages, port, answered } = workerData;
// Nobody waits for it: whoever serves goes first. Elsewhere than on Linux it would be the whole process that stands back.
if (process.platform === 'linux') os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
const db = new Database(file);
db.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
db.exec('PRAGMA synchronous = NORMAL');
db.exec('PRAGMA wal_autocheckpoint = 0');
if (maxPages !== undefined) db.exec(`PRAGMA max_page_count = ${maxPages}`);
const { enterSlice } = createEnter(db, kinds);

let octets = Buffer.allocUnsafeSlow(0);
/** It starts because much was entered without it, and not copied yet. */
let sinceCheckpoint = CHECKPOINT_OCTETS;

port.on('message', (slice) => {
  if (slice === undefined) {
    // The file is let go of when the thread has ended.
    db.close();
    port.close();
    return;
  }
  answer(slice);
  sinceCheckpoint += slice.end;
  if (sinceCheckpoint >= CHECKPOINT_OCTETS) checkpoint();
});

function answer(slice) {
  let failure;
  try {
    read(slice);
    enterSlice(slice, octets);
  } catch ({ message, code }) {
    failure = { message, code };
  }
  port.postMessage(failure);
  Atomics.add(answered, 0, 1);
  Atomics.notify(answered, 0);
}

/** The journal's records, which are complete: nobody writes there before they are entered. */
function read({ file, end }) {
  if (octets.length < end) octets = Buffer.allocUnsafeSlow(end);
  const fd = fs.openSync(file, 'r');
  try {
    for (let at = 0; at < end; ) {
      const more = fs.readSync(fd, octets, at, end - at, at);
      if (more === 0) throw new Error(`${file} ends at ${at} of ${end} octets`);
      at += more;
    }
  } finally {
    fs.closeSync(fd);
  }
}

function checkpoint() {
  sinceCheckpoint = 0;
  try {
    db.exec('PRAGMA wal_checkpoint(PASSIVE)');
  } catch {
    // A full disk, or somebody reading: the frames stay in the WAL, and the next checkpoint takes them along.
  }
}
