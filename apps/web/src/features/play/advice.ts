import { latin1, octetsOfLatin1 } from '@ehlo/protocol';
import {
  createSmtpDialogue,
  mockPolicy,
  parseCommand,
  type SmtpCommandRow,
  type SmtpState,
  type SmtpVerb,
  smtpCommandRow,
} from '@ehlo/protocol/smtp';

/** What a client waits for, and what would be right to say: by the same dialogue that our own servers run, and the table of commands. */
export interface Asked {
  /** `letter`: its dot came. `unknown`: what was said is no command. */
  about: 'greeting' | 'letter' | 'unknown' | SmtpVerb;
  /** What our own server would say, line by line, without line ends. */
  right: readonly string[];
  /** Other replies that RFC 5321 allows here. */
  others: readonly string[];
  /** Codes that are allowed here. */
  codes: readonly number[];
  rfc: string;
  /** The client said QUIT: the server closes behind its answer (RFC 5321 §4.1.1.10). */
  closes: boolean;
}

/** What a reply by hand is. */
export type Verdict =
  /** The code that our server would say. */
  | 'right'
  | 'allowed'
  /** Not one of those that RFC 5321 allows here. */
  | 'not-allowed'
  /** No three digits and a space, or a dash where more lines follow (RFC 5321 §4.2). */
  | 'no-reply'
  | 'unfinished';

export interface ByHand {
  /** The connection stands. */
  opened(): Asked;
  /** @returns undefined where the line is a letter's, and nothing is to be said */
  line(text: string): Asked | undefined;
  /** What was answered to the last question, whole; the state goes on as a server's would that said so. */
  answered(reply: string): void;
}

/** RFC 5321 §4.2.3, as it words them. */
const TEXTS: Readonly<Record<number, string>> = {
  220: 'Service ready',
  221: 'Service closing transmission channel',
  250: 'OK',
  251: 'User not local; will forward',
  252: 'Cannot VRFY user, but will accept message and attempt delivery',
  354: 'Start mail input; end with <CRLF>.<CRLF>',
  421: 'Service not available, closing transmission channel',
  450: 'Requested mail action not taken: mailbox unavailable',
  451: 'Requested action aborted: local error in processing',
  452: 'Requested action not taken: insufficient system storage',
  455: 'Server unable to accommodate parameters',
  500: 'Syntax error, command unrecognized',
  501: 'Syntax error in parameters or arguments',
  502: 'Command not implemented',
  503: 'Bad sequence of commands',
  504: 'Command parameter not implemented',
  550: 'Requested action not taken: mailbox unavailable',
  551: 'User not local; please try another path',
  552: 'Requested mail action aborted: exceeded storage allocation',
  553: 'Requested action not taken: mailbox name not allowed',
  554: 'Transaction failed',
  555: 'MAIL FROM/RCPT TO parameters not recognized or not implemented',
};
/** Of the first line of a connection, and of the answer to a letter (RFC 5321 §4.3.2). */
const GREETING = { accepts: [220], refuses: [421, 554] };
const LETTER = { accepts: [250], refuses: [450, 451, 452, 550, 552, 554] };
const UNKNOWN = { accepts: [], refuses: [500, 501, 502, 421] };
/** Anything may get these. */
const ALWAYS = [421, 500, 501];
/** More would be a list to read, and one is in a conversation. */
const MOST_OTHERS = 5;

const reply = (code: number): string => `${code} ${TEXTS[code] ?? 'Something else'}`;
const codeOf = (line: string): number => Number(line.slice(0, 3));
const digit = (code: number): number => Math.floor(code / 100);

/** @param host what the server calls itself */
export function serveByHand(host: string): ByHand {
  const dialogue = createSmtpDialogue({ ...mockPolicy(), hostName: host, greeting: 'ESMTP at your hand' });
  let state: SmtpState = dialogue.start({ address: '', secured: false });
  /** How it goes on where the answer is of this digit. */
  let after: { digit: number; state: SmtpState; letter: boolean; otherwise: SmtpState } | undefined;
  let inLetter = false;

  /** The dialogue's turn, with what a store and a memory would say. */
  function turn(from: SmtpState, input: Parameters<typeof dialogue.step>[1]) {
    let { state: next, effects } = dialogue.step(from, input);
    let text = '';
    let letter = false;
    for (let at = 0; at < effects.length; at++) {
      const effect = effects[at]!;
      if (effect.kind === 'reply') text += latin1(effect.octets);
      if (effect.kind === 'receive') letter = true;
      if (effect.kind === 'store') {
        ({ state: next, effects } = dialogue.step(next, { kind: 'stored', queueId: 'BYHAND' }));
        at = -1;
      }
    }
    return { state: next, letter, lines: text.split('\r\n').filter((line) => line !== '') };
  }

  function ask(
    about: Asked['about'],
    input: Parameters<typeof dialogue.step>[1],
    row: Pick<SmtpCommandRow, 'accepts' | 'refuses'>,
    rfc: string,
  ): Asked {
    const done = turn(state, input);
    const right = done.lines;
    const code = codeOf(right.at(-1) ?? '');
    // A letter's end clears the buffers whether it is taken or not (RFC 5321 §4.1.1.4); else what is refused leaves everything as it was.
    const otherwise =
      about === 'letter' ? dialogue.step(state, { kind: 'notStored', reason: 'error' }).state : state;
    after = { digit: digit(code), state: done.state, letter: done.letter, otherwise };
    // A yes is one only where our server says yes: to a RCPT before MAIL, 250 would be wrong (RFC 5321 §4.1.4).
    const codes = [...row.accepts.filter((one) => digit(one) === digit(code)), ...row.refuses];
    const others = codes.filter((one) => one !== code && one in TEXTS).slice(0, MOST_OTHERS);
    return { about, right, others: others.map(reply), codes, rfc, closes: about === 'QUIT' };
  }

  return {
    opened: () => ask('greeting', { kind: 'opened' }, GREETING, 'RFC 5321 §4.3.1'),
    line(text) {
      if (inLetter) {
        if (text !== '.') return undefined;
        inLetter = false;
        return ask('letter', { kind: 'received', size: 0, tooLarge: false }, LETTER, 'RFC 5321 §4.2.5');
      }
      const octets = octetsOfLatin1(text);
      const { verb } = parseCommand(octets);
      const input = { kind: 'line', octets, ending: 'crlf' } as const;
      if (!verb) return ask('unknown', input, UNKNOWN, 'RFC 5321 §4.2.4');
      const row = smtpCommandRow(verb);
      const refuses = verb === 'QUIT' ? row.refuses : [...row.refuses, ...ALWAYS];
      return ask(verb, input, { accepts: row.accepts, refuses }, row.rfc);
    },
    answered(said) {
      const expected = after;
      after = undefined;
      if (!expected) return;
      const same = digit(codeOf(said.split('\n').at(-1) ?? '')) === expected.digit;
      state = same ? expected.state : expected.otherwise;
      inLetter = same && expected.letter;
    },
  };
}

/** Whether a code is one of those that the standard has here; any of the same class is understood (RFC 5321 §4.3.2). */
export function judge(asked: Asked, said: string): Verdict {
  const last = said.split('\n').at(-1)?.trimEnd() ?? '';
  if (!/^\d{3}(?:[ -]|$)/.test(last)) return 'no-reply';
  if (/^\d{3}-/.test(last)) return 'unfinished';
  const code = codeOf(last);
  if (code === codeOf(asked.right.at(-1) ?? '')) return 'right';
  return asked.codes.includes(code) ? 'allowed' : 'not-allowed';
}
