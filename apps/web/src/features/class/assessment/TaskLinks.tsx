import { Link } from 'wouter';
import { useLanguage } from '../../../i18n/i18n.ts';
import { useLessons } from '../../learn/use-lessons.ts';

/** Links to the tasks of an assessment, by their titles once these are known. */
export function TaskLinks({ lessons }: { lessons: readonly string[] }) {
  const language = useLanguage();
  const { list } = useLessons();
  const rows = list?.chapters.flatMap((chapter) => chapter.lessons) ?? [];
  return lessons.map((id, at) => (
    <span key={id}>
      {at > 0 && ', '}
      <Link href={`/learn/${id}`}>{rows.find((row) => row.id === id)?.words[language].title ?? id}</Link>
    </span>
  ));
}
