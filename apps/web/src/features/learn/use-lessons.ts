import type { LessonList } from '@ehlo/lessons';
import { useCallback, useEffect, useState } from 'react';
import { useBridge, usePlayground } from '../../rooms/context.ts';
import { readLessons } from './api.ts';

/** Whoever types fast passes several checks a second. */
const ASKED_AGAIN_MS = 400;

/** All lessons and how far one is, whichever tab, terminal or program of one's own went on with one. */
export function useLessons(): { list?: LessonList; unreachable: boolean; retry(): void } {
  const { bridge } = usePlayground();
  const room = useBridge(({ me }) => me?.room);
  const up = useBridge(({ link }) => link === 'up');
  const [list, setList] = useState<LessonList>();
  const [unreachable, setUnreachable] = useState(false);
  const [turn, setTurn] = useState(0);
  const retry = useCallback(() => setTurn((before) => before + 1), []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a retry, news, and a server that is back, are reasons to ask again
  useEffect(() => {
    if (room === undefined) return;
    let wanted = true;
    void readLessons().then((read) => {
      if (!wanted) return;
      setUnreachable(typeof read === 'string');
      if (typeof read !== 'string') setList(read);
    });
    return () => {
      wanted = false;
    };
  }, [room, up, turn]);

  useEffect(() => {
    if (room === undefined) return;
    let due: ReturnType<typeof setTimeout> | undefined;
    const stop = bridge.subscribe({ view: 'learning' }, (news) => {
      if (news.length === 0) return;
      clearTimeout(due);
      due = setTimeout(retry, ASKED_AGAIN_MS);
    });
    return () => {
      clearTimeout(due);
      stop();
    };
  }, [bridge, room, retry]);

  return { ...(list ? { list } : {}), unreachable, retry };
}
