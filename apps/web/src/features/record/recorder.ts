/** Records what is typed in the page's terminals, whichever page one looks at meanwhile. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { tabStorage } from '../../session/kept-tab.ts';
import type { TerminalsStore } from '../../session/terminals.ts';
import { readRecording } from './api.ts';
import { keepRecording, keptRecording, type Recording, withCut, withLine } from './recording.ts';

export interface RecorderState {
  /** Undefined: nothing is recorded. */
  recording: Recording | undefined;
  trouble?: 'unreachable' | 'too-fast' | 'other-room' | undefined;
}

export interface Recorder {
  readonly state: StoreApi<RecorderState>;
  /** Begins at this moment. */
  start(room: string): Promise<void>;
  nextStep(): void;
  /** Forgets what was recorded. */
  discard(): void;
  /** What was kept is of another room: it was another person's, or is gone. */
  belongsTo(room: string): void;
}

function createRecorder(terminals: TerminalsStore): Recorder {
  const storage = tabStorage();
  const state = createStore<RecorderState>(() => ({ recording: keptRecording(storage) }));
  const listening = new Map<number, () => void>();

  const change = (recording: Recording | undefined, trouble?: RecorderState['trouble']): void => {
    keepRecording(storage, recording);
    state.setState({ recording, trouble });
  };

  function listen(): void {
    const { sessions } = terminals.getState();
    for (const [id, session] of sessions) {
      if (listening.has(id)) continue;
      const stop = session.onLine((text) => {
        const { recording } = state.getState();
        if (!recording) return;
        const to = session.state.getState().shell.kind === 'prompt' ? 'shell' : 'program';
        const next = withLine(recording, { at: nowFor(recording), text, to, terminal: id });
        if (next !== recording) change(next);
      });
      listening.set(id, stop);
    }
    for (const [id, stop] of listening) {
      if (sessions.has(id)) continue;
      stop();
      listening.delete(id);
    }
  }
  listen();
  terminals.subscribe(listen);

  return {
    state,
    async start(room) {
      const before = Date.now();
      const answer = await readRecording();
      if (typeof answer === 'string') return state.setState({ trouble: answer });
      // The server looked at its clock in between.
      const ahead = answer.at / 1000 - (before + Date.now()) / 2;
      change({ room, after: answer.seq, ahead, lines: [], cuts: [] });
    },
    nextStep() {
      const { recording } = state.getState();
      if (recording) change(withCut(recording, nowFor(recording)));
    },
    discard: () => change(undefined),
    belongsTo(room) {
      const { recording } = state.getState();
      if (recording && recording.room !== room) change(undefined, 'other-room');
    },
  };
}

/** Microseconds by the server's clock. */
const nowFor = ({ ahead }: Recording): number => Math.round((Date.now() + ahead) * 1000);

let only: Recorder | undefined;
/** The page's one: it goes on while one looks at another page. */
export const recorderOf = (terminals: TerminalsStore): Recorder => (only ??= createRecorder(terminals));
