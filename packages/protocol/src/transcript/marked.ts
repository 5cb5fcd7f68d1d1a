/** Transcripts whose lines say who spoke. */
import { FORMATS, type Format } from './formats.ts';
import { plausibility } from './plausible.ts';
import { stringLiteral } from './string-literal.ts';
import type { Part, Transcript } from './transcript.ts';

/** Lines looked at to tell the format: the first of a long log say it. */
export const LOOKED_AT = 4000;
/** A format is tried when so many lines bear its marks; one side alone will do, as a log may have lost the other. */
const FEWEST = 2;

/** How a format is to be read here: which of its marks is the client's. */
export interface Reading {
  format: Format;
  flipped: boolean;
}

/** The format in which these lines make most of a dialogue, and how much; undefined where no marks are seen. */
export function formatOf(lines: readonly string[]): (Reading & { points: number }) | undefined {
  const sample = lines.slice(0, LOOKED_AT);
  let best: (Reading & { points: number }) | undefined;
  for (const format of [...FORMATS, ...namedPair(sample)]) {
    if (!isMarked(sample, format)) continue;
    for (const flipped of [false, true]) {
      if (flipped && format.bareReplies) continue;
      const points = plausibility(readMarked(sample, { format, flipped }).parts);
      if (points > (best?.points ?? 0)) best = { format, flipped, points };
    }
  }
  return best;
}

function isMarked(lines: readonly string[], { client, server, bareReplies }: Format): boolean {
  let ofClient = 0;
  let ofServer = 0;
  for (const line of lines) {
    if (client.test(line)) ofClient++;
    else if (server.test(line)) ofServer++;
    if (bareReplies ? ofClient > 0 && ofServer > 0 : ofClient + ofServer >= FEWEST) return true;
  }
  return false;
}

const PAIR = /^(?<from>[^:>→]{1,60}?)\s*(?:-+>|=+>|[→⇒])\s*(?<to>[^:>→]{1,60}?)\s*:/;

/** `laptop -> mx.example.org: EHLO x`: two names, each speaking to the other. */
function namedPair(lines: readonly string[]): Format[] {
  const { from, to } = lines.map((line) => PAIR.exec(line)?.groups).find((found) => found) ?? {};
  if (!from || !to) return labelPair(lines);
  const said = (one: string, other: string) =>
    new RegExp(String.raw`^${plain(one)}\s*(?:-+>|=+>|[→⇒])\s*${plain(other)}\s*:\s?(?<text>.*)$`, 's');
  return [{ id: 'named-pair', client: said(from, to), server: said(to, from), onPaper: true }];
}

const plain = (name: string): string => name.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

const LABEL = /^\s*(\p{L}[\p{L}\d ._-]{0,24}?)\s?[:>]\s/u;

/** `Student> EHLO x`, `Relay> 250 ok`: the two labels that most lines bear. */
function labelPair(lines: readonly string[]): Format[] {
  const counts = new Map<string, number>();
  for (const line of lines) {
    const label = LABEL.exec(line)?.[1];
    if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  const [one, other] = [...counts].sort(([, few], [, many]) => many - few);
  if (!one || !other || other[1] < FEWEST) return [];
  const said = ([label]: [string, number]) =>
    new RegExp(String.raw`^\s*${plain(label)}\s?[:>]\s?(?<text>.*)$`, 's');
  return [{ id: 'labels', client: said(one), server: said(other), onPaper: true }];
}

/** A dot and CR LF: a letter whose octets nobody wrote down had these at least. */
const LEAST_LETTER = 3;

/** Answers of POP3 that go on up to a lone dot (RFC 1939 §3), for programs that mark only their first line. */
const MULTI_LINE = /^(?:RETR|TOP|CAPA)\b|^(?:LIST|UIDL)\s*$/i;

/** Reads the lines of a known format. What fits none of its marks is the program's own talk, and left out. */
export function readMarked(lines: readonly string[], { format, flipped }: Reading): Transcript {
  const parts: Part[] = [];
  const transcript: Transcript = { format: format.id, parts };
  const texts = format.quoting ? undefined : alignedTexts(lines, format);
  let session: string | undefined;
  let last: Part['by'] | undefined;
  /** A letter is open, and whether any of it was seen. */
  let letter: 'unseen' | 'seen' | undefined;
  /** Lines without marks belong to whoever's letter or answer is open. */
  let unmarked: Part['by'] | undefined;
  let command = '';
  const add = (by: Part['by'], octets: string, tls = false): void => {
    if (by === 'server') {
      // A log that keeps no letters: its answer comes right behind the 354.
      if (letter === 'unseen') parts.push({ by: 'client', octets: '', missing: LEAST_LETTER });
      letter = /^354(?:[ -]|\r)/.test(octets) ? 'unseen' : undefined;
    } else {
      if (letter === 'unseen' && format.dotOnly && /^\.\r?\n?$/.test(octets))
        parts.push({ by: 'client', octets: '', missing: LEAST_LETTER });
      if (letter) letter = 'seen';
      else command = octets;
    }
    last = by;
    parts.push({ by, octets, ...(tls ? { tls } : {}) });
  };
  for (const [index, line] of lines.entries()) {
    if (unmarked) {
      add(unmarked, `${line}\r\n`);
      if (line === '.') unmarked = undefined;
      continue;
    }
    const client = format.client.exec(line);
    const found = client ?? format.server.exec(line);
    if (found?.groups) {
      const { who, text = '', tls } = found.groups;
      session ??= who;
      if (who !== session) continue;
      const by = (client === null) === flipped ? 'client' : 'server';
      const said = texts?.[index] ?? text;
      if (format.onPaper && letter !== 'seen' && isStageDirection(said)) continue;
      if (format.onPaper && last === undefined && DIALS.test(said)) continue;
      for (const octets of octetsOf(said, format, letter !== undefined, by))
        add(by, octets, tls !== undefined);
      if (letter === 'unseen' && by === 'server')
        unmarked = format.onPaper && isBareLetter(lines, index + 1, format) ? 'client' : undefined;
      else if (
        by === 'server' &&
        format.onPaper &&
        /^\+OK/.test(said) &&
        MULTI_LINE.test(command) &&
        isBareAnswer(lines, index + 1, format)
      )
        unmarked = 'server';
      continue;
    }
    const missing = format.missing?.exec(line);
    if (missing) {
      const { count, by: reader } = missing.groups ?? {};
      const by = reader ? 'server' : 'client';
      // Octets of TLS are counted the same way: only those of a letter are the dialogue's.
      if (reader || letter) parts.push({ by, octets: '', missing: Number(count ?? LEAST_LETTER) });
      if (letter) letter = 'seen';
      continue;
    }
    const more = last === undefined ? undefined : format.more?.exec(line)?.groups?.text;
    if (more !== undefined && last !== undefined) {
      goOn(parts, last, more);
      continue;
    }
    const closed = closing(line);
    if (closed) transcript.closedBy = closed;
  }
  return transcript;
}

/** On paper texts stand in columns: what all of them are indented by is no part of any. */
function alignedTexts(
  lines: readonly string[],
  { client, server, onPaper }: Format,
): (string | undefined)[] | undefined {
  if (!onPaper) return undefined;
  const texts = lines.map((line) => (client.exec(line) ?? server.exec(line))?.groups?.text);
  const least = Math.min(
    ...texts.flatMap((text) =>
      text === undefined || text.trim() === '' || isStageDirection(text) ? [] : [text.search(/\S/)],
    ),
  );
  if (!Number.isFinite(least) || least === 0) return texts;
  return texts.map((text) => (text !== undefined && isStageDirection(text) ? text : text?.slice(least)));
}

/** `<wait for connection on TCP port 110>`, `<close connection>`: what happens, not what is said. */
const isStageDirection = (text: string): boolean => /^\s*<[^<>@]*\s[^<>@]*>\s*$/.test(text);

/** How the connection was made, told as the client's first line. */
const DIALS = /^\s*(?:[$%#>] ?)?(?:telnet|ncat|nc|netcat|openssl s_client)\s/;

/** What somebody wrote behind a line of a slide: `C: QUIT      <-- goodbye`. */
const COMMENT = /(?:\s+(?:<--+|[←⟵])|\s{2,}(?:--+|<-|\/\/|#|;))\s.*$/;

/** What crossed: the text of a mark without its quotes, and with its line end. */
function octetsOf(
  text: string,
  { quoting, breaks, onPaper }: Format,
  inLetter: boolean,
  by: Part['by'],
): string[] {
  if (quoting === 'literal') {
    const octets = stringLiteral(text);
    return [octets.endsWith('\n') ? octets : `${octets}\r\n`];
  }
  if (quoting === 'csv')
    return [`${text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text}\r\n`];
  const bare = onPaper ? (/^`([^`]*)`$/.exec(text.trim())?.[1] ?? text) : text;
  const uncommented = onPaper && !inLetter ? bare.replace(COMMENT, '') : bare;
  // Servers say `<CRLF>` of the letter's end, in their 354.
  const said = onPaper && by === 'client' ? uncommented.replace(/(?:<CR><LF>|<CRLF>)$/, '') : uncommented;
  return (breaks === undefined ? [said] : said.split(breaks)).map((one) => `${one}\r\n`);
}

const ANSWER = /^\s*(?:\d{3}(?:[ -]|$)|\+OK|-ERR)/;

/**
 * Whether the letter that begins here has no marks: its first line has none, and a lone dot comes before the next mark of
 * the client, or of a server that answers.
 */
function isBareLetter(lines: readonly string[], from: number, { client, server }: Format): boolean {
  for (let index = from; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (line === '.') return true;
    const marked = client.test(line) || ANSWER.test(server.exec(line)?.groups?.text ?? '');
    if (marked || (index === from && server.test(line))) return false;
  }
  return false;
}
const isBareAnswer = isBareLetter;

const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** A line without a mark that goes on with the last: a reply's next line, or what did not fit the page. */
function goOn(parts: Part[], by: Part['by'], more: string): void {
  const last = parts.at(-1);
  const ofImap = last && /^(?:\* |\S+ (?:UID )?[A-Z]+ )/i.test(last.octets) && !/^\d{3}[ -]/.test(more);
  if (ofImap && parts[0] && parts.some(({ octets }) => octets.startsWith('* ')))
    last.octets = `${last.octets.replace(/\r\n$/, '')} ${more}\r\n`;
  else if (last && /^334 ?\r\n$/.test(last.octets) && BASE64.test(more)) last.octets = `334 ${more}\r\n`;
  else parts.push({ by, octets: `${more}\r\n` });
}

/** What programs say when a connection ends. */
export function closing(line: string): 'client' | 'server' | undefined {
  if (
    /closed by foreign host|Connection to host lost|Remote host closed connection|reset by peer|server closed the connection/i.test(
      line,
    )
  )
    return 'server';
  return undefined;
}
