import type { Seq } from './event.ts';

/**
 * Where in a conversation a fault strikes. `connect`: before the greeting; `EHLO`: at EHLO or HELO; a verb: before the command is
 * looked at; `letter`: at the final dot, before the server answers for the mail.
 */
export type FaultPlace =
  | 'connect'
  | 'EHLO'
  | 'STARTTLS'
  | 'AUTH'
  | 'MAIL'
  | 'RCPT'
  | 'DATA'
  | 'letter'
  | 'RSET'
  | 'NOOP'
  | 'VRFY'
  | 'QUIT';

export type FaultEffect =
  /**
   * The server says this instead, and does not do what was asked. With 421 it hangs up (RFC 5321 §3.8); after another
   * greeting it takes nothing but QUIT (§3.1).
   */
  | { kind: 'reply'; code: number; enhanced?: string; text: string }
  /** It goes on after so many milliseconds. */
  | { kind: 'delay'; ms: number }
  /** The connection breaks (RST). */
  | { kind: 'drop' }
  /** Nothing is said or read any more; the connection stands. */
  | { kind: 'silence' }
  /** The server does what was asked; half of its reply leaves, then it hangs up. At `letter` it has the mail: RFC 1047. */
  | { kind: 'half-reply' }
  /** At `connect` only: nobody listens. */
  | { kind: 'down' }
  /** At `connect` only: nothing answers a dial. A program outside finds the port open, and gets no greeting. */
  | { kind: 'filtered' };

/** A mistake that a server of a room makes on purpose, always in the same way. */
export interface Fault {
  /** `mx1.faculty.test` */
  host: string;
  when: {
    at: FaultPlace;
    /** Only the so manyth that the patterns are of, in each connection, from 1; not at `connect`. Absent: each. */
    nth?: number;
    /** Reverse-path, with `*` for any characters; upper and lower case are the same. The empty one is `<>`. */
    sender?: string;
    /** Forward-path, the same; of a letter: one of its recipients. */
    recipient?: string;
  };
  what: FaultEffect;
  /** It strikes so often, then no more; not with `down` and `filtered`. Absent: for ever. */
  times?: number;
}

/** A fault of a room, as `/api/rooms/me/faults` gives it. */
export interface FaultView {
  /** `seq` of its `fault.set`. */
  id: Seq;
  fault: Fault;
  /** How often it answered; `down` and `filtered` are not counted. */
  struck: number;
  /** False: it struck as often as it should, and rests. */
  active: boolean;
}
