import type { Seq } from '@ehlo/wire';
import { useCallback, useEffect, useRef, useState } from 'react';
import { usePlayground } from '../../rooms/context.ts';
import { pageClock } from '../../session/page-clock.ts';
import { secureAs } from '../mail/compose/secure.ts';
import { type Played, playAgain, type SpokenLine } from './play-again.ts';
import type { Target } from './targets.ts';

export interface PlayingAgain {
  said: number;
  of: number;
  played?: Played;
}

interface Hands {
  state: PlayingAgain | undefined;
  play(lines: readonly SpokenLine[], target: Target): Promise<void>;
  stop(): void;
}

/** Says a client's lines to a server over a connection of the room. @param onConnection  its number, once it stands */
export function usePlayAgain(onConnection: (connection: Seq) => void): Hands {
  const { bridge } = usePlayground();
  const [state, setState] = useState<PlayingAgain>();
  const running = useRef<{ stop(): void }>(undefined);
  const stop = useCallback(() => running.current?.stop(), []);
  useEffect(() => stop, [stop]);
  const play = useCallback(
    async (lines: readonly SpokenLine[], target: Target) => {
      stop();
      let stopped = false;
      // It may be stopped, or begun anew, while what reads the answers is fetched.
      const begun = {
        stop: () => {
          stopped = true;
        },
      };
      running.current = begun;
      setState({ said: 0, of: lines.length });
      const { createReading, advance, fetchReaders } = await import('@ehlo/protocol/reading');
      await fetchReaders(target.service);
      if (stopped) {
        const played: Played = { kind: 'played', said: 0, skipped: 0, ending: { how: 'stopped' } };
        if (running.current === begun) setState((before) => before && { ...before, played });
        return;
      }
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
