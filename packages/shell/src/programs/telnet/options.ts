import { readOptions } from '../getopt.ts';

export interface TelnetOptions {
  /** Host, port. */
  operands: readonly string[];
  family: 4 | 6 | undefined;
  source: string | undefined;
  /** The character that leads to the prompt; undefined with `-E`. */
  escape: string | undefined;
}

export type TelnetRequest =
  | { kind: 'run'; options: TelnetOptions; says: string }
  | { kind: 'help' | 'usage' | 'version' }
  /** `status`: EX_USAGE (64) for what argp finds wrong, 1 for what telnet itself does. */
  | { kind: 'wrong'; problem: string; status: 1 | 64 };

export const DEFAULT_ESCAPE = '\x1d';
const TRY = "Try 'telnet --help' or 'telnet --usage' for more information.";
const flag = (is: string) => ({ is, argument: false });
const value = (is: string) => ({ is, argument: true });

export function readTelnet(words: readonly string[]): TelnetRequest {
  const read = readOptions(words, {
    short: '468b:acde:EKl:Ln:rxX:?V',
    long: {
      ipv4: flag('4'),
      ipv6: flag('6'),
      binary: flag('8'),
      bind: value('b'),
      login: flag('a'),
      'no-rc': flag('c'),
      debug: flag('d'),
      escape: value('e'),
      'no-escape': flag('E'),
      'no-login': flag('K'),
      user: value('l'),
      'binary-output': flag('L'),
      trace: value('n'),
      rlogin: flag('r'),
      encrypt: flag('x'),
      'disable-auth': value('X'),
      help: flag('?'),
      usage: flag('usage'),
      version: flag('V'),
    },
  });
  if (!read.ok) return { kind: 'wrong', problem: `${read.problem}\n${TRY}`, status: 64 };
  const { has, operands } = read;
  if (has('?')) return { kind: 'help' };
  if (has('usage')) return { kind: 'usage' };
  if (has('V')) return { kind: 'version' };
  if (operands.length > 2) return { kind: 'wrong', problem: 'too many arguments', status: 1 };
  const chosen = read.value('e');
  const escapeKey = has('E') || chosen === '' ? undefined : chosen ? control(chosen) : DEFAULT_ESCAPE;
  return {
    kind: 'run',
    options: {
      operands,
      family: has('6') ? 6 : has('4') ? 4 : undefined,
      source: read.value('b'),
      escape: escapeKey,
    },
    says: chosen === undefined ? '' : `Telnet escape character is '${shownEscape(escapeKey)}'.\n`,
  };
}

/** `^X` or a character itself. */
export function control(text: string): string {
  if (!text.startsWith('^')) return text.slice(0, 1);
  return text[1] === '?' ? '\x7f' : String.fromCharCode((text.charCodeAt(1) || 0) & 0x1f);
}

export function shownEscape(escapeKey: string | undefined): string {
  if (escapeKey === undefined) return 'off';
  if (escapeKey === '\x7f') return '^?';
  return escapeKey < ' ' ? `^${String.fromCharCode(escapeKey.charCodeAt(0) + 0x40)}` : escapeKey;
}
