import type { CaptureEvent } from '@ehlo/protocol/capture';
import type { DnsAnswered, DnsUnanswered, Logged, Seq } from '@ehlo/wire';

/** A DNS connection over TCP: the log has its questions, not its beginning and its end. */
export interface TcpAsker {
  connection: Seq;
  /** Microseconds, of its last question. */
  at: number;
}

/** A server closes an idle connection after so long (`DnsLimits.idleMs`); then the same port is another connection. */
const IDLE = 30_000_000;
/** Connections that are remembered at a time. */
const MOST_ASKERS = 1000;
const MOST_DATAGRAM = 65_507;

/** A question and its answer as they crossed: two datagrams, or a connection with each message behind its length (RFC 1035 §4.2.2). */
export function dnsEvents(
  askers: Map<string, TcpAsker>,
  event: Logged<DnsAnswered | DnsUnanswered>,
): CaptureEvent[] {
  const { at, seq, from, to, query } = event;
  const response = event.kind === 'dns.answered' ? event.response : undefined;
  const comment = commentOf(event);
  if (event.transport === 'udp') {
    const events: CaptureEvent[] = [{ kind: 'datagram', at, from, to, octets: query, comment }];
    if (response && response.length <= MOST_DATAGRAM)
      events.push({ kind: 'datagram', at, from: to, to: from, octets: response });
    return events;
  }
  const name = `${from.address} ${from.port} ${to.address} ${to.port}`;
  const known = askers.get(name);
  const connection = known?.connection ?? seq;
  askers.delete(name);
  askers.set(name, { connection, at });
  const events: CaptureEvent[] = known
    ? [{ kind: 'noted', connection, from: 'client', comment }]
    : [{ kind: 'opened', connection, at, client: from, server: to, comment }];
  events.push({ kind: 'octets', connection, at, from: 'client', octets: framed(query) });
  if (response) events.push({ kind: 'octets', connection, at, from: 'server', octets: framed(response) });
  return events;
}

/** Lets go of connections that are over by now, the oldest first. */
export function forgetIdle(askers: Map<string, TcpAsker>, now: number): void {
  for (const [name, { at }] of askers) {
    if (now - at < IDLE && askers.size <= MOST_ASKERS) return;
    askers.delete(name);
  }
}

function framed(message: Uint8Array): Uint8Array {
  const octets = new Uint8Array(2 + message.length);
  octets[0] = message.length >> 8;
  octets[1] = message.length & 0xff;
  octets.set(message, 2);
  return octets;
}

function commentOf(event: Logged<DnsAnswered | DnsUnanswered>): string {
  const says = [`EHLO question ${event.seq}, by ${event.by}.`];
  if (event.transport === 'tcp') says.push('The log does not say when this connection ended.');
  if (event.kind === 'dns.unanswered')
    says.push('A fault that was set in the room kept it from being answered.');
  else if (event.fault !== undefined)
    says.push('A fault that was set in the room made the answer what it is.');
  if (event.kind === 'dns.answered' && event.via === 'copy')
    says.push('Answered from a dated copy of real records.');
  if (event.kind === 'dns.answered' && event.via === 'forward') says.push('Answered by the real DNS.');
  return says.join(' ');
}
