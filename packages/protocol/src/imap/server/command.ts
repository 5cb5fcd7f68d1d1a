/** A command as it comes: a line, and after each literal the line goes on (RFC 3501 §2.2.1, §4.3; RFC 7888). */
import { latin1 } from '../../octets.ts';
import { MAX_LETTER_OCTETS } from '../../smtp/extensions.ts';
import { type ImapVerb, imapCommand, isImapVerb, UID_VERBS } from '../commands.ts';
import { type Announced, announcedBy, isTag, lex } from '../lexemes.ts';
import { Arguments, isWellSpaced } from './arguments.ts';
import { Malformed, Refused } from './malformed.ts';
import { farewell, mistake, say, turn } from './reply.ts';
import { type ImapState, NOTHING, type OpenCommand, type Turn } from './state.ts';
import { readDateTime } from './strings.ts';

/** Octets of a command's literals together, letters apart. */
const MOST_LITERAL_OCTETS = 16 * 1024;
const MOST_LITERALS = 50;
/** What comes unasked and is too large is read over up to so many octets; beyond them the connection ends (RFC 7888 §4). */
const MOST_SKIPPED_OCTETS = 2 * MAX_LETTER_OCTETS;

/** What carries a whole command out. */
export type Act = (state: ImapState, command: OpenCommand, given: Arguments) => Turn;

export interface Carrying {
  offers(verb: ImapVerb): boolean;
  act: Act;
}

/** What the end of a line announces; a number that is longer than any that can be meant is more than can come. */
function announcedIn(text: string): Announced | undefined {
  const start = text.lastIndexOf('{');
  const isEndless = start >= 0 && /^\{\d{16,}[+-]\}$/.test(text.slice(start));
  return isEndless ? { octets: Number.POSITIVE_INFINITY, plus: true, start } : announcedBy(text);
}

/** The first line of a command. */
export function takeFirstLine(state: ImapState, octets: Uint8Array, carrying: Carrying): Turn {
  const text = latin1(octets);
  const [, tag = '', uidWord = '', word = ''] = /^([^ ]*) ?(uid (?=[^ ]))?([^ ]*)/i.exec(text) ?? [];
  const verb = word.toUpperCase();
  const secret = secretOf(text, tag, verb);
  const after = ({ state: next, effects }: Turn): Turn => ({ state: next, effects: [...secret, ...effects] });
  if (!isTag(tag))
    return after(readOver(state, '*', text, 'BAD A command begins with a tag of your own, like a1'));
  const command = { tag, uid: uidWord !== '', lexemes: [], lines: 0, octets: 0 };
  if (word === '') return after(readOver(state, tag, text, 'BAD A command stands behind the tag'));
  if (!isImapVerb(verb)) return after(readOver(state, tag, text, 'BAD Command not known'));
  if (!carrying.offers(verb) || (command.uid && !UID_VERBS.has(verb)))
    return after(readOver(state, tag, text, 'BAD Not offered here: CAPABILITY lists what is'));
  if (!imapCommand(verb).states.some((one) => one === state.phase))
    return after(readOver(state, tag, text, `BAD ${outOfPlace(state, verb)}`));
  return after(
    takeText(state, { ...command, verb }, text, tag.length + uidWord.length + word.length + 1, carrying),
  );
}

/** What stands behind a literal. */
export function takeNextLine(
  state: ImapState,
  open: OpenCommand,
  octets: Uint8Array,
  carrying: Carrying,
): Turn {
  const text = latin1(octets);
  const { open: _, ...closed } = state;
  if (open.refused !== undefined) return readOver(closed, open.tag, text, open.refused);
  const secret = open.verb === 'LOGIN' ? ([{ kind: 'secret', start: 0, end: octets.length }] as const) : [];
  const { state: next, effects } = takeText(closed, open, text, 0, carrying);
  return { state: next, effects: [...secret, ...effects] };
}

/** A literal's octets. Those that were read over are none. */
export function takeLiteral(state: ImapState, open: OpenCommand, octets: Uint8Array): Turn {
  if (open.refused !== undefined) return { state, effects: NOTHING };
  const { lexemes, lines } = open;
  const literal = { kind: 'literal', text: latin1(octets), start: 0, end: 0, line: lines } as const;
  const isPassword = open.verb === 'LOGIN' && lexemes.length > 0;
  return {
    state: {
      ...state,
      open: { ...open, lexemes: [...lexemes, literal], octets: open.octets + octets.length },
    },
    effects: isPassword ? [{ kind: 'secret', start: 0, end: octets.length }] : NOTHING,
  };
}

function takeText(
  state: ImapState,
  command: OpenCommand,
  text: string,
  from: number,
  carrying: Carrying,
): Turn {
  const { tag, verb, lexemes, lines } = command;
  const here = lex(text, from, verb === 'FETCH', lines);
  const announced = announcedIn(text);
  const { example } = imapCommand(verb);
  const syntax = `a1 ${command.uid ? 'UID ' : ''}${command.uid && verb === 'EXPUNGE' ? 'EXPUNGE 3:5' : example}`;
  if (!isWellSpaced(text, here, from, lines))
    return readOver(state, tag, text, 'BAD Words are parted by one blank, and none stands at the end');
  if (!announced) {
    const whole = { ...command, lexemes: [...lexemes, ...here] };
    return caught(state, tag, () => carrying.act(state, whole, new Arguments(whole.lexemes, syntax)));
  }
  const open = { ...command, lexemes: [...lexemes, ...here.slice(0, -1)], lines: lines + 1 };
  // The first literal behind a mailbox is the letter.
  if (verb === 'APPEND' && open.lexemes.length > 0 && !open.letter)
    return takeLetter(state, open, announced, syntax);
  if (open.letter) return readOver(state, tag, text, 'BAD One letter at a time: MULTIAPPEND is not offered');
  if (open.octets + announced.octets > MOST_LITERAL_OCTETS || open.lines > MOST_LITERALS)
    return refuse(
      state,
      open,
      announced,
      `BAD Literals of one command may have ${MOST_LITERAL_OCTETS} octets here`,
    );
  return {
    state: { ...state, open },
    effects: [...goAhead(announced), { kind: 'receiveLiteral', octets: announced.octets, keep: true }],
  };
}

/** APPEND: what stands before the letter (RFC 3501 §6.3.11). */
function takeLetter(state: ImapState, open: OpenCommand, announced: Announced, syntax: string): Turn {
  let letter: OpenCommand['letter'];
  try {
    const given = new Arguments(open.lexemes, syntax);
    const folder = given.mailbox();
    const flags = given.next?.kind === 'open' ? given.flags(false) : [];
    const date = given.next && given.string();
    const at = date === undefined ? undefined : (readDateTime(date) ?? given.malformed());
    given.end();
    letter = { folder, flags, ...(at !== undefined && { at }) };
  } catch (error) {
    return refuse(state, open, announced, statusOf(error));
  }
  if (announced.octets > MAX_LETTER_OCTETS)
    return refuse(state, open, announced, `NO [TOOBIG] A letter may have ${MAX_LETTER_OCTETS} octets here`);
  if (announced.octets === 0)
    return refuse(state, open, announced, 'NO [CANNOT] There is no letter without an octet');
  return {
    state: { ...state, open: { ...open, letter } },
    effects: [...goAhead(announced), { kind: 'receiveLetter', octets: announced.octets }],
  };
}

/** A literal that waits is asked for (RFC 3501 §7.5); one with a plus is on its way. */
const goAhead = ({ plus }: Announced) => (plus ? NOTHING : say('+ Go ahead'));

function refuse(state: ImapState, open: OpenCommand, { plus, octets }: Announced, refused: string): Turn {
  // What waited will not come.
  if (!plus) return status(state, open.tag, refused);
  if (octets > MOST_SKIPPED_OCTETS)
    return farewell(state, `${open.tag} ${refused}`, '* BYE That much cannot be read over');
  return {
    state: { ...state, open: { ...open, refused } },
    effects: [{ kind: 'receiveLiteral', octets, keep: false }],
  };
}

/** Refuses a line, and reads over the literal that it announces as on its way. */
function readOver(state: ImapState, tag: string, text: string, refused: string): Turn {
  const announced = announcedIn(text);
  if (!announced?.plus) return status(state, tag, refused);
  return refuse(
    state,
    { tag, verb: 'NOOP', uid: false, lexemes: [], lines: 1, octets: 0 },
    announced,
    refused,
  );
}

function status(state: ImapState, tag: string, text: string): Turn {
  return text.startsWith('BAD ')
    ? mistake(state, tag, text.slice('BAD '.length))
    : turn(state, `${tag} ${text}`);
}

function caught(state: ImapState, tag: string, act: () => Turn): Turn {
  try {
    return act();
  } catch (error) {
    return status(state, tag, statusOf(error));
  }
}

function statusOf(error: unknown): string {
  if (error instanceof Malformed) return `BAD ${error.message}`;
  if (error instanceof Refused) return `NO ${error.message}`;
  throw error;
}

function outOfPlace({ phase }: ImapState, verb: ImapVerb): string {
  if (phase === 'not-authenticated') return 'Log in first: LOGIN or AUTHENTICATE';
  if (imapCommand(verb).states.some((one) => one === 'not-authenticated')) return 'You are logged in already';
  return phase === 'authenticated' ? 'Open a folder first: SELECT or EXAMINE' : 'Not while a folder is open';
}

/** What others must not see, whatever is answered: a password, an initial response; also where the tag was forgotten. */
function secretOf(text: string, tag: string, verb: string): Turn['effects'] {
  const pattern = tag.toUpperCase() === 'LOGIN' ? LOGIN_WITHOUT_TAG : SECRETS[verb];
  const start = pattern?.exec(text)?.[0].length;
  return start === undefined || start >= text.length ? [] : [{ kind: 'secret', start, end: text.length }];
}

const STRING = '(?:"(?:[^"\\\\]|\\\\.)*"|[^ ]+) +';
const LOGIN_WITHOUT_TAG = new RegExp(`^[^ ]+ +${STRING}`);
/** Up to where a line with a secret says nothing secret. */
const SECRETS: Readonly<Record<string, RegExp>> = {
  LOGIN: new RegExp(`^[^ ]+ +[^ ]+ +${STRING}`),
  AUTHENTICATE: /^[^ ]+ +[^ ]+ +[^ ]+ +/,
};
