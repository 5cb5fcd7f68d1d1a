import { type ComponentType, lazy } from 'react';
import { useParams } from 'wouter';
import { LessonPage } from './LessonPage.tsx';

const CataloguePage = lazy(async () => ({
  default: (await import('./catalogue/CataloguePage.tsx')).CataloguePage,
}));
const TakeHomePage = lazy(async () => ({
  default: (await import('../take-home/TakeHomePage.tsx')).TakeHomePage,
}));
const StampSheet = lazy(async () => ({ default: (await import('../take-home/StampSheet.tsx')).StampSheet }));
const DialogueSheet = lazy(async () => ({
  default: (await import('../take-home/DialogueSheet.tsx')).DialogueSheet,
}));
const ReadPage = lazy(async () => ({ default: (await import('./ReadPage.tsx')).ReadPage }));
const RecordPage = lazy(async () => ({ default: (await import('../record/RecordPage.tsx')).RecordPage }));

/** What is one's own: pages beside the lessons, whose names have two parts. */
const OWN_PAGES: Readonly<Record<string, ComponentType>> = {
  'take-home': TakeHomePage,
  stamps: StampSheet,
  record: RecordPage,
  dialogue: DialogueSheet,
};

/** Below `/learn`: all lessons, one of them (`smtp-by-hand/your-first-mail`), its text (`…/read`), or what is one's own. */
export function LearnPages() {
  const { '*': rest = '' } = useParams<{ '*'?: string }>();
  const [chapter, lesson, way] = rest.split('/').filter(Boolean);
  if (chapter === undefined) return <CataloguePage />;
  const Own = lesson === undefined ? OWN_PAGES[chapter] : undefined;
  if (Own) return <Own />;
  const id = lesson === undefined ? chapter : `${chapter}/${lesson}`;
  return way === 'read' ? <ReadPage id={id} /> : <LessonPage key={id} id={id} />;
}
