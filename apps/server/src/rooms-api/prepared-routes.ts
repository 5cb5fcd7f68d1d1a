import { randomBytes } from 'node:crypto';
import {
  assortedLetters,
  campusMailboxes,
  type FileLetter,
  type Lab,
  type MailStore,
  preparedLetter,
} from '@ehlo/lab';
import { type FolderEmptied, type MailPut, MOST_IN_MAILBOX, PREPARED_LETTERS, type RoomId } from '@ehlo/wire';
import { MailFolderQuerySchema, PreparedQuerySchema, PreparedWishSchema } from '@ehlo/wire/schema';
import type { Request, Router } from 'express';
import { createPace } from './pace.ts';
import { notFound, Refused, shown } from './refusal.ts';
import { jsonOnly, readBody, readQuery } from './request.ts';

/** Requests of a room that put or remove letters, at once and a second. */
const AT_ONCE = 20;
const PER_SECOND = 1;

export interface PreparedRoutesOptions {
  mail: MailStore;
  lab: Pick<Lab, 'putLetters'>;
  /** Milliseconds. */
  now(): number;
  visitorOf(request: Request): { home: RoomId; handle: string };
}

/** Letters to practise on: put into a folder, handed out to be sent, and cleared away. */
export function preparedRoutes(api: Router, { mail, lab, now, visitorOf }: PreparedRoutesOptions): void {
  const mayMore = createPace(AT_ONCE, PER_SECOND, now);

  /** The mailbox of the request, if it is one of the room's at campus: those are logged in to. */
  function ownMailbox(request: Request, mailbox: string): { room: RoomId; mailbox: string } {
    const { home, handle } = visitorOf(request);
    const own = campusMailboxes(handle);
    if (own.includes(mailbox)) return { room: home, mailbox };
    throw new Refused(
      403,
      'not-yours',
      `"${shown(mailbox)}" is no mailbox of your room at campus. Yours are ${own.join(', ')}.`,
    );
  }
  function pace(room: RoomId): void {
    if (!mayMore(room))
      throw new Refused(429, 'too-many', 'Your room changes its folders faster than it may. Wait a moment.');
  }

  api.get('/me/prepared/:letter', (request, response) => {
    const { to } = readQuery(PreparedQuerySchema, request);
    const { mailbox } = ownMailbox(request, to);
    const letter = PREPARED_LETTERS.find((one) => one === request.params.letter);
    if (letter === undefined)
      throw notFound(`There is no prepared letter "${shown(String(request.params.letter))}".`);
    response.set('Content-Type', 'message/rfc822');
    response.end(preparedLetter(letter, { to: mailbox, now: now(), id: freshId() }));
  });

  api.post('/me/mailboxes/:mailbox/prepared', ...jsonOnly, async (request, response) => {
    const { folder } = readQuery(MailFolderQuerySchema, request);
    const { room, mailbox } = ownMailbox(request, String(request.params.mailbox));
    const wish = readBody(PreparedWishSchema, request);
    pace(room);
    const { mails } = await mail.box(room, mailbox);
    const count = 'count' in wish ? wish.count : 1;
    if (mails.length + count > MOST_IN_MAILBOX)
      throw new Refused(
        413,
        'mailbox-many',
        `${mailbox} has ${mails.length} letters; ${MOST_IN_MAILBOX} are kept in one mailbox here. Empty a folder first.`,
        { found: mails.length, most: MOST_IN_MAILBOX },
      );
    const about = { to: mailbox, now: now(), id: freshId() };
    const letters: FileLetter[] =
      'count' in wish ? assortedLetters(wish.count, about) : [{ octets: preparedLetter(wish.letter, about) }];
    const put = await lab.putLetters({ room, mailbox, folder }, letters);
    if (put === 'no-folder') throw notFound(`${mailbox} has no folder "${shown(folder)}".`);
    if (put === 'room-full')
      throw new Refused(
        507,
        'room-full',
        'There is no place for them in your room, so nothing was put there. Delete mails you no longer need.',
      );
    response.status(201).json({ mails: letters.length } satisfies MailPut);
  });

  api.delete('/me/mailboxes/:mailbox/mails', ...jsonOnly, async (request, response) => {
    const { folder } = readQuery(MailFolderQuerySchema, request);
    const { room, mailbox } = ownMailbox(request, String(request.params.mailbox));
    pace(room);
    const { mails } = await mail.box(room, mailbox);
    const ids = mails.filter((one) => one.folder === folder).map(({ id }) => id);
    if (ids.length > 0) await mail.expunge(room, ids);
    response.json({ mails: ids.length } satisfies FolderEmptied);
  });
}

/** Letters and digits of a Message-ID that nobody else has. */
const freshId = (): string => randomBytes(9).toString('hex');
