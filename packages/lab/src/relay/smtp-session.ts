import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import { TLSSocket } from 'node:tls';
import { concat, octetsOfLatin1 } from '@ehlo/protocol';
import type { DeliveryFailure, Endpoint, Seq } from '@ehlo/wire';
import SMTPConnection, { type SMTPConnectionSendInfo } from 'nodemailer/lib/smtp-connection';
import type { RelayTimeouts } from './schedule.ts';
import { failureOf, MOST_TEXT, perRecipient, type SmtpError } from './session-failure.ts';

/** One mail as it goes to one server: `letter` is sent behind `prefix`. */
export interface Outgoing {
  reversePath: string;
  forwardPaths: readonly string[];
  prefix: string;
  letter: Uint8Array;
  /** It has octets above 127. */
  eightBit: boolean;
  /** Where characters beyond ASCII need SMTPUTF8; absent where none do. */
  utf8?: 'address' | 'header';
}

export interface Sent {
  /** The server answers for these now. */
  taken: string[];
  /** To the dot; absent when nobody's mail was taken. */
  reply?: string;
  refused: { forwardPaths: string[]; failure: DeliveryFailure }[];
}

/** The connection broke, or the server hung up (421): `Sent` for nobody. */
export class SessionLost extends Error {
  readonly failure: DeliveryFailure;
  constructor(failure: DeliveryFailure) {
    super(failure.text);
    this.failure = failure;
  }
}

/** An SMTP connection to one server, on which mails can be sent one after the other: RSET is said where one came to nothing. */
export interface SmtpSession {
  readonly to: Endpoint & { host: string };
  readonly connection: Seq | undefined;
  /** `TLSv1.3`, where the server offered STARTTLS. */
  readonly secured: string | undefined;
  /** One at a time. Rejects with `SessionLost`. */
  send(mail: Outgoing): Promise<Sent>;
  /** Nothing is said until the promise resolves, and no time-out of this side counts; the server has its own. */
  rest<T>(until: Promise<T>): Promise<T>;
  /** It still stands. */
  readonly alive: boolean;
  /** QUIT, and the end. */
  quit(): void;
  /** Without a word. */
  destroy(): void;
}

/** A reply of EHLO has some dozens of lines, each of 512 octets at most (RFC 5321 §4.5.3.1.5). */
const MOST_REPLY_OCTETS = 64 * 1024;

/**
 * Greets a server over a connection that stands.
 *
 * STARTTLS is used where it is offered, whoever the certificate is of: to a server that speaks TLS badly the alternative is
 * clear text, not a better one (RFC 7435 §3). @throws SessionLost
 */
export function openSession(
  socket: Socket,
  how: {
    to: Endpoint & { host: string };
    /** Name of the host that sends. */
    name: string;
    connection: Seq | undefined;
    tls: 'if offered' | 'never';
    timeouts: RelayTimeouts;
  },
): Promise<SmtpSession> {
  const { to, timeouts } = how;
  const client = new SMTPConnection({
    connection: socket,
    name: how.name,
    host: to.host,
    port: to.port,
    ...(/^\[/.test(to.host) ? {} : { servername: to.host }),
    ignoreTLS: how.tls === 'never',
    opportunisticTLS: true,
    tls: { rejectUnauthorized: false },
    greetingTimeout: timeouts.greetingMs,
    connectionTimeout: timeouts.greetingMs + 2 * timeouts.replyMs,
    socketTimeout: timeouts.replyMs,
    socketCloseTimeout: 1_000,
    maxResponseSize: MOST_REPLY_OCTETS,
  });
  /** How far it is, for errors that do not say. */
  let stage: DeliveryFailure['at'] = 'greeting';
  let over = false;
  let lose: (error: SmtpError) => void = () => undefined;
  socket.once('data', () => {
    stage = 'hello';
  });
  const lost = (error: SmtpError): SessionLost => {
    const upgrading = client.upgrading || error.code === 'ETLS';
    return new SessionLost(failureOf(error, upgrading ? 'tls' : stage, to.host));
  };
  client.on('error', (error: SmtpError) => {
    over = true;
    lose(error);
  });
  client.on('end', () => {
    over = true;
    lose(new Error('The server hung up'));
  });

  /** A transaction was begun and came to nothing. */
  let unfinished = false;
  const internals = internalsOf(client);

  function reset(): Promise<void> {
    stage = 'mail';
    return new Promise((resolve, reject) => {
      const failed = (error: SmtpError) => {
        over = true;
        reject(lost(error));
      };
      lose = failed;
      client.reset((error) => {
        lose = () => undefined;
        unfinished = false;
        if (error) failed(error as SmtpError);
        else resolve();
      });
    });
  }

  async function send(mail: Outgoing): Promise<Sent> {
    const lacks = missing(mail, internals._supportedExtensions, to.host);
    if (lacks) return refusedAll(mail.forwardPaths, lacks);
    if (unfinished) await reset();
    internals.utf8 = mail.utf8 !== undefined;
    return transact(mail);
  }

  function transact(mail: Outgoing): Promise<Sent> {
    const { reversePath, forwardPaths, letter } = mail;
    const octets = concat([octetsOfLatin1(mail.prefix), letter]);
    stage = 'mail';
    const message = new Readable({
      read() {
        // It is asked for once the server said 354.
        stage = 'letter';
        this.push(octets);
        this.push(null);
      },
    });
    const envelope = {
      from: reversePath,
      to: [...forwardPaths],
      size: octets.length,
      use8BitMime: mail.eightBit,
    };
    return new Promise((resolve, reject) => {
      lose = (error) => reject(lost(error));
      client.send(envelope, message, (error, info) => {
        lose = () => undefined;
        if (!error) return resolve(sent(info as SMTPConnectionSendInfo, to.host));
        const { response } = error as SmtpError;
        // 421 says that the server goes away, not what it thinks of this mail.
        if (over || response === undefined || /^421/.test(response)) {
          // A reason of ours (a letter larger than SIZE says) leaves the connection standing.
          if (!over && (error as SmtpError).code === 'EMESSAGE')
            return resolve(refusedAll(forwardPaths, failureOf(error as SmtpError, 'mail', to.host)));
          over = true;
          return reject(lost(error as SmtpError));
        }
        unfinished = (error as SmtpError).command !== 'MAIL FROM';
        resolve(refused(error as SmtpError, forwardPaths, stage, to.host));
      });
    });
  }

  return new Promise((resolve, reject) => {
    lose = (error) => reject(lost(error));
    client.connect((error) => {
      lose = () => undefined;
      if (error) {
        over = true;
        return reject(lost(error as SmtpError));
      }
      const now = client._socket;
      const secured = now instanceof TLSSocket ? (now.getProtocol() ?? undefined) : undefined;
      resolve({
        to,
        connection: how.connection,
        secured,
        send,
        async rest(until) {
          if (now) now.setTimeout(0);
          try {
            return await until;
          } finally {
            if (now) now.setTimeout(timeouts.replyMs);
          }
        },
        get alive() {
          return !over;
        },
        quit() {
          if (!over) client.quit();
        },
        destroy() {
          over = true;
          client.close();
          socket.destroy();
        },
      });
    });
  });
}

/** Of nodemailer's connection, what is used and not documented. */
interface Internals {
  /** It tells of them only after the first mail, and they are wanted before. */
  readonly _supportedExtensions: readonly string[];
  _sendCommand(line: string, shown?: string): void;
  /** The next MAIL says SMTPUTF8. */
  utf8: boolean;
}

/** nodemailer says SMTPUTF8 for addresses only; RFC 6531 §3.4 asks for it where a header needs it too. */
function internalsOf(client: SMTPConnection): Internals {
  const internals = client as unknown as Internals;
  const send = internals._sendCommand.bind(client);
  internals.utf8 = false;
  internals._sendCommand = (line, shown) =>
    send(internals.utf8 && /^MAIL FROM:(?!.* SMTPUTF8)/.test(line) ? `${line} SMTPUTF8` : line, shown);
  return internals;
}

/**
 * Why a mail cannot go to a server that offers no more than this. Beyond ASCII: RFC 6531 §3.2; its addresses have status
 * 5.6.7 and its header 5.6.9 (§4.2). Octets above 127: RFC 6152 §3 lets a relay convert or give up, and this one does not
 * convert (5.6.3, RFC 3463 §3.7).
 */
function missing(
  { utf8, eightBit }: Outgoing,
  offered: readonly string[],
  host: string,
): DeliveryFailure | undefined {
  const failure = (enhanced: string, text: string): DeliveryFailure => ({
    at: 'mail',
    host,
    enhanced,
    text,
    permanent: true,
  });
  if (utf8 && !offered.includes('SMTPUTF8'))
    return utf8 === 'address'
      ? failure('5.6.7', 'The server does not offer SMTPUTF8, and an address has characters beyond ASCII')
      : failure('5.6.9', 'The server does not offer SMTPUTF8, and the header has characters beyond ASCII');
  if (eightBit && !offered.includes('8BITMIME'))
    return failure('5.6.3', 'The server does not offer 8BITMIME, and the letter has octets above 127');
  return undefined;
}

function sent(info: SMTPConnectionSendInfo, host: string): Sent {
  return {
    taken: info.accepted,
    reply: info.response.slice(0, MOST_TEXT),
    refused: perRecipient((info.rejectedErrors ?? []) as SmtpError[], host),
  };
}

function refused(
  error: SmtpError,
  forwardPaths: readonly string[],
  stage: DeliveryFailure['at'],
  host: string,
): Sent {
  if (error.rejectedErrors) return { taken: [], refused: perRecipient(error.rejectedErrors, host) };
  return refusedAll(forwardPaths, failureOf(error, stage, host));
}

const refusedAll = (forwardPaths: readonly string[], failure: DeliveryFailure): Sent => ({
  taken: [],
  refused: [{ forwardPaths: [...forwardPaths], failure }],
});
