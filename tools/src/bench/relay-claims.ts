/** Mail sent on: EHLO's MTA to another of its servers, beside two bare smtp-servers that nodemailer's pool joins. */
import { mailsPerSecond } from './mail-load.ts';
import { type Counting, memoryKiB, startCounting } from './processes.ts';
import { type Report, show } from './report.ts';
import { inTurn, median, type Pair, ratioOf } from './statistics.ts';

const CONNECTIONS = 10;
const BLOCK_MS = 400;
const WARM_BLOCKS = 4;
interface NextHop {
  what: string;
  to: string;
  /** Arguments of the baseline. */
  bare: readonly string[];
}
const PLAIN: NextHop = { what: 'plain next hop', to: 'x@spam.test', bare: [] };
/** Faculty looks the sender's domain up as well; the baseline does not. */
const SECURE: NextHop = { what: 'next hop over TLS', to: 'prof@faculty.test', bare: ['tls'] };
const ACCEPTED_AT_LEAST = 0.5;
const RELAYED_AT_LEAST = 0.4;
/** What a process keeps after so many mails may be so many MiB more than after the first tenth of them. */
const MEMORY_MAILS = 10_000;
const MEMORY_MIB = 24;

interface Rates {
  /** Mails a second that got their 250. */
  accepted: number;
  /** Of those, taken by the next server; the time until the last of them counts. */
  relayed: number;
}

const COUNTS = /^relayed (\d+)$/;

export async function measureRelay(report: Report, blocks: number): Promise<void> {
  for (const hop of [PLAIN, SECURE]) await measureHop(report, blocks, hop);
  await measureMemory(report);
}

async function measureHop(report: Report, blocks: number, { what, to, bare: args }: NextHop): Promise<void> {
  const lab = await startCounting('relay-lab.ts', COUNTS);
  const bare = await startCounting('bare-relay.ts', COUNTS, args);
  const sent = new Map<Counting, number>([
    [lab, 0],
    [bare, 0],
  ]);
  const block = (server: Counting) => async (): Promise<Rates> => {
    const before = sent.get(server) as number;
    const start = performance.now();
    const accepted = await mailsPerSecond(server.port, CONNECTIONS, BLOCK_MS, to, (mails) =>
      sent.set(server, before + mails),
    );
    const all = sent.get(server) as number;
    await server.reached(all);
    return { accepted, relayed: ((all - before) * 1000) / (performance.now() - start) };
  };
  await inTurn(WARM_BLOCKS, block(lab), block(bare));
  const rates = await inTurn(blocks, block(lab), block(bare));
  for (const [did, kind, atLeast] of [
    ['accepted', 'accepted', ACCEPTED_AT_LEAST],
    ['accepted and relayed', 'relayed', RELAYED_AT_LEAST],
  ] as const) {
    const pairs: Pair[] = rates.map(({ ours, theirs }) => ({ ours: ours[kind], theirs: theirs[kind] }));
    const detail = `${show(median(pairs.map(({ ours }) => ours)))} and ${show(median(pairs.map(({ theirs }) => theirs)))} mails/s`;
    report.atLeast(
      `mails to relay ${did} a second, ${what}, ${CONNECTIONS} connections`,
      ratioOf(pairs),
      atLeast,
      detail,
    );
  }
  await bare.stop();
  await lab.stop();
}

async function measureMemory(report: Report): Promise<void> {
  const lab = await startCounting('relay-lab.ts', COUNTS);
  let mails = 0;
  const relay = async (until: number) => {
    while (mails < until) {
      const before = mails;
      await mailsPerSecond(lab.port, CONNECTIONS, BLOCK_MS, PLAIN.to, (more) => {
        mails = before + more;
      });
      await lab.reached(mails);
    }
  };
  await relay(MEMORY_MAILS / 10);
  const first = await memoryKiB(lab.pid);
  await relay(MEMORY_MAILS);
  const grown = (await memoryKiB(lab.pid)) - first;
  report.absolute(
    `memory after ${MEMORY_MAILS} mails relayed, more than after ${MEMORY_MAILS / 10}`,
    `≤ ${MEMORY_MIB} MiB`,
    grown <= MEMORY_MIB * 1024,
    `${(grown / 1024).toFixed(1)} MiB`,
  );
  await lab.stop();
}
