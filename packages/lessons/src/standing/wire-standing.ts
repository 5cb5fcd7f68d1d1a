/** What somebody says to servers: the newest connection, the last line and reply, and the mistake that comes again and again. */
import '@ehlo/protocol/pop3';
import '@ehlo/protocol/imap';
import { octetsOfLatin1, textOfUtf8 } from '@ehlo/protocol';
import {
  advance,
  type CommandLine,
  createReading,
  type DialogueReading,
  type Exchange,
} from '@ehlo/protocol/reading';
import { type ConnectionOpened, type Logged, mailboxesAt, type RosterRow, type Seq } from '@ehlo/wire';
import { readingEvent } from '../facts/reading-event.ts';

/** Connections that are read at a time; the oldest is given up. */
const CONNECTIONS = 8;
/** Exchanges of one that are read: a script that goes on and on costs no more than that. */
const EXCHANGES = 1500;
/** Exchanges in which the last line is looked for: more than that are not under way. */
const UNDER_WAY = 20;
const TEXT = 200;
const ASTERISK = '*';

/** Kinds of mistakes that are counted. */
const MISTAKES = 60;

/** How often one mistake was made that the coach knows, and with which line last. */
export interface Mistaken {
  times: number;
  line?: string;
}

/** The same mistake, and how often in a row. Times in milliseconds. */
export interface Repeated {
  key: string;
  case?: string;
  verb: string | undefined;
  line?: string;
  reply?: string;
  times: number;
  since: number;
}

export interface WireStanding {
  /** @returns whether it was something that is shown */
  take(event: Logged): boolean;
  readonly wire: RosterRow['wire'] | undefined;
  readonly line: RosterRow['line'] | undefined;
  readonly reply: RosterRow['reply'] | undefined;
  readonly repeated: Repeated | undefined;
  /** What was said wrongly to servers, by the coach's case. */
  readonly mistakes: ReadonlyMap<string, Mistaken>;
  /** Something turned green: what went wrong before is past. */
  forgive(): void;
}

interface Span {
  start: number;
  end: number;
}

interface Open {
  opened: Logged<ConnectionOpened>;
  reading: DialogueReading;
  secrets: Span[];
  /** Exchanges whose reply was looked at. */
  answered: number;
}

export function createWireStanding(handle: string): WireStanding {
  const open = new Map<Seq, Open>();
  let wire: RosterRow['wire'] | undefined;
  let line: RosterRow['line'] | undefined;
  let reply: RosterRow['reply'] | undefined;
  let repeated: Repeated | undefined;
  const mistakes = new Map<string, Mistaken>();

  function begin(event: Logged<ConnectionOpened>): Open {
    const { to, service, seq } = event;
    const context = {
      host: to.host ?? to.address,
      port: to.port,
      service,
      handle,
      mailboxes: mailboxesAt(service, handle),
    };
    const one = { opened: event, reading: createReading(context), secrets: [], answered: 0 };
    open.set(seq, one);
    if (open.size > CONNECTIONS) open.delete(open.keys().next().value as Seq);
    return one;
  }

  function take(event: Logged): boolean {
    if (event.kind === 'terminal.missed') {
      wrong({ key: event.case, case: event.case, verb: undefined }, event.at);
      return true;
    }
    if (event.kind === 'connection.opened') {
      // What a server sends on is nobody's typing.
      if (event.by === 'relay') return false;
      begin(event);
    }
    const connection =
      event.kind === 'connection.opened' ? event.seq : 'connection' in event ? event.connection : undefined;
    const one = connection === undefined ? undefined : open.get(connection);
    if (!one || connection === undefined) return false;
    if (event.kind === 'connection.secret') {
      if (event.from !== 'client') return false;
      // It stands behind the octets that it is of: the line was shown as it is.
      one.secrets.push({ start: event.start, end: event.end });
      look(one, connection, false);
      return true;
    }
    const read = readingEvent(event);
    if (!read) return false;
    if (one.reading.exchanges.length < EXCHANGES || read.kind !== 'octets') advance(one.reading, read);
    look(one, connection, event.kind === 'connection.closed');
    if (event.kind === 'connection.closed') open.delete(connection);
    return true;
  }

  function look(one: Open, connection: Seq, closed: boolean): void {
    const { opened, reading } = one;
    const { to, service } = opened;
    if (wire === undefined || connection >= wire.connection)
      wire = {
        connection,
        host: to.host ?? to.address,
        port: to.port,
        service,
        protocol: reading.protocol,
        state: closed ? 'closed' : (reading.state ?? reading.phase),
        open: !closed,
      };
    const { exchanges } = reading;
    for (let at = exchanges.length - 1; at >= Math.max(0, exchanges.length - UNDER_WAY); at--) {
      const command = exchanges[at]?.command;
      if (!command || command.ending === 'none') continue;
      const when = ms(command.at);
      if (line === undefined || when >= line.at) line = { text: shown(command, one.secrets), at: when };
      break;
    }
    while (exchanges[one.answered]?.reply?.complete)
      answer(exchanges[one.answered++] as Exchange, one.secrets);
  }

  function answer(exchange: Exchange, secrets: readonly Span[]): void {
    const { command, coach } = exchange;
    const said = exchange.reply;
    const last = said?.lines.at(-1);
    if (!said || !last) return;
    const at = ms(last.at);
    const text = asUtf8(last.text).slice(0, TEXT);
    reply = {
      text,
      at,
      ...(said.code > 0 ? { code: said.code } : {}),
      ...(said.status === undefined ? {} : { status: said.status }),
    };
    const verb = command?.verb;
    if (!isRefusal(said)) {
      // The same command went well: it is learnt.
      if (repeated && command && repeated.verb === verb) repeated = undefined;
      return;
    }
    if (coach && command && (mistakes.has(coach.case) || mistakes.size < MISTAKES))
      mistakes.set(coach.case, {
        times: (mistakes.get(coach.case)?.times ?? 0) + 1,
        line: shown(command, secrets),
      });
    const key = coach?.case ?? `${said.code || said.status} ${verb ?? ''}`;
    wrong(
      {
        key,
        ...(coach ? { case: coach.case } : {}),
        verb,
        ...(command ? { line: shown(command, secrets) } : {}),
        reply: text,
      },
      last.at,
    );
  }

  function wrong(mistake: Omit<Repeated, 'times' | 'since'>, at: number): void {
    repeated =
      repeated?.key === mistake.key
        ? { ...mistake, times: repeated.times + 1, since: repeated.since }
        : { ...mistake, times: 1, since: ms(at) };
  }

  return {
    take,
    get wire() {
      return wire;
    },
    get line() {
      return line;
    },
    get reply() {
      return reply;
    },
    get repeated() {
      return repeated;
    },
    mistakes,
    forgive() {
      repeated = undefined;
    },
  };
}

const REFUSALS: ReadonlySet<string> = new Set(['-ERR', 'NO', 'BAD']);
const isRefusal = ({ code, status }: { code: number; status?: string }): boolean =>
  code >= 400 || (status !== undefined && REFUSALS.has(status));

/** One asterisk for each octet that is secret. */
function shown(command: CommandLine, secrets: readonly Span[]): string {
  const { offset, text } = command;
  const end = offset + text.length;
  const signs = [...text];
  for (const span of secrets) {
    if (span.start >= end || span.end <= offset) continue;
    signs.fill(ASTERISK, Math.max(0, span.start - offset), span.end - offset);
  }
  return asUtf8(signs.join('')).slice(0, TEXT);
}

const ms = (microseconds: number): number => Math.floor(microseconds / 1000);
/** A reading has one character for each octet. */
const asUtf8 = (text: string): string => textOfUtf8(octetsOfLatin1(text));
