/** What a teacher does in a class. */
import { CLASS_LIMITS, type ClassEvent, faultProblems } from '@ehlo/wire';
import {
  ClassBroadcastSchema,
  ClassHintSchema,
  ClassLessonSchema,
  ClassNameSchema,
  ClassNoteSchema,
  ClassPauseSchema,
  ClassPlaylistSchema,
  ClassQuestionSchema,
  ClassRehearsalSchema,
  ClassSpotlightSchema,
  ClassTimerSchema,
  FaultSchema,
  faultMistakes,
} from '@ehlo/wire/schema';
import type { Router } from 'express';
import { badRequest, notFound, Refused, shown } from '../rooms-api/refusal.ts';
import { jsonOnly, readBody } from '../rooms-api/request.ts';
import type { ClassRoutesParts } from './class-api.ts';
import type { ClassState, Member } from './class-state.ts';
import { votesOf } from './class-view.ts';
import { rename } from './rename.ts';
import { teller } from './tell.ts';

export function teacherRoutes(api: Router, parts: ClassRoutesParts): void {
  const { classes, worlds, rehearsals, asTeacher, hasLesson, hasPlaylist, hasConnection, faultHosts, now } =
    parts;

  const memberOf = (state: ClassState, home: unknown): Member => {
    const member = state.members.get(String(home));
    if (member) return member;
    throw notFound('Nobody of this class has this room. They may have left: look at the list again.');
  };

  const tell = teller(api, parts);

  api.patch('/:class/members/:home', ...jsonOnly, async (request, response) => {
    const { state } = asTeacher(request);
    const { home } = memberOf(state, request.params.home);
    await rename(classes, state, home, readBody(ClassNameSchema, request).name, 'teacher');
    response.status(204).end();
  });
  tell('delete', 'members/:home', (request, state) => {
    const { home } = memberOf(state, request.params.home);
    return { kind: 'class.left', home, by: 'teacher' };
  });
  tell('delete', 'members/:home/hand', (request, state) => {
    const { home, hand } = memberOf(state, request.params.home);
    return hand && { kind: 'class.hand-down', home, by: 'teacher' };
  });

  tell('post', 'hints', (request, state) => {
    const { home, text } = readBody(ClassHintSchema, request);
    return { kind: 'class.hint', home: memberOf(state, home).home, text };
  });
  tell('post', 'notes', (request) => ({ kind: 'class.note', ...readBody(ClassNoteSchema, request) }));

  tell('put', 'lesson', (request) => {
    const { lesson, step } = readBody(ClassLessonSchema, request);
    if (!hasLesson(lesson, step))
      throw notFound(`There is no lesson "${shown(lesson)}"${step === undefined ? '' : ` with this step`}.`);
    return { kind: 'class.lesson', lesson, ...(step === undefined ? {} : { step }) };
  });
  tell('put', 'playlist', (request) => {
    const { playlist, entry } = readBody(ClassPlaylistSchema, request);
    if (!hasPlaylist(playlist, entry))
      throw notFound(`There is no playlist "${shown(playlist)}" with an entry ${entry}.`);
    return { kind: 'class.playlist', state: 'on', playlist, entry };
  });
  tell(
    'delete',
    'playlist',
    (_request, { playlist }) => playlist && { kind: 'class.playlist', state: 'off' },
  );

  tell('put', 'timer', (request) => {
    const { ms, label } = readBody(ClassTimerSchema, request);
    return { kind: 'class.timer', state: 'on', until: now() + ms, ...(label === undefined ? {} : { label }) };
  });
  tell('delete', 'timer', (_request, { timer }) => timer && { kind: 'class.timer', state: 'off' });

  tell('put', 'pause', (request, { paused }) => {
    const { text } = readBody(ClassPauseSchema, request);
    return paused ? undefined : { kind: 'class.paused', ...(text === undefined ? {} : { text }) };
  });
  tell('delete', 'pause', (_request, { paused }) => (paused ? { kind: 'class.resumed' } : undefined));

  api.put('/:class/spotlight', ...jsonOnly, async (request, response) => {
    const { state } = asTeacher(request);
    const { home, connection, named = false } = readBody(ClassSpotlightSchema, request);
    const { name } = memberOf(state, home);
    if (!(await hasConnection(home, connection)))
      throw notFound(`There is no connection ${connection} in this room.`);
    await classes.note(state, [
      ...offOf(state),
      { kind: 'class.spotlight', state: 'asked', home, name, connection, named },
    ]);
    response.status(204).end();
  });
  tell('delete', 'spotlight', (_request, state) => offOf(state)[0]);

  api.put('/:class/broadcast', ...jsonOnly, async (request, response) => {
    const { state, person } = asTeacher(request);
    const { connection } = readBody(ClassBroadcastSchema, request);
    if (!(await hasConnection(person.home, connection)))
      throw notFound(`There is no connection ${connection} in your room.`);
    await classes.note(state, [{ kind: 'class.broadcast', state: 'on', home: person.home, connection }]);
    response.status(204).end();
  });
  tell(
    'delete',
    'broadcast',
    (_request, { broadcast }) => broadcast && { kind: 'class.broadcast', state: 'off' },
  );

  api.put('/:class/question', ...jsonOnly, async (request, response) => {
    const { state } = asTeacher(request);
    const asked = readBody(ClassQuestionSchema, request);
    await classes.note(state, [...closing(state), { kind: 'class.question', state: 'open', ...asked }]);
    response.status(204).end();
  });
  tell('delete', 'question', (_request, state) => closing(state)[0]);

  api.put('/:class/rehearsal', ...jsonOnly, async (request, response) => {
    const { state } = asTeacher(request);
    const { language = 'en', ...wish } = readBody(ClassRehearsalSchema, request);
    await rehearsals.start(state, { ...wish, language });
    response.status(204).end();
  });
  api.delete('/:class/rehearsal', ...jsonOnly, async (request, response) => {
    await rehearsals.stop(asTeacher(request).state, 'teacher');
    response.status(204).end();
  });

  api.post('/:class/faults', ...jsonOnly, async (request, response) => {
    const { state } = asTeacher(request);
    const body: unknown = request.body ?? {};
    const read = FaultSchema.safeParse(body);
    if (!read.success)
      throw badRequest(400, `This is no fault that can be set. ${faultMistakes(body, read.error.issues)}`);
    const fault = read.data;
    if (faultProblems(fault, faultHosts).length > 0)
      throw badRequest(400, `"${shown(fault.host)}" cannot have this fault: see /api/rooms/me/faults/hosts.`);
    if (state.faults.length >= CLASS_LIMITS.faults)
      throw new Refused(
        413,
        'too-many-faults',
        `A class may have ${CLASS_LIMITS.faults} faults, and has them. Clear them first.`,
        { most: CLASS_LIMITS.faults },
      );
    const rooms = await worlds.setFault(state, fault);
    await classes.note(state, [{ kind: 'class.worlds', what: 'fault-set', fault, rooms }]);
    response.json({ rooms });
  });
  api.delete('/:class/faults', ...jsonOnly, async (request, response) => {
    const { state } = asTeacher(request);
    const rooms = await worlds.clearFaults(state);
    await classes.note(state, [{ kind: 'class.worlds', what: 'faults-cleared', rooms }]);
    response.json({ rooms });
  });
  api.post('/:class/worlds/reset', ...jsonOnly, async (request, response) => {
    const { state } = asTeacher(request);
    const rooms = await worlds.reset(state);
    await classes.note(state, [{ kind: 'class.worlds', what: 'reset', rooms }]);
    response.json({ rooms });
  });
}

/** Whoever is in the spotlight, or is asked, is so no more. */
function offOf({ spotlight }: ClassState): ClassEvent[] {
  if (!spotlight) return [];
  const { home, name, connection, named } = spotlight;
  return [{ kind: 'class.spotlight', state: 'off', home, name, connection, named }];
}

function closing({ question }: ClassState): ClassEvent[] {
  if (!question) return [];
  return [
    { kind: 'class.question', state: 'closed', question: question.question, counts: votesOf(question) },
  ];
}
