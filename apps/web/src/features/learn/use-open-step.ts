import type { Progress } from '@ehlo/lessons';
import { useEffect, useRef, useState } from 'react';
import { openAfter } from './rail.ts';

/** Number of the step that is open; as many as there are: the end. Follows who types, and stays where one looked. */
export function useOpenStep(progress: Progress): [open: number, setOpen: (step: number) => void] {
  const [open, setOpen] = useState(progress.current);
  const before = useRef(progress);
  useEffect(() => {
    const was = before.current;
    before.current = progress;
    // Started over.
    if (was.started && progress.started && was.started.seq !== progress.started.seq)
      return setOpen(progress.current);
    setOpen((now) => openAfter(now, was, progress));
  }, [progress]);
  return [open, setOpen];
}
