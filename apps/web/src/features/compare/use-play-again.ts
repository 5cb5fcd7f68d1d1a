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

const STOPPED: Played = { kind: 'played', said: 0, skipped: 0, ending: { how: 'stopped' } };

interface Hands {
  state: PlayingAgain | undefined;
  /** @param before  what is to be done first, and whether it was: else nothing is said */
  play(
    lines: readonly SpokenLine[],
    target: Target,
    before?: (stopped: () => boolean) => Promise<boolean>,
  ): Promise<void>;
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
    async (...[lines, target, before]: Parameters<Hands['play']>) => {
      stop();
      let stopped = false;
      // It may be stopped, or begun anew, while it is prepared and what reads the answers is fetched.
      const begun = {
        stop: () => {
          stopped = true;
          setState((now) => now && { ...now, played: STOPPED });
        },
      };
      running.current = begun;
      setState({ said: 0, of: lines.length });
      const ready = before === undefined || (await before(() => stopped));
      if (stopped) return;
      if (!ready) {
        running.current = undefined;
        return setState(undefined);
      }
      const { createReading, advance, fetchReaders } = await import('@ehlo/protocol/reading');
      await fetchReaders(target.service);
      if (stopped) return;
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
        onLine: (said) => setState((now) => now && { ...now, said }),
      });
      running.current = playing;
      const played = await playing.done;
      if (running.current === playing) setState((now) => now && { ...now, played });
    },
    [bridge, onConnection, stop],
  );
  return { state, play, stop };
}
