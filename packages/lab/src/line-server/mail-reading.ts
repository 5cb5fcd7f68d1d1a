import type { DialogueEffect, DialogueInput } from '@ehlo/protocol';
import type { Door } from '../door/door.ts';
import type { ImapSession } from '../mail/imap-session.ts';
import type { MaildropSession } from '../mail/maildrop-session.ts';
import type { KeptLetter } from './incoming-letter.ts';
import { OutgoingLetters } from './outgoing-letters.ts';
import { sendResponses } from './outgoing-responses.ts';
import type { House } from './surroundings.ts';

type Effect<Kind extends DialogueEffect['kind']> = Extract<DialogueEffect, { kind: Kind }>;

/** Where a server's mail is read: in folders (IMAP), in a maildrop (POP3), or nowhere. */
export interface ReadableMail {
  maildrop?: MaildropSession | undefined;
  imap?: ImapSession | undefined;
}

/** What a dialogue that reads mail has done for it. Nothing here rejects. */
export class MailReading {
  readonly #mail: ReadableMail;
  readonly #outgoing: OutgoingLetters;

  constructor(door: Door, house: House) {
    this.#mail = house;
    this.#outgoing = new OutgoingLetters(door, house);
  }

  drained(): void {
    this.#outgoing.drained();
  }

  gone(): void {
    this.#outgoing.gone();
  }

  openMaildrop({ user }: Effect<'openMaildrop'>): Promise<DialogueInput> {
    return this.#maildrop.open(user);
  }

  expunge({ ids }: Effect<'expunge'>): Promise<DialogueInput> {
    return this.#maildrop.expunge(ids);
  }

  /** @returns `cut`: a part went out, and an end would pass it for the whole */
  async sendLetter(effect: Effect<'sendLetter'>): Promise<DialogueInput | 'cut'> {
    return answerOf(await this.#outgoing.send(effect, this.#maildrop));
  }

  /** @param appended the letter that came before, for APPEND */
  async ask({ ask }: Effect<'mail'>, appended: KeptLetter | undefined): Promise<DialogueInput> {
    return { kind: 'mail', answer: await this.#imap.ask(ask, appended) };
  }

  /** @returns `cut`: the rest of a literal is lost */
  async fetch({ fetch }: Effect<'fetch'>): Promise<DialogueInput | 'cut'> {
    const done = await sendResponses(fetch, this.#imap.letters, (octets, letter) =>
      letter ? this.#outgoing.putLetter(octets) : this.#outgoing.put(octets),
    );
    return answerOf(done);
  }

  /** @param changed what is watched is no longer what the dialogue was told */
  watch({ on }: Effect<'watch'>, changed: () => void): void {
    this.#imap.watch(on ? changed : undefined);
  }

  get #maildrop(): MaildropSession {
    const { maildrop } = this.#mail;
    if (!maildrop) throw new Error('A dialogue asked for mail on a server that has none to read.');
    return maildrop;
  }

  get #imap(): ImapSession {
    const { imap } = this.#mail;
    if (!imap) throw new Error('A dialogue asked for folders on a server that has none.');
    return imap;
  }
}

function answerOf(done: 'sent' | 'missing' | 'cut'): DialogueInput | 'cut' {
  if (done === 'cut') return 'cut';
  return { kind: done === 'sent' ? 'sent' : 'notSent' };
}
