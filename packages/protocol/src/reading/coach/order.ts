import { lineFor } from '../next-lines.ts';
import { shown } from '../words.ts';
import { type Found, found, type Mistake } from './found.ts';

/** A good line at the wrong time: 503, and what 554 means after DATA (RFC 5321 §4.1.4). */
export function orderCause({ fold, reply, before, command }: Mistake): Found | undefined {
  const verb = command?.verb;
  if (!verb) return undefined;
  const { context } = fold;
  // The envelope went with the letter (RFC 5321 §4.1.1.4): a second mail begins with MAIL as the first did.
  const second = fold.afterLetter ? ({ of: 'second-mail-without-mail' } as const) : {};
  const hasSender = before.reversePath !== undefined;
  if (reply.code === 554 && verb === 'DATA' && before.recipients === 0) {
    return found('dataAllRefused', {}, { repair: lineFor('RCPT', context) });
  }
  if (reply.code !== 503) return undefined;
  const greeted = before.helo !== undefined;
  switch (verb) {
    case 'MAIL':
    case 'SEND':
    case 'SOML':
    case 'SAML':
      if (hasSender) {
        const path = shown(before.reversePath ?? '');
        const repair = before.recipients > 0 ? 'DATA' : lineFor('RCPT', context);
        return found('senderAgain', { path }, { repair });
      }
      return greeted ? undefined : found('helloFirst', { verb }, { repair: lineFor('EHLO', context) });
    case 'RCPT':
      if (!greeted && !hasSender) return found('helloFirst', { verb }, { repair: lineFor('EHLO', context) });
      return hasSender
        ? undefined
        : found('rcptBeforeMail', {}, { ...second, repair: lineFor('MAIL', context) });
    case 'DATA':
    case 'BDAT':
      if (!greeted && !hasSender) return found('helloFirst', { verb }, { repair: lineFor('EHLO', context) });
      if (!hasSender) return found('dataBeforeMail', {}, { ...second, repair: lineFor('MAIL', context) });
      if (before.recipients === 0) {
        const cause = before.refusedPaths.length > 0 ? 'dataAllRefused' : 'dataBeforeRcpt';
        return found(cause, {}, { repair: lineFor('RCPT', context) });
      }
      return undefined;
    default:
      return found('outOfOrder', { verb });
  }
}
