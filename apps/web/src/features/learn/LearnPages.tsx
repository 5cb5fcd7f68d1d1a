import { lazy } from 'react';
import { useParams } from 'wouter';
import { LessonPage } from './LessonPage.tsx';

const CataloguePage = lazy(async () => ({
  default: (await import('./catalogue/CataloguePage.tsx')).CataloguePage,
}));
const ReadPage = lazy(async () => ({ default: (await import('./ReadPage.tsx')).ReadPage }));

/** Below `/learn`: all lessons, one of them (`smtp-by-hand/your-first-mail`), or its text (`…/read`). */
export function LearnPages() {
  const { '*': rest = '' } = useParams<{ '*'?: string }>();
  const [chapter, lesson, way] = rest.split('/').filter(Boolean);
  if (chapter === undefined) return <CataloguePage />;
  const id = lesson === undefined ? chapter : `${chapter}/${lesson}`;
  return way === 'read' ? <ReadPage id={id} /> : <LessonPage key={id} id={id} />;
}
