import { concat, createLineReader, type DialogueInput, type LineReader } from '@ehlo/protocol';
import type { IncomingLetter } from './incoming-letter.ts';

/** What a client sent, in the pieces that a dialogue works with. */
export type Piece =
  | { kind: 'line'; input: Extract<DialogueInput, { kind: 'line' | 'overlong' }> }
  /** Octets of a letter, which has not ended. */
  | { kind: 'part'; octets: Uint8Array }
  /** The last octets of a letter. */
  | { kind: 'letter'; octets: Uint8Array; letter: IncomingLetter }
  /** Octets of a literal; `input` with the last of them. */
  | {
      kind: 'literal';
      octets: Uint8Array;
      input: Extract<DialogueInput, { kind: 'literal' }> | undefined;
    };

interface Literal {
  left: number;
  readonly length: number;
  readonly kept: Uint8Array[] | undefined;
}

const NOTHING = new Uint8Array(0);

/** Octets of a client's clear direction: cut into lines, letters and literals, and counted. */
export class ClientOctets {
  readonly #lines: LineReader;
  #at = 0;
  #lineAt = 0;
  #letter: IncomingLetter | undefined;
  #literal: Literal | undefined;
  /** Octets for the letter or the literal that were not looked at. */
  #pending: Uint8Array[] = [];
  /** What came behind the end of a letter, until the tap has it. */
  #behindLetter: Uint8Array[] = [];
  #letterEnding = false;

  /** @param maxLineOctets longer lines are thrown away as they come, and told as `overlong` */
  constructor(maxLineOctets: number) {
    this.#lines = createLineReader({ maxOctets: maxLineOctets });
  }

  /** Octets of the clear direction before the next piece. */
  get at(): number {
    return this.#at;
  }

  /** The same for the line or the literal that was taken last. */
  get lineAt(): number {
    return this.#lineAt;
  }

  /** Octets of a line that has not ended. */
  get begun(): number {
    return this.#lines.begun;
  }

  /** A copy of what came behind the line that was taken last; of lines only. */
  rest(): Uint8Array {
    return this.#lines.rest();
  }

  /** Neither a letter nor a literal is coming in. */
  get betweenLines(): boolean {
    return !this.#letter && !this.#literal;
  }

  /** The letter that is coming in. */
  get letter(): IncomingLetter | undefined {
    return this.#letter;
  }

  /** @param busy nothing is taken before something else is done */
  feed(octets: Uint8Array, busy: boolean): void {
    if (this.#letter || this.#literal) this.#pending.push(octets);
    else this.#lines.feed(octets);
    // The tap takes them for the letter's as long as it has not been told that the letter ended.
    if (busy && this.#letterEnding) this.#behindLetter.push(octets);
  }

  /** @returns undefined when more octets are needed */
  next(): Piece | undefined {
    if (this.#letter) return this.#nextOfLetter(this.#letter);
    if (this.#literal) return this.#nextOfLiteral(this.#literal);
    const item = this.#lines.next();
    if (!item) return undefined;
    const length = item.kind === 'line' ? item.octets.length : item.length;
    this.#lineAt = this.#at;
    this.#at += length + (item.ending === 'crlf' ? 2 : 1);
    return { kind: 'line', input: item.kind === 'line' ? item : { kind: 'overlong', length } };
  }

  #nextOfLetter(letter: IncomingLetter): Piece | undefined {
    const octets = this.#pending.shift();
    if (!octets) return undefined;
    const { ended, rest } = letter.feed(octets);
    this.#at += octets.length - rest.length;
    if (!ended) return { kind: 'part', octets };
    // What the client pipelined behind it is commands again.
    this.#letterEnding = true;
    this.#behindLetter = [rest, ...this.#pending];
    this.#backToLines(rest);
    return { kind: 'letter', octets, letter };
  }

  #nextOfLiteral(literal: Literal): Piece | undefined {
    const chunk = literal.left > 0 ? this.#pending.shift() : NOTHING;
    if (!chunk) return undefined;
    const octets = chunk.subarray(0, literal.left);
    literal.left -= octets.length;
    literal.kept?.push(octets);
    if (literal.left > 0) return { kind: 'literal', octets, input: undefined };
    this.#literal = undefined;
    this.#backToLines(chunk.subarray(octets.length));
    this.#lineAt = this.#at;
    this.#at += literal.length;
    return { kind: 'literal', octets, input: { kind: 'literal', octets: concat(literal.kept ?? []) } };
  }

  #backToLines(rest: Uint8Array): void {
    for (const octets of [rest, ...this.#pending]) this.#lines.feed(octets);
    this.#pending = [];
  }

  /** What comes next is a letter's, to its end. */
  beginLetter(letter: IncomingLetter): void {
    this.#letter = letter;
    this.#linesToPending();
  }

  /** The letter in hand is somebody else's from here: the next octets are lines. */
  releaseLetter(): void {
    this.#letter = undefined;
  }

  /** @returns what came behind the letter so far */
  endLetter(): Uint8Array {
    const behind = concat(this.#behindLetter);
    this.#behindLetter = [];
    this.#letterEnding = false;
    return behind;
  }

  /** The next `length` octets are no lines. @param keep whether they are handed on */
  beginLiteral(length: number, keep: boolean): void {
    this.#literal = { left: length, length, kept: keep ? [] : undefined };
    this.#linesToPending();
  }

  #linesToPending(): void {
    const rest = this.#lines.takeRest();
    if (rest.length > 0) this.#pending.push(rest);
  }

  /** Octets that nobody looks at, but which count. */
  skip(octets: Uint8Array): void {
    this.#at += octets.length;
  }

  /** Throws away what came and was not taken. */
  skipRest(): void {
    this.skip(this.#lines.takeRest());
  }

  /** Nothing more will be taken. */
  discard(): void {
    this.#letter?.discard();
    this.#letter = undefined;
    this.#pending = [];
  }
}
