import type { DialogueReading } from '@ehlo/protocol/reading';
import type { Seq } from '@ehlo/wire';
import { useCallback, useEffect, useRef, useState } from 'react';
import { usePlayground } from '../../rooms/context.ts';
import { pageClock } from '../../session/page-clock.ts';
import { clientLines } from '../branch/client-lines.ts';
import { secureAs } from '../mail/compose/secure.ts';
import type { Recording } from '../replay/recording.ts';
import { type Played, playAgain } from './play-again.ts';
import type { Target } from './targets.ts';

export interface PlayingAgain {
  said: number;
  of: number;
  /** Of the client's lines: from the first that was not kept on they are not said. */
  gapAt?: number;
  played?: Played;
}

interface Hands {
  state: PlayingAgain | undefined;
  play(recording: Recording, reading: DialogueReading, target: Target): Promise<void>;
  stop(): void;
}

/** Says a dialogue's lines to a server over a connection of the room. @param onConnection  its number, once it stands */
export function usePlayAgain(onConnection: (connection: Seq) => void): Hands {
  const { bridge } = usePlayground();
  const [state, setState] = useState<PlayingAgain>();
  const running = useRef<{ stop(): void }>(undefined);
  const stop = useCallback(() => running.current?.stop(), []);
  useEffect(() => stop, [stop]);
  const play = useCallback(
    async (recording: Recording, reading: DialogueReading, target: Target) => {
      stop();
      const { lines, gap } = clientLines(recording, reading);
      const begun: PlayingAgain = { said: 0, of: lines.length, ...(gap && { gapAt: lines.length + 1 }) };
      setState(begun);
      const { createReading, advance, fetchReaders } = await import('@ehlo/protocol/reading');
      await fetchReaders(target.service);
      const { host, port, service } = target;
      const playing = playAgain({
        net: bridge,
        clock: pageClock,
        target,
        lines,
        reading: createReading({ host, port, service, handle: '', mailboxes: [] }),
        advance,
        secure: secureAs,
        onConnection(id) {
          const connection = bridge.connectionOf(id);
          if (connection !== undefined) onConnection(connection);
        },
        onLine: (said) => setState((before) => before && { ...before, said }),
      });
      running.current = playing;
      const played = await playing.done;
      if (running.current === playing) setState((before) => before && { ...before, played });
    },
    [bridge, onConnection, stop],
  );
  return { state, play, stop };
}
