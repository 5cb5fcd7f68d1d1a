import type { Datagram } from './ip-packet.ts';

/** Puts datagrams together that came in pieces (RFC 791 §3.2, RFC 8200 §4.5). */
export interface Fragments {
  /** @returns the whole, once its last piece is here; what is no piece comes back as it is. */
  take(datagram: Datagram): Datagram | undefined;
  /** Datagrams that never became whole, and were let go of. */
  readonly lost: number;
}

/** Datagrams whose pieces are waited for at a time. */
const MOST_WAITING = 64;
const MOST_PIECES = 64;
const LONGEST = 65_535;

interface Waiting {
  first: Datagram | undefined;
  pieces: Map<number, Uint8Array>;
  octets: number;
  /** Of the whole, once the last piece said so. */
  length: number | undefined;
}

export function createFragments(): Fragments {
  const waiting = new Map<string, Waiting>();
  let lost = 0;

  return {
    get lost() {
      return lost + waiting.size;
    },
    take(datagram) {
      const { fragment, payload, cut } = datagram;
      if (!fragment) return datagram;
      const one = waiting.get(fragment.id) ?? {
        first: undefined,
        pieces: new Map(),
        octets: 0,
        length: undefined,
      };
      const { offset, more } = fragment;
      const end = offset + payload.length;
      // Pieces that lie over each other are how filters are deceived (RFC 5722): the first one counts.
      const isUseless = cut > 0 || end > LONGEST || one.pieces.has(offset) || one.pieces.size >= MOST_PIECES;
      if (isUseless) return undefined;
      one.pieces.set(offset, payload.slice());
      one.octets += payload.length;
      if (offset === 0) one.first = datagram;
      if (!more) one.length = end;
      const whole = one.length !== undefined && one.octets >= one.length ? joined(one) : undefined;
      if (whole) {
        waiting.delete(fragment.id);
        return whole;
      }
      waiting.set(fragment.id, one);
      const [oldest] = waiting.keys();
      if (waiting.size > MOST_WAITING && oldest !== undefined) {
        waiting.delete(oldest);
        lost++;
      }
      return undefined;
    },
  };
}

function joined({ first, pieces, length }: Waiting): Datagram | undefined {
  if (!first || length === undefined) return undefined;
  const payload = new Uint8Array(length);
  let at = 0;
  for (const [offset, piece] of [...pieces].sort(([one], [two]) => one - two)) {
    if (offset !== at || offset + piece.length > length) return undefined;
    payload.set(piece, offset);
    at += piece.length;
  }
  if (at !== length) return undefined;
  const { from, to, protocol } = first;
  return { from, to, protocol, payload, cut: 0 };
}
