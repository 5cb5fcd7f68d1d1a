import type { DialogueReading } from '@ehlo/protocol/reading';
import type { ShellState } from '@ehlo/shell';
import { domainAt, type ServiceName } from '@ehlo/wire';
import type { ConnectionRow } from '../../rooms/room-store.ts';

/** Where a mail of this dialogue stands on its way, as the strip draws it. */
export interface RouteReading {
  host: string;
  port: number;
  /** What the port belongs to. */
  role: 'mock' | 'mta' | 'msa' | 'ms' | 'other';
  upstream?: string;
  /** First hop: nothing yet, ringing, standing, or refused. */
  hop: 'idle' | 'calling' | 'live' | 'failed';
  /** The server took the mail. */
  taken: boolean;
  program: string;
  outside: boolean;
  /** The mailbox was opened, to fetch from. */
  open: boolean;
  /** Mailbox the mail went, or would go, to. */
  mailbox?: string;
  /** The server sends the mail on: the MX that the strip shows is what it asks for. */
  onward: boolean;
  /** Part after the @ of the first recipient: whose MX the strip shows. */
  domain: string;
}

interface Sources {
  connection: ConnectionRow | undefined;
  reading: DialogueReading | undefined;
  shell: ShellState;
  /** The program that called last. */
  caller: string | undefined;
  failure: { host: string; port: number } | undefined;
}

/** The lab's own domain: shown until a recipient names another. */
const HOME_DOMAIN = 'campus.test';

const ROLES: Readonly<Record<number, RouteReading['role']>> = {
  25: 'mta',
  2525: 'mta',
  465: 'msa',
  587: 'msa',
  1025: 'mock',
  110: 'ms',
  995: 'ms',
  143: 'ms',
  993: 'ms',
};

const SERVICE_ROLES: Partial<Record<ServiceName, RouteReading['role']>> = {
  mock: 'mock',
  mta: 'mta',
  submission: 'msa',
  smtps: 'msa',
  backup: 'mta',
  mx1: 'mta',
  mx2: 'mta',
  spam: 'mta',
  openrelay: 'mta',
  lonely: 'mta',
  ipv6: 'mta',
  pop3: 'ms',
  pop3s: 'ms',
  imap: 'ms',
  imaps: 'ms',
  www: 'other',
};

/** States in which letters can be fetched (RFC 1939 §3, RFC 3501 §3). */
const OPEN = ['transaction', 'selected'];

/** Whether this server is not the last for mail to this domain. */
function sendsOn(service: ServiceName, domain: string): boolean {
  switch (service) {
    case 'mta':
    case 'submission':
    case 'smtps':
      return !/^(?:cs\.|mail\.)?campus\.test$|^\[/.test(domain);
    case 'backup':
      return true;
    case 'openrelay':
      return !/^(?:relay\.)?open\.test$|^\[/.test(domain);
    default:
      return false;
  }
}

/** Pure: the same sources give the same strip. Before any call it shows the way to the mock. */
export function readRoute({
  connection,
  reading,
  shell,
  caller: program = 'ncat',
  failure,
}: Sources): RouteReading {
  const call = shell.kind === 'running' ? shell.connection : undefined;
  if (call?.calling) {
    return {
      host: call.host,
      port: call.port,
      role: role(call.port),
      hop: 'calling',
      taken: false,
      program,
      outside: false,
      domain: HOME_DOMAIN,
      onward: false,
      open: false,
    };
  }
  if (failure) {
    return {
      ...failure,
      role: role(failure.port),
      hop: 'failed',
      taken: false,
      program,
      outside: false,
      domain: HOME_DOMAIN,
      onward: false,
      open: false,
    };
  }
  if (!connection) {
    return {
      host: 'localhost',
      port: 1025,
      role: 'mock',
      hop: 'idle',
      taken: false,
      program,
      outside: false,
      domain: HOME_DOMAIN,
      onward: false,
      open: false,
    };
  }
  const taken = reading?.envelope.postmark !== undefined;
  const recipient = reading?.envelope.forwardPaths.find(({ accepted }) => accepted)?.path;
  const at = recipient?.lastIndexOf('@') ?? -1;
  const domain = recipient && at >= 0 ? recipient.slice(at + 1).toLowerCase() : domainAt(connection.service);
  return {
    host: connection.to.host ?? connection.to.address,
    port: connection.to.port,
    role: SERVICE_ROLES[connection.service] ?? role(connection.to.port),
    ...(connection.upstream ? { upstream: connection.upstream } : {}),
    hop: connection.closed && !taken ? 'idle' : 'live',
    taken,
    open: OPEN.includes(reading?.state ?? ''),
    program: connection.by === 'outside' ? '' : program,
    outside: connection.by === 'outside',
    domain,
    onward: recipient !== undefined && sendsOn(connection.service, domain),
    ...(recipient ? { mailbox: at > 0 ? recipient.slice(0, at) : recipient } : {}),
  };
}

function role(port: number): RouteReading['role'] {
  return ROLES[port] ?? 'other';
}
