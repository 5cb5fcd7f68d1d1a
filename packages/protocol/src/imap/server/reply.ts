import type { DialogueEffect } from '../../dialogue.ts';
import { octetsOfLatin1 } from '../../octets.ts';
import type { ImapRefusal } from './mail.ts';
import { asks, type ImapState, NOTHING, type Turn } from './state.ts';
import { refresh } from './view.ts';

/** After so many mistakes the server hangs up. */
const MAX_MISTAKES = 100;

/** Lines without their ends, one character an octet. */
export function say(...lines: string[]): DialogueEffect[] {
  return lines.length === 0
    ? NOTHING
    : [{ kind: 'reply', octets: octetsOfLatin1(`${lines.join('\r\n')}\r\n`) }];
}

export function turn(state: ImapState, ...lines: string[]): Turn {
  return { state, effects: say(...lines) };
}

/** BAD: what came was no command, or out of place. What talks so for long is a program that is lost. */
export function mistake(state: ImapState, tag: string, text: string): Turn {
  const mistakes = state.mistakes + 1;
  if (mistakes <= MAX_MISTAKES) return turn({ ...state, mistakes }, `${tag} BAD ${text}`);
  return farewell({ ...state, mistakes }, `${tag} BAD ${text}`, '* BYE Too many mistakes');
}

export function farewell({ peer, mistakes }: ImapState, ...lines: string[]): Turn {
  return { state: { peer, mistakes, phase: 'closed' }, effects: [...say(...lines), { kind: 'close' }] };
}

/**
 * The command is done: what others changed meanwhile is told first (RFC 3501 §5.2).
 *
 * @param status `OK Done`
 * @param expunge whether numbers may change under the client now (§7.4.1)
 */
export function done(
  state: ImapState,
  tag: string,
  status: string,
  { expunge = true, before = [] }: { expunge?: boolean; before?: readonly string[] } = {},
): Turn {
  const { view } = state;
  if (!view) return turn(state, ...before, `${tag} ${status}`);
  return asks(
    state,
    { about: 'poll' },
    (next, answer) => {
      if (answer.kind !== 'messages') return turn(next, `${tag} ${status}`);
      const { view: fresh, lines } = refresh(view, answer, { expunge });
      return turn({ ...next, view: fresh }, ...lines, `${tag} ${status}`);
    },
    say(...before),
  );
}

const REFUSALS: Record<ImapRefusal, string> = {
  nonexistent: '[NONEXISTENT] There is no such folder',
  exists: '[ALREADYEXISTS] There is such a folder already',
  cannot: '[CANNOT] This folder is there for everybody and stays as it is',
  limit: '[LIMIT] There are as many folders as there may be',
  full: '[OVERQUOTA] There is no room for more mail',
  error: '[UNAVAILABLE] The mail cannot be read or written now',
};

/** NO. `target`: where a message was to go, which would be there if it were made (RFC 3501 §7.1, TRYCREATE). */
export function refusal(why: ImapRefusal, target = false): string {
  return `NO ${target && why === 'nonexistent' ? '[TRYCREATE] There is no such folder: CREATE makes it' : REFUSALS[why]}`;
}
