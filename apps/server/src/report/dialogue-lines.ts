import type { EventLog } from '@ehlo/log';
import { learnSecret, mayRead, type RoomId, type SecretSpan, type Seq } from '@ehlo/wire';

const LINES = 200;
const LINE = 200;

/**
 * What was said on a connection, a line each, to be shown to others: secrets are asterisks, as a teacher would see them. Long ones
 * are cut, and say so.
 */
export async function dialogueLines(
  log: Pick<EventLog, 'read'>,
  room: RoomId,
  connection: Seq,
): Promise<string[]> {
  const secrets = new Map<Seq, SecretSpan[]>();
  const lines: string[] = [];
  const begun = { client: '', server: '' };
  const arrows = { client: '→', server: '←' };
  const events = await log.read(room, { connection, kinds: ['connection.secret', 'connection.octets'] });
  // A span may stand in the log behind the octets that hold it.
  for (const event of events) learnSecret(secrets, event);
  for (const event of events) {
    const seen = mayRead({ room, role: 'teacher' }, event, secrets);
    if (seen?.kind !== 'connection.octets' || seen.layer !== 'clear' || !seen.octets) continue;
    const { from } = seen;
    const [...whole] = (begun[from] + Buffer.from(seen.octets).toString('utf8')).split('\n');
    begun[from] = whole.pop() ?? '';
    for (const line of whole) {
      if (lines.length >= LINES) return [...lines, '…'];
      const text = line.replace(/\r$/, '');
      lines.push(`${arrows[from]} ${text.length > LINE ? `${text.slice(0, LINE)}…` : text}`);
    }
  }
  return lines;
}
