import type { DialogueReading, Exchange, ReadingEvent } from '@ehlo/protocol/reading';

/**
 * A dialogue taken line by line: what the panels showed when line 4 of 9 had just crossed. Pure; it is fetched when
 * somebody first steps back, and holds the events only as long as they look.
 */

/** Up to and with one line, or with something that is no line: octets of which only the count is known, TLS, the end. */
export interface Step {
  /** Index of the event it ends in, and how many of that event's octets belong to it. */
  event: number;
  taken: number;
  from?: 'client' | 'server';
  /** Of the line's first octet, in its direction. */
  offset?: number;
}

type OctetsEvent = Extract<ReadingEvent, { kind: 'octets' }>;

const LF = 10;
/** A TLS record (RFC 8446 §5.1): its octets have no lines. */
const isTls = ({ octets }: OctetsEvent): boolean =>
  octets?.[1] === 3 && (octets[0] ?? 0) >= 20 && (octets[0] ?? 0) <= 23;

export interface Steps {
  readonly steps: readonly Step[];
  add(event: ReadingEvent): void;
  /** The reading after `count` steps. It is one object that changes in place; backwards it is folded again. */
  readingAt(count: number): DialogueReading;
}

interface Fold {
  create(): DialogueReading;
  advance(reading: DialogueReading, event: ReadingEvent): void;
}

export function createSteps({ create, advance }: Fold): Steps {
  const events: ReadingEvent[] = [];
  const steps: Step[] = [];
  /** Where the line in hand began, in each direction. */
  const begun = { client: 0, server: 0 };
  let reading = create();
  /** Steps in `reading`; events in it whole, and octets of the next one. */
  let at = { count: 0, event: 0, taken: 0 };

  function cut(event: OctetsEvent, index: number): void {
    const { from, offset, length, octets } = event;
    if (!octets || isTls(event)) {
      steps.push({ event: index, taken: length, from, offset });
      begun[from] = offset + length;
      return;
    }
    for (let lf = octets.indexOf(LF); lf >= 0; lf = octets.indexOf(LF, lf + 1)) {
      steps.push({ event: index, taken: lf + 1, from, offset: begun[from] });
      begun[from] = offset + lf + 1;
    }
  }

  /** Feeds what lies between where `reading` is and a point further on. */
  function feedTo(event: number, taken: number): void {
    while (at.event < event) {
      feedPart(at.event, undefined);
      at = { ...at, event: at.event + 1, taken: 0 };
    }
    if (taken > at.taken) feedPart(event, taken);
    at = { ...at, taken };
  }

  function feedPart(index: number, end: number | undefined): void {
    const event = events[index];
    if (event?.kind !== 'octets') {
      if (event) advance(reading, event);
      return;
    }
    const to = end ?? event.length;
    if (to <= at.taken) return;
    const { octets, ...rest } = event;
    const part = { ...rest, offset: event.offset + at.taken, length: to - at.taken };
    advance(reading, octets ? { ...part, octets: octets.subarray(at.taken, to) } : part);
  }

  return {
    steps,
    add(event) {
      const index = events.push(event) - 1;
      if (event.kind === 'octets') cut(event, index);
      else if (event.kind !== 'opened') steps.push({ event: index + 1, taken: 0 });
    },
    readingAt(count) {
      if (count < at.count) {
        reading = create();
        at = { count: 0, event: 0, taken: 0 };
      }
      const step = steps[Math.min(count, steps.length) - 1];
      if (step) feedTo(step.event, step.taken);
      at = { ...at, count };
      return reading;
    },
  };
}

/** For each step the exchange its line belongs to, found by the line's place in its direction. */
export function ownersOf(steps: readonly Step[], exchanges: readonly Exchange[]): (number | undefined)[] {
  const starts = {
    client: startsOf(exchanges, ({ command, letter }) => command?.offset ?? letter?.lines[0]?.offset),
    server: startsOf(exchanges, ({ reply }) => reply?.lines[0]?.offset),
  };
  const cursor = { client: -1, server: -1 };
  return steps.map(({ from, offset }) => {
    if (from === undefined || offset === undefined) return exchanges.at(-1)?.id;
    const own = starts[from];
    while ((own[cursor[from] + 1]?.offset ?? Number.POSITIVE_INFINITY) <= offset) cursor[from]++;
    return own[cursor[from]]?.id;
  });
}

function startsOf(
  exchanges: readonly Exchange[],
  startOf: (exchange: Exchange) => number | undefined,
): { offset: number; id: number }[] {
  const starts: { offset: number; id: number }[] = [];
  for (const exchange of exchanges) {
    const offset = startOf(exchange);
    if (offset !== undefined) starts.push({ offset, id: exchange.id });
  }
  return starts.sort((one, other) => one.offset - other.offset);
}
