import { resolveHost } from '../../names/resolve.ts';
import { refuseOption } from '../files.ts';
import { readOptions } from '../getopt.ts';
import type { Program } from '../program.ts';
import { knock } from './knock.ts';
import { GATEWAY, isOnCampus, isOwn } from './networks.ts';

/** `traceroute HOST`: the way through the practice world. Its routers are a map, not machines: it says so. */
export const traceroute: Program = async (process) => {
  const options = readOptions(process.argv.slice(1), { short: 'n46Tw:q:m:p:', long: {} });
  if (!options.ok) return refuseOption(process, options.problem, 2);
  const [host] = options.operands;
  if (host === undefined) {
    await process.err('Usage: traceroute [ -n46T ] host\n');
    return 2;
  }
  const resolved = await resolveHost(process, host);
  const [address] = resolved.ok ? resolved.addresses : [];
  if (!resolved.ok || address === undefined) {
    const problem = resolved.ok ? 'Name or service not known' : resolved.problem;
    await process.err(`${host}: ${problem}\nCannot handle "host" cmdline arg \`${host}' on position 1\n`);
    return 2;
  }
  await process.out(
    `traceroute to ${host} (${address}): the practice world's map, as it has no routers to ask; the time is a TCP SYN's to port 7.\n`,
  );
  const named = (name: string, at: string) => (options.has('n') || name === at ? at : `${name} (${at})`);
  let hop = 0;
  const line = (text: string) => process.out(`${String(++hop).padStart(2)}  ${text}\n`);
  if (!isOwn(address) && !isOnCampus(address))
    await line(`${named(GATEWAY.name, GATEWAY.address)}  translates your address (NAT)`);
  const answer = await knock(process, { host, address, timeoutMs: 5_000 });
  await line(
    answer.ms === undefined
      ? answer.how === 'no-route'
        ? `${named(host, address)}  !N (no way there from here)`
        : '* * *'
      : `${named(host, address)}  ${answer.ms.toFixed(3)} ms`,
  );
  return answer.ms === undefined ? 1 : 0;
};
