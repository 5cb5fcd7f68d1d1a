import { StoreFull } from '@ehlo/log';
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import { z } from 'zod';

/** Mailpit takes bodies of up to 5 MB. */
export const anyBody = express.raw({ type: () => true, limit: '5mb' });

/** As `anyBody`, for a route whose mistakes are JSON (Mailpit's `httpJSONError`). */
export const anyBodyOrJsonError: RequestHandler = (request, response, next) => {
  anyBody(request, response, (error?: unknown) => {
    const isTooLarge = error instanceof Error && 'status' in error && error.status === 413;
    if (isTooLarge) response.status(413).json({ Error: 'http: request body too large' });
    else next(error);
  });
};

/** A request that is answered 400 and this sentence, as plain text (Mailpit's `httpError`). */
export class BadRequest extends Error {
  override readonly name = 'BadRequest';
}

export function plain(response: Response, status: number, text: string): void {
  // Not Express's `set`, which says a charset where Mailpit says none.
  response.status(status).setHeader('Content-Type', 'text/plain');
  response.end(text);
}

/** Mailpit's `fourOFour`. */
export const noSuchPage = (response: Response): void => plain(response, 404, '404 page not found');
/** What Mailpit says where `latest` finds nothing, and below `/view`. */
export const noSuchMessage = (response: Response): void => plain(response, 404, 'Message not found');

const Body = z.object({
  ids: z.array(z.string()).nullish(),
  read: z.boolean().nullish(),
  search: z.string().nullish(),
});

/**
 * Reads a body, whatever its Content-Type: Mailpit looks at none, and scripts send none. Names in any case, as Go reads them.
 * @returns undefined for an empty body
 * @throws BadRequest for a body that is no such JSON
 */
export function readBody(request: Request): z.infer<typeof Body> | undefined {
  const octets: unknown = request.body;
  if (!Buffer.isBuffer(octets) || octets.length === 0) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(octets.toString('utf8'));
  } catch {
    // Where exactly is of no use in a sentence; whoever sent it has the text.
    throw new BadRequest('The body is no JSON. Send an object such as {"IDs":["1","2"]}.');
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    throw new BadRequest('The body is no JSON object. Send one such as {"IDs":["1","2"]}.');
  const lowered = Object.fromEntries(
    Object.entries(json).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const result = Body.safeParse(lowered);
  if (!result.success)
    throw new BadRequest('IDs is a list of texts, Read is true or false, Search is a text.');
  return result.data;
}

export const answerErrors: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) return next(error);
  if (error instanceof BadRequest) return plain(response, 400, error.message);
  if (error instanceof StoreFull)
    return plain(response, 507, 'The disk of this EHLO is full: nothing was changed.');
  if (error instanceof URIError) return noSuchPage(response);
  if (error instanceof Error && 'status' in error && error.status === 413)
    return plain(response, 413, 'http: request body too large');
  next(error);
};
