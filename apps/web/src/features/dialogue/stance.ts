import type { Exchange, Note, Said } from '@ehlo/protocol/reading';

/**
 * Where this server and the standard disagree about a line that itself is in order, or is not. What a line means is in
 * the reading; this is only whose word it stands on.
 */

/** Notes on lines that this server took and the grammar, or the order, does not have. */
const LENIENT: ReadonlySet<string> = new Set([
  'note.spaceAfterColon',
  'note.bareLf',
  'note.bareLfData',
  'note.extraSpace',
  'note.noHello',
  'note.heloName',
  'note.longCommand',
  'note.pipelinedUnoffered',
]);

/** Accepted here, but not by the RFC. */
export function isLenient({ said }: Note, { reply }: Exchange): boolean {
  return LENIENT.has(said.id) && reply?.complete === true && reply.code < 400;
}

/** RFC 5321 §4.5.1: the commands that every server has to know. */
const MINIMUM: ReadonlySet<string> = new Set([
  'EHLO',
  'HELO',
  'MAIL',
  'RCPT',
  'DATA',
  'RSET',
  'NOOP',
  'QUIT',
  'VRFY',
]);

/** Refused here, though the RFC allows it: what the standard has to say to that. */
export function refusedThoughAllowed({ command, reply }: Exchange): { said: Said; rfc: string } | undefined {
  if (!command?.verb || !reply?.complete || reply.code < 500) return undefined;
  const { verb, text } = command;
  if (MINIMUM.has(verb) && reply.code === 502) {
    return { said: { id: 'stance.minimum', params: { verb } }, rfc: 'RFC 5321 §4.5.1' };
  }
  const forGood = reply.code === 550 || reply.code === 553 || reply.code === 501;
  if (verb === 'MAIL' && forGood && /^MAIL FROM:<>\s*$/i.test(text)) {
    return { said: { id: 'stance.nullSender' }, rfc: 'RFC 5321 §4.5.5' };
  }
  const relays = reply.enhanced?.startsWith('5.7.') === true;
  if (
    verb === 'RCPT' &&
    reply.code === 550 &&
    !relays &&
    /^RCPT TO:<postmaster(?:@[^>]*)?>\s*$/i.test(text)
  ) {
    return { said: { id: 'stance.postmaster' }, rfc: 'RFC 5321 §4.5.1' };
  }
  return undefined;
}
