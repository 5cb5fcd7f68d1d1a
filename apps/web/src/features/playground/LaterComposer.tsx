import { type ComponentProps, lazy, Suspense } from 'react';
import type { Composer as Real } from './Composer.tsx';

const Composer = lazy(async () => ({ default: (await import('./Composer.tsx')).Composer }));

/** The composer, where it takes the terminal's place: a page with a keyboard never needs it. */
export function LaterComposer(props: ComponentProps<typeof Real>) {
  return (
    <Suspense>
      <Composer {...props} />
    </Suspense>
  );
}
