import { concat, textOfUtf8, utf8 } from '@ehlo/protocol';
import { isLost, resolveHost } from '../../names/resolve.ts';
import type { TerminalMode } from '../../tty/mode.ts';
import type { Connection, DialFailure } from '../../world.ts';
import { SERVICES } from '../nc/options.ts';
import type { Process, Program } from '../program.ts';
import { readTelnet, shownEscape, type TelnetOptions } from './options.ts';
import { atPrompt, type PromptEnd } from './prompt.ts';
import { createSession, type TelnetSession } from './session.ts';

/** Linux gives up a connection attempt after about this long. */
const SYSTEM_TIMEOUT_MS = 127_000;
/** Within this long, an end of input that follows a piece of input is there already when the piece would be sent. */
const AT_ONCE_MS = 5;
const FAILURES: Readonly<Record<DialFailure, string>> = {
  refused: 'Connection refused',
  'timed-out': 'Connection timed out',
  unreachable: 'Network is unreachable',
  'not-allowed': 'Network is unreachable',
  'too-many': 'Too many open connections',
  'unknown-host': 'Network is unreachable',
};

/** inetutils' telnet 2.4; what it says and sends is checked against transcripts of the real one. */
export const telnet: Program = async (process) => {
  const request = readTelnet(process.argv.slice(1));
  switch (request.kind) {
    case 'wrong':
      await process.err(`telnet: ${request.problem}\n`);
      return request.status;
    case 'run':
      await process.out(request.says);
      return run(process, request.options);
    default: {
      const texts = await import('./texts.ts');
      const text = { help: texts.TELNET_HELP, usage: texts.TELNET_USAGE, version: texts.TELNET_VERSION };
      await process.out(text[request.kind]);
      return 0;
    }
  }
};

async function run(process: Process, options: TelnetOptions): Promise<number> {
  const terminal = createTerminal(process, options.escape);
  const [host, port] = options.operands;
  if (process.revived && host !== undefined) return talk(terminal, host, process.revived);
  if (host !== undefined) {
    const connection = await call(process, options, host, port);
    return connection ? talk(terminal, host, connection) : 1;
  }
  for (;;) {
    process.announce(undefined);
    const asked = await prompt(terminal, undefined);
    if (asked.end === 'quit') return 0;
    if (asked.end !== 'open') continue;
    const [to = '', at] = asked.words;
    const connection = await call(process, options, to, at);
    if (!connection) continue;
    const status = await talk(terminal, to, connection);
    if (!terminal.closedHere) return status;
  }
}

/** The keyboard, which the dialogue and telnet's own prompt share. */
interface TelnetTerminal {
  process: Process;
  escape: string | undefined;
  /** The person ended the last session with `close`. */
  closedHere: boolean;
  read(): Promise<Uint8Array | null>;
  /** The next line without its end. */
  line(): Promise<string | undefined>;
  /**
   * Input that is no terminal and has ended: telnet leaves before it has sent the last piece. The race is the real
   * one's, and why people write `(sleep 1; …; sleep 1) | telnet`.
   */
  endsAtOnce(): Promise<boolean>;
}

function createTerminal(process: Process, escapeKey: string | undefined): TelnetTerminal {
  const { stdin } = process;
  let rest: Uint8Array | undefined;
  let pending: Promise<Uint8Array | null> | undefined;
  const read = async (): Promise<Uint8Array | null> => {
    if (rest) {
      const left = rest;
      rest = undefined;
      return left;
    }
    pending ??= stdin.read();
    const chunk = await pending;
    pending = undefined;
    return chunk;
  };
  return {
    process,
    escape: escapeKey,
    closedHere: false,
    read,
    async line() {
      let line: Uint8Array = new Uint8Array();
      for (;;) {
        const chunk = await read();
        if (chunk === null) return line.length > 0 ? textOfUtf8(line) : undefined;
        line = concat([line, chunk]);
        const end = line.indexOf(0x0a);
        if (end < 0) continue;
        if (end + 1 < line.length) rest = line.subarray(end + 1);
        return textOfUtf8(line.subarray(0, end));
      }
    },
    async endsAtOnce() {
      if (stdin.kind === 'terminal') return false;
      pending ??= stdin.read();
      const pause = process.sleep(AT_ONCE_MS).then((): undefined => undefined);
      return (await Promise.race([pending, pause])) === null;
    },
  };
}

function prompt(terminal: TelnetTerminal, session: TelnetSession | undefined): Promise<PromptEnd> {
  terminal.process.stdin.setMode?.({});
  return atPrompt({
    process: terminal.process,
    line: terminal.line,
    session,
    escape: terminal.escape,
    setEscape(escapeKey) {
      terminal.escape = escapeKey;
    },
  });
}

/** Resolves and tries each address in turn; undefined after a failure, which was said. */
async function call(
  process: Process,
  { family, source }: TelnetOptions,
  host: string,
  portText = 'telnet',
): Promise<Connection | undefined> {
  const named = SERVICES.find(([, name]) => name === portText)?.[0];
  const number = /^\d/.test(portText) ? Number(portText) : named;
  const failed = async (sentence: string) => {
    await process.out(`${sentence}\n`);
    return undefined;
  };
  if (number !== undefined && Number.isNaN(number)) return failed(`Invalid port name '${portText}'.`);
  if (number !== undefined && (number < 1 || number > 65_535))
    return failed(`Port number ${portText} is out of range.`);
  const lookUpFailure = (problem: string) =>
    failed(`Server lookup failure:  ${host}:${portText}, ${problem}`);
  if (number === undefined) return lookUpFailure('Servname not supported for ai_socktype');
  const resolved = await resolveHost(process, host, family, number);
  if (!resolved.ok) return lookUpFailure(resolved.problem);

  for (const [index, address] of resolved.addresses.entries()) {
    await process.out(`Trying ${address}...\n`);
    process.announce({ id: '', host, address, port: number, crlf: true, calling: true });
    const dialled = await process.until(
      process.world.net.dial(
        {
          transport: 'tcp',
          host,
          address,
          port: number,
          timeoutMs: SYSTEM_TIMEOUT_MS,
          ...(source ? { source } : {}),
        },
        process.interrupt,
      ),
    );
    if (dialled.ok) return dialled.connection;
    const reason = dialled.sentence ?? FAILURES[dialled.failure];
    const last = index === resolved.addresses.length - 1;
    await process.err(
      `${last ? 'telnet: Unable to connect to remote host' : 'Connection failed'}: ${reason}\n`,
    );
  }
  return undefined;
}

/** The dialogue, until one side ends it. */
async function talk(terminal: TelnetTerminal, host: string, connection: Connection): Promise<number> {
  const { process } = terminal;
  const session = createSession(process, host, connection);
  const { id, address, port } = connection;
  const announced = { id, host, address, port, crlf: true, calling: false };
  process.announce(announced);
  if (!process.revived)
    await process.out(`Connected to ${host}.\nEscape character is '${shownEscape(terminal.escape)}'.\n`);
  terminal.closedHere = false;

  let atOwnPrompt = Promise.resolve();
  const showMode = () => process.stdin.setMode?.(modeOf(session, terminal.escape));
  session.onMode(showMode);
  showMode();

  /** `here`: closed from telnet's prompt. */
  const fromKeyboard = async (): Promise<'here' | 'there'> => {
    for (;;) {
      const chunk = await terminal.read();
      if (chunk === null) {
        if (process.stdin.kind !== 'terminal') return 'there';
        await session.send(utf8('\x04'));
        continue;
      }
      if (await terminal.endsAtOnce()) return 'there';
      const escapeAt = terminal.escape === undefined ? -1 : chunk.indexOf(terminal.escape.charCodeAt(0));
      await session.send(escapeAt < 0 ? chunk : chunk.subarray(0, escapeAt));
      if (escapeAt < 0) continue;
      let leave: () => void = () => undefined;
      atOwnPrompt = new Promise((resolve) => {
        leave = resolve;
      });
      process.announce({ ...announced, aside: true });
      await process.out('\n');
      const { end } = await prompt(terminal, session);
      if (end === 'quit' || end === 'over') {
        terminal.closedHere = end === 'over';
        return 'here';
      }
      process.announce(announced);
      showMode();
      leave();
    }
  };
  const guard = <T>(work: Promise<T>) =>
    work.catch((error: unknown): 'there' => {
      if (isLost(error)) return 'there';
      throw error;
    });
  const fromServer = guard(session.listen(() => atOwnPrompt)).then(async (): Promise<'there'> => {
    // At its prompt telnet hears of no loss, least of all of one that is its own doing.
    await atOwnPrompt;
    return 'there';
  });
  let ended: 'here' | 'there';
  try {
    ended = await Promise.race([fromServer, guard(fromKeyboard())]);
  } finally {
    connection.abort();
  }
  if (ended === 'there') await process.err('Connection closed by foreign host.\n');
  return 0;
}

function modeOf(session: TelnetSession, escapeKey: string | undefined): TerminalMode {
  return {
    ...(escapeKey === undefined ? {} : { endsLine: escapeKey }),
    onSignal: (signal) => session.signal(signal),
    unedited: !session.lines,
    silent: !session.localEcho,
  };
}
