/**
 * Transcripts without marks: what a terminal showed. A line is the server's if it looks like a reply where a
 * reply may stand; inside a letter everything is the client's up to the lone dot.
 */
import { closing } from './marked.ts';
import { unsent } from './shell.ts';
import type { Part, Transcript } from './transcript.ts';

const TALK =
  /^(?:DEBUG\b|LOG: |>>> |\*{4} |read R BLOCK$|[0-9A-F]{5,}:error:|closed$|[A-Z]:\\[^>]*>|Trying \S+|Connected to |Escape character is|Ncat: |nc: |Connection (?:to|closed|refused)|telnet> |CONNECTED\(|---$|\^[CDZ\]]$|DONE$|Server did acknowledge|[\w.-]+@[\w.-]+[:~ ][^$#%]{0,60}[$#%] *$|[\w.@:~/ -]{0,60}[$%#] +(?:ncat|nc|telnet|openssl|curl|docker|cat|echo|printf)\b)/;
/** It stays when the server has hung up, until somebody ends its input. */
const NCAT = /(?:^|[$#%>❯] ?)(?:ncat|nc)\s/;
const SMTP_REPLY = /^[2-5]\d\d(?:[ -].*)?$/s;
const POP3_REPLY = /^(?:\+OK|-ERR)(?: .*)?$/s;
const POP3_CHALLENGE = /^\+(?: .*)?$/s;
const IMAP_UNTAGGED = /^(?:\* |\+ ?)/;
const IMAP_TAGGED = /^\S{1,32} (?:OK|NO|BAD)\b/i;
const VERBS =
  /^(?:EHLO|HELO|LHLO|MAIL|RCPT|DATA|QUIT|NOOP|RSET|VRFY|EXPN|HELP|AUTH|STARTTLS|USER|PASS|CAPA|STAT|STLS|APOP)\b/i;

type Protocol = 'smtp' | 'pop3' | 'imap';

/** POP3 commands whose +OK is followed by lines up to a lone dot (RFC 1939 §3); LIST and UIDL only without argument. */
const MULTI_LINE = /^(?:RETR|TOP|CAPA)\b|^(?:LIST|UIDL)\s*$|^AUTH\s*$/i;

interface Reader {
  protocol: Protocol | undefined;
  /** The client is inside a letter (SMTP). */
  letter: boolean;
  /** The server is inside a multi-line answer (POP3). */
  lines: boolean;
  /** Octets of a literal still to come, of whom (IMAP); 0: its line goes on. */
  literal: { by: Part['by']; left: number } | undefined;
  command: string;
  /** The server has said goodbye: what follows is whoever kept the record. */
  over: boolean;
}

export function readPlain(lines: readonly string[]): Transcript | undefined {
  const reader: Reader = {
    protocol: undefined,
    letter: false,
    lines: false,
    literal: undefined,
    command: '',
    over: false,
  };
  const transcript: Transcript = { format: 'plain', parts: [] };
  // `openssl s_client` shows what crosses inside TLS, and tells of the session between two rules.
  const tls = lines.some((line) => line.startsWith('CONNECTED(')) ? ({ tls: true } as const) : {};
  let ticket = false;
  for (const [index, line] of lines.entries()) {
    if (tls.tls && !inside(reader)) {
      if (line === '---') ticket = !ticket && /^Post-Handshake/.test(lines[index + 1] ?? '');
      if (ticket) continue;
    }
    if (swallowed(transcript.parts, line)) continue;
    const kept = inside(reader) ? undefined : unsent(lines, index);
    if (kept) {
      transcript.parts.push({ by: 'client', octets: `${kept.text}\r\n`, swallowed: kept.id });
      continue;
    }
    if (reader.over && /^\^[CD]$/.test(line) && lines.slice(0, index).some((one) => NCAT.test(one))) {
      transcript.parts.push({ by: 'client', octets: `${line}\r\n`, swallowed: 'ncat-waits-after-close' });
      continue;
    }
    if (!inside(reader) && TALK.test(line)) {
      transcript.closedBy ??= closing(line) as 'server';
      if (transcript.closedBy === undefined) delete transcript.closedBy;
      continue;
    }
    if (!inside(reader) && closing(line)) {
      transcript.closedBy = 'server';
      continue;
    }
    if (reader.over && !SMTP_REPLY.test(line)) continue;
    const by = speaker(reader, line);
    if (by) transcript.parts.push({ by, octets: `${line}\r\n`, ...tls });
  }
  const spoke = (by: Part['by']) => transcript.parts.some((part) => part.by === by);
  return spoke('server') || spoke('client') ? transcript : undefined;
}

/**
 * `openssl s_client` takes a line that begins with R for "renegotiate" and one with Q for "quit" (its manual, "Connected
 * commands"): RCPT and QUIT never cross.
 */
function swallowed(parts: Part[], line: string): boolean {
  const last = parts.at(-1);
  if (last?.by !== 'client' || last.swallowed) return false;
  if (/^RENEGOTIATING$/.test(line) && last.octets.startsWith('R')) last.swallowed = 'openssl-r-line';
  else if (/^DONE$/.test(line) && last.octets.startsWith('Q')) last.swallowed = 'openssl-q-line';
  return last.swallowed !== undefined;
}

const inside = ({ letter, lines, literal }: Reader): boolean => letter || lines || literal !== undefined;

function speaker(reader: Reader, line: string): Part['by'] | undefined {
  if (reader.protocol === undefined) {
    reader.protocol = POP3_REPLY.test(line)
      ? 'pop3'
      : /^\* (?:OK|PREAUTH|BYE)\b/.test(line)
        ? 'imap'
        : SMTP_REPLY.test(line) || VERBS.test(line)
          ? 'smtp'
          : undefined;
    if (reader.protocol === undefined) return undefined;
  }
  if (reader.protocol === 'smtp') return ofSmtp(reader, line);
  return reader.protocol === 'pop3' ? ofPop3(reader, line) : ofImap(reader, line);
}

function ofSmtp(reader: Reader, line: string): Part['by'] {
  if (reader.letter) {
    if (line === '.') reader.letter = false;
    return 'client';
  }
  if (!SMTP_REPLY.test(line)) return 'client';
  if (/^354\b/.test(line)) reader.letter = true;
  reader.over = /^[24]21\b/.test(line);
  return 'server';
}

function ofPop3(reader: Reader, line: string): Part['by'] {
  if (reader.lines) {
    if (line === '.') reader.lines = false;
    return 'server';
  }
  if (POP3_REPLY.test(line) || POP3_CHALLENGE.test(line)) {
    if (line.startsWith('+OK') && MULTI_LINE.test(reader.command)) reader.lines = true;
    reader.command = '';
    return 'server';
  }
  reader.command = line;
  return 'client';
}

function ofImap(reader: Reader, line: string): Part['by'] {
  const { literal } = reader;
  if (literal) {
    const over = literal.left === 0;
    literal.left -= line.length + 2;
    // The line that ends the literal goes on with the command or the answer that it stands in: if it ended with its
    // last line, that is the next one.
    if (literal.left < 0 || over) {
      reader.literal = undefined;
      openLiteral(reader, line, literal.by);
    }
    return literal.by;
  }
  const by = IMAP_UNTAGGED.test(line) || IMAP_TAGGED.test(line) ? 'server' : 'client';
  openLiteral(reader, line, by);
  return by;
}

function openLiteral(reader: Reader, line: string, by: Part['by']): void {
  const size = /\{(\d+)\+?\}$/.exec(line)?.[1];
  if (size !== undefined) reader.literal = { by, left: Number(size) };
}
