/** Connections of a capture, named and searched as those of the room are; each is read when it is wanted the first time. */
import type { ImportedCapture } from '@ehlo/protocol/capture';
import type { Seq } from '@ehlo/wire';
import {
  type ConnectionSummary,
  hasWords,
  isWantedRow,
  type SummaryFold,
  summaryFold,
  type Wanted,
  type WireRow,
} from '@ehlo/wire/list';

export interface CaptureSearch {
  /** Newest first. */
  find(rows: readonly WireRow[], wanted: Wanted): WireRow[];
  summaries(ids: readonly Seq[]): ReadonlyMap<Seq, ConnectionSummary>;
}

export function searchCapture(capture: ImportedCapture, rows: readonly WireRow[]): CaptureSearch {
  const folds = new Map<Seq, SummaryFold | undefined>();
  const byId = new Map(capture.connections.map((one) => [one.id, one]));
  const protocols = new Map(rows.map(({ id, protocol }) => [id, protocol]));
  function foldOf(id: Seq): SummaryFold | undefined {
    if (folds.has(id)) return folds.get(id);
    const connection = byId.get(id);
    const fold = connection && summaryFold(protocols.get(id) ?? 'tcp');
    for (const event of connection?.events ?? []) if (event.kind === 'octets') fold?.take(event);
    folds.set(id, fold);
    return fold;
  }
  return {
    find: (all, wanted) =>
      all
        .filter((row) => {
          if (!isWantedRow(row, wanted)) return false;
          if (wanted.text.trim() === '') return true;
          const fold = foldOf(row.id);
          return hasWords(row, fold?.said ?? '', wanted.text, fold?.summary);
        })
        .toReversed(),
    summaries: (ids) =>
      new Map(
        ids.flatMap((id) => {
          const fold = foldOf(id);
          return fold ? [[id, fold.summary] as const] : [];
        }),
      ),
  };
}
