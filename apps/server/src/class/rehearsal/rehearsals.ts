/** Rehearsals: ten simulated students in a class, before the real ones come. Their rooms, calls, lines and mails are real; they are not. */
import type { Language, Lesson } from '@ehlo/lessons';
import type { EventLog } from '@ehlo/log';
import { CLASS_LIMITS, type LessonEvent, type RoomId } from '@ehlo/wire';
import type { Clock } from '../../clock.ts';
import type { Judging } from '../../lessons/judging.ts';
import type { People } from '../../people/people.ts';
import type { Person } from '../../people/person.ts';
import { Refused } from '../../rooms-api/refusal.ts';
import type { ClassState } from '../class-state.ts';
import type { Classes } from '../classes.ts';
import { forAll } from '../for-all.ts';
import { freeName } from '../name-refusal.ts';
import { actionsOf, canRehearse } from './actions.ts';
import type { Caller } from './caller.ts';
import { CHARACTERS, type Character } from './characters.ts';
import { atWork } from './student.ts';

/** They come in one after the other, as a class does. */
const COMES_AFTER_MS = 400;
/** Before they say yes to the spotlight, and answer a question. */
const THINKS_MS = 2_000;

export interface Rehearsals {
  /** @throws Refused 409 where one or an assessment goes on, or this lesson cannot be typed by them; 413 where enough go on elsewhere */
  start(state: ClassState, wish: { lesson?: string; language: Language }): Promise<void>;
  /**
   * Sends them home, and their rooms with them: also those of one that could not be ended as it should. They go also where
   * the log takes no word of it, and it rejects with what the log rejects with.
   */
  stop(state: ClassState, by: 'teacher' | 'time'): Promise<void>;
  close(): void;
}

export interface RehearsalsParts {
  classes: Classes;
  log: Pick<EventLog, 'append'>;
  clock: Clock;
  people: Pick<People, 'simulated' | 'personOf'>;
  call: Caller;
  judging: Judging;
  lessons: {
    find(id: string): Lesson | undefined;
    readonly chapters: readonly { lessons: readonly Lesson[] }[];
  };
  /** A lesson with what is a room's person's own filled in. */
  filledFor(room: RoomId, lesson: Lesson): Lesson;
  /** Puts into a room what every world is born with. */
  seed(person: Person): Promise<void>;
  /** Puts their world as the lesson wants it. */
  prepare(room: RoomId, lesson: Lesson): Promise<void>;
  /** The room is gone with all that was in it. */
  forget(room: RoomId): Promise<void>;
  report(error: unknown): void;
}

interface Present {
  person: Person;
  leave(): void;
}

interface Going {
  readonly present: Map<RoomId, Present>;
  cancel(): void;
}

export async function openRehearsals(parts: RehearsalsParts): Promise<Rehearsals> {
  const { classes, log, clock, people, call, judging, lessons, filledFor, seed, prepare, forget, report } =
    parts;
  const going = new Map<ClassState, Going>();
  /** Whoever went home comes again: the list of people does not grow by ten with each rehearsal. */
  const atHome: Person[] = [];
  const leaving = new Map<RoomId, Promise<void>>();

  /** @throws Refused 409 */
  function lessonFor(wished: string | undefined, state: ClassState): Lesson {
    const id = wished ?? state.lesson?.lesson;
    const lesson =
      id === undefined
        ? lessons.chapters.flatMap((chapter) => chapter.lessons).find(canRehearse)
        : lessons.find(id);
    if (lesson && canRehearse(lesson)) return lesson;
    throw new Refused(
      409,
      'cannot-rehearse',
      'Simulated students only call servers and type lines to them: this lesson asks for more. Choose another one, such as the first mail.',
    );
  }

  async function bringIn(
    state: ClassState,
    rehearsal: Going,
    who: Character,
    lesson: Lesson,
    language: Language,
  ): Promise<void> {
    const person = atHome.pop() ?? (await people.simulated.arrive());
    const { home, handle } = person;
    const leaves: (() => void)[] = [];
    let left = false;
    const leave = () => {
      left = true;
      for (const one of leaves.splice(0).toReversed()) one();
    };
    try {
      await seed(person);
      const own = filledFor(home, lesson);
      await prepare(home, own);
      const isIn = await classes.inTurn(async () => {
        if (going.get(state) !== rehearsal) return false;
        // From here on whoever ends it sends them home.
        rehearsal.present.set(home, { person, leave });
        const name = freeName(state, who.name, handle, home);
        await classes.note(state, [
          { kind: 'class.joined', home, name, handle, came: 'new', simulated: true },
        ]);
        return true;
      });
      if (!isIn) return await sendHome(state, person);
      const note = async (event: LessonEvent) => {
        await log.append(home, [event]).committed;
      };
      await note({ kind: 'lesson.started', lesson: lesson.id });
      if (left) return;
      leaves.push(people.simulated.enter(home), judging.open(home, lesson.id));
      leaves.push(
        atWork({
          person,
          actions: actionsOf(own, who, language),
          paceMs: who.paceMs,
          call,
          clock,
          note,
          raise: (sentence) => classes.note(state, [{ kind: 'class.hand-up', home, sentence }]),
          isPaused: () => state.paused,
          waitsForHelp: () => state.members.get(home)?.hand !== undefined,
          report,
        }),
      );
    } catch (error) {
      // A class that ended meanwhile takes nobody.
      if (going.get(state) === rehearsal) report(error);
      if (left) return;
      rehearsal.present.delete(home);
      leave();
      await sendHome(state, person);
    }
  }

  /** Two may send the same one home: it is done once. */
  function sendHome(state: ClassState, person: Person): Promise<void> {
    const { home } = person;
    const under = leaving.get(home) ?? goHome(state, person).finally(() => leaving.delete(home));
    leaving.set(home, under);
    return under;
  }

  /** Out of the class, and their room with them, also where the log takes no word of it: then they stay of this class until it does. */
  async function goHome(state: ClassState, person: Person): Promise<void> {
    const { home } = person;
    try {
      if (classes.byId(state.id) && state.members.has(home))
        await classes.note(state, [{ kind: 'class.left', home, by: 'self' }]);
    } finally {
      await forget(home);
    }
    atHome.push(person);
  }

  /** Nobody types any more. @returns those who did */
  function everybodyStops(state: ClassState): Person[] {
    const rehearsal = going.get(state);
    if (!rehearsal) return [];
    going.delete(state);
    rehearsal.cancel();
    const gone = [...rehearsal.present.values()];
    rehearsal.present.clear();
    for (const { leave } of gone) leave();
    return gone.map(({ person }) => person);
  }

  /** In the class, and at no work: those of a rehearsal that a restart or a full disk kept from its end. */
  const leftOver = (state: ClassState): Person[] =>
    [...state.members.values()].flatMap(({ home, simulated }) =>
      simulated ? (people.personOf(home) ?? []) : [],
    );

  async function end(state: ClassState, by: 'teacher' | 'time' | 'restart'): Promise<void> {
    let gone: Person[] = [];
    try {
      // Two may say so: the second finds nobody, or those who are on their way.
      await classes.inTurn(async () => {
        gone = going.has(state) ? everybodyStops(state) : leftOver(state);
        if (state.rehearsal) await classes.note(state, [{ kind: 'class.rehearsal', state: 'off', by }]);
      });
    } finally {
      // Outside the turn: who joins some class does not wait for ten rooms.
      await forAll(gone, (person) => sendHome(state, person), report);
    }
  }

  const rehearsals: Rehearsals = {
    async start(state, { lesson: wished, language }) {
      if (going.has(state) || state.rehearsal)
        throw new Refused(409, 'not-now', 'A rehearsal goes on in this class. End it first.');
      if (state.assessment)
        throw new Refused(409, 'not-now', 'An assessment goes on in this class. End it first.');
      const lesson = lessonFor(wished, state);
      if (going.size >= CLASS_LIMITS.rehearsals)
        throw new Refused(
          413,
          'too-many-rehearsals',
          `${CLASS_LIMITS.rehearsals} rehearsals go on here, which is all that this EHLO takes. Wait until one is over.`,
          { most: CLASS_LIMITS.rehearsals },
        );
      if (state.members.size + CHARACTERS.length > CLASS_LIMITS.members)
        throw new Refused(413, 'class-full', 'There is no place for ten more in this class.');
      const until = clock.now() + CLASS_LIMITS.rehearsalMs;
      const cancel = clock.after(
        CLASS_LIMITS.rehearsalMs,
        () => void rehearsals.stop(state, 'time').catch(report),
      );
      const rehearsal: Going = { present: new Map(), cancel };
      going.set(state, rehearsal);
      try {
        await classes.note(state, [
          { kind: 'class.rehearsal', state: 'on', lesson: lesson.id, students: CHARACTERS.length, until },
          ...(state.lesson?.lesson === lesson.id
            ? []
            : [{ kind: 'class.lesson', lesson: lesson.id } as const]),
        ]);
      } catch (error) {
        everybodyStops(state);
        throw error;
      }
      const next = (at: number): void => {
        const who = CHARACTERS[at];
        // Another one may have begun in this class meanwhile, with its own.
        if (going.get(state) !== rehearsal || !who) return;
        bringIn(state, rehearsal, who, lesson, language)
          .catch(report)
          .finally(() => clock.after(COMES_AFTER_MS, () => next(at + 1)));
      };
      next(0);
    },
    stop: end,
    close() {
      unfollow();
      for (const state of [...going.keys()]) everybodyStops(state);
    },
  };

  const unfollow = classes.onChange((state, events) => {
    const rehearsal = going.get(state);
    if (!rehearsal) return;
    if (events === 'ended') {
      const gone = everybodyStops(state);
      // Their rooms go with the class (`came: new`): they come again once that is over.
      if (gone.length > 0) classes.end(state, 'idle').then(() => atHome.push(...gone), report);
      return;
    }
    for (const event of events) {
      const sentOut = event.kind === 'class.left' && rehearsal.present.get(event.home);
      if (sentOut) {
        rehearsal.present.delete(event.home);
        sentOut.leave();
        sendHome(state, sentOut.person).catch(report);
      }
      if (event.kind === 'class.hint' && rehearsal.present.has(event.home))
        later(() => lowerHand(state, event.home));
      if (event.kind === 'class.spotlight' && event.state === 'asked' && event.home !== undefined)
        if (rehearsal.present.has(event.home)) later(() => agree(state));
      if (event.kind === 'class.question' && event.state === 'open')
        for (const [at, home] of [...rehearsal.present.keys()].entries())
          later(() => vote(state, home, at % event.options.length), at);
    }
  });

  /** What they do when they have thought about it. */
  const later = (act: () => Promise<void>, turns = 0): void =>
    void clock.after(THINKS_MS + turns * COMES_AFTER_MS, () => void act().catch(report));
  const stillThere = (state: ClassState, home: RoomId) => going.get(state)?.present.has(home) === true;

  async function lowerHand(state: ClassState, home: RoomId): Promise<void> {
    if (stillThere(state, home) && state.members.get(home)?.hand)
      await classes.note(state, [{ kind: 'class.hand-down', home, by: 'self' }]);
  }
  async function agree(state: ClassState): Promise<void> {
    const { spotlight } = state;
    if (spotlight?.state !== 'asked' || !stillThere(state, spotlight.home)) return;
    await classes.note(state, [{ kind: 'class.spotlight', ...spotlight, state: 'on' }]);
  }
  async function vote(state: ClassState, home: RoomId, option: number): Promise<void> {
    const { question } = state;
    if (question && stillThere(state, home))
      await classes.note(state, [{ kind: 'class.voted', home, question: question.question, option }]);
  }

  // The server was stopped in the middle of one: nobody types any more.
  for (const state of classes.all()) await end(state, 'restart').catch(report);
  return rehearsals;
}
