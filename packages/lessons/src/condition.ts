/**
 * What a check, or a near miss, looks for. Conditions are data: they are read from a lesson's file, and name what must be seen in the
 * room's log, never what was typed on a screen.
 */
import type { DialFailure, OpenedBy, ServiceName } from '@ehlo/wire';

/**
 * Text in which `*` stands for any characters, none included; upper and lower case are the same. It is about the whole of what it is
 * compared with. Of several, one has to fit.
 */
export type Pattern = string | readonly string[];
/** `250`, `4xx`, or several of them. */
export type Codes = number | string | readonly (number | string)[];

/** Which connection it is about. */
export interface Place {
  /** As it is called in the world: `mail.campus.test`. Its address is taken as well. */
  host?: Pattern;
  port?: number;
  /** `terminal`: the page's; `outside`: a program on somebody's own machine; `relay`: a mail server of the lab. */
  by?: OpenedBy | readonly OpenedBy[];
}

export interface PartMatch {
  /** Media type: `text/html`. */
  type?: Pattern;
  /** File name. */
  name?: Pattern;
  disposition?: Pattern;
  /** Of its decoded octets, in hexadecimal. */
  sha256?: string;
  /** Its text, decoded. */
  text?: Pattern;
}

/** What a mail is like: its envelope and its letter. */
export interface MailMatch {
  /** Reverse-path; the empty one is `<>`. */
  from?: Pattern;
  /** Forward-paths: each of these has to be there. */
  to?: Pattern | readonly Pattern[];
  /** Fields of its header, decoded, by name. */
  field?: Readonly<Record<string, Pattern>>;
  /** Fields that it must not have. */
  lacks?: Pattern;
  /** Its text, decoded. */
  text?: Pattern;
  /** One of its parts. */
  part?: PartMatch;
}

export interface Conditions {
  /** A connection was opened. */
  called: Place & { tls?: boolean };
  /** A dial failed. */
  refused: Place & { failure?: DialFailure };
  /** TLS stands, from the first octet or after STARTTLS. */
  secured: Place & { version?: Pattern };
  /** TLS began and did not stand. */
  unsecured: Place & { alert?: Pattern };
  /** The client said a line, answered or not. Lines of a letter are none. */
  line: Place & { text?: Pattern; verb?: Pattern; ending?: 'crlf' | 'lf' };
  /** The server's reply is complete. */
  reply: Place & {
    /** Verb of what it answers; `greeting`: of nothing, `letter`: of the dot. */
    to?: Pattern;
    /** The line that it answers. */
    line?: Pattern;
    code?: Codes;
    /** Of POP3 and IMAP: `+OK`, `-ERR`, `OK`, `NO`, `BAD`. */
    status?: Pattern;
    enhanced?: Pattern;
    /** One of its lines, code included. */
    text?: Pattern;
    /** It has at least so many lines. */
    lines?: number;
    /** Of the reply to a letter, or of one that brings a letter (RETR): lines of it began with a doubled dot. */
    stuffed?: boolean;
  };
  closed: Place & { first?: 'client' | 'server'; how?: Pattern };
  /** The coach, or the standard's voice, had something to say: `COACH_CASES`. */
  advised: Place & { case: Pattern };
  /** A server answered for a mail (the 250 behind the dot). */
  accepted: MailMatch & Place & { smtputf8?: boolean; body?: '7BIT' | '8BITMIME' };
  /** A mail came to lie in a mailbox. */
  stored: MailMatch & { mailbox?: Pattern; folder?: Pattern };
  /** A server looked at who sent it. */
  judged: { host?: Pattern; spf?: Pattern; dkim?: Pattern; dmarc?: Pattern; outcome?: Pattern };
  /** It waits in a server's queue. */
  queued: { host?: Pattern; to?: Pattern };
  /** The next server took it. */
  relayed: { host?: Pattern; to?: Pattern; next?: Pattern };
  deferred: { host?: Pattern; to?: Pattern; code?: Codes; at?: Pattern };
  bounced: { host?: Pattern; to?: Pattern; code?: Codes; enhanced?: Pattern };
  greylisted: { host?: Pattern; to?: Pattern };
  flagged: { mailbox?: Pattern; add?: Pattern; remove?: Pattern; subject?: Pattern };
  expunged: { mailbox?: Pattern; subject?: Pattern };
  folder: { mailbox?: Pattern; folder?: Pattern; change?: Pattern };
  /** A question to the DNS was answered. */
  asked: {
    name?: Pattern;
    type?: Pattern;
    /** Whom: host or address. */
    server?: Pattern;
    rcode?: Pattern;
    /** One record of the answer section as `dig +short` shows it. */
    answer?: Pattern;
    transport?: 'udp' | 'tcp';
    by?: OpenedBy | readonly OpenedBy[];
  };
  /** A mistake that a server makes on purpose was met. */
  struck: { host?: Pattern; at?: Pattern; kind?: Pattern };
  switched: { service?: ServiceName; state?: 'up' | 'down' };
  /** A zone was edited. */
  edited: { zone?: Pattern };
  /** A command line of the terminal went wrong in a way the coach knows. */
  slipped: { case: Pattern };
}

export type AtomName = keyof Conditions;

export type Atom = { [K in AtomName]: Pick<Conditions, K> }[AtomName];

export type Condition =
  | Atom
  /** Each of them, in any order. */
  | { all: readonly Condition[] }
  | { any: readonly Condition[] }
  /** `then` in a file: one after the other. A `not` between two of them: that must not come between; if it does, it begins anew. */
  | { inOrder: readonly Condition[] }
  /** Only inside `inOrder` and `within`. In `within`: a connection in which it happened does not count. */
  | { not: Condition }
  | { count: { times: number; of: Condition } }
  /** All of it in one connection. */
  | { within: Condition };

export const COMBINATORS = ['all', 'any', 'then', 'not', 'count', 'within'] as const;
