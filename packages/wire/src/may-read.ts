import type {
  ConnectionHeld,
  ConnectionOctets,
  ConnectionReleased,
  ConnectionSecret,
  Logged,
  RoomEvent,
  RoomId,
  Seq,
} from './event.ts';

/** Somebody who looks at a room: its person, the teacher of that person's class, or anybody else. */
export interface Viewer {
  room: RoomId;
  role: 'owner' | 'teacher' | 'other';
}

/** Octets [start, end) of one direction's clear octets, as `connection.secret` names them. */
export type SecretSpan = Pick<ConnectionSecret, 'from' | 'start' | 'end'>;

/** What is secret in one room, by connection. Fill it with `learnSecret` before asking `mayRead`. */
export type Secrets = ReadonlyMap<Seq, readonly SecretSpan[]>;

const ASTERISK = 0x2a;

/** Takes note of a `connection.secret`; other events leave `secrets` alone. */
export function learnSecret(secrets: Map<Seq, SecretSpan[]>, event: RoomEvent): void {
  if (event.kind !== 'connection.secret') return;
  const { connection, from, start, end } = event;
  const known = secrets.get(connection);
  if (known) known.push({ from, start, end });
  else secrets.set(connection, [{ from, start, end }]);
}

/**
 * The one guard of every frame, route and export (docs/architecture.md, "Rights").
 *
 * @param secrets  Of the event's room. The door taps octets before they are read, so a span stands in the log behind the octets
 *   that hold it: whoever reads the log first folds the `connection.secret`s of what is read, later ones included.
 * @returns The event as this viewer may see it, or undefined. The owner gets it as it is; their teacher gets an asterisk
 *   for every secret octet, and no keys of TLS; others get nothing (what a class broadcasts is another event's matter). Never changes
 *   `event`; copies octets only where something is masked.
 */
export function mayRead(viewer: Viewer, event: Logged, secrets: Secrets): Logged | undefined {
  if (viewer.room !== event.room) return undefined;
  switch (viewer.role) {
    case 'owner':
      return event;
    case 'teacher':
      return masked(event, secrets);
    case 'other':
      return undefined;
    default:
      return viewer.role satisfies never;
  }
}

/** The event as everybody but the owner gets it: an asterisk for every secret octet, and no keys. */
export function masked(event: Logged, secrets: Secrets): Logged | undefined {
  if (event.kind === 'connection.keys') return undefined;
  if (event.kind === 'connection.held') return maskedUnread(event);
  if (event.kind !== 'connection.octets' && event.kind !== 'connection.released') return event;
  const { octets } = event;
  if (octets === undefined) return event;
  const spans = secrets.get(event.connection)?.filter(({ from }) => from === event.from) ?? [];
  if (event.kind === 'connection.released') {
    // Edited octets have no offset to compare with: where that side told any secret, all of them may be it.
    return spans.length === 0
      ? maskedUnread(event)
      : { ...event, octets: new Uint8Array(octets.length).fill(ASTERISK) };
  }
  if (spans.length === 0) return event;
  // Ciphertext is what anybody on the wire gets.
  if (event.layer === 'tls') return event;
  return maskedChunk(event, octets, spans);
}

/** No server has read what is held, nor what goes on in its place, so no span names its secrets: the door says where one may be. */
function maskedUnread<E extends ConnectionHeld | ConnectionReleased>(event: E): E {
  const { hidden, octets } = event;
  if (!hidden || !octets) return event;
  return { ...event, octets: octets.slice().fill(ASTERISK, hidden.start, hidden.end) };
}

function maskedChunk<E extends ConnectionOctets>(
  event: E,
  octets: Uint8Array,
  spans: readonly SecretSpan[],
): E {
  const { offset } = event;
  const end = offset + octets.length;
  const overlapping = spans.filter((span) => span.start < end && span.end > offset);
  if (overlapping.length === 0) return event;
  const copy = octets.slice();
  for (const span of overlapping) copy.fill(ASTERISK, Math.max(0, span.start - offset), span.end - offset);
  return { ...event, octets: copy };
}
