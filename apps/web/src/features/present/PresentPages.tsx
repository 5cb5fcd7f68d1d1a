import { lazy } from 'react';
import { useParams } from 'wouter';
import { PresentPage } from './PresentPage.tsx';

const RemotePage = lazy(async () => ({ default: (await import('./remote/RemotePage.tsx')).RemotePage }));

/** `/present`: the projector; `/present/remote`: what steers it, for a teacher's phone or second window. */
export function PresentPages() {
  const { '*': rest = '' } = useParams<{ '*'?: string }>();
  return rest.replace(/\/$/, '') === 'remote' ? <RemotePage /> : <PresentPage />;
}
