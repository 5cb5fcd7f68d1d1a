/** What is said on a connection: lines, replies, and what the coach has to say about them. */
import { octetsOfLatin1, textOfUtf8 } from '@ehlo/protocol';
import {
  advance,
  type CommandLine,
  createReading,
  type Exchange,
  type ReadingContext,
} from '@ehlo/protocol/reading';
import type { Logged, Seq } from '@ehlo/wire';
import type { Fact } from './fact.ts';
import { readingEvent } from './reading-event.ts';

/** Exchanges without a complete reply that are still looked at: replies come in order, so old ones get none. */
const STILL_OPEN = 100;
const LINE = 200;

/** Octets [start, end) of what the client said that hold a secret. */
interface Span {
  start: number;
  end: number;
}

export interface DialogueFacts {
  take(event: Logged): Fact[];
  /** Octets of the client that nobody but the owner may see; told before they come. */
  learn(span: Span): void;
}

/** What is already told of an exchange. */
interface Told {
  line: boolean;
  reply: boolean;
  cases: Set<string>;
}

/** @param place of the connection, for each fact */
export function createDialogueFacts(
  connection: Seq,
  context: ReadingContext,
  place: Pick<Fact, 'text' | 'value'>,
): DialogueFacts {
  const reading = createReading(context);
  const told = new Map<number, Told>();
  const secrets: Span[] = [];
  let first = 0;

  function take(event: Logged): Fact[] {
    const read = readingEvent(event);
    if (!read) return [];
    advance(reading, read);
    return look(event);
  }

  function look({ seq, at }: Logged): Fact[] {
    const facts: Fact[] = [];
    const tell = (name: Fact['name'], exchange: Exchange, fact: Partial<Fact>): void => {
      const line = shownLine(exchange.command);
      facts.push({
        name,
        seq,
        at,
        connection,
        ...fact,
        ...(line === undefined ? {} : { line }),
        text: { ...place.text, ...fact.text },
        value: { ...place.value, ...fact.value },
      });
    };
    const { exchanges } = reading;
    first = Math.max(first, exchanges.length - STILL_OPEN);
    for (let at = first; at < exchanges.length; at++) {
      const exchange = exchanges[at] as Exchange;
      const known = told.get(at) ?? { line: false, reply: false, cases: new Set<string>() };
      told.set(at, known);
      const { command, reply } = exchange;
      if (command && command.ending !== 'none' && !known.line) {
        known.line = true;
        tell('line', exchange, {
          text: { text: asUtf8(command.text), verb: command.verb },
          value: { ending: command.ending },
        });
      }
      if (reply?.complete && !known.reply) {
        known.reply = true;
        tell('reply', exchange, replyFact(exchange));
      }
      for (const id of casesOf(exchange)) {
        if (known.cases.has(id)) continue;
        known.cases.add(id);
        tell('advised', exchange, { text: { case: id } });
      }
    }
    while (first < exchanges.length - 1 && told.get(first)?.reply) told.delete(first++);
    return facts;
  }

  function shownLine(command: CommandLine | undefined): string | undefined {
    if (!command) return undefined;
    const { offset } = command;
    const end = offset + (command.octets ?? command.text.length);
    if (secrets.some((span) => span.start < end && span.end > offset)) return undefined;
    return asUtf8(command.text).slice(0, LINE);
  }

  return { take, learn: (span) => void secrets.push(span) };
}

function replyFact({ command, letter, reply }: Exchange): Pick<Fact, 'text' | 'value' | 'code'> {
  if (!reply) return { text: {} };
  // In SMTP a letter answers nothing; in POP3 it is what RETR and TOP bring.
  const to = command ? (command.verb ?? 'unknown') : letter ? 'letter' : 'greeting';
  return {
    code: reply.code,
    text: {
      to,
      line: command && asUtf8(command.text),
      status: reply.status,
      enhanced: reply.enhanced,
      text: reply.lines.map(({ text }) => asUtf8(text)),
    },
    value: {
      lines: reply.lines.length,
      ...(command ? { ending: command.ending } : {}),
      ...(letter ? { stuffed: letter.counts['dot-stuffed'] > 0 } : {}),
    },
  };
}

/** A reading has one character for each octet; addresses beyond ASCII are UTF-8 (RFC 6531 §3.1). */
const asUtf8 = (text: string): string => textOfUtf8(octetsOfLatin1(text));

const casesOf = ({ coach, alsoCoach, notes, differs }: Exchange): string[] => [
  ...(coach ? [coach.case] : []),
  ...(alsoCoach ?? []).map((card) => card.case),
  ...[...notes, ...(differs ?? [])].flatMap((note) => (note.case === undefined ? [] : [note.case])),
];
