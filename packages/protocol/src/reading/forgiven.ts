import { CASE_OF_CAUSE, COACH_CAUSES } from '../knowledge/coach-causes.ts';
import { addressCause, parameterUnoffered } from './coach/address.ts';
import type { Found, Mistake } from './coach/found.ts';
import { orderCause } from './coach/order.ts';
import type { ReadCommand } from './command-line.ts';
import type { Folding, Waiting } from './folding.ts';
import { noteOf } from './note-of.ts';
import type { Note, Remembered, ServerReply } from './reading.ts';
import { shown } from './words.ts';

/** What this server took, and a server that keeps to the letter would have refused: the coach's causes, as notes. */
export function notesOfForgiven(fold: Folding, { exchange, command }: Waiting, before: Remembered): void {
  const { reply, notes } = exchange;
  const verb = command?.verb;
  if (!reply || !command || !verb || reply.code >= 400) return;
  const mistakeAt = (code: number): Mistake => ({
    fold,
    reply: { ...reply, code } satisfies ServerReply,
    before,
    text: command.line.text,
    command,
  });
  const { path, problem } = command.grammar;
  if (problem && problem.problem !== 'verb-unknown') {
    const cause = addressCause(mistakeAt(501));
    if (cause) notes.push(noteOfForm(cause, command, verb));
  } else if (path?.utf8 && !fold.declaredUtf8 && !/[ \t]SMTPUTF8\b/i.test(command.line.text)) {
    notes.push(noteOf('rfc', 'utf8Forgiven', 'RFC 6531 §3.4', { path: shown(path.mailbox) }));
  }
  const unoffered = before.extended ? parameterUnoffered(fold, command) : undefined;
  if (unoffered) {
    const name = String(unoffered.values.name);
    notes.push(noteOf('rfc', 'parameterForgiven', COACH_CAUSES.parameterUnknown, { name }));
  }
  if (verb !== 'MAIL' && verb !== 'RCPT' && verb !== 'DATA') return;
  const cause = orderCause(mistakeAt(503));
  // Without a greeting there is a note of its own; with recipients refused a server may say 354 all the same.
  if (!cause || /^(?:hello|dataAllRefused)/.test(cause.id)) return;
  notes.push(cased(noteOf('rfc', 'orderForgiven', COACH_CAUSES[cause.id], { verb }), cause));
}

function noteOfForm(cause: Found, { line, pathStart }: ReadCommand, verb: string): Note {
  const rfc = COACH_CAUSES[cause.id];
  if (cause.id === 'nameMissing') return noteOf('rfc', 'nameForgiven', rfc, { verb });
  if (cause.id !== 'bracketsMissing') return cased(noteOf('rfc', 'formForgiven', rfc, { verb }), cause);
  return noteOf('rfc', 'bracketsForgiven', rfc, { path: shown(line.text.slice(pathStart).trim()) });
}

function cased(note: Note, { id, of }: Found): Note {
  note.case = of ?? CASE_OF_CAUSE[id];
  return note;
}
