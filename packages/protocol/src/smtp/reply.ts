import type { DialogueEffect } from '../dialogue.ts';
import { utf8 } from '../octets.ts';

/** A server's answer as a value: what a policy says, and what becomes octets in `answer`. */
export interface SmtpReply {
  readonly code: number;
  /** `5.1.1` (RFC 3463). Absent on the greeting, on answers to EHLO and HELO, and on 354 (RFC 2034 §4). */
  readonly enhanced?: string;
  /** One line, or several of one reply. */
  readonly text: string | readonly string[];
}

/** Octets of a reply line, CRLF included (RFC 5321 §4.5.3.1.5). */
export const MAX_REPLY_LINE = 512;

/** Controls, format signs that steer a terminal or a reading order, unassigned and lone surrogates, line separators. */
const UNSPEAKABLE = /[\p{C}\p{Zl}\p{Zp}\uFFFD]/gu;
const NOT_ASCII = /[^ -~]/gu;

/**
 * Octets of a reply, ready to send. Whatever of the client's is in the text, nothing in it can end the line, steer a
 * terminal or be other than UTF-8; such signs become `?`.
 *
 * @param allow UTF-8 only within a transaction that asked for it (RFC 6531 §3.7.4); else ASCII.
 */
export function replyOctets(reply: SmtpReply, allow: 'ascii' | 'utf8' = 'ascii'): Uint8Array {
  const { code, enhanced, text } = reply;
  const lines = typeof text === 'string' ? [text] : text;
  const head = enhanced === undefined ? '' : `${enhanced} `;
  let whole = '';
  for (let index = 0; index < lines.length; index++) {
    const divider = index === lines.length - 1 ? ' ' : '-';
    whole += `${cut(`${code}${divider}${head}${speakable(lines[index] as string, allow)}`)}\r\n`;
  }
  return utf8(whole);
}

function speakable(text: string, allow: 'ascii' | 'utf8'): string {
  return text.replace(allow === 'utf8' ? UNSPEAKABLE : NOT_ASCII, '?');
}

/** Cuts a line that would be too long, between two characters. */
function cut(line: string): string {
  if (line.length * 3 + 2 <= MAX_REPLY_LINE) return line;
  let left = MAX_REPLY_LINE - 2;
  let kept = 0;
  for (const character of line) {
    const point = character.codePointAt(0) as number;
    left -= point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    if (left < 0) break;
    kept += character.length;
  }
  return line.slice(0, kept);
}

/** A reply as a turn's effects. Those that do not depend on the client are made once. */
export function answer(reply: SmtpReply, allow: 'ascii' | 'utf8' = 'ascii'): DialogueEffect[] {
  return [{ kind: 'reply', octets: replyOctets(reply, allow) }];
}
