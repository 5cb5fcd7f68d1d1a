import { RoomFull } from '@ehlo/lab';
import { StoreFull } from '@ehlo/log';
import type { Problem } from '@ehlo/wire';
import type { ErrorRequestHandler, Response } from 'express';

/** Longest piece of a request that is quoted back. */
const MAX_SHOWN = 200;

/** A request that is not done: `sentence` says what was found, what was wanted, and what to do. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, code: string, sentence: string, params: Problem['params'] = {}) {
    super(sentence);
    this.status = status;
    this.problem = { code, params };
  }
}

export function notFound(what: string): Refused {
  return new Refused(404, 'not-found', what);
}

/** A request that no page of ours sends. */
export function badRequest(status: 400 | 413 | 415, sentence: string): Refused {
  return new Refused(status, 'bad-frame', sentence, { detail: sentence });
}

export function shown(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, '?').slice(0, MAX_SHOWN);
}

/** Last handler of the API. What is no refusal goes on to the application, which logs it, unless it can be named. */
export const answerRefusals: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const refused = asRefused(error);
  if (!refused || response.headersSent) return next(error);
  send(response, refused);
};

export function send(response: Response, { status, problem, message }: Refused): void {
  response.status(status).set('Cache-Control', 'no-store').json({ problem, sentence: message });
}

function asRefused(error: unknown): Refused | undefined {
  if (error instanceof Refused) return error;
  if (error instanceof StoreFull)
    return new Refused(
      507,
      'disk-full',
      'The disk of this EHLO is full, so nothing was changed. Free some space on it.',
    );
  if (error instanceof RoomFull)
    return new Refused(
      507,
      'room-full',
      'There is no place for its mail in your room, so nothing was moved. Delete mails you no longer need, then claim it again.',
    );
  return fromExpress(error);
}

/** Errors of Express itself and its body reader carry a status and say whether they may be shown. */
function fromExpress(error: unknown): Refused | undefined {
  if (!(error instanceof Error) || !('status' in error) || !('type' in error || error instanceof URIError))
    return undefined;
  if (error.status === 413)
    return badRequest(
      413,
      `The body is longer than ${'limit' in error ? Number(error.limit) / 1024 : 64} KiB. Nothing that is taken here is that long: send less.`,
    );
  if (error instanceof URIError)
    return badRequest(400, 'A "%" in the address begins no octet. Write it as %25.');
  if (error.status === 415)
    return badRequest(415, `${shown(error.message)}. Send the body as it is, in UTF-8.`);
  if (typeof error.status === 'number' && error.status >= 400 && error.status < 500)
    return badRequest(400, `The body is no JSON: ${shown(error.message)}. Send a JSON object.`);
  return undefined;
}
