/** A transcript of a real tool, as recorded. Octets are text with one character an octet, where not said otherwise. */
export interface GoldenCase {
  id: string;
  tool: string;
  /** The line as typed at a bash prompt. */
  argv: string;
  features?: string[];
  world: {
    /** /etc/hosts */
    hosts?: string;
    files?: Record<string, string>;
    tcp?: ServerScript[];
    /** They call the program that listens (`-l`). */
    clients?: ClientScript[];
    dns?: { resolvConf: string; messages?: DnsExchange[] };
  };
  input: { afterOutput: string | null; send: string; waitMs?: number }[];
  limitS?: number;
  expect: { exitCode: number | null };
}

export interface ServerScript {
  /** `127.0.0.1:1025`, `[::1]:1025` */
  listen: string;
  banner?: string;
  bannerDelayMs?: number;
  rules?: Rule[];
  default?: string;
  lineEnding?: 'any' | 'crlf';
  /** `close` (when absent), `keep`, or `say:TEXT`. */
  onEof?: string;
  closeAfterBanner?: boolean;
  halfClose?: boolean;
  /** Answers without waiting for a line. */
  raw?: boolean | 'echo';
  tls?: 'implicit';
  cert?: string;
  tlsMax?: string;
  /** Nobody answers the SYN. */
  filtered?: boolean;
  udp?: boolean;
}

export interface ClientScript {
  to: string;
  delayMs?: number;
  lingerMs?: number;
  steps?: {
    after?: string | null;
    waitMs?: number;
    send?: string;
    shutdown?: boolean;
    close?: boolean;
  }[];
}

export interface Rule {
  match: string;
  state?: string;
  reply?: string;
  delayMs?: number;
  next?: string;
  case?: boolean;
  close?: boolean;
  reset?: boolean;
  starttls?: boolean;
}

export interface DnsExchange {
  /** `192.0.2.53#53` */
  server: string;
  proto: 'udp' | 'tcp';
  query: string;
  response: string | null;
}

/** What `compare.mjs` compares. */
export interface Actual {
  stdout: string;
  stderr: string;
  screen?: string;
  exitCode: number | null;
  wire: string;
  connections: ConnectionRecord[];
  files: Record<string, string>;
  durationMs: number;
  /** Questions that reached a server, in order. */
  dns: DnsQuestionRecord[];
}

export interface DnsQuestionRecord {
  proto: 'udp' | 'tcp';
  /** `192.0.2.53#53` */
  server: string;
  name: string;
  type: string;
  class: string;
  rd: boolean;
  ad: boolean;
  cd: boolean;
  edns: { udp: number; do: boolean } | null;
}

export interface ConnectionRecord {
  to: string;
  tls: boolean;
  bytes: string;
  /** null for UDP, which has no end. */
  ended: string | null;
}

export function hostAndPort(listen: string): { host: string; port: number } {
  const match = /^\[?([^\]]+?)\]?:(\d+)$/.exec(listen);
  if (!match) throw new Error(`no address and port: ${listen}`);
  return { host: match[1] as string, port: Number(match[2]) };
}
