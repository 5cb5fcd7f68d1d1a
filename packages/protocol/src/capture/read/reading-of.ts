/** A connection of a capture in the shapes that the readings, the two views of TLS and `explain` take. */
import { latin1 } from '../../octets.ts';
import type { ReadingContext, ReadingEvent } from '../../reading/reading.ts';
import type { WireEvent } from '../../tls/view-rows.ts';
import type { Part, Transcript } from '../../transcript/transcript.ts';
import type { ImportedConnection } from './imported.ts';

/** Nobody of this room had it: no mailbox is known. The reader finds the protocol by the first octets. */
export function readingContextOf({ server, protocol, midway }: ImportedConnection): ReadingContext {
  const service = protocol === 'pop3' || protocol === 'imap' ? protocol : 'dialled';
  return { host: server.address, port: server.port, service, handle: '', mailboxes: [], midway };
}

/** What was said in clear, with its times; where TLS begins, and how it ended. */
export function readingEventsOf({ openedAt, events, end }: ImportedConnection): ReadingEvent[] {
  const result: ReadingEvent[] = [{ kind: 'opened', at: openedAt }];
  let secured = false;
  for (const event of events) {
    if (event.kind !== 'octets') continue;
    const { at, from, layer, offset, length, octets } = event;
    if (layer === 'clear')
      result.push({ kind: 'octets', at, from, offset, length, ...(octets && { octets }) });
    else if (!secured) {
      secured = true;
      result.push({ kind: 'secured', at });
    }
  }
  if (end.how === 'ended' || end.how === 'reset')
    result.push({ kind: 'closed', at: end.at, by: end.by, how: end.how });
  return result;
}

/** Both layers, for the records' panel: a capture has no keys, so what is in them stays closed. */
export function wireEventsOf({ openedAt, protocol, events, end }: ImportedConnection): WireEvent[] {
  const result: WireEvent[] = [
    { kind: 'opened', at: openedAt, tls: protocol === 'tls' ? 'implicit' : 'none' },
  ];
  let opaque = false;
  for (const event of events) {
    if (event.kind !== 'octets') continue;
    const { at, from, layer, offset, length, octets } = event;
    if (layer === 'tls' && !opaque) {
      opaque = true;
      result.push({ kind: 'opaque', at });
    }
    result.push({ kind: 'octets', at, from, layer, offset, length, ...(octets && { octets }) });
  }
  if (end.how === 'ended' || end.how === 'reset')
    result.push({ kind: 'closed', at: end.at, by: end.by, how: end.how });
  return result;
}

/** For `explain`: who said what, in order. Records are left out. */
export function transcriptOf({ events, midway, end }: ImportedConnection): Transcript {
  const parts: Part[] = [];
  for (const event of events) {
    if (event.kind !== 'octets' || event.layer !== 'clear') continue;
    const { from: by, octets, length } = event;
    parts.push(octets ? { by, octets: latin1(octets) } : { by, octets: '', missing: length });
  }
  const isOver = end.how === 'ended' || end.how === 'reset';
  return {
    format: 'capture',
    parts,
    ...((midway || !isOver) && { excerpt: true as const }),
    ...(isOver && { closedBy: end.by }),
  };
}
