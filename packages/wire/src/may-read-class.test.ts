import { describe, expect, it } from 'vitest';
import type { ClassEnded, ClassEvent } from './class-event.ts';
import type { Logged, RoomEvent } from './event.ts';
import { type ClassViewer, mayReadClass } from './may-read-class.ts';

const CLASS = 'class-1';
const logged = (event: RoomEvent): Logged => ({ ...event, room: CLASS, seq: 1, at: 1 });
const teacher: ClassViewer = { class: CLASS, home: 't', role: 'teacher' };
const mine: ClassViewer = { class: CLASS, home: 'a', role: 'member' };
const classmate: ClassViewer = { class: CLASS, home: 'b', role: 'member' };
const stranger: ClassViewer = { class: CLASS, home: 'c', role: 'other' };
const elsewhere: ClassViewer = { class: 'class-2', home: 't', role: 'teacher' };

const pair = {
  kind: 'class.pair',
  state: 'offered',
  server: { home: 'a', name: 'Ana', handle: 'ocean7' },
  client: { home: 'd', name: 'Dan', handle: 'teal3' },
} as const;
const lit = { kind: 'class.spotlight', home: 'a', name: 'Ana', connection: 7 } as const;

/** Each kind, what it is about where that is a member, and whether the member it is about, and a classmate, see it. */
const TABLE: readonly (readonly [ClassEvent | ClassEnded, own: boolean, classmate: boolean])[] = [
  [{ kind: 'class.teacher', home: 'a', handle: 'ocean7' }, false, false],
  [{ kind: 'class.joined', home: 'a', name: 'Ana', handle: 'ocean7', came: 'new' }, true, false],
  [{ kind: 'class.left', home: 'a', by: 'self' }, true, false],
  [{ kind: 'class.renamed', home: 'a', name: 'Ana' }, true, false],
  [{ kind: 'class.hand-up', home: 'a', sentence: 'Why 550?' }, true, false],
  [{ kind: 'class.hand-down', home: 'a', by: 'teacher' }, true, false],
  [{ kind: 'class.watched', home: 'a', state: 'on' }, true, false],
  [{ kind: 'class.refuses-watching', home: 'a', refuses: true }, true, false],
  [{ kind: 'class.hint', home: 'a', text: 'Brackets.' }, true, false],
  [{ kind: 'class.voted', home: 'a', question: 3, option: 0 }, true, false],
  [{ ...lit, state: 'asked', named: true }, true, false],
  [{ ...lit, state: 'refused', named: true }, true, false],
  [{ ...lit, state: 'on', named: true }, true, true],
  [{ ...lit, state: 'off', named: false }, true, true],
  [{ kind: 'class.note', text: 'Five minutes.' }, true, true],
  [{ kind: 'class.lesson', lesson: 'a/b' }, true, true],
  [{ kind: 'class.playlist', state: 'off' }, true, true],
  [{ kind: 'class.timer', state: 'off' }, true, true],
  [{ kind: 'class.paused' }, true, true],
  [{ kind: 'class.resumed' }, true, true],
  [{ kind: 'class.broadcast', state: 'on', home: 't', connection: 4 }, true, true],
  [{ kind: 'class.question', state: 'open', text: 'What?', options: ['250', '550'] }, true, true],
  [{ kind: 'class.question', state: 'revealed', question: 3 }, true, true],
  [
    { kind: 'class.projector', home: 'a', layout: 'wire', source: 'mine', blank: false, laser: 'off' },
    false,
    false,
  ],
  [{ kind: 'class.script', state: 'on', lesson: 'a/b', line: 2 }, false, false],
  [
    {
      ...{ kind: 'class.mail-reported', home: 'a', mail: 9, sentBy: 'b', reversePath: 'x@y' },
      ...{ from: 'The dean', subject: 'Hi', excerpt: 'Hi.' },
    },
    true,
    false,
  ],
  [{ kind: 'class.report-closed', home: 'a', report: 4 }, true, false],
  [{ kind: 'class.ended', class: CLASS, by: 'teacher' }, true, true],
  [{ kind: 'class.worlds', what: 'reset', rooms: 2 }, true, true],
  [{ kind: 'class.assessment', state: 'on', lessons: ['a/b'], until: 9, seed: 's' }, true, true],
  [pair, true, false],
  [{ kind: 'class.rehearsal', state: 'on', lesson: 'a/b', students: 10, until: 9 }, false, false],
];

describe('mayReadClass', () => {
  it.each(TABLE)('%j', (event, own, other) => {
    const of = logged(event);
    expect(mayReadClass(teacher, of)).toBe(of);
    expect(mayReadClass(mine, of) !== undefined, 'the member it is about').toBe(own);
    expect(mayReadClass(classmate, of) !== undefined, 'a classmate').toBe(other);
    expect(mayReadClass(stranger, of)).toBeUndefined();
    expect(mayReadClass(elsewhere, of)).toBeUndefined();
  });

  it('tells classmates who is in the spotlight only where it is named, and never which room that is', () => {
    const hidden = mayReadClass(classmate, logged({ ...lit, state: 'on', named: false }));
    expect(JSON.stringify(hidden)).not.toMatch(/Ana|"a"|"connection":7/);
    const named = mayReadClass(classmate, logged({ ...lit, state: 'on', named: true }));
    expect(named).toMatchObject({ name: 'Ana' });
    expect(JSON.stringify(named)).not.toContain('"home"');
  });

  it('tells each of a pair the other’s name and handle, and not which room that is', () => {
    const asServer = mayReadClass(mine, logged(pair));
    expect(asServer).toMatchObject({
      server: { home: 'a' },
      client: { home: '', name: 'Dan', handle: 'teal3' },
    });
    const asClient = mayReadClass({ ...mine, home: 'd' }, logged(pair));
    expect(asClient).toMatchObject({ server: { home: '', name: 'Ana' }, client: { home: 'd' } });
  });

  it('tells nobody but teachers whose room a broadcast is of', () => {
    const event = logged({ kind: 'class.broadcast', state: 'on', home: 'room-t', connection: 4 });
    expect(JSON.stringify(mayReadClass(mine, event))).not.toContain('room-t');
  });

  it('tells nobody but teachers of which seed an assessment’s variants are made', () => {
    const on = { kind: 'class.assessment', state: 'on', lessons: ['a/b'], until: 9, seed: 'hush' } as const;
    expect(mayReadClass(teacher, logged(on))).toMatchObject({ seed: 'hush' });
    expect(JSON.stringify(mayReadClass(mine, logged(on)))).not.toContain('hush');
  });

  it('shows nothing of a room’s own log, nor of the lobby’s', () => {
    const opened = logged({ kind: 'connection.claimed', connection: 1, person: 'ocean7' });
    const begun = logged({
      kind: 'class.begun',
      class: CLASS,
      code: 'K4X7',
      keyHash: 'h',
      watching: 'always',
    });
    expect(mayReadClass(teacher, opened)).toBeUndefined();
    expect(mayReadClass(teacher, begun)).toBeUndefined();
  });
});
