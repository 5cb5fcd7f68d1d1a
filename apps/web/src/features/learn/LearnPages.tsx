import { type ComponentType, lazy } from 'react';
import { useParams } from 'wouter';
import { useStore } from 'zustand';
import { classStanding } from '../../rooms/class-standing.ts';
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
const Closed = lazy(async () => ({ default: (await import('../class/assessment/Closed.tsx')).Closed }));
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
  const assessment = useStore(classStanding, (state) => state.assessment);
  const [chapter, lesson, way] = rest.split('/').filter(Boolean);
  if (chapter === undefined) return <CataloguePage />;
  const Own = lesson === undefined ? OWN_PAGES[chapter] : undefined;
  if (Own) return <Own />;
  const id = lesson === undefined ? chapter : `${chapter}/${lesson}`;
  if (assessment && (way === 'read' || !assessment.lessons.includes(id))) return <Closed />;
  // In an assessment a task is another one.
  const key = `${id} ${assessment?.until ?? ''}`;
  return way === 'read' ? <ReadPage id={id} /> : <LessonPage key={key} id={id} />;
}
