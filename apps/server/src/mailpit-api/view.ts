import express, { type Request, type Router } from 'express';
import { HTML_HEADERS, inlinePictures, readLetter, textOfHtml } from '../letter/index.ts';
import { answerErrors, noSuchMessage, plain } from './answers.ts';
import type { MailpitApiOptions } from './mailpit-api.ts';
import { createMockInbox } from './mock-inbox.ts';

/**
 * Mailpit's addresses for tests of what a mail looks like: `app.use('/view', createMailpitView(options))`. `/view/3.html`,
 * `/view/latest.txt`; without an ending, the mail on EHLO's page.
 */
export function createMailpitView({
  mail,
  blobs,
  roomOf,
}: Pick<MailpitApiOptions, 'mail' | 'blobs' | 'roomOf'>): Router {
  const inbox = createMockInbox(mail, blobs);
  const view = express.Router();

  async function find(request: Request, id: string) {
    const { query } = request.query;
    const search = typeof query === 'string' ? query.trim() : '';
    return id === 'latest' ? inbox.latest(roomOf(request), search) : inbox.get(roomOf(request), id);
  }

  view.get('/:file', async (request, response) => {
    const [, id = '', ending] = /^(.*?)(?:\.(html|txt))?$/s.exec(String(request.params.file)) ?? [];
    const stored = await find(request, id);
    if (ending === undefined) return response.redirect(stored ? `/mail/mock/${stored.id}` : '/mail');
    const source = stored && (await inbox.source(roomOf(request), stored));
    if (!stored || !source) return noSuchMessage(response);
    await inbox.markRead(roomOf(request), [stored], true);
    const letter = readLetter(source);
    const html = letter.html();
    if (ending === 'html' && html === undefined)
      return plain(response, 404, 'This message does not contain a HTML part');
    response.set(HTML_HEADERS);
    if (ending === 'html') {
      response.set('Content-Type', 'text/html; charset=utf-8').end(inlinePictures(html ?? '', letter.parts));
    } else {
      response.set('Content-Type', 'text/plain; charset=utf-8').end(letter.text() ?? textOfHtml(html ?? ''));
    }
  });

  view.use(answerErrors);
  return view;
}
