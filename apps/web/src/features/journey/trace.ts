import type { Journey, JourneyRow } from './journey.ts';

export interface Trace {
  /** Fields as they lie in the letter, without their last CRLF. */
  text: string;
  /** Of the server that put it into a mailbox. */
  last: boolean;
}

/** Of a letter's trace fields, those that the server of this step wrote: of a hop, the server at its end. */
export function traceOf(row: JourneyRow, { rows }: Journey): Trace | undefined {
  const own = row.trace === undefined ? writtenAfter(row, rows) : row;
  if (own?.trace === undefined || own.trace === '') return undefined;
  return { text: own.trace.replace(/\r\n$/, '').replaceAll('\r\n', '\n'), last: own.kind === 'stored' };
}

function writtenAfter(row: JourneyRow, rows: readonly JourneyRow[]): JourneyRow | undefined {
  if (row.kind !== 'handed-in' && (row.kind !== 'call' || row.tried !== 'taken')) return undefined;
  const host = row.to.replace(/:\d+$/, '').toLowerCase();
  return rows.find(
    ({ id, kind, from, report }) =>
      id > row.id &&
      (kind === 'stored' || kind === 'queued') &&
      from.toLowerCase() === host &&
      report === row.report,
  );
}
