import { ipv6Octets, ipv6Text } from '@ehlo/protocol/dns';
import type { ServiceName, World } from '@ehlo/wire';
import type { OutsideService } from './lab.ts';

/** A server of the world: what listens on one port of one host. */
export interface Listens {
  port: number;
  transport: 'tcp' | 'udp';
  /** `silent`: a filtered port, which answers nothing at all. */
  service: ServiceName | 'silent';
}

export interface Host {
  name: string;
  /** As RFC 5952 writes them. */
  addresses: readonly string[];
  listens: readonly Listens[];
}

const DNS: readonly Listens[] = [
  { port: 53, transport: 'udp', service: 'dns' },
  { port: 53, transport: 'tcp', service: 'dns' },
];

const smtpAs = (service: ServiceName): readonly Listens[] => [{ port: 25, transport: 'tcp', service }];

export const LOCALHOST = '127.0.0.1';
export const MAIL_HOST = 'mail.campus.test';
export const MAIL_CAMPUS = '192.0.2.25';
/** Addresses of students are in 10.20.0.0/16; those nobody claimed in 10.20.0.0/24. */
export const UNCLAIMED_ADDRESS = '10.20.0.1';

/**
 * Hosts that can be dialled, and what listens there. A host that is listed and does not listen on a port refuses;
 * an address that is not listed is not of this world.
 */
export const HOSTS: readonly Host[] = [
  {
    name: 'localhost',
    addresses: [LOCALHOST, '::1'],
    listens: [
      { port: 1025, transport: 'tcp', service: 'mock' },
      { port: 8025, transport: 'tcp', service: 'web' },
    ],
  },
  {
    name: 'mail.campus.test',
    addresses: [MAIL_CAMPUS, '2001:db8:25::25'],
    listens: [
      { port: 25, transport: 'tcp', service: 'mta' },
      { port: 587, transport: 'tcp', service: 'submission' },
      { port: 465, transport: 'tcp', service: 'smtps' },
      { port: 110, transport: 'tcp', service: 'pop3' },
      { port: 995, transport: 'tcp', service: 'pop3s' },
      { port: 143, transport: 'tcp', service: 'imap' },
      { port: 993, transport: 'tcp', service: 'imaps' },
    ],
  },
  { name: 'backup.campus.test', addresses: ['192.0.2.26'], listens: smtpAs('backup') },
  { name: 'ns1.campus.test', addresses: ['192.0.2.53'], listens: DNS },
  { name: 'resolver.campus.test', addresses: ['192.0.2.54'], listens: DNS },
  {
    name: 'web.campus.test',
    addresses: ['192.0.2.80', '2001:db8:25::80'],
    listens: [{ port: 80, transport: 'tcp', service: 'www' }],
  },
  {
    name: 'gw.campus.test',
    addresses: ['192.0.2.1'],
    listens: [{ port: 9, transport: 'tcp', service: 'silent' }],
  },
  { name: 'lab.campus.test', addresses: ['192.0.2.10'], listens: [] },
  { name: 'closed.campus.test', addresses: ['192.0.2.99'], listens: [] },
  { name: 'cluster.campus.test', addresses: ['192.0.2.101', '192.0.2.102', '192.0.2.103'], listens: [] },
  { name: 'x.sandbox.campus.test', addresses: ['192.0.2.150'], listens: [] },
  { name: 'student1.campus.test', addresses: ['192.0.2.201'], listens: [] },
  { name: 'student2.campus.test', addresses: ['192.0.2.202'], listens: [] },
  { name: 'mx1.faculty.test', addresses: ['198.51.100.10'], listens: smtpAs('mx1') },
  { name: 'mx2.faculty.test', addresses: ['198.51.100.20'], listens: smtpAs('mx2') },
  { name: 'ns.faculty.test', addresses: ['198.51.100.53'], listens: [] },
  { name: 'www.faculty.test', addresses: ['198.51.100.80'], listens: [] },
  { name: 'spam.test', addresses: ['203.0.113.66'], listens: smtpAs('spam') },
  { name: 'relay.open.test', addresses: ['203.0.113.25'], listens: smtpAs('openrelay') },
  { name: 'lonely.test', addresses: ['203.0.113.20'], listens: smtpAs('lonely') },
  { name: 'www.nomail.test', addresses: ['203.0.113.10'], listens: [] },
  { name: 'ipv6.test', addresses: ['2001:db8:66::1', '2001:db8:66::25'], listens: smtpAs('ipv6') },
];

const BY_ADDRESS = new Map(
  HOSTS.flatMap((host) => host.addresses.map((address) => [address, host] as const)),
);

/** The host at an address, however it is spelled; undefined for what is not of this world. */
export function hostAt(address: string): Host | undefined {
  const six = address.includes(':') ? ipv6Octets(address) : undefined;
  return BY_ADDRESS.get(six ? ipv6Text(six) : address);
}

/** Addresses that `ncat -s` may call from besides one's own: mail from there is forged practice mail. */
export const FOREIGN_SOURCES: readonly string[] = ['203.0.113.66'];

export const RESOLVER = { address: '192.0.2.54', port: 53 } as const;

/** Services under the names that a terminal uses. `outside`: key of the port outside, for those that have one. */
const SHOWN = [
  { service: 'mock', host: 'localhost', address: LOCALHOST, port: 1025, outside: 'mock' },
  { service: 'web', host: 'localhost', address: LOCALHOST, port: 8025, outside: 'web' },
  { service: 'mta', host: 'mail.campus.test', address: MAIL_CAMPUS, port: 25, outside: 'mta' },
  { service: 'dns', host: 'resolver.campus.test', address: RESOLVER.address, port: 53, outside: 'dns' },
  { service: 'submission', host: 'mail.campus.test', address: MAIL_CAMPUS, port: 587, outside: 'submission' },
  { service: 'smtps', host: 'mail.campus.test', address: MAIL_CAMPUS, port: 465, outside: 'smtps' },
  { service: 'pop3', host: 'mail.campus.test', address: MAIL_CAMPUS, port: 110, outside: 'pop3' },
  { service: 'pop3s', host: 'mail.campus.test', address: MAIL_CAMPUS, port: 995, outside: 'pop3s' },
  { service: 'imap', host: 'mail.campus.test', address: MAIL_CAMPUS, port: 143, outside: 'imap' },
  { service: 'imaps', host: 'mail.campus.test', address: MAIL_CAMPUS, port: 993, outside: 'imaps' },
  { service: 'backup', host: 'backup.campus.test', address: '192.0.2.26', port: 25 },
  { service: 'mx1', host: 'mx1.faculty.test', address: '198.51.100.10', port: 25 },
  { service: 'mx2', host: 'mx2.faculty.test', address: '198.51.100.20', port: 25 },
  { service: 'spam', host: 'spam.test', address: '203.0.113.66', port: 25 },
  { service: 'openrelay', host: 'relay.open.test', address: '203.0.113.25', port: 25 },
  { service: 'lonely', host: 'lonely.test', address: '203.0.113.20', port: 25 },
  { service: 'ipv6', host: 'mail.ipv6.test', address: '2001:db8:66::25', port: 25 },
  { service: 'www', host: 'www.campus.test', address: '192.0.2.80', port: 80 },
] as const satisfies {
  service: ServiceName;
  host: string;
  address: string;
  port: number;
  outside?: OutsideService | 'web';
}[];

/** Local parts that every room has at campus, beside its person's own handle. */
export const ROOM_MAILBOXES: readonly string[] = ['alice', 'bob', 'postmaster'];
export const FACULTY_DOMAIN = 'faculty.test';
export const CAMPUS_DOMAIN = 'campus.test';
export const MOCK_MAILBOX = 'mock';

export function campusMailboxes(handle: string | undefined): string[] {
  const names = handle === undefined ? ROOM_MAILBOXES : [handle, ...ROOM_MAILBOXES];
  return names.map((name) => `${name}@${CAMPUS_DOMAIN}`);
}

/**
 * The world as the page needs to know it.
 * @param outside ports that are bound outside; a service without one cannot be reached from there
 */
export function worldFor(room: {
  outside: Partial<Record<OutsideService | 'web', number>>;
  down: readonly string[];
  /** Name of the practice machine, e.g. the handle; it is in the hosts file. */
  hostName?: string;
  upstream?: { host: string; port: number };
  realMail?: boolean;
}): World {
  return {
    hosts: [
      { name: 'localhost', address: LOCALHOST },
      ...(room.hostName === undefined ? [] : [{ name: room.hostName, address: LOCALHOST }]),
    ],
    resolver: { ...RESOLVER },
    sources: [...FOREIGN_SOURCES],
    services: SHOWN.map(({ service, host, address, port, ...shown }) => ({
      service,
      host,
      address,
      port,
      outside: ('outside' in shown ? room.outside[shown.outside] : undefined) ?? null,
    })),
    down: [...room.down],
    ...(room.upstream && { upstream: `${room.upstream.host}:${room.upstream.port}` }),
    realMail: room.realMail ?? false,
  };
}
