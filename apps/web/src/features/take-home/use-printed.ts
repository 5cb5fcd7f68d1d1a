import type { DialogueReading } from '@ehlo/protocol/reading';
import { type DialogueList, type DialogueRow, type DialogueSaid, mailboxesAt } from '@ehlo/wire';
import { useEffect, useState } from 'react';
import { useBridge } from '../../rooms/context.ts';

const DIALOGUES = '/api/rooms/me/dialogues';

async function read<T>(path: string): Promise<T | undefined> {
  try {
    const response = await fetch(path, { headers: { accept: 'application/json' } });
    return response.ok ? ((await response.json()) as T) : undefined;
  } catch {
    // The caller says so.
    return undefined;
  }
}

export interface Printed {
  list?: DialogueList;
  row?: DialogueRow;
  reading?: DialogueReading;
  /** More was said than is kept. */
  cut: boolean;
  failed: boolean;
}

/** One's dialogues, and the one that is chosen, or else the best, read as the panels read it. `wanted`: its id. */
export function usePrinted(wanted: number | undefined): Printed {
  const room = useBridge(({ me }) => me?.room);
  const handle = useBridge(({ me }) => me?.handle) ?? '';
  const [list, setList] = useState<DialogueList>();
  const [failed, setFailed] = useState(false);
  const [told, setTold] = useState<{ of: number; reading: DialogueReading; cut: boolean }>();
  const id = wanted ?? list?.best;
  const row = list?.dialogues.find((one) => one.id === id);

  useEffect(() => {
    if (room === undefined) return;
    let open = true;
    void read<DialogueList>(DIALOGUES).then((answer) => {
      if (!open) return;
      setFailed(answer === undefined);
      if (answer) setList(answer);
    });
    return () => {
      open = false;
    };
  }, [room]);

  useEffect(() => {
    if (!row) return;
    let open = true;
    void read<DialogueSaid>(`${DIALOGUES}/${row.id}`).then(async (answer) => {
      if (!open) return;
      setFailed(answer === undefined);
      if (!answer) return;
      const reading = await readingOf(row, answer, handle);
      if (open) setTold({ of: row.id, reading, cut: answer.cut === true });
    });
    return () => {
      open = false;
    };
  }, [row, handle]);

  const shown = told && told.of === row?.id ? told : undefined;
  return {
    ...(list ? { list } : {}),
    ...(row ? { row } : {}),
    ...(shown ? { reading: shown.reading } : {}),
    cut: shown?.cut ?? false,
    failed,
  };
}

async function readingOf(row: DialogueRow, { said }: DialogueSaid, handle: string): Promise<DialogueReading> {
  const [{ createReading, advance, fetchReaders }, { eventsOf }] = await Promise.all([
    import('@ehlo/protocol/reading'),
    import('@ehlo/protocol/transcript'),
  ]);
  const { host, port, service, at } = row;
  await fetchReaders(service);
  const reading = createReading({ host, port, service, handle, mailboxes: mailboxesAt(service, handle) });
  for (const event of eventsOf({ format: 'json', parts: said }))
    advance(reading, { ...event, at: event.at + at });
  return reading;
}
