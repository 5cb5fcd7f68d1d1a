import type { EventLog } from '@ehlo/log';
import type { Logged, MailAccepted, MailJudged, RoomId, Seq, VerdictView } from '@ehlo/wire';
import type { Request, Router } from 'express';
import { notFound } from './refusal.ts';
import { readId } from './request.ts';

type Reading = Pick<EventLog, 'read'>;

export interface VerdictRoutesOptions {
  log: Reading;
  roomOf(request: Request): RoomId;
}

/** Copies are written in the turn of the acceptance: a little behind it. */
const BEHIND = 300;
/** Octets of a reply that are looked at. */
const MOST_REPLY = 1000;

/** What servers of one's own room found out about who sent a mail, also of one that they refused, below `/me/verdicts`. */
export function verdictRoutes(api: Router, { log, roomOf }: VerdictRoutesOptions): void {
  api.get('/me/verdicts/:id', async (request, response) => {
    const room = roomOf(request);
    const id = readId(request, 'verdict');
    const [event] = await log.read(room, { after: id - 1, upTo: id, limit: 1 });
    if (event?.kind !== 'mail.judged')
      throw notFound(`No server of this room looked at who sent a mail with number ${id}.`);
    response.json(await verdictView(log, room, event));
  });
}

async function verdictView(log: Reading, room: RoomId, event: Logged<MailJudged>): Promise<VerdictView> {
  const { seq, at, kind: _kind, room: _room, cause: _cause, ...found } = event;
  const [accepted, reply] = await Promise.all([
    acceptedBehind(log, room, event),
    replyBehind(log, room, event),
  ]);
  const copies =
    accepted === undefined
      ? []
      : await log.read(room, { after: accepted, upTo: accepted + BEHIND, kinds: ['mail.stored'] });
  return {
    ...found,
    id: seq,
    at,
    stored: copies.flatMap((one) =>
      one.kind === 'mail.stored' && one.mail === accepted
        ? [{ id: one.seq, mailbox: one.mailbox, folder: one.folder }]
        : [],
    ),
    ...(accepted !== undefined && { accepted }),
    ...(reply !== undefined && { reply }),
  };
}

/** What is taken is accepted next over its connection, before anything else is judged. */
async function acceptedBehind(
  log: Reading,
  room: RoomId,
  { seq, connection, outcome }: Logged<MailJudged>,
): Promise<Seq | undefined> {
  if (outcome === 'refused') return undefined;
  const kinds = ['mail.accepted', 'mail.judged'] as const;
  const [next] = await log.read(room, { connection, after: seq, kinds, limit: 1 });
  return next?.kind === 'mail.accepted' ? next.seq : undefined;
}

/** The server says nothing between the dot and its answer: its next line is that. */
async function replyBehind(
  log: Reading,
  room: RoomId,
  { seq, connection }: Logged<MailJudged>,
): Promise<string | undefined> {
  const next = await log.read(room, { connection, after: seq, kinds: ['connection.octets'], limit: 20 });
  const said = next.find(
    (one) => one.kind === 'connection.octets' && one.from === 'server' && one.layer === 'clear',
  );
  if (said?.kind !== 'connection.octets' || said.octets === undefined) return undefined;
  const text = Buffer.from(said.octets.subarray(0, MOST_REPLY)).toString('latin1');
  return text.split('\r\n', 1)[0];
}

/**
 * `seq` of what was found about a mail, where the server that took it looked at who sent it.
 *
 * @param accepted  `seq` of its `mail.accepted`
 */
export async function verdictOf(
  log: Reading,
  room: RoomId,
  accepted: Seq | undefined,
): Promise<Seq | undefined> {
  if (accepted === undefined) return undefined;
  const [event] = await log.read(room, { after: accepted - 1, upTo: accepted, limit: 1 });
  const { connection } = (event ?? {}) as Partial<Logged<MailAccepted>>;
  if (event?.kind !== 'mail.accepted' || connection === undefined) return undefined;
  const kinds = ['mail.accepted', 'mail.judged'] as const;
  const [before] = await log.read(room, {
    connection,
    upTo: accepted - 1,
    kinds,
    backwards: true,
    limit: 1,
  });
  return before?.kind === 'mail.judged' && before.outcome !== 'refused' ? before.seq : undefined;
}
