import type { ResolverConf } from '../world.ts';

const MOST_SERVERS = 3;
const DNS_PORT = 53;

/** Reads resolv.conf(5) as BIND's libirs does; 127.0.0.1 where it names no server. */
export function readResolvConf(text: string): ResolverConf {
  const servers: string[] = [];
  const conf: Omit<ResolverConf, 'address' | 'port'> = {};
  for (const line of text.split('\n')) {
    const [keyword = '', ...values] = line
      .replace(/[#;].*$/, '')
      .trim()
      .split(/\s+/);
    if (keyword === 'nameserver' && values[0] !== undefined) servers.push(values[0]);
    if (keyword === 'domain' && values[0] !== undefined) conf.search = [values[0]];
    if (keyword === 'search') conf.search = values;
    if (keyword !== 'options') continue;
    for (const option of values) {
      const [, name, number] = /^(ndots|timeout|attempts):(\d+)$/.exec(option) ?? [];
      if (name === 'ndots') conf.ndots = Number(number);
      if (name === 'timeout') conf.timeoutS = Number(number);
      if (name === 'attempts') conf.attempts = Number(number);
    }
  }
  const [address = '127.0.0.1', ...others] = servers.slice(0, MOST_SERVERS);
  return { address, port: DNS_PORT, others, ...conf };
}
