/** What members and teachers of classes may see of others: the one place that says so to the page's views. */
import {
  type Logged,
  mayRead,
  mayReadClass,
  onStage,
  type RoomId,
  type Secrets,
  type ViewQuery,
} from '@ehlo/wire';
import type { Clock } from '../clock.ts';
import type { Rights, Sight } from '../views/sight.ts';
import type { ClassState } from './class-state.ts';
import type { Classes } from './classes.ts';
import type { HeldFeeds } from './held/held-feeds.ts';
import { refuses } from './refuses.ts';
import type { Rosters } from './roster/rosters.ts';

/** A teacher's page that is loaded again comes back within this: the member is not told twice. */
const LOOKED_AWAY_MS = 3_000;

export interface ClassRightsParts {
  classes: Classes;
  rosters: Rosters;
  held: HeldFeeds;
  clock: Clock;
  report(error: unknown): void;
}

/** Events by which somebody may see more, or less, than before, or whom they may call. */
const CHANGES: ReadonlySet<string> = new Set([
  'class.joined',
  'class.left',
  'class.teacher',
  'class.refuses-watching',
  'class.spotlight',
  'class.broadcast',
  'class.assessment',
]);

export function createClassRights({ classes, rosters, held, clock, report }: ClassRightsParts): Rights {
  const watching = createWatching(classes, clock, report);

  function overShoulder(teacher: RoomId, member: RoomId, view: ViewQuery): Sight | undefined {
    const state = classes.classOf(member);
    const watched = state?.members.get(member);
    if (!state?.teachers.has(teacher) || !watched || refuses(state, watched)) return undefined;
    const viewer = { room: member, role: 'teacher' } as const;
    return {
      key: `over the shoulder in ${state.id}`,
      room: member,
      view,
      read: (event, secrets) => mayRead(viewer, event, secrets),
      // Who looks at their own room, as member of their own class, watches nobody.
      ...(teacher === member ? {} : { enter: () => watching.enter(state, member) }),
    };
  }

  function ofClass(home: RoomId, view: Extract<ViewQuery, { view: 'class' }>): Sight | undefined {
    const role = roleIn(classes.byId(view.class), home);
    if (role === 'other') return undefined;
    const viewer = { class: view.class, home, role };
    return { key: role, room: view.class, view, read: (event) => mayReadClass(viewer, event) };
  }

  function ofStage(home: RoomId, view: Extract<ViewQuery, { view: 'stage' }>): Sight | undefined {
    const state = classes.byId(view.class);
    if (!state || roleIn(state, home) === 'other') return undefined;
    const on = view.what === 'broadcast' ? state.broadcast : state.spotlight;
    if (!on || ('state' in on && on.state !== 'on'))
      return { key: 'nobody', room: undefined, view, read: () => undefined };
    const named = !('named' in on) || on.named;
    const handle = state.members.get(on.home)?.handle;
    const { connection } = on;
    return {
      key: `${on.home} ${connection} ${named ? 'named' : ''}`,
      room: on.home,
      view: { view: 'dialogue', connection },
      read: stageReader({ connection, ...(named || handle === undefined ? {} : { hiddenHandle: handle }) }),
    };
  }

  return {
    sightOf(home, view) {
      switch (view.view) {
        case 'room':
        case 'dialogue':
        case 'lesson':
          return view.of === undefined ? undefined : overShoulder(home, view.of, view);
        case 'class':
          return ofClass(home, view);
        case 'stage':
          return ofStage(home, view);
        case 'unclaimed':
        case 'learning':
        case 'roster':
        case 'held':
          return undefined;
        default:
          return view satisfies never;
      }
    },
    onChange: (listener) =>
      classes.onChange((_state, events) => {
        if (events === 'ended' || events.some(({ kind }) => CHANGES.has(kind))) listener();
      }),
    live(home, { view, subscription, after }, outbox) {
      const state = classes.byId(view.class);
      if (!state?.teachers.has(home)) return undefined;
      return view.view === 'roster'
        ? rosters.open(state, { subscription, after }, outbox)
        : held.open(state, { ...view, subscription }, home, outbox);
    },
  };
}

function roleIn(state: ClassState | undefined, home: RoomId): 'teacher' | 'member' | 'other' {
  if (state?.teachers.has(home)) return 'teacher';
  return state?.members.has(home) ? 'member' : 'other';
}

/** Two hundred follow the same connection: what each sees of an event is made once. */
const staged = new WeakMap<Logged, Map<string, Logged | undefined>>();

function stageReader(on: Parameters<typeof onStage>[1]): Sight['read'] {
  const key = `${on.connection} ${on.hiddenHandle ?? ''}`;
  return (event: Logged, secrets: Secrets) => {
    const made = staged.get(event) ?? new Map<string, Logged | undefined>();
    staged.set(event, made);
    if (!made.has(key)) made.set(key, onStage(event, on, secrets));
    return made.get(key);
  };
}

/** Tells a member that somebody looks, from the first who does to the last. */
function createWatching(classes: Classes, clock: Clock, report: (error: unknown) => void) {
  const eyes = new Map<RoomId, number>();

  function say(state: ClassState, home: RoomId, on: boolean): void {
    const member = state.members.get(home);
    if (!member || member.watched === on || classes.byId(state.id) !== state) return;
    classes.note(state, [{ kind: 'class.watched', home, state: on ? 'on' : 'off' }]).catch(report);
  }

  // Nobody looks yet: what the log says of it is from before the server was started.
  for (const state of classes.all()) for (const home of state.members.keys()) say(state, home, false);

  return {
    enter(state: ClassState, home: RoomId): () => void {
      eyes.set(home, (eyes.get(home) ?? 0) + 1);
      say(state, home, true);
      return () => {
        clock.after(LOOKED_AWAY_MS, () => {
          const left = (eyes.get(home) ?? 1) - 1;
          if (left > 0) {
            eyes.set(home, left);
            return;
          }
          eyes.delete(home);
          say(state, home, false);
        });
      };
    },
  };
}
