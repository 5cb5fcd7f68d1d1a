import type { VerdictView } from '@ehlo/wire';
import { useEffect, useState } from 'react';
import { openVerdict } from './api.ts';

export interface Opened {
  verdict: VerdictView | 'gone' | 'failed' | 'loading';
  again(): void;
}

/** What was found never changes; where the server did not answer, it can be asked again. */
export function useVerdict(id: number): Opened {
  const [opened, setOpened] = useState<{ id: number; verdict: Opened['verdict'] }>();
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks again
  useEffect(() => {
    let current = true;
    void openVerdict(id).then((answer) => {
      if (current) setOpened({ id, verdict: answer ?? 'failed' });
    });
    return () => {
      current = false;
    };
  }, [id, attempt]);
  return {
    verdict: opened?.id === id ? opened.verdict : 'loading',
    again: () => setAttempt(attempt + 1),
  };
}
