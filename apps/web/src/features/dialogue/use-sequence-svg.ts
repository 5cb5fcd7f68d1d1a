import type { DialogueReading } from '@ehlo/protocol/reading';
import { useWords } from '../../i18n/i18n.ts';
import { useXrayWords } from '../xray/words.ts';
import { sequenceRow, stateBefore } from './sequence-rows.ts';
import { sequenceSvg } from './sequence-svg.ts';
import { useSpokenRow } from './use-spoken-row.ts';

/** Of a description as much is spoken. */
const SPOKEN_ROWS = 100;

/** Draws a dialogue as a sequence, a file of its own in the chosen language. `client`, `server`: what stands above the lanes. */
export function useSequenceSvg(): (reading: DialogueReading, client: string, server: string) => string {
  const words = useWords();
  const own = useXrayWords();
  const spokenRow = useSpokenRow();
  const stateName = (state: string) =>
    state in own.states ? own.states[state as keyof typeof own.states] : '';
  return (reading, client, server) => {
    const { exchanges } = reading;
    const rows = exchanges.map((exchange, index) =>
      sequenceRow(exchange, stateBefore(reading, index), words.dialogue.letterLines),
    );
    return sequenceSvg(rows, {
      title: `${words.dialogue.title}: ${server}`,
      description: exchanges
        .slice(0, SPOKEN_ROWS)
        .map((exchange, index) => spokenRow(exchange, index + 1))
        .join('\n'),
      client,
      server,
      stateName,
      moreLines: (count) => `+${words.dialogue.letterLines(count)}`,
      moreRows: words.dialogue.newLines,
    });
  };
}
