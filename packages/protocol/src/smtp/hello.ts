import type { DialogueEffect } from '../dialogue.ts';
import { latin1 } from '../octets.ts';
import { SASL_MECHANISMS } from '../sasl/exchange.ts';
import { SMTP_COMMANDS, smtpCommandRow, smtpVerb } from './commands.ts';
import { SMTP_EXTENSIONS, type SmtpExtension, type SmtpExtensionRow } from './extensions.ts';
import type { SmtpCommand } from './parse-command.ts';
import type { SmtpPolicy } from './policy.ts';
import { answer, type SmtpReply } from './reply.ts';
import { type SmtpState, withoutTransaction } from './state.ts';
import { mistake, type Turn, turn } from './turn.ts';

/** Whether the server serves an extension to this client, now. */
export function isOffered(policy: SmtpPolicy, extension: SmtpExtension, secured: boolean): boolean {
  if (extension === 'AUTH') return policy.auth === 'always' || (policy.auth === 'secured' && secured);
  const row: SmtpExtensionRow = SMTP_EXTENSIONS[extension];
  return policy.extensions.includes(extension) && !(row.clearOnly && secured);
}

/** EHLO and HELO, at any time: they begin anew (RFC 5321 §4.1.4). */
export function greet(state: SmtpState, command: SmtpCommand, line: Uint8Array, policy: SmtpPolicy): Turn {
  const { start, end } = command.name ?? command.word;
  const name = latin1(line.subarray(start, end));
  const extended = command.verb === 'EHLO';
  const { secured } = state.peer;
  const greets = `${policy.hostName} greets ${name}`;
  const text = extended
    ? [
        greets,
        ...policy.extensions
          .filter((extension) => isOffered(policy, extension, secured))
          .map((extension) => (extension === 'SIZE' ? `SIZE ${policy.maxSize}` : extension)),
        ...(isOffered(policy, 'AUTH', secured) ? [`AUTH ${SASL_MECHANISMS.join(' ')}`] : []),
      ]
    : greets;
  return {
    state: { ...withoutTransaction({ ...state, helo: name }), extended },
    effects: [...answer({ code: 250, text }), { kind: 'named', by: 'helo', name }],
  };
}

const SECURED_ALREADY: SmtpReply = { code: 503, enhanced: '5.5.1', text: 'TLS stands already' };
const NO_TLS: SmtpReply = { code: 502, enhanced: '5.5.1', text: 'TLS is not offered here' };
const TLS_READY: SmtpReply = { code: 220, enhanced: '2.0.0', text: 'Ready for TLS' };

/** RFC 3207 §4. The state stays as it is until the handshake is done: `secured` forgets it. */
export function startTls(
  state: SmtpState,
  _command: SmtpCommand,
  _line: Uint8Array,
  policy: SmtpPolicy,
): Turn {
  if (!policy.extensions.includes('STARTTLS')) return mistake(state, policy, NO_TLS);
  if (state.peer.secured) return mistake(state, policy, SECURED_ALREADY);
  const effects: DialogueEffect[] = [...turn(state, TLS_READY).effects, { kind: 'startTls' }];
  return { state, effects };
}

/** HELP: what is served here, or one command's syntax (RFC 5321 §4.1.1.8). */
export function helpReply(topic: string, policy: SmtpPolicy, secured = false): SmtpReply {
  const served = (Object.keys(SMTP_COMMANDS) as (keyof typeof SMTP_COMMANDS)[]).filter((verb) => {
    const { status, extension } = smtpCommandRow(verb);
    return status === 'served' && (extension === undefined || isOffered(policy, extension, secured));
  });
  const verb = smtpVerb(topic);
  const text =
    verb && served.includes(verb)
      ? `${SMTP_COMMANDS[verb].syntax} (${SMTP_COMMANDS[verb].rfc.replace('§', '')})`
      : served.join(' ');
  return { code: 214, enhanced: '2.0.0', text };
}
