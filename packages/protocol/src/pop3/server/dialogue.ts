import type { Dialogue, DialogueEffect, DialogueInput, DialogueTurn } from '../../dialogue.ts';
import { latin1, textOfUtf8 } from '../../octets.ts';
import { SASL_MECHANISMS } from '../../sasl/exchange.ts';
import { isPop3Verb, type Pop3Verb, pop3Command } from '../commands.ts';
import {
  goodbye,
  takeDele,
  takeList,
  takeRetr,
  takeStat,
  takeTop,
  takeUidl,
  update,
  updated,
} from './letters.ts';
import {
  challenged,
  counted,
  judged,
  notOpened,
  opened,
  takeAuth,
  takePassword,
  takeResponse,
  takeUser,
} from './log-in.ts';
import { mistake, say, sayRows, turn } from './reply.ts';
import {
  type Maildrop,
  NOTHING,
  openDrop,
  type Pop3State,
  startState,
  type Turn,
  unknownAgain,
} from './state.ts';

export interface Pop3Policy {
  /** As it greets. */
  hostName: string;
  /** STLS is offered as long as octets cross in clear (RFC 2595 §4). */
  stls: boolean;
}

/** A line that was read: the words behind the verb, and for PASS the octets. */
interface Said {
  words: readonly string[];
  line: Uint8Array;
}
type Act = (state: Pop3State, said: Said, policy: Pop3Policy) => Turn;

const notOffered: Act = (state) => mistake(state, '-ERR Not offered here: CAPA lists what is');
const inDrop =
  (act: (state: Pop3State & { readonly drop: Maildrop }, words: readonly string[]) => Turn): Act =>
  (state, { words }) => {
    const { drop } = state;
    return drop ? act({ ...state, drop }, words) : { state, effects: NOTHING };
  };

/** A row more in the table of commands is a compile error here until it has an act. */
const ACTS = {
  USER: (state, { words: [name = ''] }) => takeUser(state, name),
  PASS: (state, { line }) => takePassword(state, line.subarray('PASS '.length)),
  APOP: notOffered,
  AUTH: (state, { words: [mechanism, response] }) => takeAuth(state, mechanism, response),
  STLS: (state, _, policy) => startTls(state, policy),
  CAPA: (state, _, policy) => capabilities(state, policy),
  UTF8: notOffered,
  LANG: notOffered,
  STAT: inDrop(takeStat),
  LIST: inDrop((state, [number]) => takeList(state, number)),
  UIDL: inDrop((state, [number]) => takeUidl(state, number)),
  RETR: inDrop((state, [number]) => takeRetr(state, number)),
  TOP: inDrop((state, [number, lines]) => takeTop(state, number, lines)),
  DELE: inDrop((state, [number]) => takeDele(state, number)),
  RSET: inDrop((state) => {
    const drop = openDrop(state.drop.letters);
    return turn({ ...state, drop }, `+OK ${counted(drop.count)} (${drop.octets} octets)`);
  }),
  NOOP: (state) => turn(state, '+OK'),
  QUIT: (state) => (state.drop ? update({ ...state, drop: state.drop }) : goodbye(state, '+OK Bye')),
} as const satisfies Record<Pop3Verb, Act>;

function startTls(state: Pop3State, { stls }: Pop3Policy): Turn {
  if (state.peer.secured) return mistake(state, '-ERR TLS stands already');
  if (!stls) return mistake(state, '-ERR TLS is not offered here');
  return { state, effects: [...say('+OK Begin TLS'), { kind: 'startTls' }] };
}

/** CAPA (RFC 2449 §5). Those of the announced states that both have, and STLS where it may be said (RFC 2595 §4). */
function capabilities(state: Pop3State, { stls }: Pop3Policy): Turn {
  const mayStls = stls && !state.peer.secured && state.phase === 'authorization';
  const rows = [
    'TOP',
    'USER',
    `SASL ${SASL_MECHANISMS.join(' ')}`,
    'RESP-CODES',
    'AUTH-RESP-CODE',
    'PIPELINING',
    'EXPIRE NEVER',
    'UIDL',
    ...(mayStls ? ['STLS'] : []),
    'IMPLEMENTATION EHLO',
  ];
  return { state, effects: sayRows('+OK What is offered follows', rows) };
}

/** The server's side of POP3 (RFC 1939, 2449, 2595, 3206, 5034). Pure; `step` never throws. */
export function createPop3Dialogue(policy: Pop3Policy): Dialogue<Pop3State> {
  const greeting = say(`+OK ${policy.hostName} POP3 ready`);

  function lineCame(state: Pop3State, line: Uint8Array): Turn {
    const { sasl, busy } = state;
    if (busy) return { state, effects: NOTHING };
    return sasl ? takeResponse(state, sasl, line) : readLine(state, line);
  }

  function readLine(state: Pop3State, line: Uint8Array): Turn {
    const text = latin1(line);
    const word = /^[^ \t]*/.exec(text)?.[0] ?? '';
    const verb = word.toUpperCase();
    if (!isPop3Verb(verb)) return mistake(state, '-ERR Command not known');
    const secret = secretOf(verb, text);
    const after = ({ state: next, effects }: Turn): Turn =>
      secret ? { state: next, effects: [secret, ...effects] } : { state: next, effects };
    const { states, arguments: wanted, rest, syntax, answer } = pop3Command(verb);
    const act: Act = ACTS[verb];
    if (act === notOffered) return after(act(state, { words: [], line }, policy));
    if (!states.some((one) => one === state.phase)) return after(mistake(state, outOfPlace(state)));
    const behind = text.slice(word.length + 1);
    const words = rest ? (behind === '' ? [] : [behind]) : behind.split(/[ \t]+/).filter((one) => one !== '');
    // What is answered with rows where nothing is named may come alone: AUTH too, as servers have it.
    const needed = answer === 'rowsWithout' ? 0 : wanted.filter(({ required }) => required).length;
    if (words.length < needed || words.length > wanted.length)
      return after(mistake(state, `-ERR Say it like this: ${syntax}`));
    // Names may be UTF-8; numbers are the same in both.
    const read = { words: rest ? words : words.map(textOfLatin1), line };
    return after(act(state, read, policy));
  }

  return {
    start: startState,
    step(state, input: DialogueInput): DialogueTurn<Pop3State> {
      if (state.phase === 'closed') return { state, effects: NOTHING };
      switch (input.kind) {
        case 'opened':
          return { state: unknownAgain(state), effects: greeting };
        case 'line':
          return lineCame(state, input.octets);
        case 'overlong':
          return mistake(
            state.sasl ? unknownAgain(state) : state,
            '-ERR Command is too long: 255 octets are enough',
          );
        case 'authenticated':
          return judged(state, input.user);
        case 'notAuthenticated':
          return judged(state, undefined);
        case 'challenge':
          return challenged(state, input.text);
        case 'maildrop':
          return state.busy ? opened(state, input.letters) : { state, effects: NOTHING };
        case 'noMaildrop':
          return state.busy ? notOpened(state, input.reason) : { state, effects: NOTHING };
        case 'sent':
          return { state: idle(state), effects: NOTHING };
        case 'notSent':
          return turn(idle(state), '-ERR [SYS/PERM] This message is kept no more');
        case 'expunged':
          return updated(state, true);
        case 'notExpunged':
          return updated(state, false);
        case 'secured':
          // RFC 2595 §4: whatever was said in clear counts no more. There is no second greeting.
          return {
            state: unknownAgain({ ...state, peer: { ...state.peer, secured: true } }),
            effects: NOTHING,
          };
        case 'idle':
        case 'shutdown':
          // RFC 1939 §3: without a word, and without removing anything.
          return { state: { ...state, phase: 'closed' }, effects: [{ kind: 'close' }] };
        case 'received':
        case 'stored':
        case 'notStored':
        case 'refused':
        case 'told':
        case 'literal':
        case 'mail':
        case 'changed':
          return { state, effects: NOTHING };
        default:
          return input satisfies never;
      }
    },
  };
}

function idle(state: Pop3State): Pop3State {
  const { busy: _, ...rest } = state;
  return rest;
}

/** What others must not see, whatever is answered: a password, a digest, an initial response. */
function secretOf(verb: Pop3Verb, text: string): DialogueEffect | undefined {
  const pattern = SECRETS[verb];
  const start = pattern?.exec(text)?.[0].length;
  return start === undefined || start >= text.length
    ? undefined
    : { kind: 'secret', start, end: text.length };
}

/** Up to where a line with a secret says nothing secret. */
const SECRETS: Partial<Record<Pop3Verb, RegExp>> = {
  PASS: /^PASS[ \t]/i,
  APOP: /^APOP[ \t]+[^ \t]+[ \t]+/i,
  AUTH: /^AUTH[ \t]+[^ \t]+[ \t]+/i,
};

function outOfPlace({ phase }: Pop3State): string {
  return phase === 'authorization' ? '-ERR Log in first: USER, then PASS' : '-ERR You are logged in already';
}

const textOfLatin1 = (text: string): string => textOfUtf8(Uint8Array.from(text, (one) => one.charCodeAt(0)));
