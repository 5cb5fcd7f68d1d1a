import { useEffect, useState } from 'react';
import { useLanguage } from '../../../i18n/i18n.ts';
import { readLesson } from '../../learn/api.ts';

/** What a lesson is called; undefined until it is known. */
export function useLessonTitle(id: string | undefined): string | undefined {
  const language = useLanguage();
  const [known, setKnown] = useState<{ id: string; words: Record<'en' | 'fr', { title: string }> }>();
  useEffect(() => {
    if (id === undefined) return;
    let wanted = true;
    // Its id stands there meanwhile, and where it cannot be had.
    void readLesson(id).then(
      (answer) => wanted && typeof answer !== 'string' && setKnown({ id, words: answer.lesson.words }),
    );
    return () => {
      wanted = false;
    };
  }, [id]);
  return known?.id === id ? known?.words[language].title : undefined;
}
