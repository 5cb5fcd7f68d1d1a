import type { SaslPlace } from '@ehlo/protocol/reading';
import { lazy, Suspense } from 'react';

const SaslSpoken = lazy(async () => ({ default: (await import('./SaslSpoken.tsx')).SaslSpoken }));

/** Under a line with base64 of a log-in: what it says, for who may read it. */
export function Decoded({ place, base64 }: { place: SaslPlace | undefined; base64: string }) {
  return place === undefined ? null : (
    <Suspense>
      <SaslSpoken place={place} base64={base64} />
    </Suspense>
  );
}
