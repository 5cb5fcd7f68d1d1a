import { connect, type Socket } from 'node:net';
import type { BlobStore, EventLog } from '@ehlo/log';
import { concat, octetsOfLatin1 } from '@ehlo/protocol';
import type { DialFailure } from '@ehlo/wire';
import type { Caller } from '../caller.ts';
import type { LabClock } from '../clock.ts';
import type { Door, Inside } from '../door/door.ts';
import { IncomingLetter } from '../line-server/incoming-letter.ts';
import { Stretch } from '../line-server/stretch.ts';
import type { CreateRelay } from '../service.ts';
import {
  createRelayReader,
  type RelayChunk,
  type RelayNews,
  type RelayReader,
  type Transaction,
} from './relay-reader.ts';

/** A foreign server may take so long to answer the dial, in milliseconds. */
const DIAL_MS = 10_000;
/** From then on, to greet, in milliseconds. */
const GREETING_MS = 30_000;
/** A letter is the foreign server's to limit; above this there is no copy of it here. */
const MAX_COPY_OCTETS = 64 * 2 ** 20;
const LF = 10;

interface Parts {
  log: EventLog;
  blobs: BlobStore;
  clock: LabClock;
}

/** Puts another SMTP server behind a door (EHLO_MOCK_UPSTREAM). */
export function createRelay(to: { host: string; port: number }, parts: Parts): CreateRelay {
  return (door, caller) => new Relay(to, parts, door, caller);
}

/**
 * Passes octets on, both ways, as they are, and reads along: a letter is kept here before the foreign server's 250 goes on
 * to the client. Where commands depend on a reply (DATA, STARTTLS, AUTH) what follows is held until it came. What cannot
 * be read (TLS) is passed on unread; what cannot be kept (full disk) is passed on and has no copy.
 */
class Relay implements Inside {
  readonly #to: { host: string; port: number };
  readonly #parts: Parts;
  readonly #door: Door;
  readonly #caller: Caller;
  readonly #socket: Socket;
  readonly #stretch = new Stretch();
  readonly #reader: RelayReader = createRelayReader();
  #held: Uint8Array[] = [];
  #mode: 'commands' | 'wait' | 'letter' | 'chunk' | 'opaque' = 'commands';
  #chunk = { octets: 0, last: false };
  #letter: IncomingLetter | undefined;
  /** What the foreign server says, or does, waits while a letter is being kept: in this order, its FIN included. */
  #keeping: Promise<void> | undefined;
  #delayed: (() => void)[] = [];
  #connected = false;
  #clientEnded = false;
  /** Octets of the client that were sent on, and where its line in hand began. */
  #sent = 0;
  #lineStart = 0;
  /** Cancels what waits for the foreign server to answer the dial, and then to greet. */
  #answered: () => void;
  #over = false;

  constructor(to: { host: string; port: number }, parts: Parts, door: Door, caller: Caller) {
    this.#to = to;
    this.#parts = parts;
    this.#door = door;
    this.#caller = caller;
    const socket = connect({ ...to, noDelay: true, allowHalfOpen: true });
    this.#socket = socket;
    this.#answered = parts.clock.after(DIAL_MS, () => this.#noAnswer('timed-out', '4.3.2'));
    socket.once('connect', () => {
      this.#answered();
      this.#answered = parts.clock.after(GREETING_MS, () => this.#noAnswer('timed-out', '4.4.2'));
      this.#connected = true;
      this.#pump();
    });
    socket.on('data', (octets) => this.#fromServer(octets));
    socket.on('drain', () => this.#pump());
    socket.on('end', () => this.#afterKeeping(() => this.#hungUp('ended')));
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (this.#connected) this.#afterKeeping(() => this.#hungUp('reset'));
      else this.#noAnswer(error.code === 'ECONNREFUSED' ? 'refused' : 'unreachable', '4.3.2');
    });
  }

  octets(octets: Uint8Array): void {
    this.#held.push(octets);
    this.#pump();
    if (this.#mode === 'commands' && this.#sent > this.#lineStart) this.#caller.unfinished();
    this.#caller.arrived();
  }

  ended(): void {
    this.#clientEnded = true;
    this.#pump();
  }

  drained(): void {
    if (!this.#keeping) this.#socket.resume();
  }

  secured(): void {
    // This door does no TLS of its own: a foreign STARTTLS is passed on unread.
  }

  gone(): void {
    this.#over = true;
    this.#answered();
    this.#letter?.discard();
    if (!this.#socket.destroyed) this.#socket.destroy();
    this.#caller.gone();
  }

  sayGoodbye(why: 'idle' | 'shutdown'): void {
    this.#afterKeeping(() => {
      this.#say(why === 'idle' ? '421 4.4.2 You were silent for too long' : '421 4.3.2 The lab is closing');
      this.#door.end('lab', why === 'idle' ? 'timed-out' : 'shutdown');
    });
  }

  /** Not behind half a line of the foreign server's, which it would make whole. */
  #say(sentence: string): void {
    if (this.#mode !== 'opaque' && this.#reader.serverAt !== 'line')
      this.#door.write(octetsOfLatin1(`${sentence}\r\n`));
  }

  /** @param status RFC 3463: 4.3.2 it takes no connection, 4.4.2 it took one and says nothing */
  #noAnswer(failure: DialFailure, status: '4.3.2' | '4.4.2'): void {
    if (this.#over) return;
    const { host, port } = this.#to;
    this.#caller.spoke();
    const home = this.#caller.tap.home;
    const to = { host, address: host, port };
    if (home) this.#parts.log.append(home.room, [{ kind: 'connection.failed', to, failure, cause: home.id }]);
    this.#say(`421 ${status} ${host}:${port} behind this door does not answer`);
    this.#door.end('lab', failure === 'timed-out' ? 'timed-out' : 'ended');
  }

  /** The foreign server went away. If it did not say so, whoever waits for it is told. */
  #hungUp(how: 'ended' | 'reset'): void {
    const { host, port } = this.#to;
    if (this.#mode === 'opaque' && how === 'reset') {
      this.#door.reset('server');
      return;
    }
    const expected = this.#reader.serverAt === 'goodbye' || (this.#clientEnded && !this.#reader.owesReply);
    if (!expected) this.#say(`421 4.4.2 ${host}:${port} behind this door hung up without a goodbye`);
    this.#door.end('server', how);
  }

  /** Sends on what may be sent now. */
  #pump(): void {
    while (this.#connected && !this.#over && this.#mode !== 'wait' && !this.#socket.writableNeedDrain) {
      const octets = this.#held.shift();
      if (!octets) {
        if (this.#clientEnded) this.#socket.end();
        this.#door.resume();
        return;
      }
      if (this.#stretch.gotOn(octets)) this.#caller.progress();
      const rest = this.#send(octets);
      if (rest.length > 0) this.#held.unshift(rest);
    }
    this.#door.pause();
  }

  /** @returns what has to wait, or be read in another way */
  #send(octets: Uint8Array): Uint8Array {
    switch (this.#mode) {
      case 'commands':
        return this.#sendCommands(octets);
      case 'letter':
        return this.#sendLetter(octets);
      case 'chunk':
        return this.#sendChunk(octets);
      default:
        return this.#forward(octets, octets.length);
    }
  }

  #sendCommands(octets: Uint8Array): Uint8Array {
    let at = 0;
    while (at < octets.length && this.#mode === 'commands') {
      const end = octets.indexOf(LF, at);
      const next = end < 0 ? octets.length : end + 1;
      const meaning = this.#reader.client(octets.subarray(at, next));
      at = next;
      if (end < 0) break;
      const { secret } = this.#reader;
      if (secret) this.#door.tap.secret(this.#lineStart + secret.start, this.#lineStart + secret.end);
      this.#lineStart = this.#sent + at;
      if (meaning === 'wait') this.#mode = 'wait';
      else if (meaning !== 'go on') this.#beginChunk(meaning);
    }
    return this.#forward(octets, at);
  }

  /** Sends the first `count` octets on; @returns the rest */
  #forward(octets: Uint8Array, count: number): Uint8Array {
    this.#socket.write(octets.subarray(0, count));
    this.#sent += count;
    return octets.subarray(count);
  }

  #beginChunk({ octets, last }: RelayChunk): void {
    this.#letter ??= new IncomingLetter(this.#parts.blobs, MAX_COPY_OCTETS);
    this.#chunk = { octets, last };
    this.#mode = 'chunk';
    if (octets === 0) this.#endChunk();
  }

  #sendChunk(octets: Uint8Array): Uint8Array {
    const part = octets.subarray(0, this.#chunk.octets);
    this.#letter?.feedRaw(part);
    this.#chunk.octets -= part.length;
    if (this.#chunk.octets === 0) this.#endChunk();
    return this.#forward(octets, part.length);
  }

  #endChunk(): void {
    if (this.#chunk.last) this.#reader.letterSent();
    this.#mode = 'commands';
    this.#lineStart = this.#sent;
  }

  #sendLetter(octets: Uint8Array): Uint8Array {
    const letter = this.#letter as IncomingLetter;
    const { ended, rest } = letter.feed(octets);
    this.#forward(octets, octets.length - rest.length);
    if (!ended) return rest;
    this.#reader.letterSent();
    this.#mode = 'commands';
    this.#lineStart = this.#sent;
    this.#door.tap.letterEnds(concat([rest, ...this.#held]));
    return rest;
  }

  #fromServer(octets: Uint8Array): void {
    if (this.#over) return;
    const news = this.#mode === 'opaque' ? [] : this.#reader.server(octets);
    for (const one of news) this.#read(one);
    if (!this.#keeping) {
      this.#passOn(octets);
      return;
    }
    // Nothing is read meanwhile; but a FIN right behind these octets is noticed all the same.
    this.#socket.pause();
    this.#afterKeeping(() => {
      this.#socket.resume();
      this.#passOn(octets);
    });
  }

  #passOn(octets: Uint8Array): void {
    if (!this.#door.write(octets)) this.#socket.pause();
    this.#pump();
  }

  #read(news: RelayNews): void {
    switch (news.kind) {
      case 'greeted':
        this.#answered();
        return;
      case 'named':
        this.#caller.named(news);
        return;
      case 'letter': {
        const letter = new IncomingLetter(this.#parts.blobs, MAX_COPY_OCTETS);
        this.#letter = letter;
        this.#door.tap.letterBegins(() => letter.stored);
        this.#mode = 'letter';
        return;
      }
      case 'spoke':
        this.#caller.spoke();
        return;
      case 'answered':
        if (this.#mode === 'wait') this.#mode = 'commands';
        return;
      case 'taken':
        if (this.#letter) this.#keep(news.transaction, this.#letter);
        this.#letter = undefined;
        return;
      case 'dropped':
        this.#letter?.discard();
        this.#letter = undefined;
        return;
      case 'opaque': {
        this.#mode = 'opaque';
        this.#door.tap.unreadable();
        // It was answered, perhaps for the first time: it has a room from here on.
        this.#caller.spoke();
        const home = this.#caller.tap.home;
        if (home) this.#parts.log.append(home.room, [{ kind: 'connection.opaque', connection: home.id }]);
        return;
      }
      default:
        news satisfies never;
    }
  }

  #keep(transaction: Transaction, letter: IncomingLetter): void {
    const { helo, smtputf8, body, reversePath, forwardPaths } = transaction;
    const envelope = { reversePath, forwardPaths };
    const store = async () => {
      const kept = await letter.finish();
      if ('failure' in kept) return;
      await this.#caller.keep({ envelope, helo, smtputf8, body, transmission: 'ESMTP' }, kept);
    };
    // The foreign server has taken it: without a copy here its answer still holds.
    this.#keeping = store()
      .catch(() => undefined)
      .then(() => {
        setImmediate(() => this.#kept());
      });
  }

  #kept(): void {
    this.#keeping = undefined;
    // One of them may bring the next letter.
    while (!this.#keeping) {
      const call = this.#delayed.shift();
      if (!call) return;
      call();
    }
  }

  /** Now, or when what is being kept is kept and what waits before it is done. */
  #afterKeeping(call: () => void): void {
    if (this.#keeping || this.#delayed.length > 0) this.#delayed.push(call);
    else call();
  }
}
