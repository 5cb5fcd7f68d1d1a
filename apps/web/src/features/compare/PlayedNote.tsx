import { useLanguage } from '../../i18n/i18n.ts';
import type { PlayingAgain } from './use-play-again.ts';
import { compareWords, endingSentence } from './words.ts';

interface Props {
  state: PlayingAgain | undefined;
  /** From this line of the client on nothing was kept, and nothing is said. */
  gapAt?: number | undefined;
}

/** How far lines are said, and how it ended. */
export function PlayedNote({ state, gapAt }: Props) {
  const words = compareWords[useLanguage()];
  const played = state?.played;
  const parts = [
    gapAt !== undefined && words.gap(gapAt),
    state && !played && words.playing(state.said, state.of),
    played?.kind === 'not-reached' && words.failures[played.failure],
    played?.kind === 'played' && played.skipped > 0 && words.skipped(played.skipped),
    played?.kind === 'played' && endingSentence(words, played.ending),
  ];
  return <p role="status">{parts.filter(Boolean).join(' ')}</p>;
}
