import type { SecureContext } from 'node:tls';
import type { BlobStore } from '@ehlo/log';
import {
  concat,
  createLineReader,
  type Dialogue,
  type DialogueAnswer,
  type DialogueEffect,
  type DialogueInput,
  type DialogueQuestion,
  type LineReader,
  MAX_COMMAND_OCTETS,
} from '@ehlo/protocol';
import type { ImapFetch } from '@ehlo/protocol/imap/server';
import type { ConnectionClosed } from '@ehlo/wire';
import type { LabClock } from '../clock.ts';
import type { Door, Inside } from '../door/door.ts';
import type { FaultWatch, Strike } from '../faults/watch.ts';
import type { ImapSession } from '../mail/imap-session.ts';
import type { MaildropSession } from '../mail/maildrop-session.ts';
import { RefusedByPolicy } from '../verdicts/check-arrival.ts';
import { failureOf, IncomingLetter, type KeptLetter } from './incoming-letter.ts';
import { OutgoingLetters } from './outgoing-letters.ts';
import { sendResponses } from './outgoing-responses.ts';
import { Stretch } from './stretch.ts';

export type StoreRequest = Extract<DialogueEffect, { kind: 'store' }>;
export type Login = Extract<DialogueEffect, { kind: 'authenticate' }>;
export type Named = Extract<DialogueEffect, { kind: 'named' }>;

/** What a conversation asks of the world around it. */
export interface Surroundings {
  dialogue: Dialogue;
  blobs: BlobStore;
  /** Client's address in the room's world. */
  clientAddress: () => string;
  /**
   * Keeps a letter durably; resolves with the server's name for it. Rejects with `StoreFull` when there is no room, with
   * `RefusedByPolicy` when the author's domain wants it refused.
   */
  keep(request: StoreRequest, letter: KeptLetter): Promise<{ queueId: string }>;
  /** Whose a password is. Never rejects. */
  authenticate(login: Login): Promise<DialogueInput>;
  /** Finds out what a policy has to know. Never rejects. */
  ask(question: DialogueQuestion): Promise<DialogueAnswer>;
  /** The client said who it is. */
  named(effect: Named): void;
  /** The client's first command was answered. */
  spoke(): void;
  /** The client got on: the idle clock starts anew. */
  progress(): void;
  /** A command has begun and not ended. */
  unfinished(): void;
  /** Octets came in that are no whole command yet. */
  arrived(): void;
  gone(): void;
  /** Mistakes that the server makes on purpose. */
  faults?: FaultWatch | undefined;
  after: LabClock['after'];
  /** Mail to read (POP3); absent at servers that only take it. */
  maildrop?: MaildropSession | undefined;
  /** The same for IMAP. */
  imap?: ImapSession | undefined;
  /**
   * Certificate for STARTTLS; absent where it is not offered.
   * @param offset octets of the client's clear direction before its STARTTLS
   */
  tls?: ((offset: number) => Promise<SecureContext>) | undefined;
}

interface Literal {
  left: number;
  readonly length: number;
  readonly kept: Uint8Array[] | undefined;
}

const NOTHING = new Uint8Array(0);
/** Commands answered at a stretch before other connections get their turn. */
const LINES_A_TURN = 500;
/** Replies are written together, but no more than this at once. */
const REPLY_OCTETS = 64 * 1024;

/**
 * Runs a pure dialogue over a door: splits lines, streams letters, writes replies. It works on one thing at a time; when
 * more comes while it waits (for the disk, for TLS, for a slow reader) the socket is read no further, so whatever a client
 * pipelines stays with it.
 */
export class Conversation implements Inside {
  readonly #door: Door;
  readonly #around: Surroundings;
  #state: unknown;
  readonly #lines: LineReader;
  /** Octets of the client's clear direction before the line in hand. */
  #lineStart = 0;
  /** The same for the line that the dialogue was last given. */
  #lineAt = 0;
  #letter: IncomingLetter | undefined;
  readonly #stretch = new Stretch();
  readonly #outgoing: OutgoingLetters;
  /** A literal that is coming in: octets that are still to come, and those that are kept. */
  #literal: Literal | undefined;
  /** A letter that is on the disk and in nobody's mailbox yet. */
  #keptLetter: KeptLetter | undefined;
  /** What is watched has changed, and the dialogue was not told yet. */
  #changed = false;
  /** Octets for the letter that came while it waited. */
  #pending: Uint8Array[] = [];
  /** What came behind the dot of the letter that is being stored, until the tap has it. */
  #behindDot: Uint8Array[] = [];
  /** A letter's dot came, and the tap was not told yet. */
  #letterEnding = false;
  /** The socket is not read. */
  #paused = false;
  #replies: Uint8Array[] = [];
  #replyOctets = 0;
  /** What has to happen before the next octet is looked at. */
  #waiting: 'nothing' | 'drain' | 'turn' | 'disk' | 'store' | 'ask' | 'tls' | 'send' | 'fault' | 'leave' =
    'nothing';
  /** Waits so far: one that led to another is not over before that one is. */
  #waits = 0;
  /** A fault: nothing is read or said any more. */
  #silent = false;
  /** A fault: what becomes of the next reply. */
  #nextReply: 'cut' | Extract<Strike, { kind: 'reply' }> | undefined;
  /** A fault holds something up: ends it at once. */
  #endDelay: (() => void) | undefined;
  #clientEnded = false;
  #spoke = false;
  #goodbye: 'idle' | 'shutdown' | undefined;
  #over = false;

  constructor(door: Door, around: Surroundings) {
    this.#door = door;
    this.#around = around;
    this.#lines = createLineReader({ maxOctets: around.dialogue.maxLineOctets ?? MAX_COMMAND_OCTETS });
    this.#outgoing = new OutgoingLetters(door, () => around.progress());
  }

  /** Greets. With implicit TLS it greets once TLS stands: then `secured` does. */
  start(): void {
    const { dialogue, clientAddress } = this.#around;
    this.#state = dialogue.start({ address: clientAddress(), secured: this.#door.secured });
    this.#strike(this.#around.faults?.connect(), () => this.#step({ kind: 'opened' }));
    this.#run();
  }

  octets(octets: Uint8Array): void {
    // Clear octets that come between STARTTLS and the handshake are thrown away.
    if (this.#over) return;
    if (this.#waiting === 'tls') {
      this.#lineStart += octets.length;
      return;
    }
    if (this.#silent) {
      this.#around.arrived();
      return;
    }
    if (this.#letter || this.#literal) this.#pending.push(octets);
    else this.#lines.feed(octets);
    if (this.#waiting === 'nothing') this.#run();
    else {
      // The tap takes them for the letter's as long as it has not been told that the letter ended.
      if (this.#letterEnding) this.#behindDot.push(octets);
      this.#pause();
    }
    if (this.#waiting === 'nothing' && this.#lines.begun > 0) this.#around.unfinished();
    if (!this.#spoke) this.#around.arrived();
  }

  ended(): void {
    this.#clientEnded = true;
    if (this.#silent) this.#door.end('client');
    else this.#run();
  }

  drained(): void {
    if (this.#waiting === 'leave') this.#leave();
    else if (this.#waiting === 'drain') this.#goOn();
    this.#outgoing.drained();
  }

  secured(): void {
    if (this.#state === undefined) this.start();
    else {
      this.#step({ kind: 'secured' });
      this.#goOn();
    }
  }

  gone(): void {
    this.#over = true;
    this.#letter?.discard();
    this.#letter = undefined;
    this.#pending = [];
    this.#endDelay?.();
    this.#outgoing.gone();
    this.#around.gone();
  }

  /** Nothing is on its way that a limit or an end would cut. */
  get resting(): boolean {
    return this.#waiting !== 'store' && this.#waiting !== 'tls';
  }

  /** Says goodbye (421) as soon as nothing is being stored. */
  sayGoodbye(why: 'idle' | 'shutdown'): void {
    if (this.#over || this.#goodbye) return;
    this.#goodbye = why;
    // Before the greeting, or while the client does not read, there is nobody to say it to; a fault says nothing.
    if (this.#waiting === 'leave') this.#leave();
    else if (this.#state === undefined || ['drain', 'fault', 'send'].includes(this.#waiting)) this.#close();
    else this.#run();
  }

  #run(): void {
    let lines = 0;
    while (this.#waiting === 'nothing' && !this.#over) {
      if (this.#goodbye) {
        this.#step({ kind: this.#goodbye });
        this.#close();
      } else if (this.#letter) {
        if (!this.#readLetter(this.#letter)) break;
      } else if (this.#literal) {
        if (!this.#readLiteral(this.#literal)) break;
      } else if (this.#changed) {
        this.#changed = false;
        this.#step({ kind: 'changed' });
      } else if (++lines > LINES_A_TURN) this.#wait('turn', new Promise((resolve) => setImmediate(resolve)));
      else if (!this.#readLine()) break;
      if (this.#replyOctets > REPLY_OCTETS) this.#flush();
    }
    this.#flush();
    if (this.#clientEnded && this.#waiting === 'nothing' && !this.#over) this.#door.end('client');
  }

  /** @returns false when more octets are needed */
  #readLine(): boolean {
    const item = this.#lines.next();
    if (!item) return false;
    this.#lineAt = this.#lineStart;
    const struck = item.kind === 'line' ? this.#around.faults?.line(item.octets, this.#lineStart) : undefined;
    const input = item.kind === 'line' ? item : ({ kind: 'overlong', length: item.length } as const);
    if (struck) this.#strike(struck, () => this.#step(input));
    else this.#step(input);
    const length = item.kind === 'line' ? item.octets.length : item.length;
    this.#lineStart += length + (item.ending === 'crlf' ? 2 : 1);
    this.#around.progress();
    if (!this.#spoke) {
      this.#spoke = true;
      this.#around.spoke();
    }
    return true;
  }

  /** @returns false when more octets are needed */
  #readLetter(letter: IncomingLetter): boolean {
    const chunk = this.#pending.shift();
    if (!chunk) return false;
    const { ended, rest } = letter.feed(chunk);
    this.#lineStart += chunk.length - rest.length;
    if (this.#stretch.gotOn(chunk)) this.#around.progress();
    if (!ended) {
      const backlog = letter.backlog;
      if (backlog) this.#wait('disk', backlog);
      return true;
    }
    // What the client pipelined behind the dot is commands again.
    this.#behindDot = [rest, ...this.#pending];
    this.#letterEnding = true;
    this.#pending = [];
    for (const octets of this.#behindDot) this.#lines.feed(octets);
    if (letter.counted) {
      this.#letter = undefined;
      this.#wait('store', this.#finishCounted(letter));
      return true;
    }
    this.#step({ kind: 'received', size: letter.size, tooLarge: letter.tooLarge });
    if (this.#letter === letter) this.#throwAway();
    return true;
  }

  /** A letter of a length that was said before has come: it is put on the disk, and told of then. */
  async #finishCounted(letter: IncomingLetter): Promise<void> {
    const kept = await letter.finish();
    if ('failure' in kept) {
      this.#letterEnds(undefined, NOTHING);
      return this.#answerStore({ kind: 'notStored', reason: kept.failure });
    }
    this.#letterEnds(kept, NOTHING);
    this.#keptLetter = kept;
    this.#answerStore({ kind: 'received', size: kept.size, tooLarge: false });
  }

  /** @returns false when more octets are needed */
  #readLiteral(literal: Literal): boolean {
    const chunk = literal.left > 0 ? this.#pending.shift() : NOTHING;
    if (!chunk) return false;
    const own = chunk.subarray(0, literal.left);
    literal.left -= own.length;
    literal.kept?.push(own);
    if (own.length > 0) this.#around.progress();
    if (literal.left > 0) return true;
    this.#literal = undefined;
    for (const octets of [chunk.subarray(own.length), ...this.#pending]) this.#lines.feed(octets);
    this.#pending = [];
    this.#lineAt = this.#lineStart;
    this.#lineStart += literal.length;
    this.#step({ kind: 'literal', octets: concat(literal.kept ?? []) });
    return true;
  }

  #receive(letter: IncomingLetter): void {
    this.#letter = letter;
    const rest = this.#lines.takeRest();
    if (rest.length > 0) this.#pending.push(rest);
    this.#door.tap.letterBegins(() => letter.stored);
  }

  #throwAway(): void {
    this.#letter?.discard();
    this.#letter = undefined;
    this.#letterEnds();
  }

  #step(input: DialogueInput): void {
    const turn = this.#around.dialogue.step(this.#state, input);
    this.#state = turn.state;
    for (const effect of turn.effects) this.#do(effect);
  }

  #do(effect: DialogueEffect): void {
    if (this.#over || this.#waiting === 'leave') return;
    switch (effect.kind) {
      case 'reply':
        this.#reply(effect.octets);
        return;
      case 'receive':
        this.#receive(new IncomingLetter(this.#around.blobs, effect.maxOctets));
        return;
      case 'receiveLetter':
        this.#keptLetter = undefined;
        this.#receive(new IncomingLetter(this.#around.blobs, effect.octets, { counted: true }));
        return;
      case 'receiveLiteral': {
        const { octets, keep } = effect;
        this.#literal = { left: octets, length: octets, kept: keep ? [] : undefined };
        const rest = this.#lines.takeRest();
        if (rest.length > 0) this.#pending.push(rest);
        return;
      }
      case 'mail': {
        const letter = this.#keptLetter;
        if (effect.ask.about === 'append') this.#keptLetter = undefined;
        const asked = this.#imap.ask(effect.ask, letter);
        this.#wait(
          'ask',
          asked.then((answer) => this.#answer({ kind: 'mail', answer })),
        );
        return;
      }
      case 'fetch':
        this.#wait('send', this.#fetch(effect.fetch));
        return;
      case 'watch':
        this.#imap.watch(
          effect.on
            ? () => {
                this.#changed = true;
                if (this.#waiting === 'nothing') this.#run();
              }
            : undefined,
        );
        return;
      case 'store': {
        const letter = this.#letter as IncomingLetter;
        const struck = this.#around.faults?.letter(effect.envelope, this.#lineStart - 1);
        if (struck?.kind === 'reply') {
          this.#throwAway();
          this.#nextReply = struck;
          this.#step({ kind: 'notStored', reason: 'error' });
          return;
        }
        // A letter that is not kept after all goes with the connection.
        if (struck?.kind !== 'drop' && struck?.kind !== 'silence') this.#letter = undefined;
        this.#strike(struck, () => this.#wait('store', this.#store(effect, letter)));
        return;
      }
      case 'discard':
        this.#throwAway();
        return;
      case 'secret':
        this.#door.tap.secret(this.#lineAt + effect.start, this.#lineAt + effect.end);
        return;
      case 'named':
        this.#around.named(effect);
        return;
      case 'authenticate':
        this.#wait('ask', this.#around.authenticate(effect).then(this.#answer));
        return;
      case 'ask':
        this.#wait(
          'ask',
          this.#around.ask(effect.question).then((answer) => this.#answer({ kind: 'told', answer })),
        );
        return;
      case 'openMaildrop':
        this.#wait('ask', this.#maildrop.open(effect.user).then(this.#answer));
        return;
      case 'sendLetter':
        this.#wait('send', this.#send(effect));
        return;
      case 'expunge':
        this.#wait('store', this.#maildrop.expunge(effect.ids).then(this.#answer));
        return;
      case 'startTls':
        this.#startTls();
        return;
      case 'close':
        this.#close();
        return;
      default:
        effect satisfies never;
    }
  }

  #reply(octets: Uint8Array): void {
    const instead = this.#nextReply;
    this.#nextReply = undefined;
    const said =
      instead === undefined
        ? octets
        : instead === 'cut'
          ? octets.subarray(0, octets.length / 2)
          : instead.octets;
    this.#replies.push(said);
    this.#replyOctets += said.length;
    if (instead === 'cut' || instead?.closes) this.#close();
  }

  /** Does what a fault does; `goOn` is what the server would do. */
  #strike(struck: Strike | undefined, goOn: () => void): void {
    switch (struck?.kind) {
      case undefined:
        goOn();
        return;
      case 'reply':
        this.#nextReply = struck;
        this.#reply(struck.octets);
        return;
      case 'delay':
        // What was said before does not wait with it.
        this.#flush();
        this.#waiting = 'fault';
        void this.#delay(struck.ms).then(() => {
          this.#waiting = 'nothing';
          goOn();
          // It may wait for something of its own by now.
          if (this.#waiting === 'nothing') this.#goOn();
        });
        return;
      case 'drop':
        this.#flush();
        this.#door.reset('server');
        return;
      case 'silence':
        this.#flush();
        this.#silent = true;
        this.#waiting = 'fault';
        if (this.#clientEnded) this.#door.end('client');
        // Its end has to be noticed.
        else this.#door.resume();
        return;
      case 'half-reply':
        this.#nextReply = 'cut';
        goOn();
        return;
      default:
        struck satisfies never;
    }
  }

  async #store(request: StoreRequest, letter: IncomingLetter): Promise<void> {
    const kept = await letter.finish();
    if ('failure' in kept) {
      this.#letterEnds();
      return this.#answerStore({ kind: 'notStored', reason: kept.failure });
    }
    this.#letterEnds(kept);
    try {
      const { queueId } = await this.#around.keep(request, kept);
      this.#answerStore({ kind: 'stored', queueId });
    } catch (error) {
      this.#answerStore(
        error instanceof RefusedByPolicy
          ? { kind: 'refused', domain: error.domain }
          : { kind: 'notStored', reason: failureOf(error) },
      );
    }
  }

  get #maildrop(): MaildropSession {
    const { maildrop } = this.#around;
    if (!maildrop) throw new Error('A dialogue asked for mail on a server that has none to read.');
    return maildrop;
  }

  async #send(effect: Extract<DialogueEffect, { kind: 'sendLetter' }>): Promise<void> {
    this.#flush();
    const done = await this.#outgoing.send(effect, this.#maildrop);
    if (done === 'cut') this.#door.reset('server');
    else this.#answer({ kind: done === 'sent' ? 'sent' : 'notSent' });
  }

  get #imap(): ImapSession {
    const { imap } = this.#around;
    if (!imap) throw new Error('A dialogue asked for folders on a server that has none.');
    return imap;
  }

  async #fetch(fetch: ImapFetch): Promise<void> {
    this.#flush();
    const done = await sendResponses(fetch, this.#imap.read, (octets, letter) =>
      this.#door.tap.serving(letter !== undefined, () => this.#outgoing.put(octets)),
    );
    if (done === 'cut') this.#door.reset('server');
    else this.#answer({ kind: done === 'sent' ? 'sent' : 'notSent' });
  }

  /** @param mark what ends a letter and is no part of it; default: the dot line */
  #letterEnds(blob?: KeptLetter, mark?: Uint8Array): void {
    this.#door.tap.letterEnds(concat(this.#behindDot), blob, mark);
    this.#behindDot = [];
    this.#letterEnding = false;
  }

  #answerStore(input: DialogueInput): void {
    this.#around.progress();
    if (!this.#over) this.#step(input);
  }

  readonly #answer = (input: DialogueInput): void => {
    if (!this.#over) this.#step(input);
  };

  #startTls(): void {
    const { tls } = this.#around;
    if (!tls) throw new Error('A dialogue began TLS on a server that has no certificate.');
    this.#flush();
    // Clear octets behind STARTTLS are never read (RFC 3207 §4.2, CVE-2011-0411).
    this.#lineStart += this.#lines.takeRest().length;
    this.#waiting = 'tls';
    this.#pause();
    tls(this.#lineAt).then(
      (context) => {
        if (this.#over) return;
        // Who has sent a FIN shakes no hands.
        if (this.#clientEnded) this.#door.end('client');
        else this.#door.startTls(context);
      },
      () => this.#door.reset('lab', 'ended'),
    );
  }

  #close(): void {
    this.#flush();
    // The last words are to arrive.
    if (this.#door.busy) this.#waiting = 'leave';
    else this.#leave();
  }

  #leave(): void {
    const by: ConnectionClosed['by'] = this.#goodbye ? 'lab' : 'server';
    const how = this.#goodbye === 'idle' ? 'timed-out' : this.#goodbye === 'shutdown' ? 'shutdown' : 'ended';
    this.#door.end(by, how);
  }

  /** Ends early with the connection. */
  #delay(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#around.after(ms, () => this.#endDelay?.());
      this.#endDelay = () => {
        this.#endDelay = undefined;
        cancel();
        resolve();
      };
    });
  }

  /** Looks at nothing until `until` resolves; it must not reject. What it led to may be waited for in its turn. */
  #wait(why: 'turn' | 'disk' | 'store' | 'ask' | 'send', until: Promise<void>): void {
    this.#waiting = why;
    const wait = ++this.#waits;
    void until.then(() => {
      if (wait === this.#waits && this.#waiting === why) this.#goOn();
    });
  }

  #goOn(): void {
    if (this.#over) return;
    this.#waiting = 'nothing';
    this.#run();
    if (this.#waiting === 'nothing' && this.#paused && !this.#over) {
      this.#paused = false;
      this.#door.resume();
    }
  }

  #flush(): void {
    if (this.#replies.length === 0 || this.#over) return;
    const octets = this.#replies.length === 1 ? (this.#replies[0] as Uint8Array) : concat(this.#replies);
    this.#replies = [];
    this.#replyOctets = 0;
    if (this.#door.write(octets) || this.#waiting !== 'nothing') return;
    this.#waiting = 'drain';
  }

  /** Most waits are over before more comes, and to stop and start reading costs two calls of the system: so only now. */
  #pause(): void {
    if (this.#paused) return;
    this.#paused = true;
    this.#door.pause();
  }
}
