/** What the file says in words; in English, as programs that read it do. */
import type { ConnectionOpened, Logged, ServiceName } from '@ehlo/wire';
import { HOSTS } from '../world.ts';
import type { CaptureWish } from './capture-room.ts';

/** Dissector of Wireshark's for a service; those that are not named here are no protocol of one port. */
const DISSECTOR: Partial<Record<ServiceName, string>> = {
  mock: 'smtp',
  mta: 'smtp',
  submission: 'smtp',
  smtps: 'smtp',
  backup: 'smtp',
  mx1: 'smtp',
  mx2: 'smtp',
  spam: 'smtp',
  openrelay: 'smtp',
  lonely: 'smtp',
  ipv6: 'smtp',
  pop3: 'pop',
  pop3s: 'pop',
  imap: 'imap',
  imaps: 'imap',
  dns: 'dns',
  www: 'http',
  web: 'http',
};

/** Ports at which Wireshark 4.0 looks for the protocol by itself, and those at which it looks for TLS first. */
const KNOWN_PORTS: ReadonlySet<number> = new Set([25, 587, 110, 143, 53, 80]);
const TLS_PORTS: ReadonlySet<number> = new Set([465, 995, 993]);

/** What to tell `tshark` so that it reads a connection; undefined where it knows by itself. */
export function decodeAs(
  service: ServiceName,
  port: number,
  tls: 'records' | 'clear' = 'records',
): string | undefined {
  const dissector = DISSECTOR[service];
  if (!dissector || KNOWN_PORTS.has(port)) return undefined;
  if (TLS_PORTS.has(port) && tls === 'records') return undefined;
  return `-d tcp.port==${port},${dissector}`;
}

export function openedComment(event: Logged<ConnectionOpened>, tls: 'records' | 'clear'): string {
  const { seq, by, from, to, service, natted, upstream } = event;
  const who = from.host ?? from.address;
  const says = [`EHLO connection ${seq}: ${by} ${who} to ${to.host ?? to.address}:${to.port} (${service}).`];
  if (natted) says.push(`Behind the gateway it came from ${natted.address}:${natted.port}.`);
  if (upstream !== undefined) says.push(`The server behind this door is ${upstream}.`);
  const option = decodeAs(service, to.port, tls);
  if (option) says.push(`tshark: ${option}`);
  return says.join(' ');
}

export function headComment({ role, masked, tls = 'records' }: CaptureWish): string {
  const ports = new Map<string, string>();
  for (const { listens } of HOSTS)
    for (const { service, port, transport } of listens) {
      const option = service === 'silent' || transport === 'udp' ? undefined : decodeAs(service, port, tls);
      if (option) ports.set(option, option);
    }
  const isMasked = role !== 'owner' || masked === true;
  return [
    'Written by EHLO from the log of a practice room: octets, their times and how they were cut are what crossed its servers’ doors;',
    'addresses are those of the practice world; handshakes, acknowledgements, sequence numbers and checksums were worked out from them.',
    tls === 'clear' ? 'TLS is left out: connections show what the two ends read.' : '',
    isMasked
      ? 'Passwords are asterisks, and no keys of TLS are here.'
      : 'Passwords and keys of TLS are in this file.',
    `For the ports of this world: tshark ${[...ports.keys()].join(' ')}`,
  ]
    .filter((line) => line !== '')
    .join('\n');
}
