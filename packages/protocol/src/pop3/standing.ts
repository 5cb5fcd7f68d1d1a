import { messageNumber } from './command-line.ts';
import { type Pop3State, pop3Command } from './commands.ts';
import type { Pop3Folding, Waiting } from './folding.ts';
import { createMaildrop, noteCount, noteSize, noteUniqueId } from './maildrop.ts';

/** What a line met: as the server stood before its answer. */
export interface Before {
  state: Pop3State | undefined;
  named: boolean;
  /** Messages marked. */
  marked: number;
  /** The state is a guess. */
  unsure: boolean;
}

export const standingOf = ({ state, named, drop, unsure }: Pop3Folding): Before => ({
  state,
  named,
  marked: drop.marked.size,
  unsure,
});

/** What servers say before they hang up by themselves: RFC 1939 has no words for it, or would have them say nothing. */
const LEAVES = /\btoo many\b|\bdisconnect|\bclosing\b|\binactiv|\bidle\b|\btime-?out\b|\btimed out\b|\bshut/i;

/** Changes what the server holds by the answer that it gave (RFC 1939 §4 to §6). */
export function standing(fold: Pop3Folding, waiting: Waiting): void {
  const { place, command, exchange, unasked } = waiting;
  const { reply } = exchange;
  const status = reply?.status;
  const done = status === '+OK';
  if (place === 'greeting') {
    fold.state = done ? 'authorization' : 'closed';
    return;
  }
  if (status === '-ERR' && (unasked || place === undefined) && LEAVES.test(reply?.lines[0]?.rest ?? '')) {
    fold.state = 'closed';
    return;
  }
  if (unasked || place === undefined || status === '+' || status === undefined) return;
  if (done) learn(fold, place);
  switch (place) {
    case 'USER':
      fold.named = done;
      if (done) fold.user = command?.words[0]?.text ?? '';
      break;
    case 'PASS':
    case 'APOP':
    case 'AUTH':
      fold.named = false;
      // The list of mechanisms that some servers give for AUTH alone is no login.
      if (!done || (place === 'AUTH' && command?.words.length === 0)) break;
      if (place === 'APOP') fold.user = command?.words[0]?.text ?? '';
      if (place === 'AUTH') fold.user = undefined;
      enter(fold);
      break;
    case 'CAPA':
      fold.asked = done;
      if (done && reply && reply.lines.length <= 2) fold.reading.extensions = [];
      break;
    case 'QUIT':
      fold.state = fold.state === 'transaction' ? 'update' : 'closed';
      break;
    default:
      if (done) ofMessages(fold, waiting);
  }
}

/** An excerpt, or a server that lets anybody in: a yes to a command of TRANSACTION says that it stands there. */
export function learn(fold: Pop3Folding, place: Waiting['place']): void {
  if (place === undefined || place === 'greeting' || fold.state !== 'authorization') return;
  if (pop3Command(place).states.includes('authorization')) return;
  fold.state = 'transaction';
  fold.unsure = false;
}

function enter(fold: Pop3Folding): void {
  fold.state = 'transaction';
  fold.unsure = false;
  fold.drop = createMaildrop();
}

function ofMessages({ drop }: Pop3Folding, { place, command, exchange }: Waiting): void {
  const number = messageNumber(command?.words[0]?.text);
  const rest = exchange.reply?.lines[0]?.rest ?? '';
  switch (place) {
    case 'STAT': {
      const left = /^(\d{1,10}) +\d/.exec(rest)?.[1];
      if (left !== undefined) noteCount(drop, Number(left));
      break;
    }
    case 'LIST': {
      const [, octets] = /^\d+ +(\d{1,15})/.exec(rest) ?? [];
      if (number !== undefined && octets !== undefined) noteSize(drop, number, Number(octets));
      break;
    }
    case 'UIDL': {
      const [, id] = /^\d+ +(\S+)/.exec(rest) ?? [];
      if (number !== undefined && id !== undefined) noteUniqueId(drop, number, id);
      break;
    }
    case 'RETR':
      drop.fetched = number;
      break;
    case 'DELE':
      if (number !== undefined) drop.marked.add(number);
      break;
    case 'RSET':
      drop.marked.clear();
      break;
    default:
  }
}
