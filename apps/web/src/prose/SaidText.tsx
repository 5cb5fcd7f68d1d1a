import type { Said } from '@ehlo/protocol/reading';
import { useSay } from './prose.ts';
import { Rich } from './Rich.tsx';

/** A sentence of the prose tables. Import it lazily: its words come after the terminal can be used. */
export function SaidText({ said }: { said: Said }) {
  const say = useSay();
  return <Rich text={say(said)} />;
}
