import { once } from 'node:events';
import { type Lab, type MailStore, mboxEntry, readLetters } from '@ehlo/lab';
import type { MailPut, RoomId } from '@ehlo/wire';
import { IMPORT_OCTETS } from '@ehlo/wire';
import { MailFolderQuerySchema } from '@ehlo/wire/schema';
import express, { type Request, type Router } from 'express';
import { contentDisposition, fileNameOf } from '../letter/index.ts';
import { badRequest, notFound, Refused, shown } from './refusal.ts';
import { readQuery } from './request.ts';

/** Letters of one file. */
const MOST_LETTERS = 2000;
/** No form of another site can send them: a browser asks first, and the answer is no. */
const FILE_TYPES = /^(?:message\/rfc822|application\/mbox)\s*(?:;|$)/i;

export interface MailFileRoutesOptions {
  mail: MailStore;
  lab: Pick<Lab, 'putLetters'>;
  roomOf(request: Request): RoomId;
  ownMailbox(request: Request): Promise<string>;
}

/** Folders as mbox files, out and in; a single letter goes out by `/me/mails/:id/source`. */
export function mailFileRoutes(api: Router, { mail, lab, roomOf, ownMailbox }: MailFileRoutesOptions): void {
  api.get('/me/mailboxes/:mailbox/mbox', async (request, response) => {
    const { folder } = readQuery(MailFolderQuerySchema, request);
    const room = roomOf(request);
    const mailbox = String(request.params.mailbox);
    const { mails } = await mail.list(room, mailbox, { folder, limit: Number.POSITIVE_INFINITY });
    response.set({
      'Content-Type': 'application/mbox',
      'Content-Disposition': contentDisposition(
        'attachment',
        fileNameOf(`${mailbox} ${folder.replaceAll('/', '-')}.mbox`),
      ),
    });
    for (const { id, at, envelope } of mails.reverse()) {
      const letter = await mail.source(room, id);
      // Its octets are not kept any more, or it went while this was written.
      if (!letter) continue;
      if (response.destroyed) return;
      if (!response.write(mboxEntry(letter, { at, reversePath: envelope.reversePath })))
        await Promise.race([once(response, 'drain'), once(response, 'close')]);
    }
    response.end();
  });

  api.post(
    '/me/mailboxes/:mailbox/mails',
    (request, _response, next) => {
      // Before its octets are read.
      roomOf(request);
      const type = request.headers['content-type'] ?? '';
      if (FILE_TYPES.test(type)) return next();
      throw badRequest(
        415,
        `The Content-Type is ${type === '' ? 'missing' : `"${shown(type)}"`}. Send "message/rfc822" or "application/mbox".`,
      );
    },
    express.raw({ limit: IMPORT_OCTETS, type: () => true }),
    async (request, response) => {
      const { folder } = readQuery(MailFolderQuerySchema, request);
      const mailbox = String(request.params.mailbox);
      const own = await ownMailbox(request);
      if (mailbox !== own)
        throw new Refused(
          403,
          'not-yours',
          `Letters can be put into a mailbox of one's own only: yours is ${own}.`,
        );
      const letters = readLetters(request.body instanceof Uint8Array ? request.body : new Uint8Array(0));
      if (!Array.isArray(letters)) throw noLetters(letters);
      if (letters.length > MOST_LETTERS)
        throw new Refused(
          413,
          'file-too-many',
          `The file has ${letters.length} letters; ${MOST_LETTERS} are taken at once. Cut it in pieces.`,
          { found: letters.length, most: MOST_LETTERS },
        );
      const put = await lab.putLetters({ room: roomOf(request), mailbox, folder }, letters);
      if (put === 'no-folder') throw notFound(`${mailbox} has no folder "${shown(folder)}".`);
      if (put === 'room-full')
        throw new Refused(
          507,
          'room-full',
          'There is no place for it in your room, so nothing was put there. Delete mails you no longer need.',
        );
      response.status(201).json({ mails: letters.length } satisfies MailPut);
    },
  );
}

function noLetters(problem: Exclude<ReturnType<typeof readLetters>, unknown[]>): Refused {
  if (problem.why === 'empty')
    return new Refused(400, 'file-empty', 'The file is empty: no letter is in it.');
  return new Refused(
    400,
    'file-no-letter',
    `Letter ${problem.number} of the file is none: a letter begins with a header field, as "Subject: hello" (RFC 5322 §2.1). Nothing was put there.`,
    { number: problem.number },
  );
}
