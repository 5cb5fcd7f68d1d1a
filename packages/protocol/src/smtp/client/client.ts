import { base64Word } from '../../compose/base64.ts';
import type { ComposedLetter } from '../../compose/letter.ts';
import { isAscii, utf8 } from '../../octets.ts';
import type { NoReply, TakenReply } from './reply-reader.ts';

/** What a mail program wants of one connection. */
export interface Submission {
  /** What it calls itself (RFC 5321 §4.1.1.1). */
  helo: string;
  /** `starttls`: asked for before anything else, and insisted on (RFC 8314 §3). `stands`: the connection is secured already. */
  tls: 'never' | 'starttls' | 'stands';
  login?: { user: string; password: string };
  /** '' for `<>`. */
  reversePath: string;
  forwardPaths: readonly string[];
  /** Asked once the server has told what it takes. */
  compose(wire: { eightBit: boolean }): ComposedLetter;
}

/** What the client waits for an answer to; `letter`: to the dot. */
export type ClientStage =
  | 'greeting'
  | 'hello'
  | 'starttls'
  | 'tls'
  | 'login'
  | 'mail'
  | 'rcpt'
  | 'data'
  | 'letter'
  | 'quit';

export type ClientStep =
  /** Say this line, then CR LF. `secret`: characters [start, end) of it that only its writer may see. */
  | { do: 'say'; stage: ClientStage; line: string; secret?: readonly [number, number] }
  /** Say the letter, dots stuffed, and the lone dot behind it. */
  | { do: 'write'; letter: ComposedLetter }
  /** TLS begins now; `secured` or `lost` tells how it went. */
  | { do: 'secure' }
  | { do: 'hang up' };

/** Why a mail did not get as far as it should. */
export type ClientStop =
  | { why: 'refused'; at: ClientStage; reply: TakenReply }
  /** The server does not offer what the mail, or its writer, needs. */
  | { why: 'lacks'; what: 'STARTTLS' | 'AUTH' | 'SMTPUTF8' }
  /** The connection ended without an answer. At `letter` nobody knows whether it was taken (RFC 5321 §4.5.3.2.6). */
  | { why: 'lost'; at: ClientStage }
  /** TLS could not be agreed on. */
  | { why: 'tls'; sentence: string }
  | { why: 'garbled'; at: ClientStage; line: string };

export interface ClientOutcome {
  /** Recipients that the server answers for now. */
  taken: readonly string[];
  /** To the dot. */
  reply?: TakenReply;
  refused: readonly { forwardPath: string; reply: TakenReply }[];
  stopped?: ClientStop;
}

export interface SmtpClient {
  /** A whole reply came. @returns what to do now, in order */
  take(reply: TakenReply | NoReply): ClientStep[];
  /** TLS stands. */
  secured(): ClientStep[];
  /** The connection is over; with a sentence, because TLS failed. */
  lost(tlsSentence?: string): void;
  readonly stage: ClientStage;
  /** Set once what becomes of the mail is known; QUIT may follow. */
  readonly outcome: ClientOutcome | undefined;
}

/**
 * The client's side of one mail transaction (RFC 5321 §3.3), one line at a time so that it can be read: no pipelining.
 * Pure: what it wants done is returned.
 */
export function createSmtpClient(submission: Submission): SmtpClient {
  const { helo, login, reversePath, forwardPaths } = submission;
  let stage: ClientStage = 'greeting';
  let secure = submission.tls === 'stands';
  let offers = new Map<string, string>();
  let greeted: 'EHLO' | 'HELO' = 'EHLO';
  let letter: ComposedLetter | undefined;
  /** LOGIN: what is answered next. */
  let responses: string[] = [];
  let asked = 0;
  const taken: string[] = [];
  const refused: { forwardPath: string; reply: TakenReply }[] = [];
  let outcome: ClientOutcome | undefined;

  const say = (next: ClientStage, line: string, secret?: readonly [number, number]): ClientStep[] => {
    stage = next;
    return [{ do: 'say', stage: next, line, ...(secret && { secret }) }];
  };
  const quit = () => say('quit', 'QUIT');

  function stop(stopped: ClientStop): ClientStep[] {
    outcome = { taken: [], refused, stopped };
    if (stopped.why === 'lost' || stopped.why === 'garbled') return [{ do: 'hang up' }];
    // 421: the server goes away by itself (RFC 5321 §3.8).
    if (stopped.why === 'refused' && stopped.reply.code === 421) return [{ do: 'hang up' }];
    return quit();
  }

  const hello = () => say('hello', `${greeted} ${helo}`);

  function afterHello(): ClientStep[] {
    if (submission.tls === 'starttls' && !secure)
      return offers.has('STARTTLS') ? say('starttls', 'STARTTLS') : stop({ why: 'lacks', what: 'STARTTLS' });
    return login ? logIn(login) : mail();
  }

  function logIn({ user, password }: { user: string; password: string }): ClientStep[] {
    const mechanisms = (offers.get('AUTH') ?? '').toUpperCase().split(' ');
    const secretLine = (head: string, secret: string) =>
      say('login', `${head}${secret}`, [head.length, head.length + secret.length]);
    if (mechanisms.includes('PLAIN'))
      return secretLine('AUTH PLAIN ', base64Word(utf8(`\0${user}\0${password}`)));
    if (!mechanisms.includes('LOGIN')) return stop({ why: 'lacks', what: 'AUTH' });
    responses = [user, password].map((text) => base64Word(utf8(text)));
    return say('login', 'AUTH LOGIN');
  }

  function challenged(): ClientStep[] {
    const response = responses.shift();
    // It asks for more than the mechanism has: cancelled (RFC 4954 §4).
    return response === undefined ? say('login', '*') : say('login', response, [0, response.length]);
  }

  function mail(): ClientStep[] {
    letter = submission.compose({ eightBit: offers.has('8BITMIME') });
    const utf8Needed = letter.utf8Header || ![reversePath, ...forwardPaths].every(isAscii);
    if (utf8Needed && !offers.has('SMTPUTF8')) return stop({ why: 'lacks', what: 'SMTPUTF8' });
    const parameters = [
      offers.has('SIZE') ? ` SIZE=${letter.size}` : '',
      letter.encoding === '8bit' ? ' BODY=8BITMIME' : '',
      utf8Needed ? ' SMTPUTF8' : '',
    ].join('');
    return say('mail', `MAIL FROM:<${reversePath}>${parameters}`);
  }

  const recipient = () => say('rcpt', `RCPT TO:<${forwardPaths[asked]}>`);

  function afterRecipient(reply: TakenReply): ClientStep[] {
    const forwardPath = forwardPaths[asked] as string;
    if (isDone(reply)) taken.push(forwardPath);
    else refused.push({ forwardPath, reply });
    asked++;
    if (reply.code === 421) return stop({ why: 'refused', at: 'rcpt', reply });
    if (asked < forwardPaths.length) return recipient();
    return taken.length > 0 ? say('data', 'DATA') : stop({ why: 'refused', at: 'rcpt', reply });
  }

  function takeReply(reply: TakenReply): ClientStep[] {
    const no = (at: ClientStage) => stop({ why: 'refused', at, reply });
    switch (stage) {
      case 'greeting':
        return isDone(reply) ? hello() : no('greeting');
      case 'hello':
        if (isDone(reply)) {
          offers = offersOf(reply);
          return afterHello();
        }
        // An old server knows HELO only (RFC 5321 §3.2).
        if (greeted === 'HELO' || reply.code < 500) return no('hello');
        greeted = 'HELO';
        return hello();
      case 'starttls':
        if (!isDone(reply)) return no('starttls');
        stage = 'tls';
        return [{ do: 'secure' }];
      case 'login':
        if (reply.code === 334) return challenged();
        return isDone(reply) ? mail() : no('login');
      case 'mail':
        return isDone(reply) ? recipient() : no('mail');
      case 'rcpt':
        return afterRecipient(reply);
      case 'data':
        if (reply.code !== 354 || !letter) return no('data');
        stage = 'letter';
        return [{ do: 'write', letter }];
      case 'letter':
        if (!isDone(reply)) return no('letter');
        outcome = { taken, refused, reply };
        return quit();
      case 'tls':
      case 'quit':
        return [{ do: 'hang up' }];
      default:
        return stage satisfies never;
    }
  }

  return {
    take: (reply) =>
      'code' in reply ? takeReply(reply) : stop({ why: 'garbled', at: stage, line: reply.line }),
    secured() {
      secure = true;
      // What was said in clear counts no more (RFC 3207 §4.2).
      offers = new Map();
      return hello();
    },
    lost(tlsSentence) {
      if (outcome) return;
      outcome = {
        taken: [],
        refused,
        stopped:
          tlsSentence === undefined ? { why: 'lost', at: stage } : { why: 'tls', sentence: tlsSentence },
      };
    },
    get stage() {
      return stage;
    },
    get outcome() {
      return outcome;
    },
  };
}

const isDone = ({ code }: TakenReply): boolean => code >= 200 && code < 300;

/** Keywords of an EHLO reply, in capitals, and what follows each (RFC 5321 §4.1.1.1). */
function offersOf({ lines }: TakenReply): Map<string, string> {
  return new Map(
    lines.slice(1).map((line) => {
      const [keyword = '', ...rest] = line.trim().split(/\s+/);
      return [keyword.toUpperCase(), rest.join(' ')] as const;
    }),
  );
}
