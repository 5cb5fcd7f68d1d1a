/** A class as it stands for one who looks at it: what the server told, and each event since. Pure. */
import {
  afterPair,
  type ClassEvent,
  type ClassPair,
  type ClassPairView,
  type ClassView,
  type Logged,
  type RoomId,
} from '@ehlo/wire';

export interface Said {
  text: string;
  /** Microseconds, as the log's. */
  at: number;
}

export interface ClassNow {
  view: ClassView;
  /** What the curtain says. */
  pauseText?: string;
  /** The teacher's last note to all, and to the one who looks. */
  note?: Said;
  hint?: Said;
  /** For teachers: who answered the open question with which option; the last answer counts. */
  votes?: Readonly<Record<RoomId, number>>;
  /** When the point of the playlist began, microseconds. */
  pointAt?: number;
  /** The viewer was sent out, or left in another tab. */
  gone: boolean;
}

export const classNow = (view: ClassView): ClassNow => ({ view, gone: false });

/** How many chose each option of the open question: as the server told, or, once answers came since, as they came. */
export function counted({ view, votes }: ClassNow): number[] {
  const { options = [], votes: told } = view.question ?? {};
  const came = Object.values(votes ?? {});
  if (came.length === 0 && told) return [...told];
  return options.map((_, at) => came.filter((option) => option === at).length);
}

const isOf = ({ server, client }: Pick<ClassPairView, 'server' | 'client'>, home: RoomId): boolean =>
  server.home === home || client.home === home;

/** Teachers know all pairs, a member their own. */
function paired(now: ClassNow, event: ClassPair, me: RoomId): ClassNow {
  const { state, server, client, by } = event;
  const { pairs, me: mine } = now.view;
  let { view } = now;
  if (pairs) {
    const before = pairs.find((pair) => pair.server.home === server.home && pair.client.home === client.home);
    const answers = afterPair(before, event);
    const left = pairs.filter((pair) => !isOf(pair, server.home) && !isOf(pair, client.home));
    // What is said of two who are no pair now came too late.
    if (answers || before)
      view = { ...view, pairs: answers ? [...left, { server, client, ...answers }] : left };
  }
  const role = server.home === me ? 'server' : client.home === me ? 'client' : undefined;
  if (mine && role) {
    const { pair, ...rest } = mine;
    const { name, handle } = role === 'server' ? client : server;
    // One's own no needs no answer.
    const before = pair?.role === role && pair.handle === handle ? pair : undefined;
    const answers = state === 'refused' && by === role ? undefined : afterPair(before, event);
    if (answers || before)
      view = { ...view, me: answers ? { ...rest, pair: { role, name, handle, ...answers } } : rest };
  }
  return { ...now, view };
}

/** @param me the viewer's room */
export function follow(now: ClassNow, event: Logged<ClassEvent>, me: RoomId): ClassNow {
  const { view } = now;
  const set = (change: Partial<ClassView>): ClassNow => ({ ...now, view: { ...view, ...change } });
  const drop = (...keys: (keyof ClassView)[]): ClassNow => {
    const left = { ...view };
    for (const key of keys) delete left[key];
    return { ...now, view: left };
  };
  const setMe = (change: Partial<NonNullable<ClassView['me']>>): ClassNow =>
    view.me ? set({ me: { ...view.me, ...change } }) : now;
  switch (event.kind) {
    case 'class.note':
      return { ...now, note: { text: event.text, at: event.at } };
    case 'class.hint':
      return event.home === me ? { ...now, hint: { text: event.text, at: event.at } } : now;
    case 'class.paused': {
      const { pauseText: _, ...rest } = set({ paused: true });
      return event.text === undefined ? rest : { ...rest, pauseText: event.text };
    }
    case 'class.resumed':
      return set({ paused: false });
    case 'class.hold':
      return event.state === 'off' ? drop('hold') : set({ hold: { from: event.from, until: event.until } });
    case 'class.lesson':
      return set({
        lesson: { lesson: event.lesson, ...(event.step !== undefined && { step: event.step }) },
      });
    case 'class.playlist':
      return event.state === 'off'
        ? drop('playlist')
        : {
            ...set({ playlist: { playlist: event.playlist, entry: event.entry } }),
            pointAt: event.at,
          };
    case 'class.timer':
      return event.state === 'off'
        ? drop('timer')
        : set({
            timer: { until: event.until, ...(event.label !== undefined && { label: event.label }) },
          });
    case 'class.broadcast':
      return event.state === 'off' ? drop('broadcast') : set({ broadcast: { connection: event.connection } });
    case 'class.spotlight':
      if (event.state === 'off' || event.state === 'refused') return drop('spotlight');
      return set({
        spotlight: {
          state: event.state,
          connection: event.connection,
          named: event.named,
          ...(event.name !== undefined && { name: event.name }),
        },
      });
    case 'class.question':
      return event.state === 'open'
        ? {
            ...set({
              question: {
                ...{ question: event.seq, text: event.text, options: event.options },
                revealed: false,
              },
            }),
            votes: {},
          }
        : event.state === 'closed'
          ? drop('question')
          : view.question?.question === event.question
            ? set({ question: { ...view.question, revealed: true } })
            : now;
    case 'class.joined':
      return set({ members: view.members + 1 });
    case 'class.left':
      if (event.home === me && view.role === 'member') return { ...now, gone: true };
      return set({
        members: Math.max(0, view.members - 1),
        ...(view.pairs && { pairs: view.pairs.filter((pair) => !isOf(pair, event.home)) }),
      });
    case 'class.renamed':
      return event.home === me ? setMe({ name: event.name }) : now;
    case 'class.hand-up':
      return event.home === me
        ? setMe({ hand: { sentence: event.sentence, since: Math.floor(event.at / 1000) } })
        : now;
    case 'class.hand-down': {
      if (event.home !== me || !view.me) return now;
      const { hand: _, ...rest } = view.me;
      return set({ me: rest });
    }
    case 'class.watched':
      return event.home === me ? setMe({ watched: event.state === 'on' }) : now;
    case 'class.refuses-watching':
      return event.home === me ? setMe({ refusesWatching: event.refuses }) : now;
    case 'class.voted':
      return event.question === view.question?.question
        ? { ...now, votes: { ...now.votes, [event.home]: event.option } }
        : now;
    case 'class.projector': {
      const { home, layout, source, blank, laser } = event;
      return set({ projector: { home, layout, source, blank, laser } });
    }
    case 'class.script':
      return event.state === 'off'
        ? drop('script')
        : set({ script: { lesson: event.lesson, line: event.line } });
    case 'class.mail-reported': {
      const { kind: _kind, room: _room, seq: report, at, ...told } = event;
      const { reports, me: mine } = view;
      return set({
        ...(reports && { reports: [...reports, { ...told, report, at: Math.floor(at / 1000) }] }),
        ...(mine && event.home === me && { me: { ...mine, reported: [...mine.reported, event.mail] } }),
      });
    }
    case 'class.report-closed':
      return view.reports
        ? set({ reports: view.reports.filter(({ report }) => report !== event.report) })
        : now;
    case 'class.assessment':
      if (event.state === 'off') {
        const { assessment: _, ...left } = view;
        return { ...now, view: { ...left, ...(view.role === 'teacher' && { assessed: true as const }) } };
      }
      return set({ assessment: { lessons: event.lessons, until: event.until } });
    case 'class.pair':
      return paired(now, event, me);
    case 'class.rehearsal':
      return event.state === 'off'
        ? drop('rehearsal')
        : set({ rehearsal: { lesson: event.lesson, students: event.students, until: event.until } });
    case 'class.teacher':
    case 'class.worlds':
    case 'class.let-through':
      return now;
    default:
      event satisfies never;
      // A server that is newer than this page may tell more.
      return now;
  }
}
