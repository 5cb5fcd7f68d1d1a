import type {
  Dialogue,
  DialogueAnswer,
  DialogueEffect,
  DialogueInput,
  DialogueQuestion,
} from '../dialogue.ts';
import { createDotReader, type DotReader } from '../dot.ts';
import { createLineReader } from '../lines.ts';
import { concat, latin1, octetsOfLatin1, utf8 } from '../octets.ts';
import { CHALLENGE, isPassword } from '../sasl/password.fixture.ts';
import type { RuleFindings } from './rules.ts';

type Login = Extract<DialogueEffect, { kind: 'authenticate' }>;
type Store = Extract<DialogueEffect, { kind: 'store' }>;

/** What a dialogue did when a line server in memory gave it a client's octets. */
export interface Driven {
  /** Replies, one string each, without the last CRLF; UTF-8 octets as latin1 characters. */
  replies: string[];
  /** All of them as octets. */
  sent: Uint8Array;
  stored: (Store & { letter: string })[];
  effects: DialogueEffect[];
  closed: boolean;
}

export interface Driver extends Driven {
  say(octets: Uint8Array | string): Driver;
  give(input: DialogueInput): Driver;
}

/**
 * A line server without sockets, disk or time: enough of one to speak to a dialogue. Text is sent as UTF-8.
 *
 * @param options.keep what the store answers; default: it keeps the letter as `7F3A`
 */
export function driverOf(
  dialogue: Dialogue,
  options: {
    address?: string;
    secured?: boolean;
    keep?: (store: Store) => DialogueInput;
    /** Whose passwords are right, and what is found out; default: `secret` is everybody's, and everything is so. */
    judge?: (login: Login) => DialogueInput;
    tell?: (question: DialogueQuestion) => DialogueAnswer | RuleFindings;
  } = {},
): Driver {
  const keep = options.keep ?? (() => ({ kind: 'stored', queueId: '7F3A' }) as const);
  const judge =
    options.judge ??
    ((login) =>
      isPassword(login, 'secret')
        ? { kind: 'authenticated', user: login.user }
        : { kind: 'notAuthenticated' });
  const tell = options.tell ?? (() => 'yes');
  let state = dialogue.start({ address: options.address ?? '10.20.3.7', secured: options.secured ?? false });
  const lines = createLineReader({ maxOctets: 4096 });
  let dots: DotReader | undefined;
  let letter: Uint8Array[] = [];
  const sent: Uint8Array[] = [];

  function step(input: DialogueInput): void {
    const turn = dialogue.step(state, input);
    state = turn.state;
    for (const effect of turn.effects) {
      driver.effects.push(effect);
      if (effect.kind === 'reply') {
        sent.push(effect.octets);
        driver.sent = concat([driver.sent, effect.octets]);
        driver.replies.push(latin1(effect.octets).replace(/\r\n$/, ''));
      } else if (effect.kind === 'receive') {
        dots = createDotReader({ maxOctets: effect.maxOctets });
        letter = [];
      } else if (effect.kind === 'store') {
        driver.stored.push({ ...effect, letter: latin1(concat(letter)) });
        step(keep(effect));
      } else if (effect.kind === 'authenticate') step(judge(effect));
      else if (effect.kind === 'challenge') step({ kind: 'challenge', text: CHALLENGE });
      else if (effect.kind === 'ask') step({ kind: 'told', answer: tell(effect.question) });
      else if (effect.kind === 'startTls') lines.takeRest();
      else if (effect.kind === 'close') driver.closed = true;
    }
  }

  function run(octets: Uint8Array): void {
    let rest = octets;
    while (rest.length > 0) {
      if (dots) {
        const read = dots.feed(rest);
        letter.push(read.octets);
        rest = read.rest;
        if (!read.ended) return;
        const { size, tooLarge } = dots;
        dots = undefined;
        step({ kind: 'received', size, tooLarge });
      } else {
        lines.feed(rest);
        rest = new Uint8Array(0);
        for (let item = lines.next(); item && !driver.closed; item = lines.next()) {
          step(item.kind === 'line' ? item : { kind: 'overlong', length: item.length });
          if (dots) {
            rest = lines.takeRest();
            break;
          }
        }
      }
    }
  }

  const driver: Driver = {
    replies: [],
    sent: new Uint8Array(0),
    stored: [],
    effects: [],
    closed: false,
    say(octets) {
      if (!driver.closed) run(typeof octets === 'string' ? utf8(octets) : octets);
      return driver;
    },
    give(input) {
      step(input);
      return driver;
    },
  };
  step({ kind: 'opened' });
  return driver;
}

/** The last reply to these lines, each ended with CR LF. */
export function lastReply(dialogue: Dialogue, ...lines: string[]): string {
  return (
    driverOf(dialogue)
      .say(octetsOfLatin1(latin1(utf8(lines.map((line) => `${line}\r\n`).join('')))))
      .replies.at(-1) ?? ''
  );
}
