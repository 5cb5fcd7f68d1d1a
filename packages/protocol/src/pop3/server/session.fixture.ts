import type { DialogueEffect, DialogueInput, MaildropLetter } from '../../dialogue.ts';
import { createDotWriter } from '../../dot-writer.ts';
import { latin1, octetsOfLatin1 } from '../../octets.ts';
import { CHALLENGE, isPassword } from '../../sasl/password.fixture.ts';
import { createPop3Dialogue, type Pop3Policy } from './dialogue.ts';
import type { Pop3State } from './state.ts';

export interface FakeWorld {
  password?: string;
  letters?: readonly (MaildropLetter & { text: string })[];
  /** Another session has it. */
  inUse?: boolean;
  /** The store cannot remove. */
  stuck?: boolean;
}

export const LETTERS = [
  'Subject: one\r\n\r\nfirst\r\n',
  'Subject: two\r\n\r\n.dots\r\nmore\r\n',
  'Subject: three\r\n\r\n',
].map((text, index) => ({ id: 40 + index, size: text.length, uniqueId: `u${index}`, text }));

/** One session of the dialogue with a world that answers at once. */
export function openSession(world: FakeWorld = {}, policy: Partial<Pop3Policy> = {}, secured = false) {
  const { password = 'secret', letters = LETTERS } = world;
  const dialogue = createPop3Dialogue({ hostName: 'mail.campus.test', stls: true, ...policy });
  const effects: DialogueEffect[] = [];
  let state: Pop3State = dialogue.start({ address: '10.20.3.7', secured });
  let said = '';

  function feed(input: DialogueInput): void {
    const turn = dialogue.step(state, input);
    state = turn.state;
    for (const effect of turn.effects) {
      effects.push(effect);
      const answer = answerOf(effect);
      if (answer) feed(answer);
    }
  }

  /** Does what a turn asks of the world. */
  function answerOf(effect: DialogueEffect): DialogueInput | undefined {
    switch (effect.kind) {
      case 'reply':
        said += latin1(effect.octets);
        return undefined;
      case 'authenticate': {
        const known = effect.user === 'bob' && isPassword(effect, password);
        return known ? { kind: 'authenticated', user: 'bob' } : { kind: 'notAuthenticated' };
      }
      case 'challenge':
        return { kind: 'challenge', text: CHALLENGE };
      case 'openMaildrop':
        return world.inUse ? { kind: 'noMaildrop', reason: 'in-use' } : { kind: 'maildrop', letters };
      case 'sendLetter': {
        const letter = letters.find(({ id }) => id === effect.id);
        if (!letter) return { kind: 'notSent' };
        const writer = createDotWriter({ lines: effect.lines });
        const octets = writer.feed(octetsOfLatin1(letter.text));
        said += latin1(effect.status) + latin1(octets) + latin1(writer.end());
        return { kind: 'sent' };
      }
      case 'expunge':
        return { kind: world.stuck ? 'notExpunged' : 'expunged' };
      default:
        return undefined;
    }
  }

  return {
    feed,
    effects,
    get state() {
      return state;
    },
    /** Says lines, and takes what is answered to them. */
    say(...lines: string[]): string {
      said = '';
      for (const line of lines) feed({ kind: 'line', octets: octetsOfLatin1(line), ending: 'crlf' });
      return said;
    },
    open(): string {
      said = '';
      feed({ kind: 'opened' });
      return said;
    },
    /** The spans that were marked as secret, of the line they are in. */
    secrets: (line: string) =>
      effects.flatMap((effect) => (effect.kind === 'secret' ? [line.slice(effect.start, effect.end)] : [])),
  };
}

export function loggedIn(world: FakeWorld = {}): ReturnType<typeof openSession> {
  const session = openSession(world);
  session.open();
  session.say('USER bob', 'PASS secret');
  return session;
}
