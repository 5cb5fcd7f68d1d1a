import type { EventLog } from '@ehlo/log';
import { learnSecret, mayRead, type RoomId, type SecretSpan, type Seq } from '@ehlo/wire';
import type { HomeDialogue } from './home.ts';
import { MOST } from './home.ts';

/** Octets of one dialogue; a letter with a picture is cut. */
const MOST_OCTETS = 128 * 1024;
const KINDS = ['connection.secret', 'connection.secured', 'connection.octets'] as const;

/** Who said what on a connection, one character an octet; secrets are asterisks, for a file travels. */
export async function saidOn(
  log: Pick<EventLog, 'read'>,
  room: RoomId,
  connection: Seq,
): Promise<Pick<HomeDialogue, 'said' | 'cut'>> {
  const secrets = new Map<Seq, SecretSpan[]>();
  const said: HomeDialogue['said'] = [];
  let octets = 0;
  let secured = false;
  const events = await log.read(room, { connection, kinds: KINDS });
  // A span may stand in the log behind the octets that hold it.
  for (const event of events) learnSecret(secrets, event);
  for (const event of events) {
    if (event.kind === 'connection.secured') secured = true;
    const seen = mayRead({ room, role: 'teacher' }, event, secrets);
    if (seen?.kind !== 'connection.octets' || seen.layer !== 'clear' || !seen.octets) continue;
    const text = Buffer.from(seen.octets).toString('latin1');
    octets += text.length;
    if (octets > MOST_OCTETS || said.length >= MOST.pieces) return { said, cut: true };
    const last = said.at(-1);
    if (last?.by === seen.from && (last.tls ?? false) === secured) last.octets += text;
    else said.push({ by: seen.from, octets: text, ...(secured ? { tls: true as const } : {}) });
  }
  return { said };
}
