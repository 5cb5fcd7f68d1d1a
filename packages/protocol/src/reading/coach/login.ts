import { decodeBase64 } from '../../mail/transfer-encoding.ts';
import { concat, latin1 } from '../../octets.ts';
import { shown } from '../words.ts';
import { type Found, found, type Mistake } from './found.ts';

/** RFC 4648 §4, as RFC 4954 §4 wants it: whole groups, nothing else. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/** AUTH: offered or not, in which way, and what the octets behind the base64 are. Never shows them. */
export function loginCause(mistake: Mistake): Found | undefined {
  const { fold, reply, command, response, before } = mistake;
  if (command?.verb !== 'AUTH' || command.grammar.problem) return undefined;
  const { code, enhanced } = reply;
  if (response === '*') return undefined;
  const { extensions } = fold.reading;
  const offered = extensions.find(({ keyword }) => keyword === 'AUTH');
  const [name = '', initial] = command.argument.split(/[ \t]+/);
  const mechanism = name.toUpperCase();
  if (code === 538 || code === 530) return undefined;
  if (!offered && code >= 500 && response === undefined && code !== 535) {
    if (code === 503 && before.helo === undefined) return undefined;
    const tls = extensions.some(({ keyword }) => keyword === 'STARTTLS');
    return tls ? found('authAfterTls', {}, { repair: 'STARTTLS' }) : found('authMissing', {});
  }
  if (code === 504 || code === 534)
    return found('authMechanism', { name: shown(name), rest: shown(offered?.rest ?? '') });
  const payload = response ?? initial;
  if (code >= 500 && response === undefined && initial && cutInTwo(mistake)) return found('authCut', {});
  if (code >= 500 && code !== 503 && payload !== undefined && payload !== '=') {
    const secret = payloadCause(payload, mechanism);
    if (secret) return secret;
    // The name may have been wrong, and the password right.
    if (mistake.earlier?.some((one) => payloadCause(one, 'LOGIN')?.id === 'authNewline'))
      return found('authNewline', {});
  }
  return code === 535 || enhanced === '5.7.8' ? found('loginFailed', {}) : undefined;
}

/** Signs of a line of base64 where it is cut, as MIME has it (RFC 2045 §6.8). */
const CUT_AFTER = 76;

/** The answer ended in LF, and more base64 waits behind it: whoever encoded it had cut it into lines. */
function cutInTwo({ fold, command }: Mistake): boolean {
  if (command?.line.ending !== 'lf') return false;
  const rest = latin1(concat(fold.held.map(({ octets }) => octets)).subarray(0, CUT_AFTER + 4));
  return /^[A-Za-z0-9+/]+={0,2}\r?\n/.test(rest);
}

function payloadCause(payload: string, mechanism: string): Found | undefined {
  if (!BASE64.test(payload)) return found('authBase64', {});
  const secret = latin1(decodeBase64(payload));
  if (secret.endsWith('\n')) return found('authNewline', {});
  const count = secret.split('\0').length - 1;
  return mechanism === 'PLAIN' && count !== 2 ? found('authNuls', { count }) : undefined;
}
