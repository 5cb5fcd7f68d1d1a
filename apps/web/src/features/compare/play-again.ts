/** Says a recorded client's lines to another server, over a connection of its own, each once the one before has its answer. */
import { octetsOfLatin1 } from '@ehlo/protocol';
import type { DialogueReading, ReadingEvent } from '@ehlo/protocol/reading';
import type { Clock, Connection, DialFailure, Net } from '@ehlo/shell';
import { type Answer, answerOf, asksForMore, type ClientLine } from '../branch/client-lines.ts';

/**
 * A line to say. `byTurn`: nobody heard what was answered to it then; whether to wait for an answer is what the reading says of whose turn
 * it is, and its `answer` is what whoever wrote it counts on.
 */
export type SpokenLine = ClientLine & { byTurn?: true };

export type Ending =
  | { how: 'said' }
  /** The other server answered with an end of the connection. */
  | { how: 'closed'; line: number }
  | { how: 'silence'; line: number }
  /** A secret is not known here. */
  | { how: 'secret'; line: number }
  /** A BDAT: another server need not read the octets behind it as a letter's. */
  | { how: 'chunk'; line: number }
  /** The client asked for TLS, and this server did not begin it. */
  | { how: 'tls'; line: number }
  /** It asks for a letter, or a secret, that there is none of. */
  | { how: 'asks'; line: number }
  | { how: 'stopped' };

export type Played =
  | { kind: 'not-reached'; failure: DialFailure }
  /** `skipped`: lines that only what the first server asked for would have led to. */
  | { kind: 'played'; said: number; skipped: number; ending: Ending };

export interface PlayParts {
  net: Pick<Net, 'dial'>;
  clock: Clock;
  target: { host: string; address: string; port: number; implicit: boolean };
  lines: readonly SpokenLine[];
  /** An empty reading of the target, and the fold that fills it: they tell when an answer is whole. */
  reading: DialogueReading;
  advance(reading: DialogueReading, event: ReadingEvent): void;
  /** Begins TLS; undefined: it stands. */
  secure(connection: Connection, host: string): Promise<unknown>;
  onConnection(id: string): void;
  onLine(said: number): void;
}

/** A server that says nothing for so long says nothing. */
const SILENT_MS = 20_000;
const RING_MS = 30_000;
/** Both sides close after a goodbye. */
const GOODBYE_MS = 3_000;

/** Never rejects. */
export function playAgain(parts: PlayParts): { done: Promise<Played>; stop(): void } {
  const { net, clock, target, lines, reading, advance, secure } = parts;
  const aborts: (() => void)[] = [];
  const signal = { aborted: false, onAbort: (listener: () => void) => void aborts.push(listener) };
  let connection: Connection | undefined;
  let over = false;
  /** Somebody reads, and will see its end. */
  let hearing = false;
  let wake = () => {};
  const sent = { client: 0, server: 0 };
  const now = () => clock.now() * 1000;
  const crossed = (from: 'client' | 'server', octets: Uint8Array) => {
    advance(reading, { kind: 'octets', at: now(), from, offset: sent[from], length: octets.length, octets });
    sent[from] += octets.length;
  };

  /** Reads until the connection ends, or until TLS is to begin. */
  async function listen(on: Connection, until: () => boolean): Promise<void> {
    try {
      while (!until()) {
        const chunk = await on.read();
        if (!chunk) break;
        crossed('server', chunk);
        wake();
      }
    } catch {
      // Reset or lost: it is over, and what was said of it stands in the log.
    }
  }

  /** The next answer, whole. @param before  how many answers had come when it was asked for */
  async function answered(before: number): Promise<'answered' | 'closed' | 'silence'> {
    let silent = false;
    const cancel = clock.after(SILENT_MS, () => {
      silent = true;
      wake();
    });
    try {
      while (!signal.aborted) {
        if (replies(reading) > before) return 'answered';
        if (over) return 'closed';
        if (silent) return 'silence';
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      return 'closed';
    } finally {
      cancel();
    }
  }

  async function play(on: Connection): Promise<{ said: number; skipped: number; ending: Ending }> {
    let said = 0;
    let skipped = 0;
    const ended = (ending: Ending) => ({
      said,
      skipped,
      ending: signal.aborted ? ({ how: 'stopped' } as const) : ending,
    });
    /** So many answers had come when TLS was asked for: behind the next one nothing is read, for the rest is TLS. */
    let tlsAfter = Number.POSITIVE_INFINITY;
    let heard: Promise<void> = Promise.resolve();
    const hear = () => {
      const isDone = () => replies(reading) > tlsAfter;
      hearing = true;
      heard = listen(on, isDone).then(() => {
        hearing = false;
        if (isDone()) return;
        over = true;
        wake();
      });
    };
    advance(reading, { kind: 'opened', at: now() });
    if (target.implicit) {
      if ((await secure(on, target.host)) !== undefined) return ended({ how: 'tls', line: 0 });
      advance(reading, { kind: 'secured', at: now() });
    }
    const upgradeAt = lines.findIndex(
      ({ secured }, at) => secured && at > 0 && lines[at - 1]?.secured === false,
    );
    hear();
    const greeted = await answered(0);
    if (greeted !== 'answered') return ended({ how: greeted, line: 0 });
    let skipping = false;
    for (const [at, line] of lines.entries()) {
      const number = at + 1;
      if (signal.aborted) return ended({ how: 'stopped' });
      // What the client said behind TLS is said behind TLS, or not at all.
      if (target.implicit && /^(?:\S+ )?STARTTLS$|^STLS$/i.test(line.text)) {
        skipped++;
        continue;
      }
      if (skipping) {
        skipped++;
        if (line.answer && !asksForMore(line.answer)) skipping = false;
        continue;
      }
      if (line.chunk) return ended({ how: 'chunk', line: number });
      if (line.secretFrom !== undefined) return ended({ how: 'secret', line: number });
      const octets = octetsOfLatin1(line.text + { crlf: '\r\n', lf: '\n', none: '' }[line.ending]);
      const before = replies(reading);
      const tls = at + 1 === upgradeAt && !target.implicit;
      if (tls) tlsAfter = before;
      crossed('client', octets);
      // Asked before it is written: the answer may be there before the write is done.
      const waits = line.byTurn ? reading.turn.whose === 'server' : line.answer !== undefined;
      try {
        await on.write(octets);
      } catch {
        return ended({ how: 'closed', line: number });
      }
      said++;
      parts.onLine(said);
      if (!waits) continue;
      const came = await answered(before);
      if (came !== 'answered')
        return ended(
          came === 'closed' && at + 1 === lines.length ? { how: 'said' } : { how: came, line: number },
        );
      const answer = lastAnswer(reading);
      const more = answer !== undefined && asksForMore(answer);
      if (tls) {
        await heard;
        if (
          !answer ||
          !/^(?:220|\+OK|OK)$/.test(answer.stamp) ||
          (await secure(on, target.host)) !== undefined
        )
          return ended({ how: 'tls', line: number });
        advance(reading, { kind: 'secured', at: now() });
        tlsAfter = Number.POSITIVE_INFINITY;
        hear();
      } else if (!line.answer) continue;
      else if (more && !asksForMore(line.answer)) return ended({ how: 'asks', line: number });
      else if (!more && asksForMore(line.answer)) skipping = true;
    }
    return ended({ how: 'said' });
  }

  async function run(): Promise<Played> {
    const { host, address, port } = target;
    const dialled = await net.dial({ transport: 'tcp', host, address, port, timeoutMs: RING_MS }, signal);
    if (!dialled.ok) return { kind: 'not-reached', failure: dialled.failure };
    connection = dialled.connection;
    parts.onConnection(connection.id);
    const played = await play(connection);
    await goodbye(connection);
    return { kind: 'played', ...played };
  }

  async function goodbye(on: Connection): Promise<void> {
    if (signal.aborted || over || !hearing) return on.abort();
    on.end();
    const cancel = clock.after(GOODBYE_MS, () => {
      on.abort();
      over = true;
      wake();
    });
    while (!over)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    cancel();
  }

  return {
    done: run(),
    stop() {
      signal.aborted = true;
      for (const abort of aborts) abort();
      connection?.abort();
      wake();
    },
  };
}

/** Answers that are whole. Only the last exchanges can have changed, but a dialogue typed by hand is short. */
const replies = ({ exchanges }: DialogueReading): number =>
  exchanges.reduce((count, { reply }) => count + (reply?.complete ? 1 : 0), 0);

function lastAnswer({ exchanges }: DialogueReading): Answer | undefined {
  const reply = exchanges.findLast((exchange) => exchange.reply?.complete)?.reply;
  return reply && answerOf(reply);
}
