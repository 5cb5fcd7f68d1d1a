import { addressFamily, resolveHost } from '../../names/resolve.ts';
import { refuseOption } from '../files.ts';
import { readOptions } from '../getopt.ts';
import type { Process, Program } from '../program.ts';
import { knock } from './knock.ts';

const INTERVAL_MS = 1_000;

/**
 * `ping HOST`: whether a host is there, and how far. The practice world carries no ICMP: each probe is a TCP SYN to port 7, on
 * which nobody listens; what comes back (RST) is the answer. It says so.
 */
export const ping: Program = async (process) => {
  const options = readOptions(process.argv.slice(1), { short: 'c:i:W:w:s:nq46v', long: {} });
  if (!options.ok) return refuseOption(process, options.problem, 2);
  const [host, extra] = options.operands;
  if (host === undefined || extra !== undefined) {
    await process.err('ping: usage error: Destination address required\n');
    return 1;
  }
  const count = Number(options.value('c') ?? Number.POSITIVE_INFINITY);
  if (options.has('c') && !(Number.isInteger(count) && count > 0)) {
    await process.err(`ping: invalid argument: '${options.value('c')}'\n`);
    return 1;
  }
  const interval = Math.max(0.2, Number(options.value('i') ?? 1) || 1) * INTERVAL_MS;
  const wait = (Number(options.value('W') ?? 10) || 10) * 1_000;
  const family = options.has('4') ? 4 : options.has('6') ? 6 : undefined;
  const resolved = await resolveHost(process, host, family);
  const [address] = resolved.ok ? resolved.addresses : [];
  if (!resolved.ok || address === undefined) {
    await process.err(`ping: ${host}: ${resolved.ok ? 'Name or service not known' : resolved.problem}\n`);
    return 2;
  }
  const shown = addressFamily(host) ? host : `${host} (${address})`;
  await process.out(
    `PING ${host} (${address}): the practice world carries no ICMP, each probe is a TCP SYN to port 7.\n`,
  );
  let stop: () => void = () => undefined;
  const stopped = new Promise<'stopped'>((resolve) => {
    stop = () => resolve('stopped');
  });
  // Ctrl-C ends it, and it says what it has found.
  process.stdin.setMode?.({ onSignal: stop });
  const times: number[] = [];
  let sent = 0;
  const began = process.world.clock.now();
  while (sent < count) {
    if (sent > 0 && (await Promise.race([process.sleep(interval), stopped])) === 'stopped') break;
    sent++;
    const answer = await Promise.race([knock(process, { host, address, timeoutMs: wait }), stopped]);
    if (answer === 'stopped') break;
    if (answer.ms !== undefined) times.push(answer.ms);
    if (options.has('q')) continue;
    if (answer.ms !== undefined)
      await process.out(`Answer from ${shown}: seq=${sent} time=${answer.ms.toFixed(1)} ms\n`);
    else if (answer.how === 'no-route')
      await process.out(`From ${process.world.person.hostName}: seq=${sent} Destination Net Unreachable\n`);
  }
  await summary(process, host, { sent, times, ms: process.world.clock.now() - began });
  return times.length > 0 ? 0 : 1;
};

async function summary(
  process: Process,
  host: string,
  { sent, times, ms }: { sent: number; times: readonly number[]; ms: number },
): Promise<void> {
  const lost = sent === 0 ? 0 : Math.round(((sent - times.length) / sent) * 100);
  let text = `\n--- ${host} ping statistics ---\n${sent} packets transmitted, ${times.length} received, ${lost}% packet loss, time ${Math.round(ms)}ms\n`;
  if (times.length > 0) {
    const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
    const square = times.reduce((sum, time) => sum + time * time, 0) / times.length;
    const deviation = Math.sqrt(Math.max(0, square - mean * mean));
    const numbers = [Math.min(...times), mean, Math.max(...times), deviation];
    text += `rtt min/avg/max/mdev = ${numbers.map((number) => number.toFixed(3)).join('/')} ms\n`;
  }
  await process.out(text);
}
