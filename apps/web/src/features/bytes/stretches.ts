/**
 * What crossed a connection as stretches of octets: a line, a run of lines, a TLS record, or what the log did not keep. They grow with the
 * events; of a letter of megabytes there is one stretch, whose octets are fetched when they are looked at. Pure.
 */
import { concat } from '@ehlo/protocol';
import { createRecordReader, type TlsRecord } from '@ehlo/protocol/tls';

export type Side = 'client' | 'server';

/** The events that are read: a subset of `connection.octets`, and of what a capture has. */
export interface OctetsCrossed {
  from: Side;
  layer: 'clear' | 'tls';
  /** Octets of this direction and layer before these. */
  offset: number;
  length: number;
  octets?: Uint8Array;
  /** Where the server has what is not here: it is asked for by this number. */
  kept?: number;
}

export interface Stretch {
  from: Side;
  offset: number;
  length: number;
  /** Absent: not in the log. `kept` says under which number the server has it; without it nobody has. */
  octets?: Uint8Array;
  kept?: number;
  /** It is one record of TLS, its head of five octets included. */
  record?: TlsRecord;
}

export interface Stretches {
  readonly clear: readonly Stretch[];
  /** Records as they ended, and behind them what has begun. */
  readonly tls: readonly Stretch[];
  take(event: OctetsCrossed): void;
}

/** A line that comes octet by octet is one stretch, up to this; a longer one is several. */
const JOINED = 4096;
const LF = 10;

export function createStretches(): Stretches {
  const clear: Stretch[] = [];
  const tls: Stretch[] = [];
  const reader = createRecordReader();
  /** Octets of the record in hand, by direction. */
  const begun: Record<Side, { at: number; pieces: Uint8Array[] }> = {
    client: { at: 0, pieces: [] },
    server: { at: 0, pieces: [] },
  };

  function takeClear({ from, offset, length, octets, kept }: OctetsCrossed): void {
    const last = clear.at(-1);
    if (octets && last && continues(last, from, offset) && last.length + length <= JOINED) {
      const joined = concat([last.octets as Uint8Array, octets]);
      clear[clear.length - 1] = { ...last, length: joined.length, octets: joined };
    } else
      clear.push({ from, offset, length, ...(octets && { octets }), ...(kept !== undefined && { kept }) });
  }

  function takeRecords({ from, offset, length, octets }: OctetsCrossed): void {
    if (!octets) {
      flush(from);
      reader.skip(from, length);
      tls.push({ from, offset, length });
      begun[from] = { at: offset + length, pieces: [] };
      return;
    }
    const side = begun[from];
    side.pieces.push(octets);
    const items = reader.feed(from, octets);
    if (items.length === 0) return;
    const whole = side.pieces.length === 1 ? octets : concat(side.pieces);
    let at = side.at;
    const cut = (upTo: number) => whole.subarray(at - side.at, upTo - side.at);
    for (const item of items) {
      const end = item.kind === 'record' ? item.offset + RECORD_HEAD + item.length : offset + length;
      if (end <= at) continue;
      tls.push({
        from,
        offset: at,
        length: end - at,
        octets: cut(end),
        ...(item.kind === 'record' && { record: item }),
      });
      at = end;
    }
    const rest = cut(offset + length);
    begun[from] = { at, pieces: rest.length > 0 ? [rest] : [] };
  }

  function flush(from: Side): void {
    const { at, pieces } = begun[from];
    if (pieces.length === 0) return;
    const octets = concat(pieces);
    tls.push({ from, offset: at, length: octets.length, octets });
    begun[from] = { at: at + octets.length, pieces: [] };
  }

  return {
    clear,
    get tls() {
      const open = (['client', 'server'] as const).flatMap((from): Stretch[] => {
        const { at, pieces } = begun[from];
        if (pieces.length === 0) return [];
        const octets = concat(pieces);
        return [{ from, offset: at, length: octets.length, octets }];
      });
      return open.length === 0 ? tls : [...tls, ...open];
    },
    take: (event) => (event.layer === 'clear' ? takeClear(event) : takeRecords(event)),
  };
}

/** RFC 8446 §5.1: type, version, length. */
const RECORD_HEAD = 5;

/** The line that `last` ends with goes on. */
function continues({ from, offset, octets }: Stretch, side: Side, at: number): boolean {
  return octets !== undefined && from === side && offset + octets.length === at && octets.at(-1) !== LF;
}
