import { lazy, Suspense } from 'react';
import { useWords } from '../../i18n/i18n.ts';
import type { Claimed } from '../../rooms/claim.ts';

const ProblemText = lazy(async () => ({
  default: (await import('../../prose/ProblemText.tsx')).ProblemText,
}));

const ROOM_FULL = { code: 'room-full', params: {} };

/** Why a connection did not become mine. */
export function ClaimFailure({ why }: { why: Extract<Claimed, { ok: false }>['why'] }) {
  const words = useWords();
  if (why !== 'full') return why === 'taken' ? words.dialogue.claimFailed : words.dialogue.claimLost;
  return (
    <Suspense>
      <ProblemText problem={ROOM_FULL} />
    </Suspense>
  );
}
