import type { Said } from '@ehlo/protocol/reading';
import { useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';

/** What a line that is not allowed now needs first. Words come with the prose; until then the line stands alone. */
export function Needs({ said }: { said: Said }) {
  const say = useSay();
  return <Rich text={say(said)} />;
}
