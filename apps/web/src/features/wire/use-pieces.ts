import type { Seq } from '@ehlo/wire';
import { useEffect, useState } from 'react';
import { usePlayground } from '../../rooms/context.ts';
import type { Piece } from './capture-rows.ts';

/** So many are drawn; a dialogue typed by hand has far fewer. */
const MOST = 2000;

/** Pieces of a connection of the room, as they come. */
export function usePieces(connection: Seq | undefined, openedAt: number): readonly Piece[] {
  const { bridge } = usePlayground();
  const [pieces, setPieces] = useState<readonly Piece[]>([]);
  useEffect(() => {
    if (connection === undefined) return;
    return bridge.subscribe({ view: 'dialogue', connection }, (events, { reset }) => {
      const more = events.flatMap((event) =>
        event.kind === 'connection.octets' && event.layer === 'clear'
          ? [{ key: event.seq, from: event.from, length: event.length, seconds: (event.at - openedAt) / 1e6 }]
          : [],
      );
      setPieces((before) => [...(reset ? [] : before), ...more].slice(-MOST));
    });
  }, [bridge, connection, openedAt]);
  return pieces;
}
