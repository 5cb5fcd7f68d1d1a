import type { TranscriptProblem } from '@ehlo/protocol/transcript';
import type { DialogueStore } from '../../rooms/dialogue-store.ts';

/**
 * Reads a text as a transcript and shows it in the panels.
 *
 * @param name what the dialogue pane calls it
 * @returns why it is none, or undefined when it is shown
 */
export async function showTranscript(
  dialogue: DialogueStore,
  name: string,
  octets: Uint8Array,
): Promise<TranscriptProblem | undefined> {
  const { contextOf, eventsOf, parseTranscript } = await import('@ehlo/protocol/transcript');
  const result = parseTranscript(octets);
  if (!result.ok) return result.problem;
  const { parts } = result.transcript;
  // Lines that a shell kept for itself are no dialogue to look at.
  if (parts.every(({ swallowed }) => swallowed))
    return { id: 'no-dialogue', params: { lines: parts.length } };
  await dialogue.showTranscript(name, contextOf(result.transcript), eventsOf(result.transcript));
  return undefined;
}
