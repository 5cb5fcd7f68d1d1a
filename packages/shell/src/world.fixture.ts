import { utf8 } from '@ehlo/protocol';
import { homeDirectory, homeFiles } from './home.ts';
import { createMemoryFiles } from './memory-files.ts';
import { createShell, type ShellOptions } from './shell.ts';
import { createPipe } from './streams/pipe.ts';
import { BrokenPipe } from './streams/stream.ts';
import { ScreenTerminal } from './terminal.fixture.ts';
import type {
  Clock,
  Connection,
  Dialled,
  DialTarget,
  Net,
  ShellWorld,
  TlsFacts,
  TlsOutcome,
  TlsWish,
} from './world.ts';

export const PERSON = { handle: 'ocean7', hostName: 'ocean7.campus.test', address: '10.20.0.7' };

/** Real time: tests wait for events, never for a time to pass. */
export const REAL_CLOCK: Clock = {
  now: () => Date.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};

/** The far end of a connection, for a test to play the server. */
export interface FakeServer {
  target: DialTarget;
  connection: Connection;
  /** Octets the client sent, as text; one character an octet. */
  received: string;
  say(text: string | Uint8Array): void;
  close(): void;
  reset(): void;
  /** The client half-closed or went away. */
  gone: Promise<void>;
  /** Plays the handshake; nothing is said about a certificate unless a test does. */
  onSecure(wish: TlsWish): TlsOutcome;
  /** Resolves when `received` contains the text. */
  hears(text: string): Promise<void>;
}

export function lost(how: 'reset' | 'lost' | 'limit'): Error {
  return Object.assign(new Error(`connection ${how}`), { name: 'ConnectionLost', how });
}

/** A handshake of which nothing is known but that it was TLS 1.3. */
export const PLAIN_FACTS: TlsFacts = {
  read: 1_000,
  written: 300,
  protocol: 'TLSv1.3',
  cipher: 'TLS_AES_256_GCM_SHA384',
  certificates: [],
  verification: [],
  verifyResult: 0,
  serverNameAcknowledged: true,
  secureRenegotiation: false,
  certificateRequested: false,
};

let connections = 0;

export function fakeConnection(target: DialTarget): FakeServer {
  const pipe = createPipe(1_000_000);
  let broken: Error | undefined;
  let breakRead: (error: Error) => void = () => undefined;
  let finish: () => void = () => undefined;
  let waiting: { text: string; resolve: () => void }[] = [];
  const gone = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const failed = new Promise<never>((_, reject) => {
    breakRead = reject;
  });
  failed.catch(() => undefined);
  const server: FakeServer = {
    target,
    received: '',
    gone,
    onSecure: () => ({ ok: true, facts: PLAIN_FACTS }),
    say(text) {
      // Whoever hung up hears nothing more, and TCP tells the server so only later.
      pipe.output.write(typeof text === 'string' ? utf8(text) : text).catch((error: unknown) => {
        if (!(error instanceof BrokenPipe)) throw error;
      });
    },
    close: () => pipe.end(),
    reset() {
      broken = lost('reset');
      breakRead(broken);
    },
    hears(text) {
      if (server.received.includes(text)) return Promise.resolve();
      return new Promise((resolve) => waiting.push({ text, resolve }));
    },
    connection: {
      address: target.address,
      port: target.port,
      id: `c${++connections}`,
      read: () => Promise.race([pipe.input.read(), failed]),
      write(octets) {
        if (broken) return Promise.reject(broken);
        server.received += String.fromCharCode(...octets);
        waiting = waiting.filter((waiter) => {
          if (!server.received.includes(waiter.text)) return true;
          waiter.resolve();
          return false;
        });
        return Promise.resolve();
      },
      secure: (wish) => Promise.resolve(server.onSecure(wish)),
      renegotiate: () => Promise.resolve(undefined),
      end: () => finish(),
      abort() {
        finish();
        pipe.input.close();
      },
    },
  };
  return server;
}

export interface Bench {
  terminal: ScreenTerminal;
  world: ShellWorld;
  shell: ReturnType<typeof createShell>;
  /** Connections in the order in which they were dialled. */
  servers: FakeServer[];
  /** The next connection to be dialled. */
  nextServer(): Promise<FakeServer>;
  /** Enters a line, waits for the next prompt, and gives what was shown in between. */
  run(line: string): Promise<string>;
}

export interface BenchOptions extends Partial<Omit<ShellOptions, 'world' | 'terminal'>> {
  columns?: number;
  world?: Partial<ShellWorld>;
  dial?: (target: DialTarget) => Dialled | undefined;
  listen?: Net['listen'];
}

/** A shell in a world of arrays, with `localhost` and a home of the course's files. */
export function bench(options: BenchOptions = {}): Bench {
  const terminal = new ScreenTerminal(options.columns);
  const servers: FakeServer[] = [];
  let waiting: ((server: FakeServer) => void)[] = [];
  const world: ShellWorld = {
    net: {
      dial(target) {
        const answer = options.dial?.(target);
        if (answer) return Promise.resolve(answer);
        const server = fakeConnection(target);
        servers.push(server);
        for (const resolve of waiting) resolve(server);
        waiting = [];
        return Promise.resolve({ ok: true, connection: server.connection });
      },
      listen: options.listen ?? (() => Promise.resolve({ ok: false, failure: 'in-use' })),
      revive: () => undefined,
    },
    clock: REAL_CLOCK,
    files: createMemoryFiles(homeFiles(PERSON), {
      maxOctets: 1_000_000,
      directories: [homeDirectory(PERSON)],
    }),
    services: {
      state: () => Promise.resolve('up'),
      ports: () => Promise.resolve([{ published: 1025, target: 1025 }]),
      past: () => Promise.resolve([]),
      switch: () => Promise.resolve(),
      follow: () => () => undefined,
    },
    person: PERSON,
    authorities: () => Promise.resolve(''),
    hosts: [{ name: 'localhost', address: '127.0.0.1' }],
    resolver: { address: '192.0.2.54', port: 53 },
    targets: [
      { host: 'localhost', port: 1025 },
      { host: 'mail.campus.test', port: 25 },
    ],
    ...options.world,
  };
  const shell = createShell({
    world,
    terminal,
    saved: options.saved,
    ...(options.history && { history: options.history }),
    ...(options.onExit && { onExit: options.onExit }),
    ...(options.onEntered && { onEntered: options.onEntered }),
    colours: options.colours ?? { prompt: '', typed: '', suggestion: '' },
  });
  return {
    terminal,
    world,
    shell,
    servers,
    nextServer: () =>
      new Promise((resolve) => {
        waiting.push(resolve);
      }),
    async run(line) {
      const from = terminal.row;
      shell.submit(line);
      const typed = line.split('\n').length;
      await terminal.until(
        () =>
          shell.state().kind === 'prompt' && terminal.row >= from + typed && terminal.lastLine.endsWith('$'),
        `no prompt after ${line}`,
      );
      return terminal.text
        .split('\n')
        .slice(from + typed, -1)
        .join('\n');
    },
  };
}
