import { concat, type DialogueEffect, type DialogueInput, MAX_COMMAND_OCTETS } from '@ehlo/protocol';
import type { ConnectionClosed } from '@ehlo/wire';
import type { Door, Inside } from '../door/door.ts';
import type { Strike } from '../faults/watch.ts';
import { RefusedByPolicy } from '../verdicts/check-arrival.ts';
import { ClientOctets, type Piece } from './client-octets.ts';
import { failureOf, IncomingLetter, type KeptLetter } from './incoming-letter.ts';
import { MailReading } from './mail-reading.ts';
import { Replies } from './replies.ts';
import { Stretch } from './stretch.ts';
import type { StoreRequest, Surroundings } from './surroundings.ts';
import { UnreadSecrets } from './unread-secrets.ts';

const NOTHING = new Uint8Array(0);
const CRLF = Uint8Array.of(13, 10);
/** Commands answered at a stretch before other connections get their turn. */
const LINES_A_TURN = 500;
/**
 * Runs a pure dialogue over a door: splits lines, streams letters, writes replies. It works on one thing at a time; when
 * more comes while it waits (for the disk, for TLS, for a slow reader) the socket is read no further, so whatever a client
 * pipelines stays with it.
 */
export class Conversation implements Inside {
  readonly #door: Door;
  readonly #around: Surroundings;
  #state: unknown;
  readonly #client: ClientOctets;
  readonly #stretch = new Stretch();
  readonly #mail: MailReading;
  readonly #replies = new Replies();
  readonly #secrets: UnreadSecrets;
  /** A letter that is on the disk and in nobody's mailbox yet. */
  #keptLetter: KeptLetter | undefined;
  /** What is watched has changed, and the dialogue was not told yet. */
  #changed = false;
  /** The socket is not read. */
  #paused = false;
  /** What has to happen before the next octet is looked at. */
  #waiting: 'nothing' | 'drain' | 'turn' | 'disk' | 'store' | 'ask' | 'tls' | 'send' | 'fault' | 'leave' =
    'nothing';
  /** Waits so far: one that led to another is not over before that one is. */
  #waits = 0;
  /** A fault: nothing is read or said any more. */
  #silent = false;
  /** A fault holds something up: ends it at once. */
  #endDelay: (() => void) | undefined;
  /** A fault: milliseconds between the lines of the reply that is said now. */
  #betweenLines: number | undefined;
  #clientEnded = false;
  #spoke = false;
  #goodbye: 'idle' | 'shutdown' | undefined;
  #over = false;

  constructor(door: Door, around: Surroundings) {
    this.#door = door;
    this.#around = around;
    this.#secrets = new UnreadSecrets(door.tap);
    this.#client = new ClientOctets(around.dialogue.maxLineOctets ?? MAX_COMMAND_OCTETS);
    this.#mail = new MailReading(door, around.house);
  }

  /** Greets. With implicit TLS it greets once TLS stands: then `secured` does. */
  start(): void {
    const { address } = this.#door.tap.opened.from;
    this.#state = this.#around.dialogue.start({ address, secured: this.#door.secured });
    this.#strike(this.#around.faults?.connect(), () => this.#step({ kind: 'opened' }));
    this.#run();
  }

  octets(octets: Uint8Array): void {
    // Clear octets that come between STARTTLS and the handshake are thrown away.
    if (this.#over) return;
    if (this.#waiting === 'tls') {
      this.#secrets.noteUnheard(octets);
      this.#drop(() => this.#client.skip(octets));
      return;
    }
    if (this.#silent) {
      this.#secrets.noteUnheard(octets);
      this.#around.house.arrived();
      return;
    }
    this.#client.feed(octets, this.#waiting !== 'nothing');
    if (this.#waiting === 'nothing') this.#run();
    else this.#pause();
    this.#noteUnread(octets);
    if (this.#waiting === 'nothing' && this.#client.begun > 0) this.#around.house.unfinished();
    if (!this.#spoke) this.#around.house.arrived();
  }

  ended(): void {
    this.#clientEnded = true;
    if (this.#silent) this.#door.end('client');
    else this.#run();
  }

  drained(): void {
    if (this.#waiting === 'leave') this.#leave();
    else if (this.#waiting === 'drain') this.#goOn();
    this.#mail.drained();
  }

  secured(): void {
    this.#secrets.secured();
    if (this.#state === undefined) this.start();
    else {
      this.#step({ kind: 'secured' });
      this.#goOn();
    }
  }

  gone(): void {
    this.#over = true;
    this.#client.discard();
    this.#endDelay?.();
    this.#mail.gone();
    this.#around.house.gone();
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
      } else if (this.#changed && this.#client.betweenLines) {
        this.#changed = false;
        this.#step({ kind: 'changed' });
      } else if (this.#client.betweenLines && ++lines > LINES_A_TURN) {
        this.#wait('turn', new Promise((resolve) => setImmediate(resolve)));
      } else {
        const piece = this.#client.next();
        if (!piece) break;
        this.#take(piece);
      }
      if (this.#replies.full) this.#flush();
    }
    this.#flush();
    if (this.#clientEnded && this.#waiting === 'nothing' && !this.#over) this.#door.end('client');
  }

  #take(piece: Piece): void {
    switch (piece.kind) {
      case 'line':
        this.#takeLine(piece.input);
        return;
      case 'part': {
        if (this.#stretch.gotOn(piece.octets)) this.#around.house.progress();
        const backlog = this.#client.letter?.backlog;
        if (backlog) this.#wait('disk', backlog);
        return;
      }
      case 'letter':
        if (this.#stretch.gotOn(piece.octets)) this.#around.house.progress();
        this.#takeLetter(piece.letter);
        return;
      case 'literal':
        if (piece.octets.length > 0) this.#around.house.progress();
        if (piece.input) this.#step(piece.input);
        return;
      default:
        piece satisfies never;
    }
  }

  #takeLine(input: Extract<Piece, { kind: 'line' }>['input']): void {
    const struck =
      input.kind === 'line' ? this.#around.faults?.line(input.octets, this.#client.lineAt) : undefined;
    if (struck && input.kind === 'line') this.#noteStruck(input.octets);
    this.#secrets.lineTaken();
    this.#strike(struck, () => this.#step(input));
    if (input.kind === 'line')
      this.#betweenLines = this.#around.faults?.betweenLines(input.octets, this.#client.lineAt);
    this.#around.house.progress();
    if (!this.#spoke) {
      this.#spoke = true;
      this.#around.house.spoke();
    }
  }

  /** @param chunk came last */
  #noteUnread(chunk: Uint8Array): void {
    const { at, begun, betweenLines, letter } = this.#client;
    if (betweenLines) {
      if (begun > 0 || this.#waiting !== 'nothing') this.#secrets.note(this.#client.rest(), at);
    } else if (!letter) this.#secrets.noteLiteral(chunk, at);
  }

  /** A fault answers this line: the dialogue never sees it, or later. */
  #noteStruck(line: Uint8Array): void {
    const { at, lineAt } = this.#client;
    this.#secrets.note(concat([line, at - lineAt - line.length === 2 ? CRLF : CRLF.subarray(1)]), lineAt);
  }

  #takeLetter(letter: IncomingLetter): void {
    if (letter.counted) {
      this.#client.releaseLetter();
      this.#wait('store', this.#finishCounted(letter));
      return;
    }
    this.#step({ kind: 'received', size: letter.size, tooLarge: letter.tooLarge });
    if (this.#client.letter === letter) this.#throwAway();
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

  #receive(letter: IncomingLetter): void {
    this.#client.beginLetter(letter);
    this.#door.tap.letterBegins(() => letter.stored);
  }

  #throwAway(): void {
    this.#client.letter?.discard();
    this.#client.releaseLetter();
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
      case 'receiveLiteral':
        this.#client.beginLiteral(effect.octets, effect.keep);
        return;
      case 'mail': {
        const letter = this.#keptLetter;
        if (effect.ask.about === 'append') this.#keptLetter = undefined;
        this.#wait('ask', this.#answer(this.#mail.ask(effect, letter)));
        return;
      }
      case 'fetch':
        this.#send(() => this.#mail.fetch(effect));
        return;
      case 'watch':
        this.#mail.watch(effect, () => {
          this.#changed = true;
          if (this.#waiting === 'nothing') this.#run();
        });
        return;
      case 'store':
        this.#strikeLetter(effect);
        return;
      case 'discard':
        this.#throwAway();
        return;
      case 'secret':
        this.#door.tap.secret(this.#client.lineAt + effect.start, this.#client.lineAt + effect.end);
        return;
      case 'named':
        this.#around.house.named(effect);
        return;
      case 'authenticate':
        this.#wait('ask', this.#answer(this.#around.house.authenticate(effect)));
        return;
      case 'challenge':
        this.#step({ kind: 'challenge', text: this.#around.house.challenge() });
        return;
      case 'ask':
        this.#wait(
          'ask',
          this.#answer(this.#around.house.ask(effect.question).then((answer) => ({ kind: 'told', answer }))),
        );
        return;
      case 'openMaildrop':
        this.#wait('ask', this.#answer(this.#mail.openMaildrop(effect)));
        return;
      case 'sendLetter':
        this.#send(() => this.#mail.sendLetter(effect));
        return;
      case 'expunge':
        this.#wait('store', this.#answer(this.#mail.expunge(effect)));
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
    this.#secrets.serverSaid(octets, this.#client.at);
    if (this.#replies.say(octets)) this.#close();
  }

  /** A letter came whole: it is stored, unless a fault has it otherwise. */
  #strikeLetter(request: StoreRequest): void {
    const letter = this.#client.letter;
    if (!letter) throw new Error('A dialogue stores a letter where none came.');
    const struck = this.#around.faults?.letter(request.envelope, this.#client.at - 1);
    if (struck?.kind === 'reply') {
      this.#throwAway();
      this.#replies.replaceNext(struck);
      this.#step({ kind: 'notStored', reason: 'error' });
      return;
    }
    // A letter that is not kept after all goes with the connection.
    if (struck?.kind !== 'drop' && struck?.kind !== 'silence') this.#client.releaseLetter();
    this.#strike(struck, () => this.#wait('store', this.#store(request, letter)));
  }

  /** Does what a fault does; `goOn` is what the server would do. */
  #strike(struck: Strike | undefined, goOn: () => void): void {
    switch (struck?.kind) {
      case undefined:
        goOn();
        return;
      case 'reply':
        this.#replies.replaceNext(struck);
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
        if (this.#client.betweenLines) this.#secrets.note(this.#client.rest(), this.#client.at);
        this.#waiting = 'fault';
        if (this.#clientEnded) this.#door.end('client');
        // Its end has to be noticed.
        else this.#door.resume();
        return;
      case 'half-reply':
        this.#replies.replaceNext('half');
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
      const { queueId } = await this.#around.house.keep(request, kept);
      this.#answerStore({ kind: 'stored', queueId });
    } catch (error) {
      this.#answerStore(
        error instanceof RefusedByPolicy
          ? { kind: 'refused', domain: error.domain }
          : { kind: 'notStored', reason: failureOf(error) },
      );
    }
  }

  /** Sends as much as the client takes; what else was said goes first. */
  #send(letters: () => Promise<DialogueInput | 'cut'>): void {
    this.#flush();
    const sent = letters().then((done) => {
      if (done === 'cut') this.#door.reset('server');
      else if (!this.#over) this.#step(done);
    });
    this.#wait('send', sent);
  }

  /** @param mark what ends a letter and is no part of it; default: the dot line */
  #letterEnds(blob?: KeptLetter, mark?: Uint8Array): void {
    this.#door.tap.letterEnds(this.#client.endLetter(), blob, mark);
  }

  #answerStore(input: DialogueInput): void {
    this.#around.house.progress();
    if (!this.#over) this.#step(input);
  }

  async #answer(asked: Promise<DialogueInput>): Promise<void> {
    const input = await asked;
    if (!this.#over) this.#step(input);
  }

  #startTls(): void {
    this.#flush();
    // Clear octets behind STARTTLS are never read (RFC 3207 §4.2, CVE-2011-0411).
    this.#secrets.note(this.#client.rest(), this.#client.at);
    this.#drop(() => this.#client.skipRest());
    this.#waiting = 'tls';
    this.#pause();
    this.#around.certificate(this.#client.lineAt).then(
      (certificate) => {
        if (this.#over) return;
        // Who has sent a FIN shakes no hands.
        if (this.#clientEnded) this.#door.end('client');
        else this.#door.startTls(certificate);
      },
      () => this.#door.reset('lab', 'ended'),
    );
  }

  /** Throws octets in clear away, and says so. */
  #drop(skip: () => void): void {
    const start = this.#client.at;
    skip();
    this.#door.tap.dropped(start, this.#client.at);
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
    if (this.#over) return;
    const octets = this.#replies.take();
    if (!octets) return;
    if (this.#betweenLines !== undefined && this.#waiting === 'nothing') {
      const lines = linesOf(octets);
      if (lines.length > 1) {
        this.#waiting = 'fault';
        void this.#sayApart(lines, this.#betweenLines);
        return;
      }
    }
    if (this.#door.write(octets) || this.#waiting !== 'nothing') return;
    this.#waiting = 'drain';
  }

  /** What the client says meanwhile is seen, and answered behind it. */
  async #sayApart(lines: readonly Uint8Array[], ms: number): Promise<void> {
    for (const [at, line] of lines.entries()) {
      if (at > 0) await this.#delay(ms);
      if (this.#over) return;
      this.#door.write(line);
    }
    this.#betweenLines = undefined;
    this.#goOn();
  }

  /** Most waits are over before more comes, and to stop and start reading costs two calls of the system: so only now. */
  #pause(): void {
    if (this.#paused) return;
    this.#paused = true;
    this.#door.pause();
  }
}

const LF = 10;

/** Each with its line end. */
function linesOf(octets: Uint8Array): Uint8Array[] {
  const lines: Uint8Array[] = [];
  for (let start = 0; start < octets.length; ) {
    const end = octets.indexOf(LF, start);
    const next = end < 0 ? octets.length : end + 1;
    lines.push(octets.subarray(start, next));
    start = next;
  }
  return lines;
}
