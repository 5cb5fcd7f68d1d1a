import { lineFor } from '../next-lines.ts';
import { shown } from '../words.ts';
import { type Found, found, type Mistake } from './found.ts';
import { textOf } from './usual-texts.ts';

/** A good line at the wrong time: 503, and what 554 means after DATA (RFC 5321 §4.1.4). */
export function orderCause({ fold, reply, before, command }: Mistake): Found | undefined {
  const verb = command?.verb;
  if (!verb) return undefined;
  // The envelope went with the letter (RFC 5321 §4.1.1.4): a second mail begins with MAIL as the first did.
  const secondMail =
    fold.afterLetter && verb !== 'BDAT'
      ? found('secondMail', { verb }, { repair: lineFor('MAIL', fold) })
      : undefined;
  const hasSender = before.reversePath !== undefined;
  // Of an excerpt nobody knows what came before.
  const unseen = fold.context.midway && !hasSender && before.helo === undefined;
  if (reply.code === 554 && verb === 'DATA' && before.recipients === 0 && !unseen) {
    if (before.reversePath === undefined)
      return secondMail ?? found('dataBeforeMail', {}, { repair: lineFor('MAIL', fold) });
    const none = before.refusedPaths.length === 0;
    return found(none ? 'dataBeforeRcpt' : 'dataAllRefused', {}, { repair: lineFor('RCPT', fold) });
  }
  if (reply.code !== 503) return undefined;
  if (verb === 'AUTH' && fold.loggedIn) return found('authAgain', {});
  if (verb === 'AUTH' && hasSender) return found('authInMail', {}, { repair: 'RSET' });
  const greeted = before.helo !== undefined;
  switch (verb) {
    case 'MAIL':
    case 'SEND':
    case 'SOML':
    case 'SAML':
      if (hasSender) {
        const path = shown(before.reversePath ?? '');
        const repair = before.recipients > 0 ? 'DATA' : lineFor('RCPT', fold);
        return found('senderAgain', { path, recipients: before.recipients }, { repair });
      }
      return greeted ? undefined : helloFirst(fold, verb);
    case 'RCPT':
      if (!greeted && !hasSender) return helloFirst(fold, verb);
      return hasSender
        ? undefined
        : (secondMail ?? found('rcptBeforeMail', {}, { repair: lineFor('MAIL', fold) }));
    case 'DATA':
    case 'BDAT':
      if (!greeted && !hasSender) return helloFirst(fold, verb);
      if (!hasSender) return secondMail ?? found('dataBeforeMail', {}, { repair: lineFor('MAIL', fold) });
      if (before.recipients === 0) {
        const cause = before.refusedPaths.length > 0 ? 'dataAllRefused' : 'dataBeforeRcpt';
        return found(cause, {}, { repair: lineFor('RCPT', fold) });
      }
      return undefined;
    default:
      // The server's words decide: what else may come before a greeting is as it likes.
      return !greeted &&
        verb !== 'EHLO' &&
        verb !== 'HELO' &&
        /\b(?:helo|ehlo|hello|polite)\b/i.test(textOf(reply))
        ? helloFirst(fold, verb)
        : found('outOfOrder', { verb });
  }
}

/** No name was given, or TLS made both ends forget it. */
function helloFirst(fold: Mistake['fold'], verb: string): Found {
  const repair = { repair: lineFor('EHLO', fold) };
  return fold.unnamed ? found('helloAfterTls', { verb }, repair) : found('helloFirst', { verb }, repair);
}
