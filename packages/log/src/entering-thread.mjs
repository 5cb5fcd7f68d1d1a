/**
 * A thread that enters journals in SQLite, prunes there, and copies SQLite's WAL into the file and flushes both, while the
 * loop that serves goes on. Plain JavaScript, so that it starts without whatever reads the TypeScript around it.
 *
 * `workerData`: `file`, `kinds` (enter.mjs), `maxPages` of the file, `port` for what is to do and answers, and `answered`, a shared
 * Int32Array whose only number is how much was answered.
 */
import fs from 'node:fs';
import os from 'node:os';
import { workerData } from 'node:worker_threads';
import Database from 'libsql';
import { createEnter } from './enter.mjs';
import { createPrune } from './prune.mjs';

/** A checkpoint is due after so many octets of events: some 20 MiB of WAL. */
const CHECKPOINT_OCTETS = 8 * 2 ** 20;
/** What pruning some of a room writes, about. */
const PRUNED_OCTETS = 2 ** 18;
/** For a slice of housekeeping that is being written, in milliseconds. */
const BUSY_MS = 5_000;

const { file, kinds, maxPages, port, answered } = workerData;
// Nobody waits for it: whoever serves goes first. Elsewhere than on Linux it would be the whole process that stands back.
if (process.platform === 'linux') os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL);
const db = new Database(file);
db.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
db.exec('PRAGMA synchronous = NORMAL');
db.exec('PRAGMA wal_autocheckpoint = 0');
// In KiB. What is pruned, and where a hash belongs in an index, was written long ago.
db.exec('PRAGMA cache_size = -16000');
if (maxPages !== undefined) db.exec(`PRAGMA max_page_count = ${maxPages}`);
const { enterSlice } = createEnter(db, kinds);
const { prune } = createPrune(db);

let octets = Buffer.allocUnsafeSlow(0);
/** It starts because much was entered without it, and not copied yet. */
let sinceCheckpoint = CHECKPOINT_OCTETS;

port.on('message', (work) => {
  if (work === undefined) {
    // The file is let go of when the thread has ended.
    db.close();
    port.close();
    return;
  }
  answer(work);
  sinceCheckpoint += work.slice ? work.slice.end : PRUNED_OCTETS;
  if (sinceCheckpoint >= CHECKPOINT_OCTETS) checkpoint();
});

function answer(work) {
  let said;
  try {
    said = work.slice ? { done: enter(work.slice) } : { done: prune(work.prune) };
  } catch ({ message, code }) {
    said = { failure: { message, code } };
  }
  port.postMessage(said);
  Atomics.add(answered, 0, 1);
  Atomics.notify(answered, 0);
}

function enter(slice) {
  read(slice);
  return enterSlice(slice, octets);
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
