import { networkInterfaces } from 'node:os';
import type { Lab, OutsideService } from '@ehlo/lab';
import { type Capacity, capacityLine } from './class/capacity.ts';
import { networkAddresses } from './class/network-addresses.ts';
import type { Config } from './config/config.ts';
import type { Listening } from './http/listen.ts';

const EVERYWHERE = new Set(['0.0.0.0', '::']);
/** Addresses that `localhost` reaches; 127.0.0.2 is a loopback address too, and another one. */
const AT_LOCALHOST = new Set(['localhost', '127.0.0.1', '::1', ...EVERYWHERE]);

export interface GreetingParts {
  config: Config;
  web: Listening;
  lab: Pick<Lab, 'ports' | 'failed'>;
  notes: readonly string[];
  capacity: Capacity;
}

/** What is reached from outside, and how; a page's terminal has the world's own ports. */
const DOORS: readonly (readonly [OutsideService, label: string, hint: (port: number) => string])[] = [
  ['mock', 'mock SMTP', (port) => `try: ncat -C localhost ${port}`],
  ['mta', 'campus SMTP', () => '25 in the page’s terminal'],
  ['submission', 'submission', () => '587 in the page’s terminal: STARTTLS, then AUTH'],
  ['smtps', 'submission', () => '465 in the page’s terminal: TLS at once'],
  ['pop3', 'POP3', () => '110 in the page’s terminal: USER, then PASS'],
  ['pop3s', 'POP3', () => '995 in the page’s terminal: TLS at once'],
  ['imap', 'IMAP', () => '143 in the page’s terminal'],
  ['imaps', 'IMAP', () => '993 in the page’s terminal: TLS at once'],
  ['dns', 'DNS', (port) => `try: dig @127.0.0.1 -p ${port} campus.test mx`],
];

/** What EHLO says once it serves. The first line has the page's address. */
export function greeting({ config, web, lab, notes, capacity }: GreetingParts): string {
  const { host, publicUrl, dataDir } = config;
  const url = `http://${AT_LOCALHOST.has(host) ? 'localhost' : bracketed(host)}:${web.port}`;
  return [
    web.insteadOf === undefined ? `EHLO is at ${url}` : takenLine(web.insteadOf, url, config),
    ...(publicUrl ? [`  people reach it at ${publicUrl.origin}`] : []),
    ...(EVERYWHERE.has(host) ? networkLines(web.port) : []),
    ...DOORS.flatMap(([name, label, hint]) => {
      const port = lab.ports[name];
      return port === undefined ? [] : [`  ${label.padEnd(15)}${String(port).padEnd(7)}${hint(port)}`];
    }),
    ...lab.failed.map(({ reason }) => `  ${reason}`),
    ...notes.map((note) => `  ${note}`),
    `  ${capacityLine(capacity)}`,
    `  What happens is kept in ${dataDir}. Ctrl-C stops EHLO.`,
    '',
  ].join('\n');
}

function takenLine(taken: number, url: string, { mockUpstream }: Config): string {
  const line = `${taken} is taken${taken === 8025 ? ' (Mailpit?)' : ''}. EHLO is at ${url}.`;
  if (taken !== 8025 || mockUpstream) return line;
  return `${line} To use that Mailpit behind the lab: EHLO_MOCK_UPSTREAM=localhost:1025 EHLO_MOCK_PORT=1026.`;
}

/** The address to give out first; what is reached by it is what stands below. */
function networkLines(webPort: number): string[] {
  const [first, ...others] = networkAddresses(networkInterfaces());
  if (!first) return ['  this machine has no address on a network: nobody else reaches it'];
  return [
    `  give this address out: http://${first.address}:${webPort}`,
    ...others.map((one) => `  another way to it: http://${one.address}:${webPort} (${one.interface})`),
    '  everybody on these networks reaches the page and every port below; mailboxes have passwords of their own',
  ];
}

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host);
