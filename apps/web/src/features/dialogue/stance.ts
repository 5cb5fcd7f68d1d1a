import type { Exchange, Note } from '@ehlo/protocol/reading';

/** Where this server and the standard disagree: whose word a line stands on is said before what the note says. */
export type Stance = 'lenient' | 'strict';

/** Notes on lines that this server took and the grammar, or the order, does not have. */
const LENIENT: ReadonlySet<string> = new Set([
  'note.spaceAfterColon',
  'note.bareLf',
  'note.bareCr',
  'note.bareLfData',
  'note.extraSpace',
  'note.noHello',
  'note.heloName',
  'note.pathName',
  'note.longCommand',
  'note.pipelinedUnoffered',
  'note.keysTaken',
  'note.lateDot',
  'pop3Note.bareLf',
  'pop3Note.blanks',
  'pop3Note.longCommand',
  'pop3Note.stateForgiven',
  'pop3Note.argumentForgiven',
  'pop3Note.lacking',
]);

/** Accepted here, but not by the RFC; refused here, though the RFC allows it; or nothing of the kind. */
export function stanceOf({ said }: Note, { reply }: Exchange): Stance | undefined {
  if (said.id.startsWith('note.allowed')) return 'strict';
  if (!LENIENT.has(said.id) || !reply?.complete) return undefined;
  const taken = reply.status === undefined ? reply.code > 0 && reply.code < 400 : reply.status === '+OK';
  return taken ? 'lenient' : undefined;
}
