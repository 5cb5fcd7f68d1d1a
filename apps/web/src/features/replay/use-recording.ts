import type { DialogueReading } from '@ehlo/protocol/reading';
import { type Logged, mailboxesAt, onStage, type ServiceName, type ViewQuery } from '@ehlo/wire';
import { useEffect, useState } from 'react';
import { useBridge, usePlayground } from '../../rooms/context.ts';
import { contextOf, type Recording, readingEventsOf, recordingOf } from './recording.ts';

/** Events come in bursts: after such a silence, in milliseconds, what is there is a recording. */
const SETTLED_MS = 150;

type Query = Extract<ViewQuery, { view: 'dialogue' | 'stage' }>;

/** `refused`: the server does not show it, or no longer. */
interface Asked {
  recording?: Recording | undefined;
  refused?: true;
}

const WAITS: Asked = {};

/** A connection of the room, or what stands on the stage, as it can be played again; anew as it grows. */
export function useRecording(query: Query | undefined): Recording | undefined {
  return useAskedRecording(query).recording;
}

/**
 * The same of somebody who may refuse it.
 *
 * @param hiddenHandle whose it is, where that is not to be seen: their handle is `x` wherever it stands whole
 */
export function useAskedRecording(query: Query | undefined, hiddenHandle?: string): Asked {
  const { bridge } = usePlayground();
  const [asked, setAsked] = useState(WAITS);
  const key = query && JSON.stringify(query);
  useEffect(() => {
    setAsked(WAITS);
    if (key === undefined) return;
    let events: Logged[] = [];
    const view = JSON.parse(key) as Query;
    // The server has masked secrets already.
    const seen = (event: Logged) =>
      hiddenHandle === undefined || view.view === 'stage'
        ? event
        : onStage(event, { connection: view.connection, hiddenHandle }, new Map());
    let due: ReturnType<typeof setTimeout> | undefined;
    const stop = bridge.subscribe(view, (more, { reset, refused }) => {
      if (reset) events = [];
      for (const event of more) {
        const shown = seen(event);
        if (shown) events.push(shown);
      }
      clearTimeout(due);
      if (refused) return setAsked({ refused: true });
      due = setTimeout(() => setAsked({ recording: recordingOf(events) }), SETTLED_MS);
    });
    return () => {
      clearTimeout(due);
      stop();
    };
  }, [bridge, key, hiddenHandle]);
  return asked;
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
