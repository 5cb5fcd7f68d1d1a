import type { Waiting } from './folding.ts';
import { noteOf } from './note-of.ts';

/** What every server has to understand (RFC 5321 §4.5.1). MAIL, RCPT and DATA may be refused for what follows them. */
const REQUIRED: ReadonlySet<string> = new Set([
  'EHLO',
  'HELO',
  'MAIL',
  'RCPT',
  'DATA',
  'RSET',
  'NOOP',
  'QUIT',
]);

/** Octets of a command line with its CR LF (RFC 5321 §4.5.3.1.4). */
const MAX_COMMAND = 512;

/** Refused here, though the standard allows it, or asks for it: said beside whatever the coach says. */
export function notesOfAllowed({ exchange, command }: Waiting): void {
  const { reply, notes } = exchange;
  const verb = command?.verb;
  if (!reply || !command || !verb || reply.code < 500 || command.grammar.problem) return;
  const { code, enhanced } = reply;
  // Nobody has to take a line beyond the limit, or one that ends otherwise.
  const short = (command.line.octets ?? command.line.text.length) + 2 <= MAX_COMMAND;
  const whole = short && command.line.ending === 'crlf';
  if ((code === 500 || code === 502) && REQUIRED.has(verb) && whole) {
    const small = command.word !== verb;
    if (small) notes.push(noteOf('rfc', 'allowedCase', 'RFC 5321 §2.4', { typed: command.word, verb }));
    else notes.push(noteOf('rfc', 'allowedVerb', 'RFC 5321 §4.5.1', { verb }));
    return;
  }
  const { path, parameters } = command.grammar;
  if (!path || parameters.length > 0 || code === 503 || code === 530) return;
  const syntax = code === 501 || code === 553 || (code === 550 && /^5\.1\.[37]$/.test(enhanced ?? ''));
  if (path.kind === 'null' && [501, 550, 553, 554].includes(code))
    notes.push(noteOf('rfc', 'allowedNull', 'RFC 5321 §4.5.5'));
  else if (verb === 'RCPT' && /^postmaster$/i.test(path.localPart) && isNobody(code, enhanced))
    notes.push(noteOf('rfc', 'allowedPostmaster', 'RFC 5321 §4.5.1'));
  else if (syntax && path.local?.quoted) notes.push(noteOf('rfc', 'allowedQuotes', 'RFC 5321 §4.1.2'));
  else if (syntax && path.domain && path.domain.form !== 'name')
    notes.push(noteOf('rfc', 'allowedLiteral', 'RFC 5321 §4.1.3'));
}

const isNobody = (code: number, enhanced: string | undefined): boolean =>
  enhanced === undefined ? [501, 550, 553].includes(code) : enhanced.startsWith('5.1.');
