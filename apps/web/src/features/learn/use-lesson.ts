import { forgets, type Lesson, type LessonView, type Progress, progressOf } from '@ehlo/lessons';
import type { LessonEvent, Logged, StampEarned } from '@ehlo/wire';
import { useCallback, useEffect, useState } from 'react';
import { useBridge, usePlayground } from '../../rooms/context.ts';
import { readLesson, type Told, tellLesson } from './api.ts';

export interface FollowedLesson {
  view: LessonView;
  progress: Progress;
  /** The reply code met for the first time last, since the page is open. */
  stamp: StampEarned | undefined;
  /** Why the last thing one did was not noted. */
  failed: Exclude<Told, 'noted'> | undefined;
  /** @returns whether it stands in the log now */
  tell(path: string, body: unknown): Promise<boolean>;
}

/**
 * A lesson as the server has it, with how far one is. It is followed, and so judged, for as long as the component lives: what another
 * tab does, or one's own ncat, arrives here too. `begin`: opening it begins it.
 */
export function useLesson(
  id: string,
  { begin }: { begin: boolean },
): { lesson?: FollowedLesson; trouble?: 'missing' | 'unreachable'; retry(): void } {
  const { bridge } = usePlayground();
  // Another room is another person's progress: after a reset everything is asked anew.
  const room = useBridge(({ me }) => me?.room);
  const up = useBridge(({ link }) => link === 'up');
  const [came, setCame] = useState<{ room: string; view: LessonView }>();
  const [trouble, setTrouble] = useState<'missing' | 'unreachable'>();
  const [read, setRead] = useState<{ of: Lesson; progress: Progress; stamp: StampEarned | undefined }>();
  const [failed, setFailed] = useState<Exclude<Told, 'noted'>>();
  const [turn, setTurn] = useState(0);
  const view = came?.room === room && came?.view.lesson.id === id ? came.view : undefined;
  const lesson = view?.lesson;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a retry, and a server that is back, are reasons to ask again
  useEffect(() => {
    if (room === undefined || view) return;
    let wanted = true;
    void readLesson(id).then((answer) => {
      if (!wanted) return;
      if (typeof answer === 'string') return setTrouble(answer);
      setTrouble(undefined);
      setCame({ room, view: answer });
    });
    return () => {
      wanted = false;
    };
  }, [id, room, turn, up]);

  useEffect(() => {
    if (!lesson || room === undefined) return;
    let events: Logged<LessonEvent>[] = [];
    let stamp: StampEarned | undefined;
    const stop = bridge.subscribe({ view: 'lesson', lesson: lesson.id }, (news, { reset }) => {
      // What was met before is in the album already.
      if (reset) events = [];
      else if (news.some((event) => event.kind === 'lesson.forgotten')) stamp = undefined;
      else stamp = (news as Logged<LessonEvent>[]).findLast((one) => one.kind === 'stamp.earned') ?? stamp;
      events.push(...(news as Logged<LessonEvent>[]));
      setRead({ of: lesson, progress: progressOf(lesson, events), stamp });
      // Forgotten in another tab, while it is open here: it begins again with whoever looks at it.
      if (!reset && (news as Logged<LessonEvent>[]).some((event) => forgets(event, lesson.id))) beginSeen();
    });
    const start = () =>
      void tellLesson(lesson.id, 'start', {}).then((told) => setFailed(told === 'noted' ? undefined : told));
    function beginSeen() {
      if (!begin) return;
      document.removeEventListener('visibilitychange', beginSeen);
      if (document.hidden) document.addEventListener('visibilitychange', beginSeen);
      else start();
    }
    if (begin) start();
    return () => {
      document.removeEventListener('visibilitychange', beginSeen);
      stop();
    };
  }, [bridge, lesson, room, begin]);

  const tell = useCallback(
    async (path: string, body: unknown) => {
      const told = await tellLesson(id, path, body);
      setFailed(told === 'noted' ? undefined : told);
      return told === 'noted';
    },
    [id],
  );
  const retry = useCallback(() => setTurn((before) => before + 1), []);
  return {
    ...(view && read && read.of === lesson
      ? { lesson: { view, progress: read.progress, stamp: read.stamp, failed, tell } }
      : {}),
    ...(trouble && !view ? { trouble } : {}),
    retry,
  };
}
