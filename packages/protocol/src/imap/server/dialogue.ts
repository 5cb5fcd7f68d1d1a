import type { Dialogue, DialogueInput, DialogueTurn } from '../../dialogue.ts';
import { latin1 } from '../../octets.ts';
import { SASL_MECHANISMS } from '../../sasl/exchange.ts';
import type { ImapVerb } from '../commands.ts';
import type { Arguments } from './arguments.ts';
import { type Act, type Carrying, takeFirstLine, takeLiteral, takeNextLine } from './command.ts';
import { refused, takeChange, takeList, takeRename, takeStatus } from './folders.ts';
import { challenged, judged, takeAuthenticate, takeLogin, takeResponse } from './log-in.ts';
import { type OnMessages, takeCopy, takeExpunge, takeFetch, takeSearch, takeStore } from './messages.ts';
import { done, farewell, mistake, refusal, say, turn } from './reply.ts';
import { takeClose, takeSelect } from './selecting.ts';
import {
  asks,
  type ImapState,
  NOTHING,
  type OpenCommand,
  startState,
  type Turn,
  unknownAgain,
} from './state.ts';
import { quoted } from './strings.ts';
import { refresh } from './view.ts';

export interface ImapPolicy {
  /** As it greets. */
  hostName: string;
  /** STARTTLS is offered as long as octets cross in clear (RFC 3501 §6.2.1). */
  startTls: boolean;
  /** A password may cross in clear. Default true; else LOGINDISABLED is announced until TLS stands (RFC 3501 §7.2.1, §11.2). */
  clearLogin?: boolean;
}

/** RFC 5530 §3. */
const NOT_IN_CLEAR = 'NO [PRIVACYREQUIRED] No password crosses in clear here: STARTTLS first';

/** A command's longest line: clients keep to 8192 octets (RFC 7162 §4). */
const MAX_LINE_OCTETS = 16 * 1024;

/** What there is beyond the base, wherever one stands. */
const EXTENSIONS = [
  'LITERAL+',
  'ID',
  'ENABLE',
  'NAMESPACE',
  'CHILDREN',
  'SPECIAL-USE',
  'UIDPLUS',
  'MOVE',
  'UNSELECT',
  'IDLE',
] as const;
/** Fields of ID (RFC 2971 §3.3): so many, so long. */
const MOST_ID_FIELDS = 30;

/** The server's side of IMAP4rev1 (RFC 3501). Pure; `step` never throws. */
export function createImapDialogue(policy: ImapPolicy): Dialogue<ImapState> {
  const ACTS: Partial<Record<ImapVerb, Act>> = {
    CAPABILITY: bare((state, tag) =>
      done(state, tag, 'OK Listed', { before: [`* CAPABILITY ${capabilities(state)}`] }),
    ),
    NOOP: bare((state, tag) => done(state, tag, 'OK Nothing done')),
    LOGOUT: bare((state, tag) => farewell(state, '* BYE See you', `${tag} OK Logged out`)),
    STARTTLS: bare((state, tag) => {
      if (state.peer.secured) return mistake(state, tag, 'TLS stands already');
      if (!policy.startTls) return mistake(state, tag, 'TLS is not offered here');
      return { state, effects: [...say(`${tag} OK Begin TLS`), { kind: 'startTls' }] };
    }),
    AUTHENTICATE: (state, { tag }, given) =>
      mayLogIn(state) ? takeAuthenticate(state, tag, given) : turn(state, `${tag} ${NOT_IN_CLEAR}`),
    LOGIN: (state, { tag }, given) =>
      mayLogIn(state) ? takeLogin(state, tag, given) : turn(state, `${tag} ${NOT_IN_CLEAR}`),
    SELECT: (state, { tag }, given) => takeSelect(state, tag, given, false),
    EXAMINE: (state, { tag }, given) => takeSelect(state, tag, given, true),
    CREATE: (state, { tag }, given) => takeChange(state, tag, given, 'create'),
    DELETE: (state, { tag }, given) => takeChange(state, tag, given, 'delete'),
    RENAME: (state, { tag }, given) => takeRename(state, tag, given),
    SUBSCRIBE: (state, { tag }, given) => takeChange(state, tag, given, 'subscribe'),
    UNSUBSCRIBE: (state, { tag }, given) => takeChange(state, tag, given, 'unsubscribe'),
    LIST: (state, { tag }, given) => takeList(state, tag, given, 'LIST'),
    LSUB: (state, { tag }, given) => takeList(state, tag, given, 'LSUB'),
    STATUS: (state, { tag }, given) => takeStatus(state, tag, given),
    APPEND: (state, command, given) => append(state, command, given),
    CHECK: bare((state, tag) => done(state, tag, 'OK All is on the disk')),
    CLOSE: bare((state, tag) => takeClose(state, tag, true)),
    UNSELECT: bare((state, tag) => takeClose(state, tag, false)),
    EXPUNGE: onMessages(takeExpunge),
    SEARCH: onMessages(takeSearch),
    FETCH: onMessages(takeFetch),
    STORE: onMessages(takeStore),
    COPY: onMessages((command) => takeCopy(command, false)),
    MOVE: onMessages((command) => takeCopy(command, true)),
    IDLE: bare((state, tag) =>
      polled({ ...state, idling: tag }, [...say('+ Idling: DONE ends it'), { kind: 'watch', on: true }]),
    ),
    NAMESPACE: bare((state, tag) =>
      done(state, tag, 'OK All folders are your own', { before: ['* NAMESPACE (("" "/")) NIL NIL'] }),
    ),
    ID: (state, { tag }, given) => identify(state, tag, given),
    ENABLE: (state, { tag }, given) => {
      do given.atom();
      while (given.next);
      // Nothing that is offered here waits to be enabled (RFC 5161 §3.1).
      return done(state, tag, 'OK Nothing here needs it', { before: ['* ENABLED'] });
    },
  };
  const carrying: Carrying = {
    offers: (verb) => ACTS[verb] !== undefined,
    act: (state, command, given) => (ACTS[command.verb] as Act)(state, command, given),
  };

  const mayLogIn = ({ peer }: ImapState): boolean => peer.secured || policy.clearLogin !== false;

  function capabilities(state: ImapState): string {
    const { phase, peer } = state;
    const before = phase === 'none' || phase === 'not-authenticated';
    const logins = mayLogIn(state)
      ? ['SASL-IR', ...SASL_MECHANISMS.map((mechanism) => `AUTH=${mechanism}`)]
      : ['LOGINDISABLED'];
    const words = [
      'IMAP4rev1',
      ...(before ? logins : []),
      ...(before && policy.startTls && !peer.secured ? ['STARTTLS'] : []),
      ...EXTENSIONS,
    ];
    return words.join(' ');
  }

  function lineCame(state: ImapState, octets: Uint8Array): Turn {
    const { login, idling, open } = state;
    if (login) return takeResponse(state, octets);
    if (idling !== undefined) return endIdle(state, idling, octets);
    return open ? takeNextLine(state, open, octets, carrying) : takeFirstLine(state, octets, carrying);
  }

  return {
    maxLineOctets: MAX_LINE_OCTETS,
    start: startState,
    step(state, input: DialogueInput): DialogueTurn<ImapState> {
      if (state.phase === 'closed') return { state, effects: NOTHING };
      switch (input.kind) {
        case 'opened':
          return turn(
            unknownAgain(state),
            `* OK [CAPABILITY ${capabilities(state)}] ${policy.hostName} IMAP4rev1 ready`,
          );
        case 'line':
          return state.waits ? { state, effects: NOTHING } : lineCame(state, input.octets);
        case 'overlong': {
          const { open: _open, login, ...rest } = state;
          return mistake(rest, login?.tag ?? '*', `A line may have ${MAX_LINE_OCTETS} octets`);
        }
        case 'literal':
          return state.open ? takeLiteral(state, state.open, input.octets) : { state, effects: NOTHING };
        case 'received':
          return { state, effects: NOTHING };
        case 'notStored':
          // The letter has no place on the disk; what is left of its command is read over.
          return state.open
            ? {
                state: { ...state, open: { ...state.open, refused: refusal(input.reason) } },
                effects: NOTHING,
              }
            : { state, effects: NOTHING };
        case 'authenticated':
          return judged(state, input.user, capabilities({ ...state, phase: 'authenticated' }));
        case 'notAuthenticated':
          return judged(state, undefined, '');
        case 'challenge':
          return challenged(state, input.text);
        case 'mail':
          return answered(state, input.answer);
        case 'sent':
          return answered(state, { kind: 'done' });
        case 'notSent':
          return answered(state, { kind: 'refused', why: 'nonexistent' });
        case 'changed':
          return state.idling !== undefined && !state.waits ? polled(state) : { state, effects: NOTHING };
        case 'secured':
          // RFC 3501 §6.2.1: what was known counts no more. There is no second greeting.
          return {
            state: unknownAgain({ ...state, peer: { ...state.peer, secured: true } }),
            effects: NOTHING,
          };
        case 'idle':
          return farewell(state, '* BYE You have said nothing for too long');
        case 'shutdown':
          return farewell(state, `* BYE ${policy.hostName} is going down`);
        case 'stored':
        case 'refused':
        case 'told':
        case 'maildrop':
        case 'noMaildrop':
        case 'expunged':
        case 'notExpunged':
          return { state, effects: NOTHING };
        default:
          return input satisfies never;
      }
    },
  };
}

function answered(state: ImapState, answer: Extract<DialogueInput, { kind: 'mail' }>['answer']): Turn {
  const { waits, ...rest } = state;
  return waits ? waits(rest, answer) : { state, effects: NOTHING };
}

/** A command that takes nothing. */
function bare(act: (state: ImapState, tag: string) => Turn): Act {
  return (state, { tag }, given) => {
    given.end();
    return act(state, tag);
  };
}

function onMessages(act: (command: OnMessages) => Turn): Act {
  return (state, { tag, uid }, given) => {
    const { view } = state;
    return view ? act({ state: { ...state, view }, tag, uid, given }) : { state, effects: NOTHING };
  };
}

/** Tells whoever is idling what has changed (RFC 2177 §3). */
function polled(state: ImapState, before: Turn['effects'] = NOTHING): Turn {
  if (!state.view) return { state, effects: before };
  return asks(
    state,
    { about: 'poll' },
    (next, answer) => {
      if (answer.kind !== 'messages' || !next.view) return { state: next, effects: NOTHING };
      const { view, lines } = refresh(next.view, answer, { expunge: true });
      return turn({ ...next, view }, ...lines);
    },
    before,
  );
}

function endIdle(state: ImapState, tag: string, octets: Uint8Array): Turn {
  const { idling: _, ...rest } = state;
  const stop = { kind: 'watch', on: false } as const;
  const { state: next, effects } =
    latin1(octets).toUpperCase() === 'DONE'
      ? done(rest, tag, 'OK Idled')
      : mistake(rest, tag, 'DONE ends IDLE');
  return { state: next, effects: [stop, ...effects] };
}

/** ID (RFC 2971 §3.1): who they are is theirs; who we are is no secret. */
function identify(state: ImapState, tag: string, given: Arguments): Turn {
  if (!given.takes('NIL')) {
    if (!given.takes('(')) given.malformed();
    for (let fields = 0; !given.takes(')'); fields++) {
      if (fields >= MOST_ID_FIELDS) given.malformed();
      given.string();
      if (!given.takes('NIL')) given.string();
    }
  }
  given.end();
  return done(state, tag, 'OK Pleased', { before: [`* ID (${quoted('name')} ${quoted('EHLO')})`] });
}

/** APPEND, whole: its letter came before. */
function append(state: ImapState, { tag, letter, lexemes }: OpenCommand, given: Arguments): Turn {
  // Behind the letter nothing may stand; without one it is no APPEND.
  if (!letter || (lexemes.at(-1)?.line !== 0 && lexemes.at(-1)?.kind !== 'literal')) return given.malformed();
  return asks(state, { about: 'append', ...letter }, (next, answer) =>
    answer.kind === 'appended'
      ? done(next, tag, `OK [APPENDUID ${answer.uidValidity} ${answer.uid}] Appended`)
      : done(next, tag, answer.kind === 'refused' ? refusal(answer.why, true) : refused(answer)),
  );
}
