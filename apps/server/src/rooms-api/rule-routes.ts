import type { Lab } from '@ehlo/lab';
import { HOST_RULES, type HostRules, type RoomId } from '@ehlo/wire';
import { RuleStateSchema } from '@ehlo/wire/schema';
import type { Request, Router } from 'express';
import { createPace } from './pace.ts';
import { notFound, Refused, shown } from './refusal.ts';
import { jsonOnly, readBody } from './request.ts';

/** Each change is an event. */
const AT_ONCE = 60;
const PER_SECOND = 2;

export interface RuleRoutesOptions {
  rules: Lab['rules'];
  roomOf(request: Request): RoomId;
  /** Milliseconds. */
  now(): number;
}

/** What servers of one's own room look at before they take mail of a stranger, below `/me/rules`. */
export function ruleRoutes(api: Router, { rules, roomOf, now }: RuleRoutesOptions): void {
  const may = createPace(AT_ONCE, PER_SECOND, now);
  const pace = (room: RoomId) => {
    if (may(room)) return;
    throw new Refused(429, 'too-fast', `More than ${PER_SECOND} a second is not done. Wait a moment.`);
  };

  /** @throws Refused 404: no host that has rules */
  const hostOf = (request: Request): string => {
    const host = rules.hosts.find((one) => one === String(request.params.host).toLowerCase());
    if (host !== undefined) return host;
    throw notFound(
      `"${shown(String(request.params.host))}" has no rules. Those that have: ${rules.hosts.join(', ')}.`,
    );
  };
  const listed = (room: RoomId, host: string): HostRules =>
    rules.list(room).find((one) => one.host === host) as HostRules;

  api.get('/me/rules', (request, response) => void response.json(rules.list(roomOf(request))));

  api.put('/me/rules/:host/:rule', ...jsonOnly, async (request, response) => {
    const room = roomOf(request);
    const host = hostOf(request);
    const rule = HOST_RULES.find((one) => one === request.params.rule);
    if (rule === undefined)
      throw notFound(
        `There is no rule "${shown(String(request.params.rule))}". There are: ${HOST_RULES.join(', ')}.`,
      );
    const { state } = readBody(RuleStateSchema, request);
    pace(room);
    await rules.switch(room, host, rule, state);
    response.json(listed(room, host));
  });

  api.delete('/me/rules/:host', ...jsonOnly, async (request, response) => {
    const room = roomOf(request);
    const host = hostOf(request);
    pace(room);
    await rules.reset(room, host);
    response.json(listed(room, host));
  });

  api.delete('/me/rules', ...jsonOnly, async (request, response) => {
    const room = roomOf(request);
    pace(room);
    await rules.reset(room);
    response.json(rules.list(room));
  });
}
