import { latin1 } from '@ehlo/protocol';

/** Behind these stand a password or what is made of one: RFC 4954 §4, RFC 1939 §7, RFC 5034 §4, RFC 3501 §6.2. */
const CARRIES = /^(?:AUTH +\S+ +|PASS +|APOP +\S+ +|\S+ +LOGIN +|\S+ +AUTHENTICATE +\S+ +)(?=\S)/i;
/** Lines follow that answer the server, asked or not; with an initial response one less (RFC 4954 §4). */
const LOGS_IN = /^(?:AUTH|\S+ +AUTHENTICATE) +(\S+)(?: +(\S))?/i;
const ANSWERS: Readonly<Record<string, number>> = { PLAIN: 1, 'CRAM-MD5': 1 };
/** A name and a password: LOGIN, and mechanisms that nobody knows here. */
const MOST_ANSWERS = 2;
/** Of IMAP's LOGIN the name, or the password alone, are literals, which need not be asked for (RFC 7888). */
const LITERALS = /^\S+ +LOGIN +(\S+ +)?\{\d+\+?\}\r?\n/i;
/** The server asks for more: 334 (RFC 4954 §4), `+ ` (RFC 5034 §4, RFC 3501 §2.2.1). */
const ASKS_MORE = /^(?:334|\+)(?: |\r?\n|$)/;
/** No verb with its mechanism is longer. */
const HEAD = 256;
const LF = 10;
const CR = 13;
const SPACE = 0x20;
const THREE = 0x33;
const PLUS = 0x2b;
/** First letters: of AUTH, APOP and AUTHENTICATE; of LOGIN; of PASS. */
const A = 0x61;
const L = 0x6c;
const P = 0x70;
/** Makes any letter a small one. */
const SMALL = 0x20;

export interface Span {
  start: number;
  end: number;
}

/** Whether what a client says next may be a secret, by what its server said: its last line tells. */
export function asksForMore(said: Uint8Array): boolean {
  const start = said.lastIndexOf(LF, said.length - 2) + 1;
  if (said[start] !== THREE && said[start] !== PLUS) return false;
  return ASKS_MORE.test(latin1(said.subarray(start, start + 8)));
}

/** Whether `CARRIES`, `LOGS_IN` or `LITERALS` could be of this line, by two of its octets: of nearly all lines none is. */
function mayLogIn(line: Uint8Array): boolean {
  const first = (line[0] ?? 0) | SMALL;
  if (first === A || first === P) return true;
  let at = line.indexOf(SPACE);
  if (at < 0) return false;
  while (line[at] === SPACE) at++;
  const second = (line[at] ?? 0) | SMALL;
  return second === L || second === A;
}

function answersTo(line: string): number {
  const [login, mechanism = '', initial] = LOGS_IN.exec(line) ?? [];
  if (login !== undefined)
    return (ANSWERS[mechanism.toUpperCase()] ?? MOST_ANSWERS) - (initial === undefined ? 0 : 1);
  const literals = LITERALS.exec(line);
  return literals ? MOST_ANSWERS - (literals[1] === undefined ? 0 : 1) : 0;
}

/**
 * The lines of one client as they go by, before its server has read them: what of them may be a secret. It hides rather too much, and
 * works on the beginnings of the last few lines, however much goes by.
 */
export class PrivateOctets {
  /** The server has asked for more, and no answer came yet. */
  #asked: boolean;
  /** So many lines more are answers, asked for or not; and so many came before they were asked for. */
  #answers = 0;
  #ahead = 0;
  /** Beginning of a line that has not ended, and whether it is an answer. */
  #begun = '';
  #answering = false;

  /** @param asked the server has asked for more with what it said last */
  constructor(asked = false) {
    this.#asked = asked;
  }

  /** @param clientWaits lines of the client are under way, which this may be no answer to */
  serverSaid(octets: Uint8Array, clientWaits = false): void {
    const asks = asksForMore(octets);
    this.#asked = asks && this.#ahead === 0;
    this.#ahead = asks ? Math.max(0, this.#ahead - 1) : 0;
    if (!asks && !clientWaits) this.#answers = 0;
  }

  /**
   * @param octets a line, a piece of one, or more
   * @returns what of the last line of `octets` may be a secret, without its line end
   */
  read(octets: Uint8Array): Span | undefined {
    let start = octets.length;
    for (let lines = 0; lines <= MOST_ANSWERS && start > 0; lines++)
      start = start < 2 ? 0 : octets.lastIndexOf(LF, start - 2) + 1;
    if (start > 0) this.#begun = '';
    let span: Span | undefined;
    while (start < octets.length) {
      const end = octets.indexOf(LF, start) + 1 || octets.length;
      span = this.#line(octets.subarray(start, end), start);
      start = end;
    }
    return span;
  }

  #line(piece: Uint8Array, at: number): Span | undefined {
    const ended = piece[piece.length - 1] === LF;
    if (this.#begun === '') {
      this.#answering = this.#asked || this.#answers > 0;
      if (ended && !this.#answering && !mayLogIn(piece)) {
        this.#ahead = 0;
        return undefined;
      }
    }
    const head = (this.#begun + latin1(piece.subarray(0, HEAD))).slice(0, HEAD);
    const behind = this.#answering ? 0 : CARRIES.exec(head)?.[0].length;
    const start = behind === undefined ? undefined : Math.max(0, behind - this.#begun.length);
    this.#begun = ended ? '' : head;
    if (ended) this.#ends(head);
    const end = piece.length - (ended ? (piece.at(-2) === CR ? 2 : 1) : 0);
    return start !== undefined && end > start ? { start: at + start, end: at + end } : undefined;
  }

  #ends(line: string): void {
    if (!this.#answering) {
      this.#answers = answersTo(line);
      this.#ahead = 0;
      return;
    }
    if (!this.#asked) this.#ahead++;
    this.#asked = false;
    this.#answers = Math.max(0, this.#answers - 1);
  }
}
