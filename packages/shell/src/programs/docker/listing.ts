import { type Container, isRunning, type Mapping } from './containers.ts';
import { mockImage } from './images.ts';

/** Rows as Go's tabwriter aligns them for docker: at least 10 wide, 3 blanks between, the last column as it is. */
export function table(rows: readonly (readonly string[])[]): string {
  const columns = rows[0]?.length ?? 0;
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(10, ...rows.map((row) => (row[column] ?? '').length + 3)),
  );
  return rows
    .map((row) => {
      const cells = row.map((cell, column) =>
        column === columns - 1 ? cell : cell.padEnd(widths[column] ?? 0),
      );
      return `${cells.join('')}\n`;
    })
    .join('');
}

const UNITS = [
  [60, 'second'],
  [60, 'minute'],
  [24, 'hour'],
] as const;

/** go-units' HumanDuration, up to days. */
export function humanDuration(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  if (seconds < 1) return 'Less than a second';
  if (seconds >= 60 && seconds < 120) return 'About a minute';
  if (seconds >= 3_600 && Math.round(seconds / 3_600) === 1) return 'About an hour';
  let count: number = seconds;
  for (const [size, unit] of UNITS) {
    if (count < size || (unit === 'hour' && count < 48)) return `${count} ${unit}${count === 1 ? '' : 's'}`;
    count = unit === 'minute' ? Math.round(seconds / 3_600) : Math.floor(count / size);
  }
  return `${count} days`;
}

export function statusOf(container: Container, now: number): string {
  const { startedAt, stoppedAt } = container;
  if (startedAt === undefined) return 'Created';
  if (isRunning(container)) return `Up ${humanDuration(now - startedAt)}`;
  return `Exited (0) ${humanDuration(now - (stoppedAt ?? startedAt))} ago`;
}

interface Shown {
  ip: string;
  inside: number;
  outside: number;
  protocol: string;
}

/** docker/cli's DisplayablePorts: neighbours in one range, ports of other numbers last. */
export function portsOf({ image, mappings, ...rest }: Container): string {
  const running = isRunning({ image, mappings, ...rest });
  const exposed = (mockImage(image)?.exposes ?? []).map((inside) => ({
    ip: '',
    inside,
    outside: 0,
    protocol: 'tcp',
  }));
  const mapped = running ? mappings.flatMap(bothFamilies) : [];
  const ports: Shown[] = [
    ...mapped,
    ...(running ? exposed : []).filter(
      ({ inside }) => !mapped.some((one) => one.inside === inside && one.protocol === 'tcp'),
    ),
  ].sort((a, b) => a.inside - b.inside || compare(a.ip, b.ip) || a.outside - b.outside);
  const groups = new Map<string, { first: number; last: number }>();
  const result: string[] = [];
  const others: string[] = [];
  for (const { ip, inside, outside, protocol } of ports) {
    if (ip !== '' && inside !== outside) {
      others.push(`${joinPort(ip, `${outside}`)}->${inside}/${protocol}`);
      continue;
    }
    const key = ip === '' ? protocol : `${ip}/${protocol}`;
    const group = groups.get(key);
    if (group && inside === group.last + 1) {
      group.last = inside;
      continue;
    }
    if (group) result.push(grouped(key, group));
    groups.set(key, { first: inside, last: inside });
  }
  for (const [key, group] of groups) result.push(grouped(key, group));
  return [...result, ...others].join(', ');
}

/** Published without an address is published for IPv4 and IPv6. */
const bothFamilies = ({ ip, published, target, protocol }: Mapping): Shown[] =>
  (ip === '0.0.0.0' ? ['0.0.0.0', '::'] : [ip]).map((one) => ({
    ip: one,
    inside: target,
    outside: published,
    protocol,
  }));

/** No address before IPv4 before IPv6. */
function compare(a: string, b: string): number {
  const rank = (ip: string) => (ip === '' ? 0 : ip.includes(':') ? 2 : 1);
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}

function grouped(key: string, { first, last }: { first: number; last: number }): string {
  const [ip, protocol] = key.includes('/') ? (key.split('/') as [string, string]) : ['', key];
  const range = first === last ? `${first}` : `${first}-${last}`;
  return ip === '' ? `${range}/${protocol}` : `${joinPort(ip, range)}->${range}/${protocol}`;
}

const joinPort = (ip: string, port: string) => (ip.includes(':') ? `[${ip}]:${port}` : `${ip}:${port}`);
