import { said } from '../prose/said.ts';
import type { Folding, Waiting } from './folding.ts';
import type { Said, ServerReply } from './reading.ts';
import { extensionsOf, queueIdOf } from './server-reply.ts';
import { personOf } from './words.ts';

/** The one sentence of the folded row: what this exchange did. */
export function glossOf(fold: Folding, { exchange, command, place, unasked }: Waiting): Said {
  const { reply } = exchange;
  const verb = command?.verb ?? place;
  if (!reply) return verb ? said('gloss', 'waiting', { verb }) : said('gloss', 'waitingUnknown');
  const { code } = reply;
  if (unasked) return code === 421 ? said('gloss', 'closing') : said('gloss', 'unasked', { code });
  if (place === 'greeting') return greeting(reply);
  if (place === 'letter') return letter(reply);
  if (code === 421) return said('gloss', 'closing');
  if (code < 200 || code > 599) return said('gloss', 'unknownCode', { code });
  if (!verb) return code === 500 ? said('gloss', 'notUnderstood') : refusal(code, '');
  if (verb === 'AUTH' && code === 501) {
    if (place === 'cancel') return said('gloss', 'loginGivenUp');
    if (place === 'answer') return said('gloss', 'answerUnread');
  }
  if (code >= 400) return refused(fold, verb, reply);
  return agreed(fold, verb, reply, command?.path ?? command?.argument ?? '');
}

function greeting({ code, lines }: ServerReply): Said {
  if (code >= 400) return said('gloss', 'greetingRefused');
  return said('gloss', lines.some(({ rest }) => /\bESMTP\b/.test(rest)) ? 'greeting' : 'greetingPlain');
}

function letter(reply: ServerReply): Said {
  const { code } = reply;
  if (code >= 500) return said('gloss', 'letterRefused', { code });
  if (code >= 400) return said('gloss', 'letterLater', { code });
  const id = queueIdOf(reply);
  return id === undefined ? said('gloss', 'letterTaken') : said('gloss', 'letterTakenAs', { id });
}

function agreed(fold: Folding, verb: string, reply: ServerReply, path: string): Said {
  const { code } = reply;
  switch (verb) {
    case 'EHLO':
      return offers(reply);
    case 'HELO':
      return said('gloss', 'hello');
    case 'MAIL':
      return said('gloss', path === '' ? 'senderNull' : 'sender');
    case 'RCPT':
      return said('gloss', code === 251 ? 'recipientForwarded' : 'recipient', {
        name: personOf(path, fold.context.mailboxes),
      });
    case 'DATA':
      return code === 354 ? said('gloss', 'goOn') : said('gloss', 'done', { verb });
    case 'RSET':
      return said('gloss', 'reset');
    case 'VRFY':
    case 'EXPN':
      return said('gloss', code === 252 ? 'unverified' : 'verified');
    case 'NOOP':
      return said('gloss', 'nothing');
    case 'HELP':
      return said('gloss', 'help');
    case 'QUIT':
      return said('gloss', 'goodbye');
    case 'STARTTLS':
      return said('gloss', fold.opaque ? 'tlsOpaque' : 'tlsReady');
    case 'AUTH':
      return said('gloss', code === 334 ? 'challenge' : 'loggedIn');
    default:
      return said('gloss', 'done', { verb });
  }
}

function offers(reply: ServerReply): Said {
  const keywords = extensionsOf(reply).map(({ keyword }) => keyword);
  const [first, second = ''] = keywords;
  if (first === undefined) return said('gloss', 'helloPlain');
  return said('gloss', 'helloOffers', { first, second, count: Math.max(0, keywords.length - 2) });
}

function refused({ remembers, loggedIn }: Folding, verb: string, { code, enhanced }: ServerReply): Said {
  if (code === 500) return said('gloss', 'notUnderstood');
  if (code === 503 && verb === 'AUTH' && loggedIn) return said('gloss', 'loggedInAlready');
  if (code === 503 && (verb === 'MAIL' || verb === 'AUTH') && remembers.reversePath !== undefined)
    return said('gloss', 'senderAgain');
  if (verb === 'RCPT') {
    if (code === 550 && (enhanced === undefined || enhanced === '5.1.1'))
      return said('gloss', 'recipientUnknown');
    if (enhanced === '5.7.1') return said('gloss', 'relayRefused');
    if (code >= 500 && code !== 501 && code !== 503) return said('gloss', 'recipientRefused', { code });
  }
  return refusal(code, verb);
}

function refusal(code: number, verb: string): Said {
  if (verb !== '') {
    if (code === 501 || code === 555) return said('gloss', 'badSyntax', { verb });
    if (code === 502) return said('gloss', 'notOffered', { verb });
    if (code === 504) return said('gloss', 'notThisWay', { verb });
    if (code === 503) return said('gloss', 'outOfOrder', { verb });
  }
  if (code >= 500) return said('gloss', 'refused', { code });
  if (code >= 400) return said('gloss', 'later', { code });
  return said('gloss', 'unasked', { code });
}
