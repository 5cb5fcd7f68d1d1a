import type { ClassPair, PairRole } from './class-event.ts';

/** What the two of a pair have said so far. */
export interface PairAnswers {
  agreed: readonly PairRole[];
  /** Who said no; then it is none. */
  refused?: PairRole;
}

/** After an event of the pair; undefined: it is over, or `event` says something of none (no `before`). Pure. */
export function afterPair(
  before: PairAnswers | undefined,
  { state, by }: ClassPair,
): PairAnswers | undefined {
  if (state === 'offered') return { agreed: [] };
  if (!before) return undefined;
  const { agreed } = before;
  switch (state) {
    case 'agreed':
      return { agreed: by ? [...agreed.filter((one) => one !== by), by] : agreed };
    case 'refused':
      return { agreed, ...(by && { refused: by }) };
    case 'over':
      return undefined;
    default:
      return state satisfies never;
  }
}
