import { decodeBase64 } from '../../mail/transfer-encoding.ts';
import { latin1 } from '../../octets.ts';
import { shown } from '../../reading/words.ts';
import { argumentsCalled } from '../command-line.ts';
import { offers } from '../standing.ts';
import { again, type Found, found, loginLine, type Mistake, withTag } from './found.ts';

/** RFC 4648 §4: whole groups, nothing else. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
/** A server that takes no password in clear says so in many ways. */
const CLEAR = /plain ?text|\bclear\b|non-secure|\b(?:SSL|TLS)\b|encrypt|disabled/i;

/** The server wants TLS before it hears any secret (RFC 3501 §6.2.3, RFC 5530 §3). */
export function clearCause({ fold, command, said, read }: Mistake): Found | undefined {
  const { verb, wordAt: marks } = command;
  if (fold.secured || (verb !== 'LOGIN' && verb !== 'AUTHENTICATE')) return undefined;
  const disabled = verb === 'LOGIN' && offers(fold, 'LOGINDISABLED');
  if (read.code?.name !== 'PRIVACYREQUIRED' && !disabled && !CLEAR.test(said)) return undefined;
  const can = offers(fold, 'STARTTLS') || !fold.asked;
  return found('clearRefused', {}, { marks, ...(can ? { repair: withTag(fold, 'STARTTLS') } : {}) });
}

/** Logging in: in which way, and what was wrong with the secret. Never shows one. */
export function loginCause({ fold, command, waiting, said, read, text }: Mistake): Found | undefined {
  const { verb } = command;
  const { response } = waiting;
  if (response === '*') return undefined;
  if (verb === 'STARTTLS')
    return fold.secured ? undefined : found('starttlsMissing', {}, { marks: command.wordAt });
  const code = read.code?.name;
  if (verb === 'LOGIN') {
    if (read.status !== 'NO') return undefined;
    if (code === 'EXPIRED') return found('expired', {}, {});
    const user = shown(argumentsCalled(command, 'user-name')[0]?.text ?? '');
    if (code !== undefined && code !== 'AUTHENTICATIONFAILED' && code !== 'ALERT') return undefined;
    return found('loginFailed', { user }, { repair: again(fold, command, 'LOGIN') });
  }
  if (verb !== 'AUTHENTICATE') return undefined;
  const [mechanism] = argumentsCalled(command, 'mechanism');
  const name = mechanism?.text.toUpperCase() ?? '';
  if (!mechanism) return undefined;
  const ways = fold.reading.extensions.flatMap(({ keyword }) =>
    keyword.startsWith('AUTH=') ? [keyword.slice(5)] : [],
  );
  if (
    (fold.asked && ways.length > 0 && !ways.includes(name)) ||
    /mechanism|unsupported|not supported/i.test(said)
  )
    return found(
      'authMechanism',
      { name: shown(name), offered: shown(ways.join(' ')) },
      { marks: mechanism },
    );
  const payload = response ?? argumentsCalled(command, 'initial-response')[0]?.text;
  if (payload !== undefined && payload !== '=') {
    if (!BASE64.test(payload)) return found('authBase64', {}, { marks: { start: 0, end: text.length } });
    const secret = latin1(decodeBase64(payload));
    if (secret.endsWith('\n')) return found('authNewline', {});
    const count = secret.split('\0').length - 1;
    if (name === 'PLAIN' && count !== 2) return found('authNuls', { count });
  }
  if (code === 'EXPIRED') return found('expired', {}, {});
  if (read.status !== 'NO' || (code !== undefined && code !== 'AUTHENTICATIONFAILED' && code !== 'ALERT'))
    return undefined;
  return found('loginFailed', { user: '' }, { repair: loginLine(fold) });
}
