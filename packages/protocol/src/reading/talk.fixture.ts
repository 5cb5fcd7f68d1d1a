import type { Dialogue, DialogueInput } from '../dialogue.ts';
import { createDotReader, type DotReader } from '../dot.ts';
import { createLineReader } from '../lines.ts';
import { utf8 } from '../octets.ts';
import { en } from '../prose/en/index.ts';
import { plain, say } from '../prose/say.ts';
import { campusPolicy } from '../smtp/campus-policy.ts';
import { createSmtpDialogue } from '../smtp/dialogue.ts';
import { mockPolicy } from '../smtp/mock-policy.ts';
import type { SmtpState } from '../smtp/state.ts';
import { advance, createReading } from './fold.ts';
import type { DialogueReading, Exchange, ReadingContext, ReadingEvent, Said } from './reading.ts';

export const HANDLE = 'teal-heron';
const NAMES = ['alice', 'bob', 'postmaster', HANDLE];
const mailboxes = [...NAMES, 'former', 'moved'].map((name) => `${name}@campus.test`);

export const MOCK: ReadingContext = {
  host: 'localhost',
  port: 1025,
  service: 'mock',
  handle: HANDLE,
  mailboxes,
};
export const CAMPUS: ReadingContext = { ...MOCK, host: 'mail.campus.test', port: 25, service: 'mta' };

export const mock = (): Dialogue<SmtpState> => createSmtpDialogue(mockPolicy());
/** Without TLS and what needs it, and called from off campus: told in clear, and nothing is relayed. */
export const campus = (): Dialogue<SmtpState> => {
  const policy = campusPolicy({
    mailboxes: (name) => NAMES.includes(name),
    isOnCampus: () => false,
  });
  const extensions = policy.extensions.filter((extension) => extension !== 'STARTTLS');
  return createSmtpDialogue({ ...policy, extensions, auth: 'never' });
};

const octetsOf = (text: string | Uint8Array): Uint8Array => (typeof text === 'string' ? utf8(text) : text);

/** A connection told chunk by chunk: what each side says, in order, a millisecond apart. */
export class Telling {
  readonly reading: DialogueReading;
  readonly events: ReadingEvent[] = [];
  at = 1_000_000;
  readonly #sent = { client: 0, server: 0 };

  constructor(context: ReadingContext = CAMPUS) {
    this.reading = createReading(context);
    this.event({ kind: 'opened', at: this.at });
  }

  event(event: ReadingEvent): this {
    this.events.push(event);
    advance(this.reading, event);
    this.at += 1000;
    return this;
  }

  #octets(from: 'client' | 'server', text: string | Uint8Array): this {
    const octets = octetsOf(text);
    if (octets.length === 0) return this;
    const offset = this.#sent[from];
    this.#sent[from] += octets.length;
    return this.event({ kind: 'octets', at: this.at, from, offset, length: octets.length, octets });
  }

  client(...chunks: (string | Uint8Array)[]): this {
    for (const chunk of chunks) this.#octets('client', chunk);
    return this;
  }

  server(...chunks: (string | Uint8Array)[]): this {
    for (const chunk of chunks) this.#octets('server', chunk);
    return this;
  }

  gap(from: 'client' | 'server', length: number): this {
    const offset = this.#sent[from];
    this.#sent[from] += length;
    return this.event({ kind: 'octets', at: this.at, from, offset, length });
  }

  closed(by: 'client' | 'server' | 'lab' | 'bridge' = 'server'): this {
    return this.event({ kind: 'closed', at: this.at, by, how: 'ended' });
  }

  get last(): Exchange {
    return this.reading.exchanges.at(-1) as Exchange;
  }
}

/** A telling in which the lab's own server answers. */
export class Talk extends Telling {
  readonly dialogue: Dialogue<SmtpState>;
  state: SmtpState;
  #lines = createLineReader({ maxOctets: 4096 });
  #dots: DotReader | undefined;

  constructor(dialogue: Dialogue<SmtpState>, context: ReadingContext) {
    super(context);
    this.dialogue = dialogue;
    this.state = dialogue.start({ address: '10.20.3.7', secured: false });
    this.give({ kind: 'opened' });
  }

  give(input: DialogueInput): this {
    const { state, effects } = this.dialogue.step(this.state, input);
    this.state = state;
    for (const effect of effects) {
      if (effect.kind === 'reply') this.server(effect.octets);
      else if (effect.kind === 'receive') this.#dots = createDotReader({ maxOctets: effect.maxOctets });
      else if (effect.kind === 'store') this.give({ kind: 'stored', queueId: '7F3A' });
    }
    return this;
  }

  /** The client sends a chunk; the server reads it and answers. */
  says(...chunks: (string | Uint8Array)[]): this {
    for (const chunk of chunks) {
      this.client(chunk);
      this.#read(octetsOf(chunk));
    }
    return this;
  }

  /** Lines, each ended with CR LF and sent by itself. */
  lines(...lines: string[]): this {
    return this.says(...lines.map((line) => `${line}\r\n`));
  }

  #read(octets: Uint8Array): void {
    let rest = octets;
    while (rest.length > 0) {
      if (this.#dots) {
        const step = this.#dots.feed(rest);
        rest = step.rest;
        if (!step.ended) return;
        const { size, tooLarge } = this.#dots;
        this.#dots = undefined;
        this.give({ kind: 'received', size, tooLarge });
        continue;
      }
      this.#lines.feed(rest);
      rest = new Uint8Array(0);
      for (let item = this.#lines.next(); item; item = this.#lines.next()) {
        this.give(item.kind === 'line' ? item : { kind: 'overlong', length: item.length });
        if (this.#dots) {
          rest = this.#lines.takeRest();
          break;
        }
      }
    }
  }
}

/** English, as a person reads it. */
export const words = (said: Said | undefined): string => (said ? say(en, said) : '');
export const read = (said: Said | undefined): string => plain(words(said));
