import { latin1, textOfUtf8 } from '../octets.ts';
import { readEximLog } from './exim-log.ts';
import { readFollow } from './follow.ts';
import { formatOf, LOOKED_AT, readMarked } from './marked.ts';
import { unwrapped } from './paper.ts';
import { readPlain } from './plain.ts';
import { plausibility } from './plausible.ts';
import { readPostfixLog } from './postfix-log.ts';
import { octetsOfText } from './string-literal.ts';
import type { Part, Transcript, TranscriptProblem, TranscriptResult } from './transcript.ts';

/** Octets of a transcript that are read; a dialogue of a class is some thousands. */
export const MAX_TRANSCRIPT = 16 * 2 ** 20;

const wrong = (id: TranscriptProblem['id'], params: TranscriptProblem['params'] = {}): TranscriptResult => ({
  ok: false,
  problem: { id, params },
});

/**
 * A dialogue out of what somebody wrote down: JSON `[{"by":"client"|"server","octets":"…"}]` (one character an octet), or
 * the text of a program that talks SMTP, POP3 or IMAP (`FORMATS`), or a terminal's bare copy. Line ends of a text are not
 * those of the wire, so every line of a text counts as ended by CR LF. Never throws.
 */
export function parseTranscript(octets: Uint8Array): TranscriptResult {
  if (octets.length > MAX_TRANSCRIPT)
    return wrong('too-large', { octets: octets.length, limit: MAX_TRANSCRIPT });
  const begins = textOfUtf8(octets.subarray(0, 64))
    .replace(/^\ufeff/, '')
    .trimStart();
  if (begins === '' && textOfUtf8(octets).trim() === '') return wrong('empty');
  if (begins.startsWith('[{') || /^\[\s*(?:[{\]"]|\d+\s*[,\]]|null|true|false)/.test(begins))
    return ofJson(textOfUtf8(octets));
  return ofText(octets);
}

function ofJson(text: string): TranscriptResult {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    return wrong('not-json', { reason: error instanceof Error ? error.message : String(error) });
  }
  if (!Array.isArray(value)) return wrong('not-a-list');
  if (value.length === 0) return wrong('empty');
  const parts: Part[] = [];
  for (const [index, part] of value.entries()) {
    const { by, octets } = (part ?? {}) as { by?: unknown; octets?: unknown };
    if ((by !== 'client' && by !== 'server') || typeof octets !== 'string')
      return wrong('bad-part', { number: index + 1 });
    const beyond = /[^\x00-\xff]/.exec(octets);
    if (beyond) return wrong('bad-octets', { number: index + 1, at: beyond.index });
    parts.push({ by, octets });
  }
  return { ok: true, transcript: { format: 'json', parts } };
}

/** Escape sequences of a terminal's colours. */
const COLOUR = /\x1b\[[0-9;]*m/g;

function ofText(octets: Uint8Array): TranscriptResult {
  const { text, isUtf8 } = decoded(octets);
  const lines = text
    .replace(/^\ufeff/, '')
    .replace(COLOUR, '')
    .split(/\n/.test(text) ? /\r*\n/ : /\r/);
  if (lines.at(-1) === '') lines.pop();
  const transcript =
    readFollow(lines) ??
    mostPlausible(lines) ??
    readPostfixLog(lines) ??
    readEximLog(lines) ??
    neverSent(lines);
  if (transcript && !transcript.parts.some(({ by, octets }) => by === 'server' && octets !== ''))
    transcript.excerpt = true;
  if (!transcript || transcript.parts.length === 0) return wrong('no-dialogue', { lines: lines.length });
  for (const part of transcript.parts) part.octets = octetsOfText(part.octets, isUtf8);
  return { ok: true, transcript };
}

/** A terminal's copy in which nothing reached a server. */
function neverSent(lines: readonly string[]): Transcript | undefined {
  const transcript = readPlain(lines);
  return transcript?.parts.every(({ swallowed }) => swallowed) ? transcript : undefined;
}

/** UTF-16 by its mark, else UTF-8; a text that is neither is read octet by octet: its marks are ASCII all the same. */
function decoded(octets: Uint8Array): { text: string; isUtf8: boolean } {
  const [first, second] = octets;
  const wide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (wide) {
    const low = first === 0xff ? 0 : 1;
    let text = '';
    for (let at = 2; at + 1 < octets.length; at += 2)
      text += String.fromCharCode((octets[at + low] ?? 0) | ((octets[at + 1 - low] ?? 0) << 8));
    return { text, isUtf8: true };
  }
  const text = textOfUtf8(octets);
  return text.includes('\ufffd') ? { text: latin1(octets), isUtf8: false } : { text, isUtf8: true };
}

/** The reading of the lines that makes most of a dialogue: by marks or without, with what surrounds them or without. */
function mostPlausible(lines: readonly string[]): Transcript | undefined {
  const inner = unwrapped(lines);
  let best: (() => Transcript | undefined) | undefined;
  let most = 0;
  for (const list of inner === lines ? [lines] : [inner, lines]) {
    const marked = formatOf(list);
    if (marked && marked.points > most) [best, most] = [() => readMarked(list, marked), marked.points];
    const points = plausibility(readPlain(list.slice(0, LOOKED_AT))?.parts ?? []);
    if (points > most) [best, most] = [() => readPlain(list), points];
  }
  return best?.();
}
