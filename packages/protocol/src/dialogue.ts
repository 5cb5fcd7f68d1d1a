/**
 * The contract between the lab's line server (sockets, time, TLS, disk) and a server's side of a conversation
 * (SMTP, POP3, IMAP), which is a pure function from state and input to state and effects.
 */

import type { ImapAnswer, ImapAsk, ImapFetch } from './imap/server/mail.ts';
import type { RuleFindings } from './smtp/rules.ts';

/** Octets before a line's end are at most this many for commands (RFC 5321 §4.5.3.1.4 asks for 512, CRLF included). */
export const MAX_COMMAND_OCTETS = 4096;

/** What a dialogue knows of the other end when it starts. */
export interface DialoguePeer {
  /** Client's address in the room's world, e.g. `10.20.3.7`. */
  address: string;
  /** True once octets are encrypted, from the start (465) or by STARTTLS. */
  secured: boolean;
}

export type DialogueInput =
  /** The connection stands: say the greeting. */
  | { kind: 'opened' }
  /** One command line without its ending. */
  | { kind: 'line'; octets: Uint8Array; ending: 'crlf' | 'lf' }
  /** A command line longer than the limit; its octets up to the line's end were thrown away, so the dialogue is in step. */
  | { kind: 'overlong'; length: number }
  /** The message after a `receive` effect ended with CR LF . CR LF. `size`: octets without dot-stuffing. */
  | { kind: 'received'; size: number; tooLarge: boolean }
  /** The store did, or did not, take what a `store` effect named. */
  | { kind: 'stored'; queueId: string }
  | { kind: 'notStored'; reason: 'full' | 'error' }
  /** The author's domain wants mail refused that is not shown to be its own (DMARC). */
  | { kind: 'refused'; domain: string }
  /** Whether the credentials of an `authenticate` effect are somebody's. `user`: as the server calls that person. */
  | { kind: 'authenticated'; user: string }
  | { kind: 'notAuthenticated' }
  /** What a `challenge` effect asked for: printable ASCII, said to nobody before. */
  | { kind: 'challenge'; text: string }
  /** What was found out about the question of an `ask` effect. */
  | { kind: 'told'; answer: DialogueAnswer | RuleFindings }
  /** The letters of the maildrop that was opened, oldest first; it is this session's alone until the connection ends. */
  | { kind: 'maildrop'; letters: readonly MaildropLetter[] }
  /** Another session has it, or it cannot be read now. */
  | { kind: 'noMaildrop'; reason: 'in-use' | 'error' }
  /** The letter of a `sendLetter` effect went out whole; or nothing of it did, for it is kept no more. */
  | { kind: 'sent' }
  | { kind: 'notSent' }
  /** The letters of an `expunge` effect are gone for good, or none of them is. */
  | { kind: 'expunged' }
  | { kind: 'notExpunged' }
  /** The octets of a `receiveLiteral` effect; none where they were not to be kept. */
  | { kind: 'literal'; octets: Uint8Array }
  /** What was asked of the mail by a `mail` effect. */
  | { kind: 'mail'; answer: ImapAnswer }
  /** What is watched (`watch`) has changed, or may have. */
  | { kind: 'changed' }
  /** TLS stands after a `startTls` effect; all state is forgotten (RFC 3207 §4.2). */
  | { kind: 'secured' }
  /** The client sent nothing for too long; `shutdown`: the lab is going down. Say goodbye. */
  | { kind: 'idle' }
  | { kind: 'shutdown' };

/** What a server has to find out before it can answer: it needs a network, or a memory. */
export type DialogueQuestion =
  /** Has the domain an MX, A or AAAA record? `null-mx`: it says that it has no mail (RFC 7505). */
  | { about: 'domain'; domain: string }
  /** Did this client try this sender and recipient before? Asking is remembered. */
  | { about: 'greylist'; client: string; reversePath: string; forwardPath: string }
  /** A mail begins: what do the rules of this host find of its client? Asking counts. */
  | { about: 'rules'; client: string };

/** Of the question about rules: `RuleFindings`. */
export type DialogueAnswer = 'yes' | 'no' | 'null-mx' | 'unknown';

/** A letter of a maildrop. */
export interface MaildropLetter {
  /** The store's own number for it: for effects, never for the client. */
  id: number;
  /** Octets, as they are sent but for dot-stuffing. */
  size: number;
  /** Printable ASCII, 1 to 70 octets, and never another letter's (RFC 1939 §7, UIDL). */
  uniqueId: string;
}

export type DialogueEffect =
  /** Octets to the client, CRLF included, ready to go. */
  | { kind: 'reply'; octets: Uint8Array }
  /** From the next octet on a message follows, until CR LF . CR LF; more than `maxOctets` is counted, not kept. */
  | { kind: 'receive'; maxOctets: number }
  /** Keep the message just received, durably, then feed `stored`, `notStored` or `refused`. */
  | {
      kind: 'store';
      envelope: { reversePath: string; forwardPaths: string[] };
      helo: string;
      smtputf8: boolean;
      body: '7BIT' | '8BITMIME';
      /** How it came, for the `with` of its trace field (RFC 5321 §4.4, RFC 3848, RFC 6531 §4.3). */
      transmission: Transmission;
      /** Who logged in, if somebody did. */
      user?: string;
    }
  /** Throw the message just received away. */
  | { kind: 'discard' }
  /** Octets [start, end) of the line just read are a secret: mask them for others. */
  | { kind: 'secret'; start: number; end: number }
  /** What the client calls itself, so that an outside connection can find its person. */
  | { kind: 'named'; by: 'helo' | 'mail' | 'login'; name: string }
  /** Is this password this user's? Then feed `authenticated` or `notAuthenticated`. */
  | { kind: 'authenticate'; mechanism: 'PLAIN' | 'LOGIN' | 'USER'; user: string; password: string }
  /** Make what CRAM-MD5 asks (RFC 2195 §2), then feed `challenge`. */
  | { kind: 'challenge' }
  /** The same without the password: `digest` is HMAC-MD5 of the challenge, in lower-case hexadecimal, keyed with it. */
  | { kind: 'authenticate'; mechanism: 'CRAM-MD5'; user: string; challenge: string; digest: string }
  /** Find this out, then feed `told`. */
  | { kind: 'ask'; question: DialogueQuestion }
  /** Open the maildrop of who logged in, for this session alone (RFC 1939 §3), then feed `maildrop` or `noMaildrop`. */
  | { kind: 'openMaildrop'; user: string }
  /**
   * Send `status`, then this letter dot-stuffed, then the lone dot; then feed `sent`. Of the text only the first `lines`
   * where that is said. Feed `notSent`, and send nothing, if the letter is no more.
   */
  | { kind: 'sendLetter'; id: number; status: Uint8Array; lines?: number }
  /** Remove these letters of the maildrop for good, then feed `expunged` or `notExpunged`. */
  | { kind: 'expunge'; ids: readonly number[] }
  /** The next so many octets are no lines: feed them as `literal`, without their octets unless they are to be kept. */
  | { kind: 'receiveLiteral'; octets: number; keep: boolean }
  /** The next so many octets are a letter, as they are: feed `received` when it is on the disk, else `notStored`. */
  | { kind: 'receiveLetter'; octets: number }
  /** Ask this of the mail of who logged in, then feed `mail`. */
  | { kind: 'mail'; ask: ImapAsk }
  /** Send these responses, then feed `sent`; or `notSent`, where one or more of them could not be made. */
  | { kind: 'fetch'; fetch: ImapFetch }
  /** From here on feed `changed` whenever the open folder changes, or no more. */
  | { kind: 'watch'; on: boolean }
  | { kind: 'startTls' }
  | { kind: 'close' };

/** RFC 3848: S for TLS, A for a client that logged in. RFC 6531 §4.3 has the same with UTF8SMTP. */
export type Transmission = 'SMTP' | `${'ESMTP' | 'UTF8SMTP'}${'' | 'S' | 'A' | 'SA'}`;

export interface DialogueTurn<State> {
  state: State;
  effects: DialogueEffect[];
}

export interface Dialogue<State = unknown> {
  /** Octets of its longest command line, without its end. Default `MAX_COMMAND_OCTETS`. */
  readonly maxLineOctets?: number;
  start(peer: DialoguePeer): State;
  /** Pure: same state and input, same turn. Never throws. */
  step(state: State, input: DialogueInput): DialogueTurn<State>;
}
