/** Who had the letter in the clear on its way, and who could have listened between them, as its Received fields tell it. */
import type { Hop } from '@ehlo/protocol/letter';

export interface Wire {
  /** How the letter crossed: under TLS, in the clear, or nobody says. */
  how: 'tls' | 'plain' | 'unsaid';
  /** `ESMTPS`, as the server wrote it. */
  protocol?: string;
  /** The server behind it is one's own: it saw what it says. */
  own: boolean;
}

export interface Stretch {
  wire: Wire;
  /** Who took it there. */
  host: string;
}

export interface Readers {
  /** Who had it first, as it called itself; and its address, as the first server saw it. */
  sender: { name: string; address: string };
  stretches: Stretch[];
}

/** @param hops  in the order of travel */
export function readersOf(hops: readonly Hop[]): Readers | undefined {
  const first = hops[0]?.reading;
  if (!first) return undefined;
  return {
    sender: { name: first.helo ?? first.clientName ?? '', address: first.address ?? '' },
    stretches: hops.map(({ reading, trust }) => ({
      host: reading.by ?? '',
      wire: {
        how:
          reading.with?.tls || reading.tls !== undefined
            ? 'tls'
            : reading.with?.base === undefined
              ? 'unsaid'
              : 'plain',
        ...(reading.with && { protocol: reading.with.text }),
        own: trust === 'own',
      },
    })),
  };
}
