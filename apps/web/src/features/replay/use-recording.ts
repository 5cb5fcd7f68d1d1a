import type { DialogueReading } from '@ehlo/protocol/reading';
import { type Logged, mailboxesAt, type ServiceName, type ViewQuery } from '@ehlo/wire';
import { useEffect, useState } from 'react';
import { useBridge, usePlayground } from '../../rooms/context.ts';
import { contextOf, type Recording, readingEventsOf, recordingOf } from './recording.ts';

/** Events come in bursts: after such a silence, in milliseconds, what is there is a recording. */
const SETTLED_MS = 150;

/** A connection of the room, or what stands on the stage, as it can be played again; anew as it grows. */
export function useRecording(
  query: Extract<ViewQuery, { view: 'dialogue' | 'stage' }> | undefined,
): Recording | undefined {
  const { bridge } = usePlayground();
  const [recording, setRecording] = useState<Recording>();
  const key = query && JSON.stringify(query);
  useEffect(() => {
    setRecording(undefined);
    if (key === undefined) return;
    let events: Logged[] = [];
    let due: ReturnType<typeof setTimeout> | undefined;
    const stop = bridge.subscribe(JSON.parse(key) as NonNullable<typeof query>, (more, { reset }) => {
      if (reset) events = [];
      events.push(...more);
      clearTimeout(due);
      due = setTimeout(() => setRecording(recordingOf(events)), SETTLED_MS);
    });
    return () => {
      clearTimeout(due);
      stop();
    };
  }, [bridge, key]);
  return recording;
}

export interface Read {
  of: Recording;
  reading: DialogueReading;
}

/** A recording, read. The fold, and the reader of its protocol, are fetched then. */
export function useReadRecording(recording: Recording | undefined): Read | undefined {
  const handle = useBridge(({ me }) => me?.handle) ?? '';
  const [read, setRead] = useState<Read>();
  useEffect(() => {
    if (!recording) return setRead(undefined);
    let wanted = true;
    void readRecording(recording, handle).then((reading) => wanted && setRead({ of: recording, reading }));
    return () => {
      wanted = false;
    };
  }, [recording, handle]);
  return read;
}

export async function readRecording(recording: Recording, handle: string): Promise<DialogueReading> {
  const { advance, createReading, fetchReaders } = await import('@ehlo/protocol/reading');
  await fetchReaders(recording.service);
  const mailboxes = mailboxesAt(recording.service as ServiceName, handle);
  const reading = createReading(contextOf(recording, handle, mailboxes));
  for (const event of readingEventsOf(recording)) advance(reading, event);
  return reading;
}
