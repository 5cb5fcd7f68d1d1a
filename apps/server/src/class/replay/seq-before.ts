import type { EventLog } from '@ehlo/log';
import type { RoomId, Seq } from '@ehlo/wire';

/**
 * The number of a room's last event before an instant; 0: there was none. A room's numbers have no gaps and its times ascend, so it is
 * found by halves: some fifteen reads of one event each, however long the log.
 *
 * @param at microseconds since the epoch
 */
export async function seqBefore(
  log: Pick<EventLog, 'read' | 'head'>,
  room: RoomId,
  at: number,
): Promise<Seq> {
  let low = 0;
  let high = await log.head(room);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const [event] = await log.read(room, { after: middle - 1, upTo: middle, limit: 1 });
    // A clock that was set back between two runs makes an earlier event look late: what is found is near it all the same.
    if (event && event.at < at) low = middle;
    else high = middle - 1;
  }
  return low;
}
