/** A recording as it is taken along: as one's own, or with an asterisk for each secret octet, in whatever form it leaves. */
import type { DialogueReading } from '@ehlo/protocol/reading';
import { maskedRecording, type Recording } from '../replay/recording.ts';
import { readRecording } from '../replay/use-recording.ts';
import { type TimedLine, timedLines } from '../wire/timed-lines.ts';

export interface Taken {
  recording: Recording;
  reading: DialogueReading;
  lines: TimedLine[];
}

/** Reads it anew: what a page shows of it has the secrets. */
export async function readTaken(recording: Recording, masked: boolean, handle: string): Promise<Taken> {
  const taken = masked ? maskedRecording(recording) : recording;
  const reading = await readRecording(taken, handle);
  return { recording: taken, reading, lines: timedLines(reading, 0) };
}
