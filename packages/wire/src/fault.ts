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
  | 'EXPN'
  | 'HELP'
  | 'QUIT';

/** At a mail server, in a conversation. */
export interface ConversationMoment {
  at: FaultPlace;
  /** Only the so manyth that the patterns are of, in each connection, from 1; not at `connect`. Absent: each. */
  nth?: number;
  /** Reverse-path, with `*` for any characters; upper and lower case are the same. The empty one is `<>`. */
  sender?: string;
  /** Forward-path, the same; of a letter: one of its recipients. */
  recipient?: string;
}

/** At a DNS server, when it is asked. */
export interface QuestionMoment {
  at: 'question';
  /** The name asked about, without its final dot. */
  name: string;
  /** Every name that ends with it too: the whole zone. */
  below?: true;
  /** `MX`. Absent: any. */
  type?: string;
}

export type FaultMoment = ConversationMoment | QuestionMoment;

export type FaultEffect =
  /**
   * The server says this instead, and does not do what was asked. With 421 it hangs up (RFC 5321 §3.8); after another
   * greeting it takes nothing but QUIT (§3.1).
   */
  | { kind: 'reply'; code: number; enhanced?: string; text: string }
  /** It goes on after so many milliseconds. */
  | {
      kind: 'delay';
      ms: number;
      /** The reply begins at once, and each further line of it comes so much after the one before. */
      lines?: true;
    }
  /** The connection breaks (RST). */
  | { kind: 'drop' }
  /** Nothing is said or read any more; the connection stands. Of a DNS server: the question gets no answer. */
  | { kind: 'silence' }
  /** The server does what was asked; half of its reply leaves, then it hangs up. At `letter` it has the mail: RFC 1047. */
  | { kind: 'half-reply' }
  /**
   * At `RCPT` only: the mailboxes that `recipient` fits are over quota, until it is cleared. `later`: 452 4.2.2; `never`: 552 5.2.2
   * (RFC 5321 §4.2.3, RFC 3463 §3.3).
   */
  | { kind: 'mailbox-full'; says: 'later' | 'never' }
  /** At `connect` only: nobody listens. */
  | { kind: 'down' }
  /** At `connect` only: nothing answers a dial. A program outside finds the port open, and gets no greeting. */
  | { kind: 'filtered' }
  /** At `connect` only: the link carries so many octets a second each way, as the two ends read them; TLS's own are not counted. */
  | { kind: 'slow'; octetsPerSecond: number }
  /** At `STARTTLS` only, which is where TLS begins; on port 465, at once. The server shows such a certificate. */
  | { kind: 'certificate'; problem: CertificateProblem }
  /** Of a DNS server: it answers SERVFAIL (RFC 1035 §4.1.1, RFC 2308 §7.1). */
  | { kind: 'servfail' };

/** What is wrong with a certificate; all else about it is right. */
export type CertificateProblem = 'expired' | 'other-name' | 'self-signed';

/** A mistake that a server of a room makes on purpose, always in the same way. */
export interface Fault {
  /** `mx1.faculty.test`; of a question `resolver.campus.test`. */
  host: string;
  when: FaultMoment;
  what: FaultEffect;
  /** It strikes so often, then no more; not with `down`, `filtered` and `mailbox-full`. Absent: for ever. */
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
  /** Who set it, where it was not the room's own person. */
  by?: string;
}

/** A host at which faults can be set, as `/api/rooms/me/faults/hosts` gives it. */
export interface FaultHost {
  host: string;
  kind: 'mail' | 'dns';
  /** It offers TLS somewhere. */
  tls: boolean;
}
