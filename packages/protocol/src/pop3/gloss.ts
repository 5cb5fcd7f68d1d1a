import type { Said } from '../reading/reading.ts';
import { shown } from '../reading/words.ts';
import { messageNumber } from './command-line.ts';
import { pop3Command } from './commands.ts';
import type { Pop3Folding, Waiting } from './folding.ts';
import { pop3Said } from './said.ts';
import type { Before } from './standing.ts';

/** The one sentence of the folded row: what this exchange did. `before`: once its answer is whole. */
export function glossOf(fold: Pop3Folding, waiting: Waiting, before?: Before): Said {
  const { exchange, place, unasked } = waiting;
  const { reply, letter } = exchange;
  if (!reply) {
    if (place === 'greeting') return pop3Said('pop3Gloss', 'greetingAwaited');
    return place
      ? pop3Said('pop3Gloss', 'waiting', { verb: place })
      : pop3Said('pop3Gloss', 'waitingUnknown');
  }
  if (!reply.complete) {
    if (letter) return pop3Said('pop3Gloss', 'letterComing', { lines: letter.total });
    return pop3Said('pop3Gloss', 'rowsComing', { rows: waiting.rows?.count ?? 0 });
  }
  const done = reply.status === '+OK';
  if (unasked) return pop3Said('pop3Gloss', !done && fold.state === 'closed' ? 'closing' : 'unasked');
  if (place === 'greeting') {
    if (!done) return pop3Said('pop3Gloss', 'greetingRefused');
    return pop3Said('pop3Gloss', fold.timestamp ? 'greetingStamped' : 'greeting');
  }
  if (reply.status === '+') return pop3Said('pop3Gloss', 'challenge');
  if (place === undefined) return pop3Said('pop3Gloss', done ? 'doneUnknown' : 'notUnderstood');
  return done ? agreed(fold, waiting, before) : refused(fold, waiting, before);
}

function agreed(fold: Pop3Folding, waiting: Waiting, before: Before | undefined): Said {
  const { exchange, command, place, response } = waiting;
  const { reply, letter } = exchange;
  const rest = reply?.lines[0]?.rest ?? '';
  const argument = command?.words[0]?.text ?? '';
  const number = messageNumber(argument);
  const rows = waiting.rows?.count ?? 0;
  switch (place) {
    case 'USER':
      return pop3Said('pop3Gloss', 'nameTaken', { user: shown(argument) });
    case 'PASS':
    case 'APOP':
      return pop3Said('pop3Gloss', 'loggedIn');
    case 'AUTH':
      if (argument === '' && response === undefined) return pop3Said('pop3Gloss', 'mechanisms', { rows });
      return pop3Said('pop3Gloss', 'loggedIn');
    case 'STAT': {
      const [, messages, octets] = /^(\d{1,10}) +(\d{1,15})/.exec(rest) ?? [];
      if (messages === undefined) return pop3Said('pop3Gloss', 'done', { verb: 'STAT' });
      return pop3Said('pop3Gloss', 'stat', { messages: Number(messages), octets: Number(octets) });
    }
    case 'LIST': {
      if (command?.words.length === 0)
        return pop3Said('pop3Gloss', 'list', { rows, marked: fold.drop.marked.size });
      const octets = fold.drop.sizes.get(number ?? 0);
      if (number === undefined || octets === undefined)
        return pop3Said('pop3Gloss', 'done', { verb: 'LIST' });
      return pop3Said('pop3Gloss', 'size', { number, octets });
    }
    case 'UIDL':
      if (command?.words.length === 0) return pop3Said('pop3Gloss', 'uniqueIds', { rows });
      return pop3Said('pop3Gloss', 'uniqueId', { number: number ?? 0 });
    case 'RETR':
      return pop3Said('pop3Gloss', 'fetched', { number: number ?? 0, lines: (letter?.total ?? 1) - 1 });
    case 'TOP':
      return pop3Said('pop3Gloss', 'top', {
        number: number ?? 0,
        lines: Number(command?.words[1]?.text ?? 0) || 0,
      });
    case 'DELE':
      return pop3Said('pop3Gloss', 'marked', { number: number ?? 0 });
    case 'RSET':
      return pop3Said('pop3Gloss', 'unmarked', { marked: before?.marked ?? 0 });
    case 'NOOP':
      return pop3Said('pop3Gloss', 'nothing');
    case 'CAPA': {
      const [first, second] = fold.reading.extensions;
      if (!first) return pop3Said('pop3Gloss', 'offersNothing');
      const more = Math.max(0, fold.reading.extensions.length - 2);
      return pop3Said('pop3Gloss', 'offers', { first: first.keyword, second: second?.keyword ?? '', more });
    }
    case 'STLS':
      return pop3Said('pop3Gloss', 'tlsReady');
    case 'UTF8':
      return pop3Said('pop3Gloss', 'utf8');
    case 'LANG':
      if (argument === '') return pop3Said('pop3Gloss', 'languages', { rows });
      return pop3Said('pop3Gloss', 'language', { language: shown(argument) });
    case 'QUIT':
      if (before?.state !== 'transaction') return pop3Said('pop3Gloss', 'goodbye');
      return pop3Said('pop3Gloss', 'updated', { marked: before.marked });
    default:
      return pop3Said('pop3Gloss', 'done', { verb: place ?? '' });
  }
}

function refused(fold: Pop3Folding, waiting: Waiting, before: Before | undefined): Said {
  const { command, place, response } = waiting;
  if (place === undefined || place === 'greeting') return pop3Said('pop3Gloss', 'notUnderstood');
  const { states } = pop3Command(place);
  if (before?.state !== undefined && !states.includes(before.state) && !before.unsure)
    return pop3Said('pop3Gloss', 'notNow', { verb: place });
  if (response === '*') return pop3Said('pop3Gloss', 'cancelled');
  if (place === 'PASS' || place === 'APOP' || place === 'AUTH') return pop3Said('pop3Gloss', 'loginRefused');
  if (place === 'QUIT') return pop3Said('pop3Gloss', 'updateFailed');
  if (place === 'CAPA') return pop3Said('pop3Gloss', 'noList');
  const names = pop3Command(place).arguments;
  const argument = command?.words[0]?.text;
  const whole = command?.words.length === names.length && !command.blanks;
  if (argument !== undefined && whole && names[0]?.token === 'message-number') {
    const number = messageNumber(argument);
    const { count } = fold.drop;
    if (number !== undefined && count !== undefined && number <= count && !fold.drop.marked.has(number))
      return pop3Said('pop3Gloss', 'refused', { verb: place });
    if (number !== undefined && fold.drop.marked.has(number))
      return pop3Said('pop3Gloss', 'markedAlready', { number });
    return pop3Said('pop3Gloss', 'noSuchMessage', { number: shown(argument) });
  }
  return pop3Said('pop3Gloss', 'refused', { verb: place });
}
