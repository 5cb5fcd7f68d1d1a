import type { Said } from '../reading/reading.ts';
import { readable, shown } from '../reading/words.ts';
import { argumentsCalled, mailboxOf, setOf } from './command-line.ts';
import { imapCommand } from './commands.ts';
import type { ImapFolding, Waiting } from './folding.ts';
import { decodeMailbox } from './mailbox-name.ts';
import type { ReadResponse } from './response-line.ts';
import { imapSaid } from './said.ts';
import type { Before } from './standing.ts';

/** The one sentence of the folded row: what this exchange did. `read`, `before`: once its answer is whole. */
export function glossOf(fold: ImapFolding, waiting: Waiting, read?: ReadResponse, before?: Before): Said {
  const { exchange, place, unasked, rows } = waiting;
  if (!read) {
    if (place === 'greeting') return imapSaid('imapGloss', 'greetingAwaited');
    if (unasked) return unaskedGloss(fold, waiting);
    const lines = exchange.reply?.lines.length ?? 0;
    if (!place) return imapSaid('imapGloss', 'waitingUnknown');
    if (fold.idling === waiting)
      return rows.has('EXISTS')
        ? imapSaid('imapGloss', 'news', { messages: fold.box?.exists ?? 0 })
        : imapSaid('imapGloss', 'idle');
    if (lines > 0 && rows.size > 0) return imapSaid('imapGloss', 'coming', { verb: place, lines });
    return imapSaid('imapGloss', 'waiting', { verb: place });
  }
  const { status } = read;
  if (place === 'greeting') {
    if (status === 'PREAUTH') return imapSaid('imapGloss', 'greetingIn');
    return imapSaid('imapGloss', status === 'OK' ? 'greeting' : 'greetingRefused');
  }
  if (status === 'BYE') return imapSaid('imapGloss', 'closing');
  if (!place) return imapSaid('imapGloss', status === 'OK' ? 'doneUnknown' : 'notUnderstood');
  if (status === 'OK') return agreed(fold, waiting, before);
  return refused(waiting, status === 'NO', before);
}

function unaskedGloss(fold: ImapFolding, { rows }: Waiting): Said {
  if (rows.has('EXISTS')) return imapSaid('imapGloss', 'news', { messages: fold.box?.exists ?? 0 });
  return imapSaid('imapGloss', 'unasked');
}

function agreed(fold: ImapFolding, waiting: Waiting, before: Before | undefined): Said {
  const { command, place, rows, letters } = waiting;
  const { box } = fold;
  const mailbox = shown(decodeMailbox(readable((command && mailboxOf(command)) ?? '')));
  const count = (kind: string): number => rows.get(kind) ?? 0;
  const second = (): string =>
    shown(decodeMailbox(readable((command && argumentsCalled(command, 'mailbox')[1]?.text) ?? '')));
  switch (place) {
    case 'CAPABILITY':
      return imapSaid('imapGloss', 'offers', { count: fold.reading.extensions.length });
    case 'NOOP':
    case 'CHECK':
      return imapSaid('imapGloss', rows.size > 1 ? 'nothingNews' : 'nothing');
    case 'LOGOUT':
      return imapSaid('imapGloss', 'goodbye');
    case 'STARTTLS':
      return imapSaid('imapGloss', 'tlsReady');
    case 'LOGIN':
    case 'AUTHENTICATE':
      return imapSaid('imapGloss', 'loggedIn');
    case 'SELECT':
    case 'EXAMINE':
      return imapSaid('imapGloss', box?.readOnly ? 'looking' : 'selected', {
        mailbox,
        messages: box?.exists ?? 0,
      });
    case 'CREATE':
      return imapSaid('imapGloss', 'created', { mailbox });
    case 'DELETE':
      return imapSaid('imapGloss', 'mailboxGone', { mailbox });
    case 'RENAME':
      return imapSaid('imapGloss', 'renamed', { mailbox, to: second() });
    case 'SUBSCRIBE':
      return imapSaid('imapGloss', 'subscribed', { mailbox });
    case 'UNSUBSCRIBE':
      return imapSaid('imapGloss', 'unsubscribed', { mailbox });
    case 'LIST':
      return imapSaid('imapGloss', 'listed', { rows: count('LIST') });
    case 'LSUB':
      return imapSaid('imapGloss', 'listed', { rows: count('LSUB') });
    case 'STATUS':
      return imapSaid('imapGloss', 'status', { mailbox });
    case 'APPEND':
      return imapSaid('imapGloss', 'appended', { mailbox });
    case 'CLOSE':
      return imapSaid('imapGloss', 'closed', { deleted: before?.readOnly ? 0 : (before?.deleted ?? 0) });
    case 'UNSELECT':
      return imapSaid('imapGloss', 'unselected');
    case 'EXPUNGE':
      return imapSaid('imapGloss', 'expunged', { count: count('EXPUNGE') });
    case 'SEARCH':
    case 'SORT':
      return imapSaid('imapGloss', command?.uid ? 'foundUids' : 'found', { count: foundBy(waiting) });
    case 'THREAD':
      return imapSaid('imapGloss', 'threads');
    case 'FETCH': {
      const rowsHere = count('FETCH');
      if (rowsHere === 0) return imapSaid('imapGloss', 'fetchedNothing');
      if (rowsHere === 1 && letters > 0)
        return imapSaid('imapGloss', 'fetched', { number: box?.fetched ?? 0 });
      return imapSaid('imapGloss', letters > 0 ? 'fetchedPieces' : 'fetchedData', { count: rowsHere });
    }
    case 'STORE':
      return imapSaid('imapGloss', before?.readOnly ? 'storedNothing' : 'stored', { count: count('FETCH') });
    case 'COPY':
      return imapSaid('imapGloss', 'copied', { set: shown(setOfOrEmpty(waiting)), mailbox });
    case 'MOVE':
      return imapSaid('imapGloss', 'moved', { set: shown(setOfOrEmpty(waiting)), mailbox });
    case 'IDLE':
      return imapSaid('imapGloss', 'idled');
    case 'NAMESPACE':
      return imapSaid('imapGloss', 'namespaces');
    case 'ID':
      return imapSaid('imapGloss', 'named');
    case 'ENABLE':
      return imapSaid('imapGloss', 'enabled');
    default:
      return imapSaid('imapGloss', 'done', { verb: place ?? '' });
  }
}

const setOfOrEmpty = ({ command }: Waiting): string => (command && setOf(command)?.text) ?? '';

/** Messages that the one SEARCH response named; -1 where it was told in another way. */
function foundBy({ exchange }: Waiting): number {
  const row = exchange.reply?.lines.find(({ text }) => /^\* (?:SEARCH|SORT)(?: |$)/i.test(text));
  if (!row) return -1;
  return row.tokens?.filter(({ token }) => token === 'message-number' || token === 'uid').length ?? 0;
}

function refused(waiting: Waiting, no: boolean, before: Before | undefined): Said {
  const { place, response, command } = waiting;
  if (!place || place === 'greeting') return imapSaid('imapGloss', 'notUnderstood');
  if (response === '*') return imapSaid('imapGloss', 'cancelled');
  if (place === 'LOGIN' || (place === 'AUTHENTICATE' && no)) return imapSaid('imapGloss', 'loginRefused');
  const { states } = imapCommand(place);
  const state = before?.state;
  if (state !== undefined && !before?.unsure && !states.includes(state))
    return imapSaid('imapGloss', 'notNow', { verb: place });
  if (place === 'IDLE') return imapSaid('imapGloss', 'idleOff');
  if (no && (place === 'SELECT' || place === 'EXAMINE'))
    return imapSaid('imapGloss', before?.mailbox === undefined ? 'notSelected' : 'nothingSelected', {
      mailbox: shown(decodeMailbox(readable((command && mailboxOf(command)) ?? ''))),
    });
  return imapSaid('imapGloss', no ? 'refused' : 'badSyntax', { verb: place });
}
