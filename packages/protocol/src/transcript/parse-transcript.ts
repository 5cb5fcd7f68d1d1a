import { latin1, textOfUtf8, utf8 } from '../octets.ts';
import { formatOf, readMarked } from './marked.ts';
import { readPlain } from './plain.ts';
import { readPostfixLog } from './postfix-log.ts';
import type { Part, TranscriptProblem, TranscriptResult } from './transcript.ts';

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
  const decoded = textOfUtf8(octets);
  // A text that is no UTF-8 is read octet by octet: its marks are ASCII all the same.
  const isUtf8 = !decoded.includes('\ufffd');
  const text = (isUtf8 ? decoded : latin1(octets)).replace(/^\ufeff/, '').replace(COLOUR, '');
  const lines = text.split(/\r*\n/);
  if (lines.at(-1) === '') lines.pop();
  const format = formatOf(lines);
  const transcript = format ? readMarked(lines, format) : (readPostfixLog(lines) ?? readPlain(lines));
  if (!transcript || transcript.parts.length === 0) return wrong('no-dialogue', { lines: lines.length });
  // Escapes of a bytes literal are octets already.
  if (isUtf8 && !format?.literal) for (const part of transcript.parts) part.octets = asOctets(part);
  return { ok: true, transcript };
}

const asOctets = ({ octets }: Part): string => (/[^\x00-\x7f]/.test(octets) ? latin1(utf8(octets)) : octets);
