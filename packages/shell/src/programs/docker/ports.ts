/** One published port of a service; `published` is a number, a range, or absent for any free one. */
export interface PortConfig {
  name?: string;
  mode?: string;
  host_ip?: string;
  target?: number;
  published?: string;
  protocol?: string;
  app_protocol?: string;
}

/** A sentence of go-connections' `nat` package. */
export class PortProblem extends Error {}

/**
 * Reads the short form, `[ip:][host:]container[/protocol]`, as docker's `nat.ParsePortSpec` (go-connections 0.6).
 *
 * @throws PortProblem
 */
export function readPort(text: string): PortConfig[] {
  const parts = text.split(':');
  const last = parts.at(-1) as string;
  const host = parts.length > 1 ? (parts.at(-2) as string) : '';
  let ip = parts.slice(0, -2).join(':');
  const slash = last.indexOf('/');
  const container = slash < 0 ? last : last.slice(0, slash);
  const protocol = container === '' ? '' : (slash < 0 ? '' : last.slice(slash + 1)).toLowerCase() || 'tcp';
  if (!['tcp', 'udp', 'sctp'].includes(protocol)) throw new PortProblem(`invalid proto: ${protocol}`);
  if (ip.startsWith('[')) {
    if (!ip.includes(']'))
      throw new PortProblem(`invalid IP address ${ip}: address ${ip}:: missing ']' in address`);
    ip = ip.slice(1, ip.indexOf(']'));
  }
  if (ip !== '' && !isAddress(ip)) throw new PortProblem(`invalid IP address: ${ip}`);
  const [first, end] = range(container) ?? problem(`invalid containerPort: ${container}`);
  const hosts = host === '' ? undefined : (range(host) ?? problem(`invalid hostPort: ${host}`));
  if (hosts && end - first !== hosts[1] - hosts[0] && end !== first)
    throw new PortProblem(`invalid ranges specified for container and host Ports: ${container} and ${host}`);
  return Array.from({ length: end - first + 1 }, (_, index) => {
    const published = hosts && `${hosts[0] + index}`;
    const several = hosts && end === first && hosts[0] !== hosts[1] ? `-${hosts[1]}` : '';
    return {
      mode: 'ingress',
      ...(ip !== '' && { host_ip: ip }),
      target: first + index,
      ...(published !== undefined && { published: `${published}${several}` }),
      protocol,
    };
  });
}

function problem(says: string): never {
  throw new PortProblem(says);
}

/** `8025` or `8025-8030`, each at most 65535; what stands behind a second dash is not looked at. */
function range(text: string): [number, number] | undefined {
  const [from, to = from] = text.split('-') as [string, string?];
  const [first, last] = [sixteenBits(from), sixteenBits(to)];
  return first === undefined || last === undefined || last < first ? undefined : [first, last];
}

function sixteenBits(text: string): number | undefined {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return number <= 65_535 ? number : undefined;
}

/** As Go's net.ParseIP: no leading zeros, no zone. */
export function isAddress(text: string): boolean {
  const four = text.split('.');
  if (four.length === 4 && !text.includes(':'))
    return four.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256);
  if (!/^[\da-fA-F:]+$/.test(text) || /:::/.test(text)) return false;
  const halves = text.split('::');
  const groups = text.split(':').filter((part) => part !== '');
  const single = /(?:^:[^:])|(?:[^:]:$)/.test(text);
  return (
    !single &&
    halves.length <= 2 &&
    groups.every((part) => part.length <= 4) &&
    (halves.length === 2 ? groups.length < 8 : groups.length === 8)
  );
}
