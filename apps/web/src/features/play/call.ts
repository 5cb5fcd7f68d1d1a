import { createLineReader, latin1, octetsOfLatin1 } from '@ehlo/protocol';
import { advance, createReading, type DialogueReading } from '@ehlo/protocol/reading';
import type { Connection, Listener, Net } from '@ehlo/shell';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Asked, type ByHand, judge, serveByHand, type Verdict } from './advice.ts';

/** Longer lines are cut: nobody answers them by hand. */
const LONGEST_LINE = 4096;
/** Lines said ahead, by whoever called: behind so many nothing is read, and TCP makes the caller wait. */
const MOST_AHEAD = 100;

export interface PlayState {
  standing: 'shut' | 'opening' | 'waiting' | 'talking' | 'over';
  /** Why the port could not be had. */
  failure?: 'in-use' | 'not-here' | 'too-many' | undefined;
  port: number;
  from?: { address: string; port: number };
  reading?: DialogueReading;
  /** It changes in place: it is another one whenever this is. */
  version: number;
  /** What waits for an answer, oldest first: a client may say more than one line before it hears. */
  asked: readonly Asked[];
  /** Of the last answer. */
  verdict?: Verdict | undefined;
}

export interface Desk {
  state: StoreApi<PlayState>;
  open(port: number): Promise<void>;
  /** Lines without ends; sent with CR LF. */
  answer(lines: readonly string[]): void;
  hangUp(): void;
  close(): void;
}

/** A port at which somebody answers by hand: real octets over a real connection, read as every dialogue is. */
export function createDesk(net: Pick<Net, 'listen'>, host: string, now: () => number): Desk {
  const shut: PlayState = { standing: 'shut', port: 0, version: 0, asked: [] };
  const state = createStore<PlayState>(() => shut);
  const set = (change: Partial<PlayState>) =>
    state.setState((before) => ({ ...before, ...change, version: before.version + 1 }));
  let listener: Listener | undefined;
  let connection: Connection | undefined;
  let server: ByHand | undefined;
  let goodbye = () => {};
  /** Somebody waits to read on. */
  let wake = () => {};
  /** Openings: one that was closed meanwhile is no more. */
  let turn = 0;
  const across = { client: 0, server: 0 };

  function read(from: 'client' | 'server', octets: Uint8Array): void {
    const { reading } = state.getState();
    const offset = across[from];
    across[from] += octets.length;
    if (reading)
      advance(reading, { kind: 'octets', at: now() * 1000, from, offset, length: octets.length, octets });
  }

  function ask(asked: Asked | undefined): void {
    if (asked) set({ asked: [...state.getState().asked, asked] });
    else set({});
  }

  async function listen(to: Connection): Promise<void> {
    const lines = createLineReader({ maxOctets: LONGEST_LINE });
    for (;;) {
      while (ahead.length > MOST_AHEAD && to === connection)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      const octets = await to.read();
      if (octets === null || to !== connection) return;
      read('client', octets);
      lines.feed(octets);
      for (let line = lines.next(); line; line = lines.next()) {
        const text = line.kind === 'line' ? latin1(line.octets) : '';
        // What a client says ahead waits until what it said before was answered: the answer decides what it means.
        if (state.getState().asked.length > 0) ahead.push(text);
        else ask(server?.line(text));
      }
      set({});
    }
  }
  let ahead: string[] = [];

  async function serve(own: Listener): Promise<void> {
    while (listener === own) {
      const caller = await own.accept();
      connection = caller.connection;
      ahead = [];
      Object.assign(across, { client: 0, server: 0 });
      server = serveByHand(host);
      const { port } = state.getState();
      const reading = createReading({ host, port, service: 'mta', handle: '', mailboxes: [] });
      advance(reading, { kind: 'opened', at: now() * 1000 });
      set({ standing: 'talking', from: caller.from, reading, asked: [server.opened()], verdict: undefined });
      // A client that breaks off is over as one that ends: the page says that it is.
      // After the goodbye the server closes, whatever the client still has to say (RFC 5321 §4.1.1.10).
      const saidGoodbye = new Promise<void>((resolve) => {
        goodbye = resolve;
      });
      await Promise.race([listen(caller.connection).catch(() => undefined), saidGoodbye]);
      caller.connection.end();
      if (connection === caller.connection) leave();
      if (listener === own) set({ standing: 'over', asked: [] });
    }
  }

  function leave(): void {
    connection = undefined;
    wake();
  }

  function say(lines: readonly string[]): void {
    const octets = octetsOfLatin1(lines.map((line) => `${line}\r\n`).join(''));
    read('server', octets);
    // Octets are lost where the caller is gone, which no read says while so many lines wait that none is under way.
    void connection?.write(octets).catch(goodbye);
  }

  return {
    state,
    async open(port) {
      if (state.getState().standing !== 'shut') return;
      const mine = ++turn;
      set({ standing: 'opening', port, failure: undefined });
      const listened = await net.listen({ address: '0.0.0.0', port });
      if (mine !== turn) {
        if (listened.ok) listened.listener.close();
        return;
      }
      if (!listened.ok) return set({ standing: 'shut', failure: listened.failure });
      listener = listened.listener;
      set({ standing: 'waiting' });
      void serve(listener).catch(() => {
        // The port is gone: it was closed, or the server restarted.
        if (listener === listened.listener) set({ standing: 'shut', asked: [] });
      });
    },
    answer(lines) {
      const [asked, ...rest] = state.getState().asked;
      say(lines);
      if (!asked) return set({});
      const verdict = judge(asked, lines.join('\n'));
      // A reply that goes on is not the answer yet.
      if (verdict === 'unfinished') return set({ verdict });
      server?.answered(lines.join('\n'));
      set({ asked: rest, verdict });
      if (asked.closes) goodbye();
      while (state.getState().asked.length === 0 && ahead.length > 0)
        ask(server?.line(ahead.shift() as string));
      wake();
    },
    hangUp() {
      connection?.end();
      connection?.abort();
      // Nothing may be under way that would see it end: behind too many lines none is read.
      goodbye();
    },
    close() {
      turn++;
      listener?.close();
      listener = undefined;
      connection?.end();
      leave();
      state.setState(shut, true);
    },
  };
}
