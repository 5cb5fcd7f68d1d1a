import type { Logged, Seq } from './event.ts';
import { masked, type Secrets } from './may-read.ts';

/** The connection that is shown to a class. */
export interface Staged {
  connection: Seq;
  /** Whose it is, where that must not be told: their handle is on the wire too, where they greet with it. */
  hiddenHandle?: string;
}

/** In place of an address that says whose it is: from there nobody calls. */
export const SOMEBODY = '10.20.0.0';
const X = 0x78;

/**
 * What a whole class may see of one connection that is broadcast or in the spotlight: what crossed it, secrets masked. Mail that came of it is
 * another matter. Never the room; where nobody is named, neither handle nor address, and `x` for each octet of the handle where it stands
 * within one chunk.
 */
export function onStage(
  event: Logged,
  { connection, hiddenHandle }: Staged,
  secrets: Secrets,
): Logged | undefined {
  const isOfIt =
    event.kind === 'connection.opened'
      ? event.seq === connection
      : event.kind.startsWith('connection.') && 'connection' in event && event.connection === connection;
  if (!isOfIt) return undefined;
  const allowed = masked(event, secrets);
  if (!allowed) return undefined;
  const shown = { ...allowed, room: '' };
  if (hiddenHandle === undefined) return shown;
  switch (shown.kind) {
    case 'connection.opened': {
      const { person: _person, natted: _natted, ...rest } = shown;
      return { ...rest, from: { address: SOMEBODY, port: shown.from.port } };
    }
    case 'connection.claimed':
      return undefined;
    case 'connection.released': {
      const { by: _by, ...rest } = shown;
      return withoutHandle(rest, hiddenHandle);
    }
    case 'connection.held':
    case 'connection.octets':
      return withoutHandle(shown, hiddenHandle);
    default:
      return shown;
  }
}

function withoutHandle<E extends Logged & { octets?: Uint8Array }>(event: E, handle: string): E {
  const { octets } = event;
  if (octets === undefined || handle === '') return event;
  let copy: Uint8Array | undefined;
  for (let at = 0; at + handle.length <= octets.length; at++) {
    if (!isAt(octets, at, handle)) continue;
    copy ??= octets.slice();
    copy.fill(X, at, at + handle.length);
    at += handle.length - 1;
  }
  return copy ? { ...event, octets: copy } : event;
}

/** Without regard to case; handles are lower-case ASCII. */
function isAt(octets: Uint8Array, start: number, handle: string): boolean {
  for (let i = 0; i < handle.length; i++) {
    const octet = octets[start + i] as number;
    const lower = octet >= 0x41 && octet <= 0x5a ? octet + 0x20 : octet;
    if (lower !== handle.charCodeAt(i)) return false;
  }
  return true;
}
