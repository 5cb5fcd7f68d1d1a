import type { CaptureProblem, ImportedCapture } from '@ehlo/protocol/capture';
import type { DialogueReading } from '@ehlo/protocol/reading';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { OtherDialogue } from '../class/use-other-dialogue.ts';
import type { Recording } from '../replay/recording.ts';
import { secretsRead } from '../replay/secrets-read.ts';

export interface OpenCapture {
  name: string;
  /** Of the file, 0 to 1; 1 once it is read. */
  progress: number;
  capture?: ImportedCapture;
  problem?: CaptureProblem;
  /** The browser could not read it to its end. */
  unreadable?: true;
}

/** A capture file that stays in this browser: read piece by piece, and let go of when it is closed or another one is opened. */
export function useCapture(): { opened: OpenCapture | undefined; open(file: File): void; close(): void } {
  const [opened, setOpened] = useState<OpenCapture>();
  const current = useRef(0);
  const close = useCallback(() => {
    current.current++;
    setOpened(undefined);
  }, []);
  const open = useCallback((file: File) => {
    const mine = ++current.current;
    const isCancelled = () => mine !== current.current;
    setOpened({ name: file.name, progress: 0 });
    const read = async () => {
      const { importCapture } = await import('@ehlo/protocol/capture');
      const capture = await importCapture(
        {
          size: file.size,
          read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
        },
        {
          isCancelled,
          progress: (progress) =>
            isCancelled() || setOpened({ name: file.name, progress: Math.min(0.99, progress) }),
        },
      );
      if (!capture || isCancelled()) return;
      const { problem } = capture;
      setOpened({ name: file.name, progress: 1, capture, ...(problem && { problem }) });
    };
    // Whoever takes the stick out of the machine, or writes on into the file, takes it from the browser.
    void read().catch(() => isCancelled() || setOpened({ name: file.name, progress: 1, unreadable: true }));
  }, []);
  useEffect(() => close, [close]);
  return { opened, open, close };
}

interface Captured {
  reading: DialogueReading;
  recording: Recording;
}

/** One connection of a capture as a dialogue, and to play it again. */
export function useCapturedDialogue(
  capture: ImportedCapture | undefined,
  id: number | undefined,
): (OtherDialogue & Captured) | undefined {
  const [shown, setShown] = useState<Captured & { id: number; of: ImportedCapture }>();
  useEffect(() => {
    const connection = capture?.connections.find((one) => one.id === id);
    if (!capture || !connection) return;
    let wanted = true;
    void Promise.all([import('@ehlo/protocol/capture'), import('@ehlo/protocol/reading')]).then(
      async ([{ readingContextOf, readingEventsOf }, { advance, createReading, fetchReaders }]) => {
        const context = readingContextOf(connection);
        await fetchReaders(context.service);
        const reading = createReading(context);
        const events = readingEventsOf(connection);
        for (const event of events) advance(reading, event);
        const { host, port, service, midway } = context;
        const recording: Recording = {
          host,
          port,
          service,
          startedAt: Math.round(connection.openedAt / 1000),
          implicit: false,
          ...(midway && { midway: true }),
          events: events
            .filter(({ kind }) => kind !== 'opened')
            .map((event) => ({ ...event, at: Math.max(0, event.at - connection.openedAt) })),
          // Nobody marked them: what looks like one is taken for one.
          secrets: secretsRead(reading),
        };
        if (wanted) setShown({ id: connection.id, of: capture, reading, recording });
      },
    );
    return () => {
      wanted = false;
    };
  }, [capture, id]);
  const connection = capture?.connections.find((one) => one.id === id);
  if (!connection || !shown || shown.id !== id || shown.of !== capture) return undefined;
  const { address, port } = connection.server;
  return { reading: shown.reading, recording: shown.recording, host: address, port, version: 1 };
}
