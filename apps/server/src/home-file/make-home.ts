/** Gathers what is somebody's in a room into a `Home`. What is newest comes first, until it is full. */
import type { MailStore, StoredMail } from '@ehlo/lab';
import { type Chapter, type Lesson, type Progress, progressOf } from '@ehlo/lessons';
import type { BlobStore, EventLog } from '@ehlo/log';
import {
  type Brought,
  type DialogueBrought,
  HOME_FILE_OCTETS,
  type HomeContents,
  LESSON_KINDS,
  type LessonEvent,
  type Logged,
  type RoomId,
  type Seq,
} from '@ehlo/wire';
import type { StampBook } from '../lessons/stamp-book.ts';
import { type Home, type HomeDialogue, type HomeLesson, type HomeMail, isoOf, MOST } from './home.ts';
import { saidOn } from './said.ts';

/** Octets of JSON. What is left of the file is for mails. */
const DIALOGUE_OCTETS = 4 * 2 ** 20;
/** For what stands beside dialogues and mails: progress and stamps have bounds of their own. */
const SPARE_OCTETS = 2 ** 20;
/** Connections that are looked at for what was said on them. */
const LOOKED_AT = 2000;

export interface MakeParts {
  log: Pick<EventLog, 'read'>;
  blobs: Pick<BlobStore, 'read'>;
  mail: Pick<MailStore, 'mailboxes' | 'list' | 'source'>;
  stamps: Pick<StampBook, 'collect'>;
  chapters: readonly Chapter[];
  room: RoomId;
  handle: string;
  /** Of one's own. */
  mailbox: string;
  /** Version of this EHLO. */
  program: string;
  /** Milliseconds. */
  now: number;
}

export async function makeHome(parts: MakeParts): Promise<Home> {
  const { log, room, chapters, handle, program, now } = parts;
  const events = (await log.read(room, { kinds: LESSON_KINDS })) as Logged<LessonEvent>[];
  const brought = await broughtDialogues(log, room);
  const here = new Set(brought.map(({ seq }) => seq));
  const lessons = chapters
    .flatMap((chapter) => chapter.lessons)
    .flatMap((lesson) => lessonOf(lesson, progressOf(lesson, events), here) ?? []);
  const stamps: Home['stamps'] = (await parts.stamps.collect(room)).map((stamp) => {
    const { code, host, port, line, reply } = stamp;
    const shows = shownBy(stamp, here);
    return {
      code,
      at: isoOf(stamp.brought?.at ?? stamp.at),
      host,
      port,
      ...(line === undefined ? {} : { line }),
      reply,
      ...(shows === undefined ? {} : { dialogue: shows }),
      ...(stamp.brought ? { brought: true as const } : {}),
    };
  });
  const shown = new Set([
    ...lessons.flatMap(({ steps }) => steps.flatMap(({ checks }) => checks.map((check) => check.dialogue))),
    ...stamps.map((stamp) => stamp.dialogue),
  ]);
  const dialogues = await dialoguesOf(parts, brought, shown);
  const mails = await mailsOf(parts, HOME_FILE_OCTETS - SPARE_OCTETS - dialogues.octets);
  return {
    handle,
    made: new Date(now).toISOString(),
    program,
    lessons,
    stamps,
    dialogues: dialogues.kept,
    mails: mails.kept,
    left: { dialogues: dialogues.left, mails: mails.left },
  };
}

export function contentsOf(home: Home): HomeContents {
  return {
    ...countsOf(home),
    lessons: home.lessons.length,
    octets: Buffer.byteLength(JSON.stringify(home)),
    left: home.left,
  };
}

export const countsOf = ({ lessons, stamps, dialogues, mails }: Home) => ({
  steps: lessons.reduce((sum, { steps }) => sum + steps.length, 0),
  stamps: stamps.length,
  dialogues: dialogues.length,
  mails: mails.length,
});

/** Dialogues of files that were brought along, without those that were let go of since. */
export async function broughtDialogues(
  log: Pick<EventLog, 'read'>,
  room: RoomId,
): Promise<Logged<DialogueBrought>[]> {
  const events = await log.read(room, { kinds: ['dialogue.brought', 'lesson.forgotten'] });
  const gone = new Set(
    events.flatMap((event) => (event.kind === 'lesson.forgotten' ? (event.dialogues ?? []) : [])),
  );
  return events.filter(
    (event): event is Logged<DialogueBrought> => event.kind === 'dialogue.brought' && !gone.has(event.seq),
  );
}

/** The dialogue that shows a deed: a connection, or one that was brought along and is here yet. */
function shownBy(
  { brought, connection }: { brought?: Brought; connection?: Seq },
  here: ReadonlySet<Seq>,
): Seq | undefined {
  if (!brought) return connection;
  return brought.dialogue !== undefined && here.has(brought.dialogue) ? brought.dialogue : undefined;
}

function lessonOf(lesson: Lesson, progress: Progress, here: ReadonlySet<Seq>): HomeLesson | undefined {
  if (!progress.started) return undefined;
  const steps = progress.steps.flatMap((step, number) => {
    const checks = step.checks.flatMap((check, at) => {
      if (!check) return [];
      const shows = shownBy(check, here);
      return {
        check: at,
        how: check.how,
        at: isoOf(check.at),
        ...(shows === undefined ? {} : { dialogue: shows }),
        ...(check.brought ? { brought: true as const } : {}),
      };
    });
    const answers = step.answers.flatMap((given, question) =>
      given.slice(0, 2).map(({ answer, right, at, brought }) => ({
        question,
        answer: [...answer],
        right,
        at: isoOf(at),
        ...(brought ? { brought: true as const } : {}),
      })),
    );
    const predicted = step.predicted === undefined ? {} : { predicted: step.predicted };
    const read = step.read && step.at !== undefined ? { read: isoOf(step.at) } : {};
    const done = { checks, answers, ...predicted, ...read };
    if (Object.values(done).every((one) => Array.isArray(one) && one.length === 0) && step.hints === 0)
      return [];
    return {
      step: lesson.steps[number]?.id ?? '',
      ...done,
      ...(step.hints > 0 ? { hints: step.hints } : {}),
      ...(step.shown ? { shown: true as const } : {}),
    };
  });
  return {
    lesson: lesson.id,
    started: isoOf(progress.started.at),
    ...(progress.rated ? { rated: progress.rated } : {}),
    steps,
  };
}

interface Kept<T> {
  kept: T[];
  left: number;
  octets: number;
}

async function dialoguesOf(
  { log, blobs, room }: MakeParts,
  brought: readonly Logged<DialogueBrought>[],
  shown: ReadonlySet<Seq | undefined>,
): Promise<Kept<HomeDialogue>> {
  const opened = await log.read(room, {
    kinds: ['connection.opened'],
    backwards: true,
    limit: LOOKED_AT,
  });
  const candidates = [...opened, ...brought.toReversed()].sort(
    // What shows how a step was done, or what earned a stamp; then the newest.
    (one, other) => Number(shown.has(other.seq)) - Number(shown.has(one.seq)),
  );
  const all: Kept<HomeDialogue> = { kept: [], left: 0, octets: 0 };
  for (const event of candidates) {
    if (event.kind === 'connection.opened' && event.by === 'relay') continue;
    if (all.kept.length >= MOST.dialogues || all.octets >= DIALOGUE_OCTETS) {
      all.left++;
      continue;
    }
    const dialogue =
      event.kind === 'connection.opened'
        ? await heldHere(log, room, event)
        : event.kind === 'dialogue.brought'
          ? await heldElsewhere(blobs, event)
          : undefined;
    if (!dialogue || dialogue.said.length === 0) continue;
    all.octets += Buffer.byteLength(JSON.stringify(dialogue));
    all.kept.push(dialogue);
  }
  return all;
}

async function heldHere(
  log: Pick<EventLog, 'read'>,
  room: RoomId,
  { seq, at, by, to, service }: Extract<Logged, { kind: 'connection.opened' }>,
): Promise<HomeDialogue> {
  return {
    id: seq,
    at: isoOf(at),
    by: by === 'outside' ? 'outside' : 'terminal',
    service,
    host: to.host ?? to.address,
    port: to.port,
    ...(await saidOn(log, room, seq)),
  };
}

async function heldElsewhere(
  blobs: Pick<BlobStore, 'read'>,
  event: Logged<DialogueBrought>,
): Promise<HomeDialogue | undefined> {
  const { seq, began, by, service, host, port } = event;
  const read = await saidElsewhere(blobs, event);
  return read && { id: seq, at: isoOf(began), by, service, host, port, ...read, brought: true };
}

/** What was said in a dialogue that was brought along; undefined where it is not kept any more. */
export async function saidElsewhere(
  blobs: Pick<BlobStore, 'read'>,
  { blob }: DialogueBrought,
): Promise<Pick<HomeDialogue, 'said'> | undefined> {
  const octets = await blobs.read(blob);
  // What this program wrote, it reads.
  return octets && { said: JSON.parse(Buffer.from(octets).toString('utf8')) as HomeDialogue['said'] };
}

/** Whether somebody made this mail: what a room is born with, and what lessons lay into other mailboxes, is everywhere. */
const isOwn = ({ accepted, copied, envelope }: StoredMail, own: boolean): boolean =>
  accepted !== undefined || (own && (copied === true || envelope.forwardPaths.length === 0));

async function mailsOf({ mail, room, mailbox }: MakeParts, octets: number): Promise<Kept<HomeMail>> {
  const rows: StoredMail[] = [];
  for (const box of await mail.mailboxes(room)) {
    const { mails } = await mail.list(room, box.mailbox, { limit: Number.POSITIVE_INFINITY });
    rows.push(...mails.filter((row) => isOwn(row, box.mailbox === mailbox)));
  }
  const all: Kept<HomeMail> = { kept: [], left: 0, octets: 0 };
  for (const { id, at, mailbox: box, folder, flags, size, prefix } of rows.sort((a, b) => b.id - a.id)) {
    // Before it is read: one that is too long is left where it is.
    const fits = all.kept.length < MOST.mails && all.octets + size + prefix.length <= octets;
    const letter = fits ? await mail.source(room, id) : undefined;
    const one: HomeMail | undefined = letter && {
      mailbox: box,
      folder,
      at: isoOf(at),
      flags: flags.slice(0, 20),
      letter: Buffer.from(letter).toString('latin1'),
    };
    const long = one === undefined ? 0 : Buffer.byteLength(JSON.stringify(one));
    if (one === undefined || all.octets + long > octets) {
      all.left++;
      continue;
    }
    all.octets += long;
    all.kept.push(one);
  }
  return all;
}
