/** The book of what goes wrong before any server is reached. */
import type { Pair } from './prose.ts';

export const TERMINAL_CASES = [
  'smtp-at-shell-prompt',
  'host-colon-port',
  'port-missing',
  'ncat-small-c',
  'unknown-host',
  'refused-port',
  'ncat-waits-after-close',
  'openssl-q-line',
  'openssl-r-line',
] as const;
export type TerminalCase = (typeof TERMINAL_CASES)[number];

export interface TerminalWords {
  terminal: {
    'smtp-at-shell-prompt': Pair<{ verb: string }>;
    'host-colon-port': Pair<{ host: string; port: number }>;
    'port-missing': Pair<{ host: string; program: string }>;
    'ncat-small-c': Pair<Record<string, never>>;
    'unknown-host': Pair<{ host: string }>;
    'refused-port': Pair<{ host: string; port: number }>;
    'ncat-waits-after-close': Pair<{ host: string }>;
    'openssl-q-line': Pair<{ verb: string }>;
    'openssl-r-line': Pair<{ verb: string }>;
  } & Record<TerminalCase, unknown>;
}
