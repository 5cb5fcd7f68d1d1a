import type { DialOrigin, MailStore, StoredMail } from '@ehlo/lab';
import type { BlobStore } from '@ehlo/log';
import type { RoomId } from '@ehlo/wire';
import express, { type Request, type Response, type Router } from 'express';
import { contentDisposition, readLetter } from '../letter/index.ts';
import {
  answerErrors,
  anyBody,
  anyBodyOrJsonError,
  BadRequest,
  noSuchMessage,
  noSuchPage,
  plain,
  readBody,
} from './answers.ts';
import { toHeaders, toMessage, toSummary } from './message.ts';
import { createMockInbox } from './mock-inbox.ts';
import { CannotSend, readSendRequest } from './send-request.ts';
import { servedType } from './served-type.ts';
import type { AppInformation, MessagesSummary } from './shapes.ts';
import type { Submit } from './submit.ts';

export interface MailpitApiOptions {
  mail: MailStore;
  /** For lists and searches, which read the beginning of a mail only. */
  blobs: Pick<BlobStore, 'read'>;
  /** By cookie, else by address (docs/architecture.md): a script has no cookie. */
  roomOf(request: Request): RoomId;
  submit: Submit;
  /** Who calls when a mail is sent for this request. */
  originOf(request: Request): DialOrigin;
  version: string;
  /** Milliseconds since the epoch. */
  now: () => number;
}

const LIMIT = 50;
/** Octets of strangers: whatever opens them, they are nobody's page. */
const INERT = "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'";

/**
 * Mailpit's documented API v1 for the mock inbox: `app.use('/api/v1', createMailpitApi(options))`. Same paths, JSON and errors,
 * so that scripts written for Mailpit run. Not here: tags (there are none), release, checks, chaos. Two differences are on
 * purpose: a DELETE whose body cannot be read deletes nothing, where Mailpit deletes everything; and what is sent goes
 * through SMTP, so that it can be watched, where Mailpit puts it into its store.
 */
export function createMailpitApi(options: MailpitApiOptions): Router {
  const { mail, blobs, roomOf, submit, originOf, version, now } = options;
  const inbox = createMockInbox(mail, blobs);
  const api = express.Router();
  const startedAt = now();

  api.use((_request, response, next) => {
    response.set({ 'Cache-Control': 'private, no-cache', 'X-Content-Type-Options': 'nosniff' });
    next();
  });

  /** Answers 404 by itself. `latest` may be narrowed by `?query=`. */
  async function messageOf(
    request: Request,
    response: Response,
  ): Promise<{ stored: StoredMail; source: Uint8Array } | undefined> {
    const room = roomOf(request);
    const id = String(request.params.id);
    const stored =
      id === 'latest' ? await inbox.latest(room, textOf(request, 'query')) : await inbox.get(room, id);
    const source = stored && (await inbox.source(room, stored));
    if (stored && source) return { stored, source };
    if (id === 'latest') noSuchMessage(response);
    else noSuchPage(response);
    return undefined;
  }

  async function page(
    request: Request,
    found: readonly StoredMail[],
    totals: { total: number; unseen: number },
    { start, limit }: { start: number; limit: number },
  ): Promise<MessagesSummary> {
    const mails = found.slice(start, start + limit);
    const messages = [];
    for (const stored of mails) messages.push(toSummary(stored, await inbox.heads.of(stored)));
    return {
      total: totals.total,
      unread: totals.unseen,
      count: messages.length,
      messages_count: found.length,
      messages_unread: found.filter(({ flags }) => !flags.includes('\\Seen')).length,
      start: numberOf(request, 'start', 1, 0),
      tags: [],
      messages,
    };
  }

  api.get('/messages', async (request, response) => {
    const { mails, ...totals } = await inbox.all(roomOf(request));
    const limit = numberOf(request, 'limit', 0, LIMIT);
    // Mailpit's list takes no limit as no paging at all; its search takes it as nothing.
    const paging =
      limit === 0 ? { start: 0, limit: mails.length } : { start: numberOf(request, 'start', 1, 0), limit };
    const listed = await page(request, before(request, mails), totals, paging);
    response.json({ ...listed, messages_count: totals.total, messages_unread: totals.unseen });
  });

  api.get('/search', async (request, response) => {
    const room = roomOf(request);
    const { mails: _mails, ...totals } = await inbox.all(room);
    const found = before(request, await inbox.search(room, queryOf(request)));
    const paging = { start: numberOf(request, 'start', 1, 0), limit: numberOf(request, 'limit', 0, LIMIT) };
    response.json(await page(request, found, totals, paging));
  });

  api.get('/message/:id', async (request, response) => {
    const message = await messageOf(request, response);
    if (!message) return;
    const { stored, source } = message;
    await inbox.markRead(roomOf(request), [stored], true);
    response.json(toMessage(stored, readLetter(source)));
  });

  api.get('/message/:id/headers', async (request, response) => {
    const message = await messageOf(request, response);
    if (message) response.json(toHeaders(readLetter(message.source)));
  });

  api.get('/message/:id/raw', async (request, response) => {
    const message = await messageOf(request, response);
    if (!message) return;
    response.set({ 'Content-Type': 'text/plain; charset=utf-8', 'Content-Security-Policy': INERT });
    if (request.query.dl === '1')
      response.set('Content-Disposition', contentDisposition('attachment', `${message.stored.id}.eml`));
    response.end(message.source);
  });

  api.get('/message/:id/part/:partId', async (request, response) => {
    const message = await messageOf(request, response);
    if (!message) return;
    const part = readLetter(message.source).parts.find(({ partId }) => partId === request.params.partId);
    if (!part) return noSuchPage(response);
    response.set({
      'Content-Security-Policy': INERT,
      'Content-Disposition': contentDisposition('inline', part.name || part.contentId),
    });
    // The charset of a text is what its mail says, and nobody asked.
    response.setHeader('Content-Type', servedType(part.type));
    response.end(part.octets());
  });

  api.put('/messages', anyBody, async (request, response) => {
    const room = roomOf(request);
    const body = readBody(request);
    if (!body) throw new BadRequest('The body is empty. Send an object such as {"IDs":["1"],"Read":true}.');
    if (body.ids?.length && body.search)
      throw new BadRequest('You may specify either IDs or a search query, not both');
    const mails = body.search ? await inbox.search(room, body.search) : await named(room, body.ids);
    await inbox.markRead(room, mails, body.read ?? false);
    plain(response, 200, 'ok');
  });

  api.delete('/messages', anyBody, async (request, response) => {
    const room = roomOf(request);
    await inbox.remove(room, await named(room, readBody(request)?.ids));
    plain(response, 200, 'ok');
  });

  api.delete('/search', async (request, response) => {
    const room = roomOf(request);
    await inbox.remove(room, await inbox.search(room, queryOf(request)));
    plain(response, 200, 'ok');
  });

  /** Those that are there; all of them when none is named. */
  async function named(room: RoomId, ids: readonly string[] | null | undefined): Promise<StoredMail[]> {
    if (!ids?.length) return (await inbox.all(room)).mails;
    const found = await Promise.all([...new Set(ids)].map((id) => inbox.get(room, id)));
    return found.filter((stored) => stored !== undefined);
  }

  api.get('/tags', (_request, response) => void response.json([]));

  api.get('/info', async (request, response) => {
    const { total, unseen, mails } = await inbox.all(roomOf(request));
    response.json({
      Version: `EHLO ${version}`,
      // What Mailpit says where it may not ask.
      LatestVersion: 'disabled',
      Database: '',
      DatabaseSize: mails.reduce((sum, { prefix, size }) => sum + prefix.length + size, 0),
      Messages: total,
      Unread: unseen,
      Tags: {},
      RuntimeStats: {
        Uptime: Math.floor((now() - startedAt) / 1000),
        Memory: process.memoryUsage.rss(),
        // Counted by Mailpit since its start, for all; rooms keep such counts nowhere.
        MessagesDeleted: 0,
        SMTPAccepted: 0,
        SMTPAcceptedSize: 0,
        SMTPRejected: 0,
        SMTPIgnored: 0,
      },
    } satisfies AppInformation);
  });

  api.post('/send', anyBodyOrJsonError, async (request, response) => {
    try {
      const id = await submit(readSendRequest(request.body), originOf(request));
      response.json({ ID: String(id) });
    } catch (error) {
      if (!(error instanceof CannotSend)) throw error;
      response.status(400).json({ Error: error.message });
    }
  });

  api.use((_request, response) => noSuchPage(response));
  api.use(answerErrors);
  return api;
}

function textOf(request: Request, name: string): string {
  const value = request.query[name];
  return typeof value === 'string' ? value.trim() : '';
}

function queryOf(request: Request): string {
  const query = textOf(request, 'query');
  if (query === '') throw new BadRequest('Error: no search query');
  return query;
}

/** As Go's Atoi reads it; what it cannot read, or what is less than `least`, is `otherwise`. */
function numberOf(request: Request, name: string, least: number, otherwise: number): number {
  const text = textOf(request, name);
  const value = /^[+-]?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least ? value : otherwise;
}

/** `?before=`: mails that arrived earlier. A date that cannot be read is ignored. */
function before(request: Request, mails: readonly StoredMail[]): readonly StoredMail[] {
  const date = Date.parse(textOf(request, 'before'));
  return Number.isNaN(date) ? mails : mails.filter(({ at }) => at / 1000 < date);
}
