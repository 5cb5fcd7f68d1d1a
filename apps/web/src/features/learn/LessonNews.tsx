import { textOf } from '@ehlo/lessons';
import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../../i18n/i18n.ts';
import type { FollowedLesson } from './use-lesson.ts';
import { learnWords } from './words.ts';

/** For screen readers: a check that turned green, a near miss, a step that is done. What was so before one came is no news. */
export function LessonNews({ lesson }: { lesson: FollowedLesson }) {
  const language = useLanguage();
  const [said, setSaid] = useState('');
  const before = useRef(lesson.progress);
  const { view, progress } = lesson;
  useEffect(() => {
    const was = before.current;
    before.current = progress;
    if (was === progress) return;
    const words = learnWords[language].live;
    const { steps } = view.lesson.words[language];
    const news = progress.steps.flatMap((step, at) => {
      const old = was.steps[at];
      const wording = steps[at];
      if (!old || !wording) return [];
      const missed = step.missed;
      return [
        ...step.checks.flatMap((check, number) =>
          check && !old.checks[number] ? [words.check(textOf(wording.checks[number] ?? []))] : [],
        ),
        ...(step.done && !old.done ? [words.stepDone(wording.title)] : []),
        ...(missed && missed.at !== old.missed?.at
          ? [words.near(missed.miss === undefined ? '' : textOf(wording.misses[missed.miss] ?? []))]
          : []),
      ];
    });
    if (news.length > 0) setSaid(news.join(' '));
  }, [view, progress, language]);
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {said}
    </div>
  );
}
