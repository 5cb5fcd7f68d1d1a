import type { Seq } from '@ehlo/wire';
import express, { type Request, type RequestHandler } from 'express';
import type { z } from 'zod';
import { badRequest, notFound, shown } from './refusal.ts';

const MAX_BODY = '64kb';

/**
 * For whatever changes something. A form of another site can send three content types, and JSON is none of them; so a browser
 * asks first (CORS), and the answer is no.
 */
export const jsonOnly: RequestHandler[] = jsonUpTo(MAX_BODY);

/** The same for a body that may be longer. `limit`: as `64kb`. */
export function jsonUpTo(limit: string): RequestHandler[] {
  return [
    (request, _response, next) => {
      // Not `request.is`: it knows no type of a request without a body.
      const type = request.headers['content-type'] ?? '';
      if (/^application\/json\s*(;|$)/i.test(type)) return next();
      throw badRequest(
        415,
        `The Content-Type is ${type === '' ? 'missing' : `"${shown(type)}"`}. Send "application/json", also where the body is empty.`,
      );
    },
    express.json({ limit: limit, type: () => true }),
  ];
}

/** @throws Refused 400 naming each field that is not as `schema` wants it */
export function readBody<S extends z.ZodType>(schema: S, request: Request): z.output<S> {
  return parsed(schema, request.body ?? {}, 'The body');
}

export function readQuery<S extends z.ZodType>(schema: S, request: Request): z.output<S> {
  return parsed(schema, { ...request.query }, 'The query');
}

function parsed<S extends z.ZodType>(schema: S, value: unknown, what: string): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const found = result.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'all of it'}: ${message}`,
  );
  throw badRequest(
    400,
    `${what} is not what was wanted. ${shown(found.join('; '))}. See /api/rooms/openapi.json.`,
  );
}

/** @throws Refused 404: an id that nothing can have is an id that nothing has */
export function readId(request: Request, what: string): Seq {
  const text = String(request.params.id);
  if (/^[1-9]\d{0,14}$/.test(text)) return Number(text);
  throw notFound(`There is no ${what} "${shown(text)}": its id is a whole number. Take one from the list.`);
}
