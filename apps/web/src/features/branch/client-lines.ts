/** What the client of a recording said, line by line, and what each was answered with. Pure. */
import { latin1 } from '@ehlo/protocol';
import type { DialogueReading, ServerReply } from '@ehlo/protocol/reading';
import { maskedRecording, type Recording } from '../replay/recording.ts';
import type { TimedLine } from '../wire/timed-lines.ts';

export interface Answer {
  /** The code of SMTP, or what POP3 and IMAP say in its place: `+OK`, `NO`. */
  stamp: string;
  enhanced?: string;
  text: string;
}

export interface ClientLine {
  /** One character an octet, without its ending. */
  text: string;
  ending: 'crlf' | 'lf' | 'none';
  /** Octets of its direction before it. */
  offset: number;
  /** What came back; absent where nothing did: within a letter, or at the end. */
  answer?: Answer;
  /** Its secret begins at this character, and is not known here: asterisks stand in its place. */
  secretFrom?: number;
  /** TLS stood when it was said. */
  secured: boolean;
  /** A BDAT: the octets that it counts follow before its answer, and are no lines (RFC 3030 §2). */
  chunk?: true;
}

export const answerOf = ({ code, status, enhanced, lines }: ServerReply): Answer => ({
  stamp: status ?? `${code}`,
  ...(enhanced !== undefined && { enhanced }),
  text: (lines.at(-1)?.rest ?? '').trim(),
});

/** A server goes on asking: for the letter, for an answer of a log-in, for a literal. */
export const asksForMore = ({ stamp }: Answer): boolean => /^(?:3\d\d|\+)$/.test(stamp);

/**
 * Lines of the client, in order, up to a gap: what its log or capture did not keep ends them.
 *
 * @param until  octets of the client's direction; what begins there or later is left out
 */
export function clientLines(
  recording: Recording,
  reading: DialogueReading,
  until = Number.POSITIVE_INFINITY,
): {
  lines: ClientLine[];
  /** Octets are missing before `until`. */
  gap: boolean;
} {
  const answers = answersByOffset(reading);
  const masked = maskedOffset(recording);
  const chunks = new Set(
    reading.exchanges.flatMap(({ command }) => (command?.verb === 'BDAT' ? [command.offset] : [])),
  );
  const lines: ClientLine[] = [];
  let text = '';
  let start = 0;
  let secured = recording.implicit;
  let gap = false;
  const end = (ending: ClientLine['ending']) => {
    const bare = ending === 'crlf' ? text.slice(0, -1) : text;
    const secret = recording.secrets.find(
      (span) => span.from === 'client' && span.start < start + bare.length && span.end > start,
    );
    const hidden = secret && masked(secret) ? Math.max(0, secret.start - start) : undefined;
    const answer = answers.get(start);
    lines.push({
      text: bare,
      ending,
      offset: start,
      secured,
      ...(answer && { answer }),
      ...(chunks.has(start) && { chunk: true as const }),
      ...(hidden !== undefined && { secretFrom: hidden }),
    });
  };
  for (const event of recording.events) {
    if (event.kind === 'secured') secured = true;
    if (event.kind !== 'octets' || event.from !== 'client') continue;
    if (event.offset >= until) break;
    if (!event.octets) {
      gap = true;
      break;
    }
    for (const piece of latin1(event.octets).split(/(?<=\n)/)) {
      text += piece;
      if (!text.endsWith('\n')) continue;
      const ending = text.endsWith('\r\n') ? 'crlf' : 'lf';
      const length = text.length;
      text = text.slice(0, -1);
      if (start < until) end(ending);
      start += length;
      text = '';
    }
  }
  if (text !== '' && !gap && start < until) end('none');
  return { lines, gap };
}

/** Replies by the first octet of the line that brought them: a command, or the last line of a letter. */
function answersByOffset({ exchanges }: DialogueReading): Map<number, Answer> {
  const answers = new Map<number, Answer>();
  for (const { command, letter, reply } of exchanges) {
    const line = command ?? letter?.lines.at(-1);
    if (line && reply?.complete) answers.set(line.offset, answerOf(reply));
  }
  return answers;
}

/** Tells of a secret whether its octets are asterisks here: in one's own room they are what they were. */
function maskedOffset(recording: Recording): (span: Recording['secrets'][number]) => boolean {
  const blind = maskedRecording(recording);
  return (span) =>
    recording.events.every((event, at) => {
      if (event.kind !== 'octets' || event.from !== span.from || !event.octets) return true;
      if (event.offset >= span.end || event.offset + event.length <= span.start) return true;
      const other = blind.events[at];
      const from = Math.max(0, span.start - event.offset);
      const to = span.end - event.offset;
      return (
        other?.kind === 'octets' &&
        other.octets !== undefined &&
        latin1(event.octets.subarray(from, to)) === latin1(other.octets.subarray(from, to))
      );
    });
}

/**
 * Where one branches off if one points at a line: before it, if the client said it, and then it is the line to change; else behind what
 * the client had said by then.
 */
export function pointAt(
  lines: readonly TimedLine[],
  chosen: TimedLine | undefined,
): { until: number; place?: string } {
  if (!chosen) return { until: Number.POSITIVE_INFINITY };
  if (chosen.from === 'client') return { until: chosen.line.offset, place: chosen.line.text };
  const before = lines.slice(0, lines.indexOf(chosen)).filter(({ from }) => from === 'client');
  const last = Math.max(-1, ...before.map(({ line }) => line.offset));
  return { until: last + 1 };
}
