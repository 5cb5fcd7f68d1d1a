import { decodeBase64 } from '../../mail/transfer-encoding.ts';
import { latin1 } from '../../octets.ts';
import { shown } from '../../reading/words.ts';
import { likelyUser } from '../next-lines.ts';
import { isNameRefused } from '../notes.ts';
import { type Found, found, type Mistake } from './found.ts';

/** RFC 4648 §4, as RFC 5034 §4 wants it: whole groups, nothing else. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** A server that takes no password in clear says so in many ways. */
const CLEAR = /plain ?text|\bclear\b|non-secure|\b(?:SSL|TLS)\b|encrypt/i;

/** The server wants TLS before it hears any secret, whatever else may be wrong with the line. */
export function clearCause({ fold, command, reply }: Mistake): Found | undefined {
  const { verb } = command;
  if (fold.secured || fold.state !== 'authorization') return undefined;
  if (verb !== 'USER' && verb !== 'PASS' && verb !== 'APOP' && verb !== 'AUTH') return undefined;
  if (!CLEAR.test(reply.lines[0]?.rest ?? '')) return undefined;
  return found('clearRefused', {}, offers(fold, 'STLS') || !fold.asked ? { repair: 'STLS' } : {});
}

/** Logging in: offered or not, in which way, and what was wrong with the secret. Never shows one. */
export function loginCause(mistake: Mistake): Found | undefined {
  const { fold, command, waiting } = mistake;
  const { verb, words } = command;
  if (verb !== 'USER' && verb !== 'PASS' && verb !== 'APOP' && verb !== 'AUTH' && verb !== 'STLS')
    return undefined;
  const { response } = waiting;
  if (response === '*') return undefined;
  switch (verb) {
    case 'STLS':
      return fold.secured ? undefined : found('stlsMissing', {}, { repair: `USER ${likelyUser(fold)}` });
    case 'APOP':
      if (!fold.timestamp && fold.greeted && !mistake.before.unsure)
        return found('apopMissing', {}, { repair: `USER ${likelyUser(fold)}` });
      return found(
        'loginFailed',
        { user: shown(words[0]?.text ?? '') },
        { repair: `USER ${likelyUser(fold)}` },
      );
    case 'USER':
      return isNameRefused(waiting) ? found('nameRefused', { user: shown(words[0]?.text ?? '') }) : undefined;
    case 'AUTH':
      return authCause(mistake);
    case 'PASS': {
      if (/^ | $/.test(words[0]?.text ?? ''))
        return found('passBlanks', {}, { repair: `USER ${likelyUser(fold)}` });
      return found('loginFailed', { user: shown(fold.user ?? '') }, { repair: `USER ${likelyUser(fold)}` });
    }
  }
}

const offers = ({ reading }: Mistake['fold'], keyword: string): boolean =>
  reading.extensions.some((one) => one.keyword === keyword);

function authCause({ fold, command, waiting, reply }: Mistake): Found | undefined {
  const [mechanism, initial] = command.words;
  const name = mechanism?.text.toUpperCase() ?? '';
  const { response } = waiting;
  const sasl = fold.reading.extensions.find(({ keyword }) => keyword === 'SASL');
  const repair = `USER ${likelyUser(fold)}`;
  if (fold.asked && response === undefined) {
    if (!sasl) return found('authMissing', {}, { repair });
    if (!sasl.rest.toUpperCase().split(' ').includes(name))
      return found('authMechanism', { name: shown(name), offered: shown(sasl.rest) });
  }
  const payload = response ?? initial?.text;
  if (payload !== undefined && payload !== '=') {
    if (!BASE64.test(payload)) return found('authBase64', {});
    const secret = latin1(decodeBase64(payload));
    if (secret.endsWith('\n')) return found('authNewline', {});
    const count = secret.split('\0').length - 1;
    if (name === 'PLAIN' && count !== 2) return found('authNuls', { count });
    return found('loginFailed', { user: '' });
  }
  const said = reply.lines[0]?.rest ?? '';
  if (/mechanism|unsupported|not supported/i.test(said))
    return found('authMechanism', { name: shown(name), offered: shown(sasl?.rest ?? '') });
  return response === undefined && !sasl ? found('authMissing', {}, { repair }) : undefined;
}
