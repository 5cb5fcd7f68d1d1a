/**
 * What the shell is handed: network, files, clock, a terminal. It owns none of them, so that it runs in a page over
 * the bridge, in a test over arrays, and in the golden player over real TCP, unchanged.
 */

import type { TlsOutcome, TlsWish } from './tls.ts';

export type * from './tls.ts';

export type DialFailure =
  | 'refused'
  | 'timed-out'
  | 'unreachable'
  | 'not-allowed'
  | 'too-many'
  | 'unknown-host';

/** What the DNS said of a host that was to be called: no such name or no address; or nothing that can be used. */
export type LookUpFailure = 'unknown-host' | 'no-lookup';

export interface DialTarget {
  transport: 'tcp' | 'udp';
  /** As typed. */
  host: string;
  /** Already resolved by the shell. */
  address: string;
  port: number;
  /** `-s`: source address. */
  source?: string;
  timeoutMs: number;
  /** Only a sign of life is wanted (`ping`): that it is refused is no failure to speak of. */
  probe?: boolean;
}

/** One TCP connection, or one UDP "connection" whose every write and read is one datagram. */
export interface Connection {
  readonly address: string;
  readonly port: number;
  /** Names it after a reload (`Net.revive`). */
  readonly id: string;
  /** Next chunk; null at end of stream. Rejects with `ConnectionLost`. One reader at a time. */
  read(): Promise<Uint8Array | null>;
  /** Resolves when the other side of the bridge has credit again; rejects with `ConnectionLost`. */
  write(octets: Uint8Array): Promise<void>;
  /** From here on it is TLS, spoken by the other side of the bridge. After a failure the connection is over. */
  secure(wish: TlsWish): Promise<TlsOutcome>;
  /** TLS 1.2: a new handshake. The library's line when that fails. */
  renegotiate(): Promise<string | undefined>;
  /** Half-close: FIN after what was written. */
  end(): void;
  /** Both ways, now. */
  abort(): void;
}

/** The connection ended other than by a FIN. `reset`: RST. `lost`: the bridge does not know it any more. */
export interface ConnectionLost extends Error {
  name: 'ConnectionLost';
  how: 'reset' | 'lost' | 'limit';
}

export type Dialled =
  | { ok: true; connection: Connection }
  | { ok: false; failure: DialFailure; sentence?: string };

export interface ListenTarget {
  /** One of the person's machine: `0.0.0.0`, `::`, loopback, or its own. */
  address: string;
  port: number;
}

export type Listened =
  | { ok: true; listener: Listener }
  | { ok: false; failure: 'in-use' | 'not-here' | 'too-many' };

/** A port at which other terminals of the room may call. */
export interface Listener {
  /** The next caller; rejects with `ConnectionLost` when the listener is gone. One at a time. */
  accept(): Promise<{ connection: Connection; from: { address: string; port: number } }>;
  close(): void;
}

export interface Net {
  /** `signal` aborts a dial under way (Ctrl-C): the promise then resolves with `unreachable`. */
  dial(
    target: DialTarget,
    signal?: { readonly aborted: boolean; onAbort(listener: () => void): void },
  ): Promise<Dialled>;
  listen(target: ListenTarget): Promise<Listened>;
  /** A connection from before a reload; undefined when it is gone. */
  revive(id: string): Connection | undefined;
}

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back once; the returned function cancels. */
  after(ms: number, call: () => void): () => void;
}

/** The person's home. Paths are absolute and normal (`/home/ocean7/compose.yaml`). */
export interface FileSystem {
  read(path: string): Promise<Uint8Array | undefined>;
  write(
    path: string,
    octets: Uint8Array,
  ): Promise<'ok' | 'full' | 'no-directory' | 'is-directory' | 'read-only'>;
  append(
    path: string,
    octets: Uint8Array,
  ): Promise<'ok' | 'full' | 'no-directory' | 'is-directory' | 'read-only'>;
  /** A file. False where there is none. */
  remove(path: string): Promise<boolean>;
  makeDirectory(path: string): Promise<'ok' | 'exists' | 'no-directory' | 'read-only' | 'full'>;
  /** An empty one. */
  removeDirectory(path: string): Promise<'ok' | 'missing' | 'not-empty' | 'read-only'>;
  /** Entries of a directory, sorted; undefined when it is none. */
  list(
    path: string,
  ): Promise<{ name: string; kind: 'file' | 'directory'; size: number; modified: number }[] | undefined>;
  stat(path: string): Promise<{ kind: 'file' | 'directory'; size: number; modified: number } | undefined>;
}

/** A port of the practice machine (`published`) at which one of the mock's stands: 1025 SMTP, 8025 its inbox. */
export interface PublishedPort {
  published: number;
  target: number;
}

/** The lab's switchboard, for `docker compose`. */
export interface Services {
  state(service: 'mock'): Promise<'up' | 'down'>;
  /** Where it is reached while it is up. */
  ports(service: 'mock'): Promise<readonly PublishedPort[]>;
  /** Without `ports` it stands at its own numbers; with them there and nowhere else. */
  switch(service: 'mock', state: 'up' | 'down', ports?: readonly PublishedPort[]): Promise<void>;
  /** Log lines of the mock so far. */
  past(service: 'mock'): Promise<string[]>;
  /** Log lines of the mock (connections, mails): those so far, then as they happen, until the returned function is called. */
  follow(service: 'mock', line: (text: string) => void): () => void;
}

export interface Person {
  handle: string;
  /** Shown by `hostname`, greeted with in suggestions. */
  hostName: string;
  address: string;
}

/** What resolv.conf(5) says. */
export interface ResolverConf {
  address: string;
  port: number;
  /** Further servers, asked when the first is silent. */
  others?: readonly string[];
  /** Domains put behind a name with fewer than `ndots` dots. */
  search?: readonly string[];
  ndots?: number;
  /** Seconds. */
  timeoutS?: number;
  attempts?: number;
}

/** Of the page around the terminal: the manual follows it, what programs print does not. */
export type Language = 'en' | 'fr';

export interface ShellWorld {
  net: Net;
  clock: Clock;
  files: FileSystem;
  services: Services;
  person: Person;
  /** /etc/hosts, in order: several addresses for one name are tried in turn. */
  hosts: readonly { name: string; address: string }[];
  /** Certificates that programs trust without being told to, PEM: what /etc/ssl/certs is elsewhere. */
  authorities(): Promise<string>;
  /** Asked over UDP then TCP for names that hosts does not know. */
  resolver: ResolverConf;
  /** Without it, English. */
  language?(): Language;
  /** What a program's options do, a few words each, by option; undefined where nothing is written about it. */
  optionWords?(program: string): Promise<Readonly<Record<string, string>> | undefined>;
  /** Told when a program kept a line for itself that was meant for the server; `verb` is its first word. */
  onKeptLine?(what: 'openssl-q-line' | 'openssl-r-line', verb: string): void;
  /** Told of a name that no hosts file has and the resolver said does not exist, before the program says so. */
  onUnresolved?(name: string): void;
  /** Told of a host that was to be called and has no address that the resolver could tell. */
  onUncallable?(host: string, port: number, why: LookUpFailure): void;
  /** Told of every simple command that ended badly, as its words and its exit status: for advice beside the terminal. */
  onFailed?(words: readonly string[], status: number): void;
  /** Extra targets and ports for completion. */
  /** `outside`: the port as the person's own machine reaches it. */
  targets: readonly { host: string; port: number; outside?: number | null }[];
  /** Hands a file to the person's own machine. */
  download?(name: string, octets: Uint8Array): void;
}

/** The screen and keyboard: xterm.js in the page, arrays in tests. */
export interface Terminal {
  write(text: string): void;
  /** Keys as xterm sends them: text, escape sequences, bracketed paste. */
  onKeys(listener: (keys: string) => void): void;
  onResize(listener: () => void): void;
  readonly columns: number;
  readonly rows: number;
}

/** What the page may know and do while the shell runs; panels and composer use nothing else. */
export interface ShellControl {
  /** Puts text where the caret is, replacing what stands there unsent; never sends. `select` marks a part that typing replaces. */
  place(text: string, select?: [number, number]): void;
  /** The grey line: offered at an empty prompt (Tab) or inside a program (right arrow). Undefined takes it away. */
  suggest(text: string | undefined): void;
  /** As if typed, Enter included (the composer's Send, "Call the server"). */
  submit(text: string): void;
  /** Shows a line of the page's above what is being typed. */
  say(text: string): void;
  interrupt(): void;
  endOfInput(): void;
  /** Output that Ctrl-S stopped goes on. */
  resume(): void;
  /** Ends what runs, jobs beside the prompt too, whatever they do about Ctrl-C: what a closed terminal does (SIGHUP). */
  hangUp(): void;
  state(): ShellState;
  onState(listener: (state: ShellState) => void): () => void;
  /** What to keep in sessionStorage; hand it to `createShell` after a reload. */
  save(): SavedShell;
}

export type ShellState =
  | { kind: 'prompt'; stopped?: true }
  | {
      kind: 'running';
      program: string;
      line: string;
      /** Ctrl-S stopped what is shown: any key lets it go on. */
      stopped?: true;
      connection?: {
        id: string;
        host: string;
        address: string;
        port: number;
        crlf: boolean;
        calling: boolean;
        /** What is typed now is for the program itself (telnet's own prompt), and does not cross. */
        aside?: true;
        since: number;
      };
    };

export interface SavedShell {
  /** Foreground network program that can be revived. */
  program?: { argv: string[]; connection: string; unsent: string };
  /** Command lines that were running and cannot be revived (a pipeline, a job): the shell says so. */
  ended?: readonly string[];
  /** What stood at the prompt, not entered. */
  unsent?: string;
}
