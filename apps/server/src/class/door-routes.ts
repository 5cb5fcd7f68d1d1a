/** Starting a class, joining one, being its teacher: what those do who are not in it yet. */
import { CLASS_LIMITS } from '@ehlo/wire';
import { ClassJoinSchema, ClassKeySchema, ClassStartSchema } from '@ehlo/wire/schema';
import type { Router } from 'express';
import { isLoopbackAddress } from '../http/loopback.ts';
import { createArrivalLimit } from '../people/arrival-rate.ts';
import type { Person } from '../people/person.ts';
import { Refused } from '../rooms-api/refusal.ts';
import { jsonOnly, readBody } from '../rooms-api/request.ts';
import type { ClassRoutesParts } from './class-api.ts';
import type { ClassState } from './class-state.ts';
import { classView, myClasses } from './class-view.ts';
import { readCode } from './join-code.ts';
import { nameProblem, tidyName } from './member-names.ts';
import { freeName, nameRefusal } from './name-refusal.ts';

/** Wrong codes from one address: a class that mistypes, and then one guess in half a minute. Of 33 000 codes that finds none. */
const WRONG_CODES = { atOnce: 40, perSecond: 1 / 30 };
/** Classes that one address starts. */
const STARTS = { atOnce: 10, perSecond: 1 / 60 };
/** Tests are on this machine, and whoever is there can do worse. */
const STARTS_HERE = { atOnce: 200, perSecond: 1 };

export function doorRoutes(api: Router, parts: ClassRoutesParts): void {
  const { classes, passes, who, asEither, asTeacher, addressOf, isNew, now } = parts;
  const starts = createArrivalLimit(now);
  const wrong = createArrivalLimit(now);

  const view = (state: ClassState, { home }: Person) => classView(state, home, classes.endsAt(state), now());

  /** @throws Refused 404, and 429 after many: a code is found out by asking for it, not by trying all */
  const behind = (typed: string, address: string): ClassState => {
    const code = readCode(typed);
    const state = code === undefined ? undefined : classes.byCode(code);
    if (state) return state;
    const seconds = wrong.take(address, WRONG_CODES);
    if (seconds > 0)
      throw new Refused(
        429,
        'too-fast',
        `Too many wrong codes from this address. Try again in ${seconds} s, with the code from the board.`,
        { seconds },
      );
    throw new Refused(
      404,
      'no-class',
      'No class has this code now. It has four letters and digits; classes end, and their codes with them.',
    );
  };

  api.post('/', ...jsonOnly, async (request, response) => {
    const person = who(request);
    const wanted = readBody(ClassStartSchema, request);
    const address = addressOf(request);
    const seconds = starts.take(address, isLoopbackAddress(address) ? STARTS_HERE : STARTS);
    if (seconds > 0)
      throw new Refused(
        429,
        'too-fast',
        `Too many classes were started from this address. Try again in ${seconds} s.`,
        { seconds },
      );
    const { state, key } = await classes.begin(person, wanted);
    response.status(201).json({ class: state.id, code: state.code, key });
  });

  api.get('/mine', (request, response) => {
    const { home } = who(request);
    response.json(myClasses(classes.classOf(home), home, classes.taughtBy(home), parts.students));
  });

  api.get('/codes/:code', (request, response) => {
    const { home, handle } = who(request);
    const state = behind(String(request.params.code), addressOf(request));
    const joinedAs = state.members.get(home)?.name;
    response.json({
      code: state.code,
      ...(state.title === undefined ? {} : { title: state.title }),
      members: state.members.size,
      watching: state.watching,
      proposal: freeName(state, handle, handle, home),
      ...(joinedAs === undefined ? {} : { joinedAs }),
    });
  });

  api.post('/join', ...jsonOnly, async (request, response) => {
    const person = who(request);
    const { code, name } = readBody(ClassJoinSchema, request);
    const state = behind(code, addressOf(request));
    await classes.inTurn(() => join(state, person, name));
    response.json(view(state, person));
  });

  async function join(state: ClassState, { home, handle }: Person, typed: string | undefined): Promise<void> {
    const already = state.members.get(home);
    const wanted = typed ?? already?.name ?? freeName(state, handle, handle, home);
    const name = tidyName(wanted);
    const problem = nameProblem(wanted, (look) => (state.looks.get(look) ?? home) !== home);
    if (problem) throw nameRefusal(problem, wanted, freeName(state, wanted, handle, home));
    if (already) {
      if (already.name !== name) await classes.note(state, [{ kind: 'class.renamed', home, name }]);
      return;
    }
    if (state.members.size >= CLASS_LIMITS.members)
      throw new Refused(
        413,
        'class-full',
        `${CLASS_LIMITS.members} are in this class, which is all it takes. Its teacher can send somebody out.`,
        { most: CLASS_LIMITS.members },
      );
    const before = classes.classOf(home);
    if (before) await classes.note(before, [{ kind: 'class.left', home, by: 'self' }]);
    const came = (await isNew(home)) ? 'new' : 'known';
    await classes.note(state, [{ kind: 'class.joined', home, name, handle, came }]);
  }

  api.post('/teach', ...jsonOnly, async (request, response) => {
    const person = who(request);
    const shown = readBody(ClassKeySchema, request);
    const state =
      'key' in shown ? classes.byKey(shown.key.trim()) : classes.byId(passes.take(shown.pass) ?? '');
    if (!state && 'pass' in shown)
      throw new Refused(
        404,
        'pass-over',
        'This pass is good no more: it lasts two minutes, and lets one device in. Ask for another one.',
      );
    if (!state)
      throw new Refused(
        404,
        'no-class',
        'This is the key of no class that is going on. A class that ended takes its key along.',
      );
    await classes.inTurn(async () => {
      if (state.teachers.has(person.home)) return;
      if (state.teachers.size >= CLASS_LIMITS.teachers)
        throw new Refused(413, 'class-full', `A class has ${CLASS_LIMITS.teachers} teachers at most.`, {
          most: CLASS_LIMITS.teachers,
        });
      const { home, handle } = person;
      await classes.note(state, [{ kind: 'class.teacher', home, handle }]);
    });
    response.json(view(state, person));
  });

  api.get('/:class', (request, response) => {
    const { person, state } = asEither(request);
    response.json(view(state, person));
  });

  api.delete('/:class', ...jsonOnly, async (request, response) => {
    await classes.end(asTeacher(request).state, 'teacher');
    response.status(204).end();
  });
}
