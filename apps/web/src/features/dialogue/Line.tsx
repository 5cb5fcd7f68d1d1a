import { readable, type WireLine } from '@ehlo/protocol/reading';
import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { preferences } from '../../session/preferences.ts';
import { Wire } from '../../ui/Wire.tsx';

const LensText = lazy(async () => ({ default: (await import('./LensText.tsx')).LensText }));

/** Of one piece as much as helps; a line of 4096 octets is no reading matter. Bytes has all of it. */
const MOST = 240;

export function bounded(text: string): string {
  const shown = readable(text);
  return shown.length > MOST ? `${shown.slice(0, MOST)}…` : shown;
}

export const useLens = (): boolean => useStore(preferences, ({ lens }) => lens);

interface Props extends Pick<WireLine, 'text' | 'ending'> {
  className?: string | undefined;
}

/** Text that crossed, as it reads or, under the lens, as its octets are. `ending: 'none'` for a piece of a line. */
export function Line({ text, ending, className }: Props) {
  const lens = useLens();
  const plain = <Wire className={className}>{text === '' ? '\u00a0' : bounded(text)}</Wire>;
  if (!lens) return plain;
  return (
    <Suspense fallback={plain}>
      <LensText text={text} ending={ending} className={className} />
    </Suspense>
  );
}
