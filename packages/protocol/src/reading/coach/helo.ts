import { lineFor } from '../next-lines.ts';
import { type Found, found, type Mistake } from './found.ts';

/** Commands that no server has without its EHLO list (RFC 3207 §4, RFC 4954 §3, RFC 3030 §2). */
const EXTENDED: ReadonlySet<string | undefined> = new Set(['STARTTLS', 'AUTH', 'BDAT']);

/** An extension after HELO: there is no list in which it could be missing (RFC 5321 §3.2). */
export function heloCause({ fold, reply, before, command, response }: Mistake): Found | undefined {
  const verb = command?.verb;
  if (!verb || !EXTENDED.has(verb) || response !== undefined) return undefined;
  if (before.helo === undefined || before.extended || ![500, 502, 503, 550].includes(reply.code))
    return undefined;
  return found('heloHides', { verb }, { repair: lineFor('EHLO', fold) });
}
