import { CAMPUS_DOMAIN, folderRows, type MailStore, move, type StoredMail } from '@ehlo/lab';
import type { EventLog } from '@ehlo/log';
import type { FolderView, MailboxView, MailListView, RoomId } from '@ehlo/wire';
import { FlagChangeSchema, MailListQuerySchema, MailMoveSchema } from '@ehlo/wire/schema';
import type { Request, Router } from 'express';
import {
  contentDisposition,
  HTML_HEADERS,
  inlinePictures,
  type Letter,
  type LetterPart,
  readLetter,
} from '../letter/index.ts';
import { mailView, rowView } from './mail-view.ts';
import { createPace } from './pace.ts';
import { notFound, Refused, shown } from './refusal.ts';
import { jsonOnly, readBody, readId, readQuery } from './request.ts';
import { verdictOf } from './verdict-routes.ts';

export interface MailRoutesOptions {
  mail: MailStore;
  log: Pick<EventLog, 'read'>;
  roomOf(request: Request): RoomId;
  ownMailbox(request: Request): Promise<string>;
  /** Milliseconds. */
  now(): number;
}

/** Moves: each writes a letter's row anew. */
const MOVES_AT_ONCE = 40;
const MOVES_PER_SECOND = 4;

/** For octets that somebody else chose: they are looked at, or kept; they never run. */
const INERT = "sandbox; default-src 'none'; frame-ancestors 'none'";

/** Mailboxes and mails of one's own room, below `/me`. */
export function mailRoutes(api: Router, { mail, log, roomOf, ownMailbox, now }: MailRoutesOptions): void {
  const mayMove = createPace(MOVES_AT_ONCE, MOVES_PER_SECOND, now);

  async function mailOf(request: Request): Promise<StoredMail> {
    const room = roomOf(request);
    const id = readId(request, 'mail');
    return (await mail.get(room, id)) ?? gone(id);
  }

  async function sourceOf(request: Request): Promise<{ stored: StoredMail; source: Uint8Array }> {
    const stored = await mailOf(request);
    const source = await mail.source(roomOf(request), stored.id);
    if (!source) throw notFound(`Mail ${stored.id} is listed, but its octets are not kept any more.`);
    return { stored, source };
  }

  async function letterOf(request: Request): Promise<{ stored: StoredMail; letter: Letter }> {
    const { stored, source } = await sourceOf(request);
    return { stored, letter: readLetter(source) };
  }

  api.get('/me/mailboxes', async (request, response) => {
    const boxes = new Map<string, MailboxView>();
    // The mock inbox and one's own are there before any mail is.
    for (const mailbox of ['mock', await ownMailbox(request)])
      boxes.set(mailbox, { mailbox, total: 0, unseen: 0 });
    for (const { mailbox, total, unseen } of await mail.mailboxes(roomOf(request)))
      boxes.set(mailbox, { mailbox, total, unseen });
    response.json([...boxes.values()]);
  });

  api.get('/me/mailboxes/:mailbox', async (request, response) => {
    const { start, limit, folder, search } = readQuery(MailListQuerySchema, request);
    const mailbox = String(request.params.mailbox);
    const { total, unseen, mails } = await mail.list(roomOf(request), mailbox, {
      start,
      limit,
      search,
      ...(folder !== undefined && { folder }),
    });
    response.json({ total, unseen, mails: mails.map(rowView) } satisfies MailListView);
  });

  api.get('/me/mailboxes/:mailbox/folders', async (request, response) => {
    const mailbox = String(request.params.mailbox);
    const rows = folderRows(await mail.box(roomOf(request), mailbox));
    // Only the campus's mailboxes are logged in to: others have their inbox, and what mail was put aside into.
    const campus = mailbox.endsWith(`@${CAMPUS_DOMAIN}`);
    response.json(
      (campus ? rows : rows.filter(({ total }, at) => at === 0 || total > 0)) satisfies FolderView[],
    );
  });

  api.get('/me/mails/:id', async (request, response) => {
    const stored = await mailOf(request);
    const room = roomOf(request);
    const [source, verdict] = await Promise.all([
      mail.source(room, stored.id),
      verdictOf(log, room, stored.accepted),
    ]);
    response.json(mailView(stored, source && readLetter(source), verdict));
  });

  api.get('/me/mails/:id/source', async (request, response) => {
    const { stored, source } = await sourceOf(request);
    response.set({ 'Content-Type': 'text/plain; charset=utf-8', 'Content-Security-Policy': INERT });
    if (request.query.download !== undefined)
      response.set('Content-Disposition', contentDisposition('attachment', `letter-${stored.id}.eml`));
    response.end(source);
  });

  api.get('/me/mails/:id/html', async (request, response) => {
    const { stored, letter } = await letterOf(request);
    const html = letter.html();
    if (html === undefined)
      throw notFound(`Mail ${stored.id} has no HTML part. Its text is in /api/rooms/me/mails/${stored.id}.`);
    response.set(HTML_HEADERS).set('Content-Type', 'text/html; charset=utf-8');
    response.end(inlinePictures(html, letter.parts));
  });

  api.get('/me/mails/:id/parts/:n', async (request, response) => {
    const { stored, letter } = await letterOf(request);
    const number = String(request.params.n);
    const part = letter.parts.find(({ n }) => String(n) === number);
    if (!part)
      throw notFound(
        `Mail ${stored.id} has no part "${shown(number)}": it has ${letter.parts.length}, from 1.`,
      );
    response.set({
      'Content-Type': 'application/octet-stream',
      'Content-Security-Policy': INERT,
      'Content-Disposition': contentDisposition('attachment', downloadName(part)),
    });
    response.end(part.octets());
  });

  api.patch('/me/mails/:id', ...jsonOnly, async (request, response) => {
    const { id } = await mailOf(request);
    const room = roomOf(request);
    await mail.flag(room, [id], readBody(FlagChangeSchema, request));
    response.json(rowView((await mail.get(room, id)) ?? gone(id)));
  });

  api.post('/me/mails/:id/move', ...jsonOnly, async (request, response) => {
    const { id, mailbox } = await mailOf(request);
    const room = roomOf(request);
    const { folder } = readBody(MailMoveSchema, request);
    if (!mayMove(room))
      throw new Refused(
        429,
        'too-fast',
        `More than ${MOVES_PER_SECOND} letters a second are not moved. Wait a moment.`,
      );
    const moved = await move(mail, { room, id, folder });
    if (moved === undefined) {
      // Another move may have been first.
      await mailOf(request);
      throw notFound(`${mailbox} has no folder "${shown(folder)}".`);
    }
    response.json(rowView((await mail.get(room, moved)) ?? gone(moved)));
  });

  api.delete('/me/mails/:id', ...jsonOnly, async (request, response) => {
    const { id } = await mailOf(request);
    await mail.expunge(roomOf(request), [id]);
    response.status(204).end();
  });
}

function gone(id: number): never {
  throw notFound(`There is no mail ${id} in this room. It was deleted, or is in another room.`);
}

function downloadName({ name, n, type }: LetterPart): string {
  if (name !== '') return name;
  return type === 'message/rfc822' ? `part-${n}.eml` : `part-${n}`;
}
