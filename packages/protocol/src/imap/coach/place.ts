import { readCommand } from '../command-line.ts';
import { imapCommand } from '../commands.ts';
import { again, type Found, found, loginLine, type Mistake, withTag } from './found.ts';

/** The verb has no place in this state (RFC 3501 §3). */
export function placeCause({ fold, command, before }: Mistake): Found | undefined {
  const { verb, wordAt: marks } = command;
  const { state, unsure } = before;
  if (!verb || state === undefined) return undefined;
  if (state === 'logout' || state === 'closed') return found('afterLogout', {}, { marks });
  const { states } = imapCommand(verb);
  if (states.includes(state)) {
    if (verb === 'STARTTLS' && fold.secured) return found('tlsAlready', {}, { marks });
    return undefined;
  }
  if (unsure) return undefined;
  if (state === 'not-authenticated') return found('loginFirst', { verb }, { marks, repair: loginLine(fold) });
  if (states.includes('selected'))
    return found('selectFirst', { verb }, { marks, repair: withTag(fold, 'SELECT INBOX') });
  if (verb === 'STARTTLS') return found('tooLate', { verb }, { marks });
  // ENABLE has its place before a mailbox is opened (RFC 5161 §3.1); refused here, the server's words say more.
  if (!states.includes('not-authenticated')) return undefined;
  const inside = state === 'selected' ? 'SEARCH UNSEEN' : 'SELECT INBOX';
  return found('alreadyIn', { verb }, { marks, repair: withTag(fold, inside) });
}

/** A line while IDLE waits for DONE (RFC 2177 §3). While it is not answered, DONE is what is wanted; then the line itself. */
export function idleCause({
  fold,
  waiting,
  command,
  read,
}: Pick<Mistake, 'fold' | 'waiting' | 'command'> & Partial<Pick<Mistake, 'read'>>): Found | undefined {
  const { instead } = waiting;
  if (instead === undefined) return undefined;
  const rest = instead.slice(/^\S*/.exec(instead)?.[0].length ?? 0).trim();
  if (/^DONE$/i.test(rest)) return found('doneTagged', {}, read ? {} : { repair: 'DONE' });
  if (!read) return found('idleDone', {}, { repair: 'DONE' });
  const said = readCommand({ ...command.line, text: instead });
  return found('idleDone', {}, said.verb ? { repair: again(fold, said, rest) } : {});
}

/** A literal whose octets and whose number do not fit (RFC 3501 §4.3). */
export function literalCause({ fold, command }: Pick<Mistake, 'fold' | 'command'>): Found | undefined {
  const { odd, swallowed, verb } = command;
  if (!odd && !swallowed) return undefined;
  const repair = verb === 'LOGIN' ? { repair: loginLine(fold) } : {};
  if (swallowed) return found('literalLong', { octets: swallowed.octets }, repair);
  return found('literalShort', { octets: odd?.octets ?? 0 }, repair);
}
