import { utf8 } from '@ehlo/protocol';
import { isLost } from '../../names/resolve.ts';
import type { Connection } from '../../world.ts';
import type { Process } from '../program.ts';
import { createNegotiation } from './negotiation.ts';
import { BREAK, DO, DONT, IAC, IP, OPTIONS, SB, SE, WILL } from './octets.ts';
import { createReceiver, type Heard } from './receive.ts';

/** One connection of telnet: its options, and what crosses it. */
export interface TelnetSession {
  readonly host: string;
  readonly lines: boolean;
  readonly localEcho: boolean;
  /** Typed text: IAC is doubled, line ends become CR LF. */
  send(octets: Uint8Array): Promise<void>;
  sendRaw(octets: readonly number[]): Promise<void>;
  ask(verb: number, option: number): number[];
  setMode(mode: 'character' | 'line'): Promise<void>;
  /** Ctrl-C, Ctrl-\: sent to the server, and what it still says is dropped until it answers the timing mark. */
  signal(signal: 'INT' | 'QUIT'): void;
  /** What the server says, shown as it comes; resolves when it ends. `hold` is awaited before anything is shown. */
  listen(hold: () => Promise<void>): Promise<void>;
  /** The tty's mode is to be set anew. */
  onMode(listener: () => void): void;
  close(): void;
}

/** Offered to a TELNET port (23) by itself, in inetutils' order. */
const OFFERS: readonly (readonly [verb: number, option: number])[] = [
  [DO, OPTIONS.encrypt],
  [WILL, OPTIONS.encrypt],
  [DO, OPTIONS.sga],
  [WILL, OPTIONS.ttype],
  [WILL, OPTIONS.naws],
  [WILL, OPTIONS.tspeed],
  [WILL, OPTIONS.lflow],
  [WILL, OPTIONS.linemode],
  [WILL, OPTIONS.newEnviron],
  [DO, OPTIONS.status],
];
const IS = 0;
const SEND = 1;
const ROWS = 24;
const SPEED = '38400,38400';

export function createSession(process: Process, host: string, connection: Connection): TelnetSession {
  const negotiation = createNegotiation();
  const receive = createReceiver(() => negotiation.localEcho);
  let dropping = false;
  let noticeMode: () => void = () => undefined;

  const sendRaw = async (octets: readonly number[]) => {
    if (octets.length > 0) await process.until(connection.write(Uint8Array.from(octets)));
  };
  const suboption = (option: number, ...rest: number[]) => [IAC, SB, option, ...rest, IAC, SE];
  const windowSize = () => {
    const wide = process.stdout.screen?.columns ?? 0;
    const columns = wide > 0 && wide < 65_536 ? wide : 80;
    const octets = [columns >> 8, columns & 255, 0, ROWS].flatMap((octet) =>
      octet === IAC ? [IAC, IAC] : [octet],
    );
    return suboption(OPTIONS.naws, ...octets);
  };
  const answerTo = ([option, verb]: number[]): number[] => {
    if (verb !== SEND) return [];
    if (option === OPTIONS.ttype)
      return suboption(
        option,
        IS,
        ...utf8((process.session.variables.get('TERM') ?? 'UNKNOWN').toUpperCase()),
      );
    return option === OPTIONS.tspeed ? suboption(option, IS, ...utf8(SPEED)) : [];
  };

  const hear = async (heard: Heard) => {
    switch (heard.kind) {
      case 'text':
        if (!dropping) await process.stdout.write(heard.octets);
        return;
      case 'verb': {
        const { verb, option } = heard;
        if (option === OPTIONS.tm && verb !== DO && verb !== DONT) dropping = false;
        const said = negotiation.hear(verb, option);
        noticeMode();
        await sendRaw(
          verb === DO && option === OPTIONS.naws && said[1] === WILL ? [...said, ...windowSize()] : said,
        );
        return;
      }
      case 'suboption':
        return sendRaw(answerTo(heard.octets));
      case 'command':
        return;
    }
  };

  return {
    host,
    get lines() {
      return negotiation.lines;
    },
    get localEcho() {
      return negotiation.localEcho;
    },
    async send(octets) {
      const escaped: number[] = [];
      for (const octet of octets) {
        if (octet === 0x0a && negotiation.lines) escaped.push(0x0d, 0x0a);
        else if (octet === 0x0d) escaped.push(0x0d, 0);
        else if (octet === IAC) escaped.push(IAC, IAC);
        else escaped.push(octet);
      }
      await sendRaw(escaped);
    },
    sendRaw,
    ask: (verb, option) => negotiation.ask(verb, option),
    async setMode(mode) {
      const verb = mode === 'character' ? DO : DONT;
      const asked =
        mode === 'character'
          ? [...negotiation.ask(verb, OPTIONS.sga), ...negotiation.ask(verb, OPTIONS.echo)]
          : [
              ...negotiation.ask(verb, OPTIONS.sga),
              ...negotiation.ask(WILL, OPTIONS.linemode),
              ...negotiation.ask(verb, OPTIONS.echo),
            ];
      await sendRaw(asked);
    },
    signal(signal) {
      dropping = true;
      sendRaw([IAC, signal === 'INT' ? IP : BREAK, IAC, DO, OPTIONS.tm]).catch((error: unknown) => {
        // The reader sees the same loss and says so.
        if (!isLost(error)) throw error;
      });
    },
    async listen(hold) {
      if (connection.port === 23)
        await sendRaw(OFFERS.flatMap(([verb, option]) => negotiation.ask(verb, option)));
      for (;;) {
        const chunk = await process.until(connection.read());
        await hold();
        if (chunk === null) return;
        for (const heard of receive(chunk)) await hear(heard);
      }
    },
    onMode(listener) {
      noticeMode = listener;
    },
    close: () => connection.abort(),
  };
}
