import type { ReadQuery } from './event-log.ts';
import { EVENT_COLUMNS } from './event-row.ts';

/** Events that are rows: all but octets. `parameters` follow the room's number. One statement per shape of question, so there are few. */
export function pageQuery(query: ReadQuery & { limit: number; upTo: number }): {
  sql: string;
  parameters: (string | number)[];
} {
  const { after = 0, upTo, connection, kinds, notKinds = [], backwards, limit } = query;
  // INDEXED BY refuses rather than scans; the kind in so many words, for the partial index to be seen as fitting.
  const index = connection === undefined ? 'events_but_octets' : 'events_of_connection';
  const terms = ["kind <> 'connection.octets'", 'room = ?', 'seq > ?'];
  const parameters: (string | number)[] = [after];
  const marks = (list: readonly string[]) => {
    parameters.push(...list);
    return list.map(() => '?').join(', ');
  };
  if (Number.isFinite(upTo)) {
    terms.push('seq <= ?');
    parameters.push(upTo);
  }
  if (connection !== undefined) {
    terms.push('connection = ?');
    parameters.push(connection);
  }
  if (kinds) terms.push(`kind IN (${marks(kinds)})`);
  if (notKinds.length > 0) terms.push(`kind NOT IN (${marks(notKinds)})`);
  parameters.push(limit);
  return {
    sql: `SELECT ${EVENT_COLUMNS} FROM events INDEXED BY ${index} WHERE ${terms.join(' AND ')}
      ORDER BY seq ${backwards ? 'DESC' : 'ASC'} LIMIT ?`,
    parameters,
  };
}
