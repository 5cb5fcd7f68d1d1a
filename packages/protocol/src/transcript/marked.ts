/** Transcripts whose lines say who spoke. */
import { FORMATS, type Format } from './formats.ts';
import { pythonLiteral } from './python-literal.ts';
import type { Part, Transcript } from './transcript.ts';

/** Lines looked at to tell the format: the first of a long log say it. */
const LOOKED_AT = 4000;
/** A format is believed when so many lines bear its marks, both sides among them. */
const FEWEST = 2;
/** What one side alone would need: a log may have lost the other. */
const FEWEST_OF_ONE = 2;

/** The format that most of these lines are written in; undefined where no marks are seen. */
export function formatOf(lines: readonly string[]): Format | undefined {
  let best: Format | undefined;
  let most = 0;
  for (const format of FORMATS) {
    let client = 0;
    let server = 0;
    for (const line of lines.slice(0, LOOKED_AT)) {
      if (format.client.test(line)) client++;
      else if (format.server.test(line)) server++;
    }
    const enough = format.bareReplies
      ? client > 0 && server > 0
      : (client > 0 && server > 0 && client + server >= FEWEST) || Math.max(client, server) >= FEWEST_OF_ONE;
    if (enough && client + server > most) {
      best = format;
      most = client + server;
    }
  }
  return best;
}

/** Reads the lines of a known format. What fits none of its marks is the program's own talk, and left out. */
export function readMarked(lines: readonly string[], format: Format): Transcript {
  const parts: Part[] = [];
  const transcript: Transcript = { format: format.id, parts };
  let session: string | undefined;
  let last: Part['by'] | undefined;
  let letterOpen = false;
  const add = (by: Part['by'], text: string, tls = false): void => {
    last = by;
    if (by === 'server') letterOpen = /^354(?:[ -]|$)/.test(text);
    parts.push({ by, octets: format.literal ? text : `${text}\r\n`, ...(tls ? { tls } : {}) });
  };
  for (const line of lines) {
    const client = format.client.exec(line);
    const found = client ?? format.server.exec(line);
    if (found?.groups) {
      const { who, text = '', tls } = found.groups;
      session ??= who;
      if (who !== session) continue;
      const by = client ? 'client' : 'server';
      add(by, format.literal ? pythonLiteral(text) : text, tls !== undefined);
      continue;
    }
    const count = format.missing?.exec(line)?.groups?.count;
    if (count !== undefined) {
      // Octets of TLS are counted the same way: only those of a letter are the dialogue's.
      if (letterOpen) parts.push({ by: 'client', octets: '', missing: Number(count) });
      continue;
    }
    const more = last === undefined ? undefined : format.more?.exec(line)?.groups?.text;
    if (more !== undefined && last !== undefined) {
      add(last, more);
      continue;
    }
    const closed = closing(line);
    if (closed) transcript.closedBy = closed;
  }
  return transcript;
}

/** What programs say when a connection ends. */
export function closing(line: string): 'client' | 'server' | undefined {
  if (
    /closed by foreign host|Remote host closed connection|reset by peer|server closed the connection/i.test(
      line,
    )
  )
    return 'server';
  return undefined;
}
