/** What a member does in a class. */
import { ClassAgreeSchema, ClassHandSchema, ClassMeSchema, ClassVoteSchema } from '@ehlo/wire/schema';
import type { Router } from 'express';
import { mailboxOf } from '../people/person.ts';
import { createPace } from '../rooms-api/pace.ts';
import { Refused } from '../rooms-api/refusal.ts';
import { jsonOnly, readBody } from '../rooms-api/request.ts';
import type { ClassRoutesParts } from './class-api.ts';
import { classView } from './class-view.ts';
import { rename } from './rename.ts';

/** Hands of one member, at once and a second: each one calls the teacher. */
const HANDS_AT_ONCE = 4;
const HANDS_PER_SECOND = 1 / 15;

export function memberRoutes(api: Router, parts: ClassRoutesParts): void {
  const { classes, asMember, asEither, now } = parts;
  const mayRaise = createPace(HANDS_AT_ONCE, HANDS_PER_SECOND, now);

  api.post('/:class/leave', ...jsonOnly, async (request, response) => {
    const { person, state } = asMember(request);
    await classes.note(state, [{ kind: 'class.left', home: person.home, by: 'self' }]);
    response.status(204).end();
  });

  api.patch('/:class/me', ...jsonOnly, async (request, response) => {
    const { person, state } = asMember(request);
    const { name, refusesWatching } = readBody(ClassMeSchema, request);
    const { home } = person;
    if (refusesWatching && state.watching === 'always')
      throw new Refused(
        409,
        'watching-always',
        'In this class teachers may always look; the page where you joined said so. Leave it if you do not want that.',
      );
    if (name !== undefined) await rename(classes, state, home, name);
    const member = state.members.get(home);
    if (refusesWatching !== undefined && member && member.refusesWatching !== refusesWatching)
      await classes.note(state, [{ kind: 'class.refuses-watching', home, refuses: refusesWatching }]);
    response.json(classView(state, home, classes.endsAt(state), now()));
  });

  api.put('/:class/me/hand', ...jsonOnly, async (request, response) => {
    const { person, state } = asMember(request);
    const { sentence } = readBody(ClassHandSchema, request);
    if (!mayRaise(person.home))
      throw new Refused(
        429,
        'too-fast',
        'A hand goes up four times a minute at most. It is up: your teacher sees the sentence from before.',
      );
    await classes.note(state, [{ kind: 'class.hand-up', home: person.home, sentence }]);
    response.status(204).end();
  });

  api.delete('/:class/me/hand', ...jsonOnly, async (request, response) => {
    const { person, state } = asMember(request);
    if (state.members.get(person.home)?.hand)
      await classes.note(state, [{ kind: 'class.hand-down', home: person.home, by: 'self' }]);
    response.status(204).end();
  });

  /** Nobody is on the projector who did not say yes to it; and a yes can be taken back. */
  api.put('/:class/me/spotlight', ...jsonOnly, async (request, response) => {
    const { person, state } = asMember(request);
    const { agree } = readBody(ClassAgreeSchema, request);
    const { spotlight } = state;
    if (spotlight?.home !== person.home)
      throw new Refused(409, 'not-now', 'Nobody asks for your connection now.');
    const { home, name, connection, named } = spotlight;
    const next = agree ? 'on' : spotlight.state === 'on' ? 'off' : 'refused';
    await classes.note(state, [{ kind: 'class.spotlight', state: next, home, name, connection, named }]);
    response.status(204).end();
  });

  api.put('/:class/me/vote', ...jsonOnly, async (request, response) => {
    const { person, state } = asMember(request);
    const { option } = readBody(ClassVoteSchema, request);
    const { question } = state;
    if (!question || option >= question.options.length)
      throw new Refused(409, 'not-now', 'No question with this answer is open.');
    if (question.votes.get(person.home) !== option)
      await classes.note(state, [
        { kind: 'class.voted', home: person.home, question: question.question, option },
      ]);
    response.status(204).end();
  });

  api.get('/:class/classmates', (request, response) => {
    const { person, state } = asEither(request);
    response.json(
      [...state.members.values()]
        .filter(({ home }) => home !== person.home)
        .map(({ name, handle }) => ({ name, mailbox: mailboxOf(handle) })),
    );
  });
}
