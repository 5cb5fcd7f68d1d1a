import type { DialogueReading } from '@ehlo/protocol/reading';
import { createContext, use, useEffect } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { Bridge, BridgeState } from '../bridge/bridge.ts';
import type { TerminalSession, TerminalState } from '../features/terminal/session.ts';
import type { Terminals, TerminalsStore } from '../session/terminals.ts';
import type { DialogueState, DialogueStore } from './dialogue-store.ts';
import type { MxAnswer, MxStore } from './mx.ts';
import type { RoomState } from './room-store.ts';
import type { UnclaimedState, UnclaimedStore } from './unclaimed-store.ts';

/** What `main.tsx` made and components read. Components select slices; none reads a socket. */
export interface Playground {
  bridge: Bridge;
  room: StoreApi<RoomState>;
  dialogue: DialogueStore;
  terminals: TerminalsStore;
  /** The one used last; in a split, for what stands in one half, that half's own. */
  terminal: TerminalSession;
  mx: MxStore;
  unclaimed: UnclaimedStore;
}

export const PlaygroundContext = createContext<Playground | undefined>(undefined);

export function usePlayground(): Playground {
  const playground = use(PlaygroundContext);
  if (!playground) throw new Error('No PlaygroundContext around this component: wrap it as main.tsx does.');
  return playground;
}

export const useBridge = <T>(select: (state: BridgeState) => T): T =>
  useStore(usePlayground().bridge.state, select);
export const useRoom = <T>(select: (state: RoomState) => T): T => useStore(usePlayground().room, select);
export const useDialogue = <T>(select: (state: DialogueState) => T): T =>
  useStore(usePlayground().dialogue, select);
export const useUnclaimed = <T>(select: (state: UnclaimedState) => T): T =>
  useStore(usePlayground().unclaimed, select);
export const useTerminal = <T>(select: (state: TerminalState) => T): T =>
  useStore(usePlayground().terminal.state, select);

export const useTerminals = <T>(select: (state: Terminals) => T): T =>
  useStore(usePlayground().terminals, select);

/** The preferred MX of a domain, asked of the lab's DNS once it is wanted. */
export function useMx(domain: string): MxAnswer {
  const { mx } = usePlayground();
  const ready = useTerminal((state) => state.ready);
  const zones = useRoom((state) => state.zones);
  useEffect(() => {
    if (ready) mx.ask(domain, zones);
  }, [mx, domain, ready, zones]);
  return useStore(mx, (answers) => answers[domain]);
}

/** The call that came to nothing, while the panels tell of it and of no connection. */
export function useFailedCall(): TerminalState['failure'] {
  const failure = useTerminal(({ shell, failure }) =>
    shell.kind === 'running' && shell.connection ? undefined : failure,
  );
  return useDialogue((state) => state.pinned) ? undefined : failure;
}

/** The terminal's program still runs, but its connection is over: the other side hung up. */
export function useHungUp(): boolean {
  const { terminal } = usePlayground();
  // Read again with every change of the shell, which is when it can become another one.
  useTerminal((state) => state.shell);
  const own = terminal.connection();
  return useRoom((state) => state.connections.some(({ id, closed }) => id === own && closed !== undefined));
}

/** The panels show a connection other than the one of the terminal's program: its next lines are not this prompt's. */
export function useShowsOther(): boolean {
  const { terminal } = usePlayground();
  useTerminal((state) => state.shell);
  const own = terminal.connection();
  return useDialogue(({ connection }) => own !== undefined && connection !== own);
}

/** The reading shown now, drawn again whenever it grew. It changes in place: select nothing from it into a memo. */
export function useReading(): { reading: DialogueReading | undefined; version: number } {
  const version = useDialogue((state) => state.version);
  const reading = useDialogue((state) => state.reading);
  return { reading, version };
}
