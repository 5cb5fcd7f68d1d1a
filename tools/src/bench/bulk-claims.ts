/** Many octets from a server that the operator listed: how fast they come, and what a page that stops costs. */
import { bulkSource, ehloBulk, megabytesPerSecond, naiveBulk } from './bulk.ts';
import { newPerson } from './line-session.ts';
import { memoryKiB, startBaseline, startEhlo } from './processes.ts';
import { type Report, show } from './report.ts';
import { inTurn, median, ratioOf } from './statistics.ts';

const OFFERED = 256 * 2 ** 20;
/** A page that read so much has all the credit it can have when it stops. */
const BEFORE_IT_STOPS = 16 * 2 ** 20;
/** So many of ours stop at once: what a process keeps or gives back by itself is some MiB, more than one of them costs. */
const STOPPED = 8;
const HUNDRED_MB = 100_000_000;

export async function measureBulk(report: Report, blocks: number): Promise<void> {
  const source = await bulkSource(OFFERED);
  const { port } = source.address() as { port: number };
  const ehlo = await startEhlo({ EHLO_ALLOW_DIAL: `bulk:9999=127.0.0.1:${port}` });
  const naive = await startBaseline('naive-bridge.ts', ['127.0.0.1', `${port}`]);
  const person = await newPerson(ehlo.ports.web);

  // First, while nothing that was freed could hide what it takes; after a little, so that code is loaded.
  for (const bulk of [await ehloBulk(ehlo.ports.web, person), await naiveBulk(naive.port)])
    await megabytesPerSecond(bulk, 2 ** 20);
  const memory = () => Promise.all([memoryKiB(ehlo.pid), memoryKiB(naive.pid)]);
  const before = await memory();
  const stopped = [await naiveBulk(naive.port, BEFORE_IT_STOPS)];
  while (stopped.length <= STOPPED) stopped.push(await ehloBulk(ehlo.ports.web, person, BEFORE_IT_STOPS));
  for (const bulk of stopped) await bulk.all(BEFORE_IT_STOPS);
  const after = await memory();
  const grown = { ours: (after[0] - before[0]) / 1024 / STOPPED, theirs: (after[1] - before[1]) / 1024 };
  for (const bulk of stopped) bulk.close();
  report.absolute(
    'a page that stops reading 256 MB, memory',
    '≤ 8 MiB',
    grown.ours <= 8,
    `${grown.ours.toFixed(1)} and ${grown.theirs.toFixed(1)} MiB`,
  );

  const ours = async () => megabytesPerSecond(await ehloBulk(ehlo.ports.web, person), HUNDRED_MB);
  const theirs = async () => megabytesPerSecond(await naiveBulk(naive.port), HUNDRED_MB);
  // Both compiled and warm.
  await inTurn(4, ours, theirs);
  const rates = await inTurn(blocks, ours, theirs);
  const detail = `${show(median(rates.map((rate) => rate.ours)))} and ${show(median(rates.map((rate) => rate.theirs)))} MB/s`;
  report.atLeast('bulk, server to page', ratioOf(rates), 0.55, detail);
  await naive.stop();
  await ehlo.stop();
  source.close();
}
