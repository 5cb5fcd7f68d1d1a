import { lazy } from 'react';
import { useParams } from 'wouter';
import { MailPage } from './MailPage.tsx';

const ComposePage = lazy(async () => ({
  default: (await import('./compose/ComposePage.tsx')).ComposePage,
}));
const PreparedPage = lazy(async () => ({
  default: (await import('./prepared/PreparedPage.tsx')).PreparedPage,
}));

/** Below `/mail`: mailboxes, the form that writes a letter (`write`, `write/17`), letters to practise on (`prepared/…`). */
export function MailPages() {
  const { '*': rest = '' } = useParams<{ '*'?: string }>();
  const [, page, of] = /^(write|prepared)(?:\/(.*))?$/.exec(rest) ?? [];
  if (page === 'prepared') return <PreparedPage place={of} />;
  if (page === 'write') return <ComposePage answers={/^\d{1,15}$/.test(of ?? '') ? Number(of) : undefined} />;
  return <MailPage />;
}
