import { connect, type Socket } from 'node:net';
import type { DialOrigin, Lab } from '@ehlo/lab';
import type { EventLog } from '@ehlo/log';
import type { RoomId, Seq } from '@ehlo/wire';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { CannotSend, type LetterToSend, type Mailbox } from './send-request.ts';

/** Milliseconds without a sign of the server. A foreign one behind the mock's port may be slow. */
const SILENCE_MS = 30_000;
const MOCK = { host: 'localhost', address: '127.0.0.1', port: 1025 } as const;

/**
 * Sends a letter to the mock server as a mail program does: by SMTP, over a connection that the room's panels show.
 * @returns id of the mail in the mock inbox
 * @throws CannotSend with what the server said
 */
export type Submit = (letter: LetterToSend, origin: DialOrigin) => Promise<Seq>;

export function createSubmit(parts: {
  /** Undefined while EHLO starts: then nobody can ask yet. */
  lab(): Pick<Lab, 'route'> | undefined;
  log: Pick<EventLog, 'read'>;
}): Submit {
  const { lab, log } = parts;
  return async (letter, origin) => {
    const composed = new MailComposer(options(letter)).compile();
    const message = await composed.build();
    const route = lab()?.route({ ...MOCK, transport: 'tcp' }, origin);
    if (route?.kind !== 'tcp')
      throw new CannotSend(
        'The mock server of this room is down: `docker compose up -d` in the terminal starts it.',
      );
    const socket = await dial(route.port);
    socket.write(route.header);
    const smtp = new SMTPConnection({
      connection: socket,
      // Who calls, as RFC 5321 §4.1.3 writes a host that has an address and no name.
      name: `[${origin.from.address}]`,
      // A dialogue to be read.
      ignoreTLS: true,
      greetingTimeout: SILENCE_MS,
      socketTimeout: SILENCE_MS,
    });
    const rejected = await transact(smtp, composed.getEnvelope(), message);
    const connection = await route.opened;
    const id = connection === undefined ? undefined : await idOf(log, origin.room, connection);
    if (id === undefined)
      throw new CannotSend('The server took the message, and there is no copy of it in the mock inbox.');
    if (rejected.length > 0)
      throw new CannotSend(
        `The message is in the inbox as ${id}, but the server refused ${rejected.join(', ')}.`,
      );
    return id;
  };
}

function options(letter: LetterToSend): ConstructorParameters<typeof MailComposer>[0] {
  return {
    from: letter.from,
    to: letter.to,
    cc: letter.cc,
    bcc: letter.bcc,
    replyTo: letter.replyTo,
    subject: letter.subject,
    text: letter.text,
    ...(letter.html !== '' && { html: letter.html }),
    headers: letter.headers,
    attachments: letter.attachments.map(({ name, type, contentId, octets }) => ({
      content: octets,
      filename: name,
      ...(type !== undefined && { contentType: type }),
      ...(contentId !== undefined && { cid: contentId, contentDisposition: 'inline' }),
    })),
    envelope: { from: letter.from.address, to: [...letter.to, ...letter.cc, ...letter.bcc].map(addressOf) },
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: 'win',
  };
}

const addressOf = ({ address }: Mailbox): string => address;

function dial(port: number): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port, noDelay: true });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}

/** One transaction, and QUIT. @returns recipients that were refused */
function transact(
  smtp: SMTPConnection,
  envelope: { from: string | false; to: string[] },
  message: Buffer,
): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const fail = (error: Error & { response?: unknown }) => {
      smtp.close();
      const said = typeof error.response === 'string' ? error.response : error.message;
      reject(new CannotSend(`The mock server did not take the message: ${said}`));
    };
    smtp.once('error', fail);
    smtp.connect((error) => {
      if (error) return fail(error);
      smtp.send({ ...envelope, size: message.length }, message, (refused, info) => {
        if (refused || !info) return fail(refused ?? new Error('it hung up'));
        // What goes wrong with the goodbye changes nothing.
        smtp.off('error', fail);
        smtp.on('error', () => undefined);
        smtp.quit();
        resolve(info.rejected);
      });
    });
  });
}

/** A copy is stored before the 250 that answers for it is sent. */
async function idOf(log: Pick<EventLog, 'read'>, room: RoomId, connection: Seq): Promise<Seq | undefined> {
  const [accepted] = await log.read(room, { connection, kinds: ['mail.accepted'] });
  if (!accepted) return undefined;
  const stored = await log.read(room, { after: accepted.seq, kinds: ['mail.stored'] });
  return stored.find((event) => event.kind === 'mail.stored' && event.mail === accepted.seq)?.seq;
}
