/** What is worth knowing about how a capture was read, beside what it holds. Pure. */
import type { ImportedCapture } from '@ehlo/protocol/capture';

export type CaptureNote =
  /** Packets whose link type is not read here: one of them, and how many there are in all. */
  | { id: 'link'; link: number; packets: number }
  /** Nothing that could be shown was in it. */
  | { id: 'nothing'; packets: number }
  /** Packets that the capture itself cut. */
  | { id: 'cut'; packets: number }
  /** Connections and questions beyond what is kept. */
  | { id: 'left-out'; count: number }
  /** Octets beyond what is kept: they have time and length. */
  | { id: 'limit' };

export function notesOf({ connections, questions, problem, counts }: ImportedCapture): CaptureNote[] {
  const notes: CaptureNote[] = [];
  const [link] = Object.keys(counts.unknownLinks);
  if (link !== undefined)
    notes.push({
      id: 'link',
      link: Number(link),
      packets: Object.values(counts.unknownLinks).reduce((sum, one) => sum + one, 0),
    });
  else if (connections.length + questions.length === 0 && !problem)
    notes.push({ id: 'nothing', packets: counts.packets });
  if (counts.cut > 0) notes.push({ id: 'cut', packets: counts.cut });
  if (counts.leftOut > 0) notes.push({ id: 'left-out', count: counts.leftOut });
  if (
    connections.some(({ events }) => events.some((event) => event.kind === 'octets' && event.why === 'limit'))
  )
    notes.push({ id: 'limit' });
  return notes;
}
