import type { ReadQuery } from './event-log.ts';
import { EVENT_COLUMNS } from './event-row.ts';

/** `parameters` follow the room's number. One statement per shape of question, so there are few. */
export function pageQuery(query: ReadQuery & { limit: number; upTo: number }): {
  sql: string;
  parameters: (string | number)[];
} {
  const { after = 0, upTo, connection, kinds, notKinds = [], backwards, limit } = query;
  const octets = (kinds?.includes('connection.octets') ?? true) && !notKinds.includes('connection.octets');
  // CROSS JOIN keeps the order that is written; INDEXED BY refuses rather than scans.
  const [from, by] =
    connection !== undefined
      ? ['by_connection AS entry CROSS JOIN events USING (row)', 'entry']
      : octets
        ? ['by_seq AS entry CROSS JOIN events USING (row)', 'entry']
        : ['events INDEXED BY events_but_octets', 'events'];
  const terms = [`${by}.room = ?`, `${by}.seq > ?`];
  const parameters: (string | number)[] = [after];
  const marks = (list: readonly string[]) => {
    parameters.push(...list);
    return list.map(() => '?').join(', ');
  };
  if (Number.isFinite(upTo)) {
    terms.push(`${by}.seq <= ?`);
    parameters.push(upTo);
  }
  if (connection !== undefined) {
    terms.push(`${by}.connection = ?`);
    parameters.push(connection);
  }
  if (kinds) terms.push(`kind IN (${marks(kinds)})`);
  if (notKinds.length > 0) terms.push(`kind NOT IN (${marks(notKinds)})`);
  // In so many words, for the partial index to be seen as fitting.
  if (!octets) terms.push("kind <> 'connection.octets'");
  parameters.push(limit);
  const columns = EVENT_COLUMNS.split(', ').map((column) => `events.${column}`);
  return {
    sql: `SELECT ${columns.join(', ')} FROM ${from} WHERE ${terms.join(' AND ')}
      ORDER BY ${by}.seq ${backwards ? 'DESC' : 'ASC'} LIMIT ?`,
    parameters,
  };
}
