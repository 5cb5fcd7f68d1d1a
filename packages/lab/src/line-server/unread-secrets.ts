import type { Tap } from '../door/tap.ts';
import { asksForMore, PrivateOctets, type Span } from '../hold/private-octets.ts';

const LF = 10;

/**
 * What may be secret in octets that a client sent and the dialogue has not seen: because their line has not ended, something else is
 * done first, or a fault answers. They are in the log, and others see them as they come. Hides rather too much.
 */
export class UnreadSecrets {
  readonly #tap: Pick<Tap, 'secret' | 'said'>;
  /** The server asked for more (334, `+`) with what it said last, and no line was taken since. */
  #asked = false;
  #lines = new PrivateOctets();
  /** Octets of the client's clear direction in front of which all was looked at. */
  #to = 0;

  constructor(tap: Pick<Tap, 'secret' | 'said'>) {
    this.#tap = tap;
  }

  /** @param read octets of the client that the dialogue has seen */
  serverSaid(octets: Uint8Array, read: number): void {
    this.#asked = asksForMore(octets);
    this.#lines.serverSaid(octets, this.#to > read);
  }

  lineTaken(): void {
    this.#asked = false;
  }

  /** What came before in clear was thrown away. */
  secured(): void {
    this.#lines = new PrivateOctets();
  }

  /**
   * @param start octets of the clear direction before these; some of them may have been looked at before
   * @param asked they answer the server
   */
  note(octets: Uint8Array, start: number, asked = this.#asked): void {
    const end = start + octets.length;
    const goesOn = this.#to >= start && this.#to <= end;
    // What lay between was read as it came.
    if (!goesOn) this.#lines = new PrivateOctets(asked);
    const from = goesOn ? this.#to : start;
    for (const span of spansIn(this.#lines, octets.subarray(from - start)))
      this.#tap.secret(from + span.start, from + span.end);
    this.#to = end;
  }

  /** The chunk that came last, which is read by nobody. */
  noteUnheard(chunk: Uint8Array): void {
    this.note(chunk, this.#tap.said - chunk.length);
  }

  /**
   * The chunk that came last brings a literal, which may be a password and is read once it is whole.
   * @param start octets before the literal
   */
  noteLiteral(chunk: Uint8Array, start: number): void {
    const { said } = this.#tap;
    const from = Math.max(said - chunk.length, start);
    this.note(chunk.subarray(chunk.length - (said - from)), from, true);
  }
}

/** @param lines has read what came before of the same */
export function spansIn(lines: PrivateOctets, octets: Uint8Array): Span[] {
  const spans: Span[] = [];
  for (let start = 0; start < octets.length; ) {
    const end = octets.indexOf(LF, start) + 1 || octets.length;
    const span = lines.read(octets.subarray(start, end));
    if (span) spans.push({ start: start + span.start, end: start + span.end });
    start = end;
  }
  return spans;
}
