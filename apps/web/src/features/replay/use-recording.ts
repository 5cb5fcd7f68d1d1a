import type { DialogueReading } from '@ehlo/protocol/reading';
import { type Logged, mailboxesAt, onStage, type ServiceName, type ViewQuery } from '@ehlo/wire';
import { useEffect, useState } from 'react';
import { useBridge, usePlayground } from '../../rooms/context.ts';
import { contextOf, type Recording, readingEventsOf, recordingOf } from './recording.ts';

/** Events come in bursts: after such a silence, in milliseconds, what is there is a recording. */
const SETTLED_MS = 150;

/**
 * A connection of the room, or what stands on the stage, as it can be played again; anew as it grows.
 *
 * @param hiddenHandle whose it is, where that is not to be seen: their handle is `x` wherever it stands whole
 */
export function useRecording(
  query: Extract<ViewQuery, { view: 'dialogue' | 'stage' }> | undefined,
  hiddenHandle?: string,
): Recording | undefined {
  const { bridge } = usePlayground();
  const [recording, setRecording] = useState<Recording>();
  const key = query && JSON.stringify(query);
  useEffect(() => {
    setRecording(undefined);
    if (key === undefined) return;
    let events: Logged[] = [];
    const asked = JSON.parse(key) as NonNullable<typeof query>;
    // The server has masked secrets already.
    const seen = (event: Logged) =>
      hiddenHandle === undefined || asked.view === 'stage'
        ? event
        : onStage(event, { connection: asked.connection, hiddenHandle }, new Map());
    let due: ReturnType<typeof setTimeout> | undefined;
    const stop = bridge.subscribe(asked, (more, { reset }) => {
      if (reset) events = [];
      for (const event of more) {
        const shown = seen(event);
        if (shown) events.push(shown);
      }
      clearTimeout(due);
      due = setTimeout(() => setRecording(recordingOf(events)), SETTLED_MS);
    });
    return () => {
      clearTimeout(due);
      stop();
    };
  }, [bridge, key, hiddenHandle]);
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
