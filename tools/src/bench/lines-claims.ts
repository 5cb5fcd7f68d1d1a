/**
 * Lines typed: EHLO's bridge beside the ten-line one, both before the same EHLO mock. The mock, its tap and its durable
 * log run in EHLO's process for both; what differs is everything between a browser's socket and the mock's.
 */
import { ehloSession, type LineSession, naiveSession, newPerson } from './line-session.ts';
import { type Measured, type MeasuredEhlo, startBaseline, startEhlo } from './processes.ts';
import { type Report, show } from './report.ts';
import { paced, roundTrips, saturate } from './round-trip.ts';
import { inTurn, median, type Pair, pooledRatioOf, quantile, ratioOf } from './statistics.ts';

export interface Size {
  /** Interleaved blocks of every ratio. */
  blocks: number;
  /** Sessions of a class. */
  many: number;
  /** Sessions of a campus. */
  crowd: number;
}

const LINES = 100;
const SATURATED_MS = 500;
const EVERY_MS = 5_000;
/** A pass of `EVERY_MS` is compared second by second. */
const PARTS = 5;
const OPENED_AT_ONCE = 20;

interface Both {
  ehlo: MeasuredEhlo;
  naive: Measured & { port: number };
  /** Cookies of as many persons as there are sessions: each student has a room of their own. */
  persons: readonly string[];
}

async function startBoth(persons: number): Promise<Both & { stop(): Promise<void> }> {
  const ehlo = await startEhlo();
  const naive = await startBaseline('naive-bridge.ts', ['127.0.0.1', `${ehlo.ports.mock}`]);
  const cookies = await each(persons, () => newPerson(ehlo.ports.web));
  const stop = async () => {
    await naive.stop();
    await ehlo.stop();
  };
  return { ehlo, naive, persons: cookies, stop };
}

async function each<T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let done = 0; done < count; done += OPENED_AT_ONCE) {
    const batch = Array.from({ length: Math.min(OPENED_AT_ONCE, count - done) }, (_, at) => make(done + at));
    made.push(...(await Promise.all(batch)));
  }
  return made;
}

const openOurs = ({ ehlo, persons }: Both, count: number) =>
  each(count, (index) => ehloSession(ehlo.ports.web, persons[index % persons.length] as string));
const openTheirs = ({ naive }: Both, count: number) => each(count, () => naiveSession(naive.port));
const closeAll = (...sessions: readonly LineSession[]) => {
  for (const session of sessions) session.close();
};

export async function measureLines(report: Report, size: Size): Promise<void> {
  const both = await startBoth(size.crowd);
  await measureRoundTrip(report, size, both);
  await measureSaturation(report, size, both);
  await measureCrowd(report, size, both);
  await both.stop();
}

async function measureRoundTrip(report: Report, { blocks }: Size, both: Both): Promise<void> {
  const [ours] = (await openOurs(both, 1)) as readonly LineSession[] as [LineSession];
  const [theirs] = (await openTheirs(both, 1)) as [LineSession];
  // Both compiled and warm.
  for (let warming = 0; warming < 10; warming++)
    for (const session of [ours, theirs]) await roundTrips(session, LINES);
  const pairs = await inTurn(
    blocks,
    () => roundTrips(ours, LINES),
    () => roundTrips(theirs, LINES),
  );
  const detail = (q: number) => {
    const at = (all: number[][]) => `${quantile(all.flat(), q).toFixed(2)} ms`;
    return `${at(pairs.map((pair) => pair.ours))} and ${at(pairs.map((pair) => pair.theirs))}`;
  };
  const by = (q: number) =>
    ratioOf(pairs.map((pair) => ({ ours: quantile(pair.ours, q), theirs: quantile(pair.theirs, q) })));
  report.atMost('line round trip, p50', by(0.5), 1.25, detail(0.5));
  report.atMost('line round trip, p95', by(0.95), 1.5, detail(0.95));
  report.atMost('line round trip, p99 of all lines', pooledRatioOf(pairs, 0.99), 2, detail(0.99));
  closeAll(ours, theirs);
}

async function measureSaturation(report: Report, { blocks, many }: Size, both: Both): Promise<void> {
  const ours = await openOurs(both, many);
  const theirs = await openTheirs(both, many);
  for (const sessions of [ours, theirs]) await saturate(sessions, 2 * SATURATED_MS);
  const rates = await inTurn(
    blocks,
    () => saturate(ours, SATURATED_MS),
    () => saturate(theirs, SATURATED_MS),
  );
  const detail = `${show(median(rates.map((rate) => rate.ours)))} and ${show(median(rates.map((rate) => rate.theirs)))} lines/s`;
  report.atLeast(`${many} sessions saturated, lines a second`, ratioOf(rates), 0.5, detail);
  closeAll(...ours, ...theirs);
}

async function measureCrowd(report: Report, { blocks, crowd }: Size, both: Both): Promise<void> {
  const ours = await openOurs(both, crowd);
  const theirs = await openTheirs(both, crowd);
  // A line that is lost leaves its pass waiting, and a connection that is lost rejects it: passing means none was.
  const passes = await inTurn(
    Math.ceil(blocks / PARTS),
    () => paced(ours, EVERY_MS, PARTS),
    () => paced(theirs, EVERY_MS, PARTS),
  );
  const pairs = passes.flatMap((pass) =>
    pass.ours.map(
      (part, at): Pair => ({
        ours: quantile(part, 0.95),
        theirs: quantile(pass.theirs[at] as number[], 0.95),
      }),
    ),
  );
  const all = (side: keyof Pair) => passes.flatMap((pass) => pass[side]).flat();
  const detail =
    `${quantile(all('ours'), 0.95).toFixed(2)} and ${quantile(all('theirs'), 0.95).toFixed(2)} ms; ` +
    `${crowd} held, ${all('ours').length} of ${passes.length * crowd} lines answered`;
  report.atMost(`${crowd} sessions, a line each 5 s, p95`, ratioOf(pairs), 1.5, detail);
  closeAll(...ours, ...theirs);
}

/** Fresh processes each time: memory that an earlier block gave back would hide what this one takes. */
const MEMORY_BLOCKS = 4;
/** The mock takes 1200 connections of one caller, and the baseline is one. */
const WARM = 100;

/**
 * What a session adds to the machine: through EHLO, its bridge and the mock's side of it (one process); through the
 * baseline, its bridge and the mock's side of that (in EHLO's process too). The bridges alone are in the detail.
 */
export async function measureMemory(report: Report, { blocks, crowd }: Size): Promise<void> {
  const pairs: Pair[] = [];
  const bridges: Pair[] = [];
  for (let block = 0; block < Math.min(blocks, MEMORY_BLOCKS); block++) {
    const both = await startBoth(crowd);
    const { ehlo, naive } = both;
    // Code that the first sessions load is not theirs; and each block another one comes first.
    const [ours, theirs] = [await openOurs(both, WARM), await openTheirs(both, WARM)];
    const grows = async (open: () => Promise<LineSession[]>, processes: readonly Measured[]) => {
      const kept = () => Promise.all(processes.map((measured) => measured.keptKiB()));
      const before = await kept();
      const sessions = await open();
      const after = await kept();
      return { sessions, each: after.map((now, at) => (now - (before[at] as number)) / crowd) };
    };
    const growOurs = () => grows(() => openOurs(both, crowd), [ehlo]);
    const growTheirs = () => grows(() => openTheirs(both, crowd), [ehlo, naive]);
    const first = block % 2 === 0 ? await growOurs() : undefined;
    const baseline = await growTheirs();
    const own = first ?? (await growOurs());
    const [whole = Number.NaN] = own.each;
    const [mock = Number.NaN, bridge = Number.NaN] = baseline.each;
    pairs.push({ ours: whole, theirs: mock + bridge });
    bridges.push({ ours: whole - mock, theirs: bridge });
    closeAll(...ours, ...theirs, ...own.sessions, ...baseline.sessions);
    await both.stop();
  }
  const of = (some: readonly Pair[], side: keyof Pair) => show(median(some.map((pair) => pair[side])));
  report.atMost(
    `memory of an idle session with the mock's side of it (${crowd} open)`,
    ratioOf(pairs),
    2,
    `${of(pairs, 'ours')} and ${of(pairs, 'theirs')} KiB`,
  );
  report.atMost(
    `memory of an idle session, the bridge alone (${crowd} open)`,
    ratioOf(bridges),
    2,
    `${of(bridges, 'ours')} and ${of(bridges, 'theirs')} KiB`,
  );
}
