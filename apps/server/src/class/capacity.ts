/**
 * How many students this machine can take: a rule over what one of them was measured to cost (`pnpm bench --only class`) and what the
 * machine has and how fast it is. Pure, but for `measureSpeed`.
 */
import { freemem } from 'node:os';

/** Memory that a student adds: a room, an open page and connection, a row on two teachers' boards. Bench: no more than that. */
export const STUDENT_KIB = 200;
/** CPU of a line that a student says, boards included, on the machine whose speed is 1. Bench: no more than that. */
export const LINE_CPU_MS = 3;
/** Who types, types a line so often. */
const LINE_EVERY_MS = 5000;
/** EHLO answers everybody in one thread: half of it is kept for what comes at once. */
const BUSY = 0.5;
/** Of the memory that is free at the start so much may be a class's. */
const MEMORY = 0.5;
/** Nobody plans with more than one process of EHLO serves: it was never measured. */
const MOST = 1000;
const STEP = 5;

export interface Machine {
  freeOctets: number;
  /** Beside the machine on which a student was measured; 2 is twice as fast. */
  speed: number;
}

export interface Capacity {
  students: number;
  /** What there would be too little of first. */
  bound: 'memory' | 'cpu' | 'measured';
}

export function capacityOf({ freeOctets, speed }: Machine): Capacity {
  const byMemory = (freeOctets * MEMORY) / (STUDENT_KIB * 1024);
  const byCpu = (LINE_EVERY_MS / LINE_CPU_MS) * BUSY * speed;
  const least = Math.min(byMemory, byCpu, MOST);
  const bound = least === MOST ? 'measured' : least === byMemory ? 'memory' : 'cpu';
  return { students: Math.floor(least / STEP) * STEP, bound };
}

/** What `work` took on the machine of the bench, in milliseconds. */
const REFERENCE_MS = 1.25;
/** The best of so many: others use the machine too. */
const TRIES = 5;

/** How fast one thread is beside that of the bench: some 20 ms of what a server does all day. @param now milliseconds, with fractions */
export function measureSpeed(now: () => number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const before = now();
    work();
    best = Math.min(best, now() - before);
  }
  return REFERENCE_MS / Math.max(best, 0.01);
}

/** Text into octets and back, and JSON: what a line goes through. */
function work(): void {
  let kept = 0;
  for (let line = 0; line < 1000; line++) {
    const event = {
      seq: line,
      kind: 'connection.octets',
      octets: Buffer.from(`RCPT TO:<bob${line}@campus.test>\r\n`),
    };
    const text = JSON.stringify({ ...event, octets: event.octets.toString('base64') });
    kept += (JSON.parse(text) as { octets: string }).octets.length;
  }
  // Else nothing says that the work was wanted.
  if (kept === 0) throw new Error('no work was done');
}

/** As it is now, and as far as a container's limit lets it be used. */
export function machineNow(): Machine {
  const limit = process.constrainedMemory();
  // No limit is told as 0, or as more than there is of anything.
  const freeOctets = Math.min(freemem(), limit > 0 ? limit : Number.POSITIVE_INFINITY);
  return { freeOctets, speed: measureSpeed(() => performance.now()) };
}

/** For the operator, at the start. */
export function capacityLine({ students, bound }: Capacity): string {
  const why = {
    memory: 'more would want more free memory',
    cpu: 'more would want a faster processor',
    measured: 'more was never measured',
  }[bound];
  return `a class: this machine takes some ${students} students at once (${why})`;
}
