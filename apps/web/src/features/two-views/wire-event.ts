import type { WireEvent } from '@ehlo/protocol/tls';
import type { Logged } from '@ehlo/wire';

/** What the two views read of a logged event; undefined for the rest. */
export function wireEvent(event: Logged): WireEvent | undefined {
  const { at } = event;
  switch (event.kind) {
    case 'connection.opened':
      return { kind: 'opened', at, tls: event.tls };
    case 'connection.octets': {
      const { from, layer, offset, length, octets } = event;
      return { kind: 'octets', at, from, layer, offset, length, ...(octets && { octets }) };
    }
    case 'connection.secret':
      return { kind: 'secret', at, from: event.from, start: event.start, end: event.end };
    case 'connection.secured': {
      const { protocol, cipher, serverName } = event;
      return { kind: 'secured', at, protocol, cipher, ...(serverName !== undefined && { serverName }) };
    }
    case 'connection.certificate':
      return { kind: 'certificate', at, sha256: event.sha256 };
    case 'connection.unsecured': {
      const { by, alert, reason } = event;
      return { kind: 'unsecured', at, by, reason, ...(alert !== undefined && { alert }) };
    }
    case 'connection.dropped':
      return { kind: 'dropped', at, from: event.from, start: event.start, end: event.end };
    case 'connection.opaque':
      return { kind: 'opaque', at };
    case 'connection.closed':
      return { kind: 'closed', at, by: event.by, how: event.how };
    default:
      return undefined;
  }
}
