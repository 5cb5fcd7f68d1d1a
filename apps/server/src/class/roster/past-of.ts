import type { EventLog } from '@ehlo/log';
import { LESSON_KINDS, type Logged, type RoomId, type Seq } from '@ehlo/wire';

/** Of what a member did before somebody looked. */
const LESSON_EVENTS = 1000;
const CONNECTIONS = 5;
const CONNECTION_EVENTS = 1500;

/** What tells how somebody stood at a moment: lessons, and their newest connection. To be folded in this order (`createStanding`). */
export async function pastOf(log: Pick<EventLog, 'read'>, home: RoomId, upTo: Seq): Promise<Logged[]> {
  const lessons = await log.read(home, { upTo, kinds: LESSON_KINDS, limit: LESSON_EVENTS, backwards: true });
  const opened = await log.read(home, {
    upTo,
    kinds: ['connection.opened'],
    limit: CONNECTIONS,
    backwards: true,
  });
  const last = opened.find((event) => event.kind === 'connection.opened' && event.by !== 'relay');
  const said = last ? await log.read(home, { upTo, connection: last.seq, limit: CONNECTION_EVENTS }) : [];
  return [...lessons.reverse(), ...said];
}
