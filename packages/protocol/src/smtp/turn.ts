import type { DialogueEffect, DialogueTurn } from '../dialogue.ts';
import type { SmtpPolicy } from './policy.ts';
import { answer, type SmtpReply } from './reply.ts';
import type { SmtpState } from './state.ts';

export type Turn = DialogueTurn<SmtpState>;

export function turnWith(state: SmtpState, effects: DialogueEffect[]): Turn {
  return { state, effects };
}

/** Octets of replies that were made before. Most replies are constants: a NOOP should not cost a UTF-8 encoding. */
const MADE = new WeakMap<SmtpReply, DialogueEffect[]>();

/** One reply. Octets beyond ASCII only within a transaction that asked for them (RFC 6531 §3.7.4). */
export function turn(state: SmtpState, reply: SmtpReply): Turn {
  if (state.transaction?.smtputf8) return { state, effects: answer(reply, 'utf8') };
  let effects = MADE.get(reply);
  if (!effects) {
    effects = answer(reply);
    MADE.set(reply, effects);
  }
  return { state, effects };
}

/**
 * A line that was no command, or out of place. After the policy's many the server hangs up (RFC 5321 §3.8 and §7.8
 * allow it): what talks so is a program that is lost, or someone's letter pasted at the wrong place.
 */
export function mistake(state: SmtpState, policy: SmtpPolicy, reply: SmtpReply): Turn {
  const mistakes = state.mistakes + 1;
  if (mistakes <= policy.maxMistakes) return turn({ ...state, mistakes }, reply);
  const [last] = answer({
    code: 421,
    enhanced: '4.7.0',
    text: `${policy.hostName} has heard too many mistakes, closing`,
  });
  return {
    state: { ...state, mistakes, phase: 'closed' },
    effects: [last as DialogueEffect, { kind: 'close' }],
  };
}
