/** Somebody's dialogues, to choose one from: how many mails each brought to their end, and how many mistakes are in it. */
import { createObserver, type Fact, isMistake } from '@ehlo/lessons/judging';
import type { EventLog } from '@ehlo/log';
import type { DialogueList, DialogueRow, Logged, RoomId } from '@ehlo/wire';
import { broughtDialogues } from '../home-file/make-home.ts';

/** The newest ones; each is read. */
const LISTED = 60;
/** Of one dialogue: a program that says a hundred thousand lines is no reading matter. */
const EVENTS = 2000;
/** Opened connections that are looked through for so many that are somebody's own. */
const LOOKED_AT = 500;

type Opened = Extract<Logged, { kind: 'connection.opened' }>;

export async function listDialogues(
  log: Pick<EventLog, 'read'>,
  room: RoomId,
  handle: string,
): Promise<DialogueList> {
  const opened = (
    await log.read(room, { kinds: ['connection.opened'], backwards: true, limit: LOOKED_AT })
  ).filter((event): event is Opened => event.kind === 'connection.opened' && event.by !== 'relay');
  const dialogues: DialogueRow[] = [];
  for (const event of opened.slice(0, LISTED)) {
    const events = await log.read(room, { connection: event.seq, limit: EVENTS });
    const observer = createObserver({ handle });
    const row = rowOf(
      event,
      events.flatMap((one) => observer.take(one)),
    );
    if (row.lines > 0) dialogues.push(row);
  }
  for (const one of (await broughtDialogues(log, room)).toReversed().slice(0, LISTED)) {
    const { seq: id, began: at, by, service, host, port } = one;
    dialogues.push({ id, at, by, service, host, port, lines: 0, mails: 0, brought: true });
  }
  const best = bestOf(dialogues);
  return { dialogues, ...(best === undefined ? {} : { best: best.id }) };
}

function rowOf({ seq: id, at, by, service, to }: Opened, facts: readonly Fact[]): DialogueRow {
  const refused = facts.filter(
    ({ name, code = 0, text }) =>
      name === 'reply' && (code >= 400 || /^(?:-ERR|NO|BAD)$/.test(String(text.status ?? ''))),
  );
  const advised = facts.filter(({ name, text }) => name === 'advised' && isMistake(String(text.case)));
  return {
    id,
    at,
    by: by === 'outside' ? 'outside' : 'terminal',
    service,
    host: to.host ?? to.address,
    port: to.port,
    lines: facts.filter(({ name }) => name === 'line').length,
    mails: facts.filter(({ name, code, text }) => name === 'reply' && text.to === 'letter' && code === 250)
      .length,
    // What was refused is told by the coach too: a line with both is one mistake.
    mistakes: new Set([...refused, ...advised].map(({ seq }) => seq)).size,
  };
}

function bestOf(rows: readonly DialogueRow[]): DialogueRow | undefined {
  const [first, ...rest] = rows.filter(({ mails }) => mails > 0);
  if (!first) return rows.find(({ brought }) => !brought) ?? rows[0];
  return rest.reduce((best, row) => ((row.mistakes ?? 0) < (best.mistakes ?? 0) ? row : best), first);
}
