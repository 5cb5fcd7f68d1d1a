import { useEffect, useState } from 'react';
import { useLanguage } from '../../../i18n/i18n.ts';
import { readLesson } from '../../learn/api.ts';

interface Known {
  id: string;
  words: Record<'en' | 'fr', { title: string }>;
  steps: readonly { id: string }[];
}

/** What a lesson is called, and the number of a step of it, from 1; undefined until it is known. */
export function useLessonTitle(id: string | undefined, step?: string): { title?: string; step?: number } {
  const language = useLanguage();
  const [known, setKnown] = useState<Known>();
  useEffect(() => {
    if (id === undefined) return;
    let wanted = true;
    // Its id stands there meanwhile, and where it cannot be had.
    void readLesson(id).then((answer) => wanted && typeof answer !== 'string' && setKnown(answer.lesson));
    return () => {
      wanted = false;
    };
  }, [id]);
  if (known?.id !== id || !known) return {};
  const at = known.steps.findIndex((one) => one.id === step);
  return { title: known.words[language].title, ...(at >= 0 && { step: at + 1 }) };
}
