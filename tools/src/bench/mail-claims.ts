/**
 * Mail taken: EHLO's mock, which keeps every mail before its 250, beside bare smtp-server, which throws it away; and beside the same one with
 * its mails put into SQLite, which says how much of the difference keeping is.
 */
import { greetingAfter, mailsPerSecond } from './mail-load.ts';
import { startBaseline, startEhlo, startOtherWork } from './processes.ts';
import { type Report, show } from './report.ts';
import { inTurn, median, type Pair, quantile, ratioOf } from './statistics.ts';

const BLOCK_MS = 400;
/** A room keeps 256 MiB of mail, some 70 000 of these: nobody empties it, so each portion of blocks has servers of its own. */
const BLOCKS_A_SERVER = 10;
/** Both compiled and warm. */
const WARM_BLOCKS = 4;
const DIALS = 50;
const WANTED = [
  { connections: 1, atLeast: 0.4 },
  { connections: 10, atLeast: 0.55 },
  { connections: 100, atLeast: 0.5 },
];
/**
 * What else runs on the two cores. The study that the wanted figures are from measured beside a load of 1 to 39, where CPU of all
 * together counts; where nothing else runs, a server that uses one core is measured by its main thread alone.
 */
const BESIDE = [
  { processes: 0, cores: 'idle cores' },
  { processes: 2, cores: 'shared cores' },
];

export async function measureMail(report: Report, blocks: number): Promise<void> {
  for (const { processes, cores } of BESIDE) {
    const others = Array.from({ length: processes }, startOtherWork);
    await measureRates(report, blocks, cores);
    for (const other of others) await other.stop();
  }
  await measureGreeting(report);
}

async function measureRates(report: Report, blocks: number, cores: string): Promise<void> {
  for (const { connections, atLeast } of WANTED) {
    const rates: Pair[] = [];
    while (rates.length < blocks)
      rates.push(
        ...(await portion('bare-smtp.ts', connections, Math.min(BLOCKS_A_SERVER, blocks - rates.length))),
      );
    // How much of the difference keeping is at all.
    const kept = await portion('keep-smtp.ts', connections, BLOCKS_A_SERVER);
    const rate = (of: readonly Pair[], whose: keyof Pair) => show(median(of.map((pair) => pair[whose])));
    const detail = `${rate(rates, 'ours')} and ${rate(rates, 'theirs')} mails/s; ${show(ratioOf(kept).median)} × one that only puts them into SQLite`;
    const what = `mails stored a second, ${connections} connections, ${cores}`;
    report.atLeast(what, ratioOf(rates), atLeast, detail);
  }
}

async function portion(baseline: string, connections: number, blocks: number): Promise<Pair[]> {
  const ehlo = await startEhlo();
  const bare = await startBaseline(baseline);
  const ours = () => mailsPerSecond(ehlo.ports.mock, connections, BLOCK_MS);
  const theirs = () => mailsPerSecond(bare.port, connections, BLOCK_MS);
  await inTurn(WARM_BLOCKS, ours, theirs);
  const rates = await inTurn(blocks, ours, theirs);
  await bare.stop();
  await ehlo.stop();
  return rates;
}

async function measureGreeting(report: Report): Promise<void> {
  const ehlo = await startEhlo();
  const greetings: number[] = [];
  for (let dial = 0; dial < DIALS; dial++) greetings.push(await greetingAfter(ehlo.ports.mock));
  const p50 = median(greetings);
  report.absolute(
    'greeting after the dial, median',
    '≤ 5 ms',
    p50 <= 5,
    `${p50.toFixed(2)} ms, p95 ${quantile(greetings, 0.95).toFixed(2)} ms`,
  );
  await ehlo.stop();
}
