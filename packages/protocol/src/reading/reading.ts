/**
 * What a person is shown of one connection. A reading is folded from the octets that crossed, never from what
 * should have crossed; it carries ids, and `prose/{en,fr}` gives them words.
 *
 * The fold is incremental: `advance` costs what the new octets cost, whatever came before. It changes its own
 * `DialogueReading` in place and raises `version`, because a dialogue may have ten thousand lines.
 */

import type { CaseId } from '../knowledge/coach-cases.ts';

/** An id in the prose tables with what the sentence needs to name. */
export interface Said {
  id: string;
  params?: Record<string, string | number>;
}

/** Where in a log-in some base64 stands (RFC 4422 §3). */
export interface SaslPlace {
  /** In upper case. */
  mechanism: string;
  by: 'client' | 'server';
  /** Answers of the client before it. */
  turn: number;
}

/** A piece of a line and what it is. Offsets are octets into the line; `end` exclusive; ascending, never overlapping. */
export interface Token {
  start: number;
  end: number;
  /** Key of `prose.token`: `verb`, `reverse-path`, `forward-path`, `domain`, `parameter`, … */
  token: string;
  /** RFC and section this name comes from. */
  rfc?: string;
  /** The marker stands here: this is what went wrong. */
  marked?: boolean;
  /** It is base64 of a log-in: `saslSpoken` (sasl/spoken.ts) takes it apart. */
  sasl?: SaslPlace;
  /** The part of it that went wrong, where that is smaller: octets into the line, [start, end). */
  mark?: [number, number];
}

export type LineEnding = 'crlf' | 'lf' | 'none';

/** One line of the client or the server, one character per octet, without its ending. */
export interface WireLine {
  text: string;
  ending: LineEnding;
  /** Microseconds, of its last octet. */
  at: number;
  /** TCP segments (chunks) it came in; more than one is worth a note. */
  chunks: number;
  /** Octet offset of its first octet in its direction. */
  offset: number;
  /** Octets of the line without its ending, where `text` keeps only the first of them. */
  octets?: number;
}

export interface CommandLine extends WireLine {
  /** Upper case; absent when the line begins with no known verb. */
  verb?: string;
  tokens: Token[];
}

export type LetterPart = 'field' | 'folded' | 'blank' | 'body' | 'dot-stuffed' | 'dot';

export interface LetterLine extends WireLine {
  part: LetterPart;
  /** For `field`: its name as written. */
  name?: string;
}

export interface ReplyLine extends WireLine {
  /** Text after the code and its separator. */
  rest: string;
  /** Of POP3 and IMAP, whose lines have grammar of their own. */
  tokens?: Token[];
  /** Of IMAP: the line stands in a literal that holds a letter, and is this of it. */
  part?: LetterPart;
  /** Of IMAP: so many lines before this one were counted and not kept. */
  skipped?: number;
  /** `rest` is base64 of a log-in: what the server asks. */
  sasl?: SaslPlace;
  /** For lines of an EHLO reply: the extension's keyword. */
  keyword?: string;
  /** What that extension means. */
  said?: Said;
}

export interface ServerReply {
  /** 0: a line that is no reply of SMTP (another protocol, or garbage). */
  code: number;
  /** Of POP3 and IMAP, whose replies have no number: `+OK`, `-ERR`, `+`, `OK`, `NO`, `BAD`, `BYE`, `PREAUTH`, `*`. */
  status?: string;
  lines: ReplyLine[];
  /** False while `250-` lines came and the last one has not. */
  complete: boolean;
  /** `5.1.1`, if the text starts with one. */
  enhanced?: string;
  /** One per digit, in order, then one for the enhanced code if there is one. */
  digits: { text: string; head: Said; body?: Said }[];
  /** RFC and section that define this code here. */
  rfc?: string;
}

export interface Coach {
  /** The case by its public name (knowledge/coach-cases.ts). */
  case: CaseId;
  /** The row of `COACH_CAUSES` (knowledge/coach-causes.ts) that recognised it, and where the rule stands. */
  cause: string;
  rfc: string;
  /** What happened, as a fact about the line. */
  head: Said;
  /** What is still true, and the way on. */
  body: Said;
  /** A line that would have worked; it may be placed at the prompt. */
  repair?: string;
  /** Once the call is over: the command line that calls as it would have worked, where `DialogueReading.call` does not. */
  call?: string;
  /** Key of `prose.explain` for those who want to know more. */
  explain?: string;
  /** The exchange before has the same card: its head is enough. */
  again?: true;
}

/** What the standard says where this server forgave, or where something is worth knowing. Never an error. */
export interface Note {
  /** The case by its public name (knowledge/coach-cases.ts), where it is one. */
  case?: CaseId;
  voice: 'rfc' | 'timing' | 'bytes';
  said: Said;
  rfc?: string;
}

/** Something that may, or may not, be said next. */
export interface NextLine {
  /** What would be placed at the prompt. */
  line: string;
  /** Part of `line` to select once it is placed, [start, end). */
  select?: [number, number];
  likely: boolean;
  /** Set when the grammar does not allow it now: what it needs first. */
  needs?: Said;
  /** For a line that does not speak for itself: an empty one, the dot. */
  label?: Said;
}

/** What the server holds of the transaction in hand. */
export interface Remembered {
  phase: SmtpPhase;
  helo?: string;
  extended: boolean;
  reversePath?: string;
  forwardPaths: string[];
  refusedPaths: { path: string; code: number }[];
  /** Recipients taken; `forwardPaths` keeps the last ones only when there are very many. */
  recipients: number;
}

/** RFC 5321 §4.1.4 as the state machine draws it. */
export type SmtpPhase = 'none' | 'connected' | 'greeted' | 'sender' | 'recipients' | 'letter' | 'closed';

/** One thing said and what came back; the first one of a connection is the server's greeting alone. */
export interface Exchange {
  id: number;
  at: number;
  command?: CommandLine;
  /** Of IMAP: it goes on with the command of this earlier exchange: behind a literal, a challenge, or with DONE. */
  continues?: number;
  /** The letter after a 354, its dot included when it came. */
  letter?: {
    /** All lines of a short letter; of a long one the first and the last, with `skipped` between. */
    lines: LetterLine[];
    total: number;
    octets: number;
    ended: boolean;
    /** Lines left out after `lines[KEPT_FIRST - 1]`. */
    skipped: number;
    counts: Record<LetterPart, number>;
  };
  /** Octets that crossed here and of which only the count was kept. */
  gap?: { client: number; server: number };
  reply?: ServerReply;
  /** One sentence for the folded row. */
  gloss: Said;
  notes: Note[];
  /** The most useful card. */
  coach?: Coach;
  /** What else is wrong with it, or with nothing happening: cards that may be opened. */
  alsoCoach?: Coach[];
  /** Of a letter that has ended: where it and its envelope disagreed (`DialogueReading.differs` is of the newest). */
  differs?: Note[];
  /** As the server stood after the reply. */
  remembers: Remembered;
  /** What the server remembers, where `remembers` does not say it: of POP3 and IMAP, and of the last one once the call is over. */
  keeps?: Said;
  /** Where the mail is now, once a letter was taken. */
  arrival?: { head: Said; body: Said };
  /** Raised whenever something of this exchange changed, so that a row may be kept while it did not. */
  version: number;
}

/** The picture: it keeps the last delivered envelope until the next MAIL FROM. */
export interface EnvelopePicture {
  reversePath?: string;
  forwardPaths: { path: string; code?: number; accepted: boolean | undefined }[];
  /** When and by whom it was taken. */
  postmark?: { at: number; host: string; queueId?: string };
}

export interface LetterPicture {
  /** In order, decoded (RFC 2047), with the raw name. `long` ones are cut for the picture. */
  fields: { name: string; value: string }[];
  body: string[];
  /** Lines left out of `body` because the picture is small. */
  more: number;
  ended: boolean;
}

export interface DialogueReading {
  version: number;
  protocol: 'smtp' | 'pop3' | 'imap' | 'other';
  /** Of POP3 and IMAP: the state by its RFC's name (`authorization`, `selected`); SMTP has `phase`. */
  state?: string;
  exchanges: Exchange[];
  /** Envelope and letter as drawn. `differs`: where they disagree, as notes. */
  envelope: EnvelopePicture;
  letter: LetterPicture;
  differs: Note[];
  phase: SmtpPhase;
  /** Extensions the server offered in its last EHLO reply. */
  extensions: { keyword: string; rest: string }[];
  next: NextLine[];
  /** Who waits for whom. `since`: microseconds. */
  turn: { whose: 'client' | 'server' | 'nobody'; since: number; said: Said };
  /** The command line that calls the same server. */
  call: string;
  closed?: { by: 'client' | 'server' | 'lab' | 'bridge'; how: string };
}

/** What the fold needs to know of a connection beyond its octets. */
export interface ReadingContext {
  /** Host the connection goes to, e.g. `mail.campus.test`. */
  host: string;
  port: number;
  service: string;
  /** Of the person reading: for lines that may be placed at the prompt. */
  handle: string;
  /** What opens their mailboxes, for the same lines; `secret` where nobody said. */
  password?: string;
  /** Mailboxes the lab knows at campus, for "Did you mean bob?". */
  mailboxes: readonly string[];
  /** The record begins after the greeting: an excerpt that somebody pasted. */
  midway?: boolean;
}

/** The events the fold reads; a subset of `RoomEvent` in shape, so that `protocol` depends on nothing. */
export type ReadingEvent =
  | { kind: 'opened'; at: number }
  | {
      kind: 'octets';
      at: number;
      from: 'client' | 'server';
      offset: number;
      length: number;
      octets?: Uint8Array;
    }
  | { kind: 'secured'; at: number }
  /** TLS began and never stood. `alert`: of the client, by its name in the standard. */
  | { kind: 'unsecured'; at: number; by: 'client' | 'server'; alert?: string; reason: string }
  | { kind: 'closed'; at: number; by: 'client' | 'server' | 'lab' | 'bridge'; how: string };
