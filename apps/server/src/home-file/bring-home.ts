/** Takes a `Home` into a room: what is new here, marked as brought along; what is here already is left alone. */
import { createHash } from 'node:crypto';
import { type FileLetter, type Lab, type MailStore, readLetters } from '@ehlo/lab';
import { type Lesson, progressOf } from '@ehlo/lessons';
import type { BlobStore, EventLog } from '@ehlo/log';
import {
  type Draft,
  type HomeCounts,
  type HomeLook,
  type HomeSkip,
  LESSON_KINDS,
  type LessonEvent,
  type Logged,
  type RoomId,
  type Seal,
  type Seq,
} from '@ehlo/wire';
import type { StampBook } from '../lessons/stamp-book.ts';
import { Refused } from '../rooms-api/refusal.ts';
import { type Home, type HomeDialogue, microsecondsOf } from './home.ts';
import type { ReadHome } from './home-octets.ts';
import { broughtOf, lessonDrafts, type Mark } from './lesson-drafts.ts';
import { broughtDialogues, countsOf } from './make-home.ts';

/** Folder in one's own mailbox that mails come to lie in, whatever folder or mailbox they lay in before. */
export const BROUGHT_FOLDER = 'Brought along';

export interface BringParts {
  log: Pick<EventLog, 'read' | 'append'>;
  blobs: Pick<BlobStore, 'create'>;
  mail: Pick<MailStore, 'mailboxes' | 'list' | 'source'>;
  lab: Pick<Lab, 'putLetters' | 'hasPlace'>;
  stamps: Pick<StampBook, 'collect'>;
  find(lesson: string): Lesson | undefined;
  room: RoomId;
  mailbox: string;
  /** Milliseconds. */
  now: number;
}

interface Plan {
  look: HomeLook;
  dialogues: { dialogue: HomeDialogue; octets: Buffer }[];
  /** Dialogue of the file → `seq` of the one that is here already. */
  known: Map<number, Seq>;
  letters: FileLetter[];
  /** Events of lessons and stamps, once the file and its dialogues have their numbers. */
  deeds(mark: Mark): Draft<LessonEvent>[];
}

/** What would be taken, and why the rest would not. Changes nothing. */
export async function lookAtHome(parts: BringParts, read: ReadHome): Promise<HomeLook> {
  return (await planOf(parts, read)).look;
}

/** Takes it: all of it or nothing. @throws Refused 507 where the room has no place for it */
export async function bringHome(parts: BringParts, read: ReadHome): Promise<HomeLook> {
  const { log, blobs, lab, room, mailbox } = parts;
  const { look, dialogues, known, letters, deeds } = await planOf(parts, read);
  if (Object.values(look.takes).every((count) => count === 0)) return look;
  const octets =
    dialogues.reduce((sum, one) => sum + one.octets.length, 0) +
    letters.reduce((sum, one) => sum + one.octets.length, 0);
  if (!(await lab.hasPlace(room, octets)))
    throw new Refused(
      507,
      'room-full',
      'There is no place for it in your room, so nothing was taken. Delete mails you no longer need.',
    );
  const kept: { dialogue: HomeDialogue; blob: string; size: number }[] = [];
  for (const { dialogue, octets: said } of dialogues) {
    const writer = blobs.create();
    await writer.write(said);
    const { sha256, size } = await writer.finish();
    kept.push({ dialogue, blob: sha256, size });
  }
  // In one breath, so that it is one commit: who follows the room sees all of it, or nothing.
  const { home, seal, by } = { ...read, seal: look.seal };
  const file = log.append(room, [
    {
      kind: 'home.brought',
      handle: home.handle,
      made: microsecondsOf(home.made),
      seal,
      ...(by === undefined ? {} : { by }),
    },
  ]);
  const fileSeq = (file.events[0] as Logged).seq;
  const laid = log.append(
    room,
    kept.map(({ dialogue: { at, by: who, service, host, port }, blob, size }) => ({
      kind: 'dialogue.brought',
      file: fileSeq,
      began: microsecondsOf(at),
      by: who,
      service: service as 'dialled',
      host,
      port,
      blob,
      size,
    })),
  );
  const shows = new Map(known);
  for (const [at, { seq }] of laid.events.entries())
    shows.set((kept[at] as { dialogue: HomeDialogue }).dialogue.id, seq);
  const done = log.append(room, deeds({ file: fileSeq, shows }));
  await Promise.all([file.committed, laid.committed, done.committed]);
  if (letters.length > 0) {
    const marked = letters.map((letter) => ({ ...letter, brought: { file: fileSeq, at: letter.at ?? 0 } }));
    const put = await lab.putLetters({ room, mailbox, folder: BROUGHT_FOLDER, make: true }, marked);
    // Mail came between the question above and now.
    if (put !== 'put') {
      look.skips.push({ what: 'mail', why: 'empty', count: look.takes.mails });
      look.takes.mails = 0;
    }
  }
  return look;
}

async function planOf(parts: BringParts, { home, seal, by }: ReadHome): Promise<Plan> {
  const { log, room, find, now } = parts;
  const skips: HomeSkip[] = [];
  const skip = (what: HomeSkip['what'], why: HomeSkip['why'], names: readonly string[]) => {
    if (names.length === 0) return;
    const some = [...new Set(names)].filter((name) => name !== '').slice(0, 5);
    skips.push({ what, why, count: names.length, ...(some.length > 0 ? { names: some } : {}) });
  };
  const events = (await log.read(room, { kinds: LESSON_KINDS })) as Logged<LessonEvent>[];

  const met = new Set<string>();
  const known = home.lessons.flatMap((theirs) => {
    // What a file says twice, it says once.
    const lesson = met.has(theirs.lesson) ? undefined : find(theirs.lesson);
    met.add(theirs.lesson);
    return lesson ? [{ theirs, lesson, progress: progressOf(lesson, events) }] : [];
  });
  skip(
    'lesson',
    'unknown',
    home.lessons.filter(({ lesson }) => !find(lesson)).map(({ lesson }) => lesson),
  );
  // Of a file that is looked at nothing has a number yet; how many there are does not hang on it.
  const drafted = known.map((one) => lessonDrafts(one, { file: 0, shows: new Map() }, now));
  skip(
    'step',
    'here',
    drafted.flatMap(({ here }) => here),
  );
  skip(
    'step',
    'unknown',
    drafted.flatMap(({ unknown }) => unknown),
  );

  const codes = new Set((await parts.stamps.collect(room)).map(({ code }) => code));
  const stamps = home.stamps.filter(({ code }) => !codes.has(code) && codes.add(code));
  skip(
    'stamp',
    'here',
    home.stamps.filter((stamp) => !stamps.includes(stamp)).map(({ code }) => `${code}`),
  );

  const dialogues = await newDialogues(parts, home.dialogues);
  skip('dialogue', 'here', dialogues.here);
  skip('dialogue', 'empty', dialogues.empty);
  const letters = await newLetters(parts, home.mails);
  skip('mail', 'here', letters.here);
  skip('mail', 'empty', letters.empty);

  const takes: HomeCounts = {
    steps: drafted.reduce((sum, one) => sum + one.taken, 0),
    stamps: stamps.length,
    dialogues: dialogues.fresh.length,
    mails: letters.fresh.length,
  };
  return {
    look: {
      handle: home.handle,
      made: home.made,
      program: home.program,
      seal: await sealHere(log, room, seal, by),
      ...(by === undefined ? {} : { by }),
      holds: countsOf(home),
      takes,
      skips,
      folder: BROUGHT_FOLDER,
    },
    dialogues: dialogues.fresh,
    known: dialogues.known,
    letters: letters.fresh,
    deeds: (mark) => [
      ...known.flatMap((one) => lessonDrafts(one, mark, now).drafts),
      ...stamps.map(({ code, at, host, port, line, reply, dialogue }) => ({
        kind: 'stamp.earned' as const,
        code,
        host,
        port,
        ...(line === undefined ? {} : { line }),
        reply,
        brought: broughtOf(mark, at, now, dialogue),
      })),
    ],
  };
}

/** Of another installation: whether this room has brought a file of it before. */
async function sealHere(
  log: Pick<EventLog, 'read'>,
  room: RoomId,
  seal: ReadHome['seal'],
  by: string | undefined,
): Promise<Seal> {
  if (seal !== 'foreign') return seal;
  const before = await log.read(room, { kinds: ['home.brought'] });
  const known = before.some((one) => one.kind === 'home.brought' && one.by === by && one.seal !== 'changed');
  return known ? 'known' : 'foreign';
}

interface NewDialogues {
  fresh: { dialogue: HomeDialogue; octets: Buffer }[];
  known: Map<number, Seq>;
  here: string[];
  empty: string[];
}

/** One is the same where the same was said in the same moment; one that was held in this very room is here already. */
async function newDialogues(
  { log, room }: BringParts,
  dialogues: readonly HomeDialogue[],
): Promise<NewDialogues> {
  const brought = new Map(
    (await broughtDialogues(log, room)).map(({ seq, blob, began }) => [`${blob} ${began}`, seq]),
  );
  const held = new Set(
    (await log.read(room, { kinds: ['connection.opened'] })).map((event) =>
      event.kind === 'connection.opened'
        ? `${Math.floor(event.at / 1000)} ${event.to.host ?? event.to.address}:${event.to.port}`
        : '',
    ),
  );
  const result: NewDialogues = { fresh: [], known: new Map(), here: [], empty: [] };
  for (const dialogue of dialogues) {
    const { id, at, host, port, said } = dialogue;
    const place = `${host}:${port}`;
    const octets = Buffer.from(JSON.stringify(said));
    const key = `${createHash('sha256').update(octets).digest('hex')} ${microsecondsOf(at)}`;
    const there = brought.get(key);
    if (said.length === 0) result.empty.push(place);
    else if (there !== undefined || held.has(`${Date.parse(at)} ${place}`)) {
      if (there !== undefined && there > 0) result.known.set(id, there);
      result.here.push(place);
    } else {
      // The same one twice in a file.
      brought.set(key, 0);
      result.fresh.push({ dialogue, octets });
    }
  }
  return result;
}

/** Letters that no mailbox of the room has yet: what is compared is the whole letter, trace fields and all. */
async function newLetters(
  { mail, room }: BringParts,
  mails: Home['mails'],
): Promise<{ fresh: FileLetter[]; here: string[]; empty: string[] }> {
  const bySize = new Map<number, Seq[]>();
  for (const { mailbox } of await mail.mailboxes(room))
    for (const { id, size, prefix } of (await mail.list(room, mailbox, { limit: Number.POSITIVE_INFINITY }))
      .mails)
      bySize.set(size + prefix.length, [...(bySize.get(size + prefix.length) ?? []), id]);
  const hashes = new Map<Seq, string>();
  const hashOf = async (id: Seq): Promise<string> => {
    const known = hashes.get(id) ?? sha256(await mail.source(room, id));
    hashes.set(id, known);
    return known;
  };
  const seen = new Set<string>();
  const fresh: FileLetter[] = [];
  const here: string[] = [];
  const empty: string[] = [];
  for (const { letter, at, flags, mailbox } of mails) {
    const octets = Buffer.from(letter, 'latin1');
    const hash = sha256(octets);
    const candidates = await Promise.all((bySize.get(octets.length) ?? []).map(hashOf));
    if (seen.has(hash) || candidates.includes(hash)) here.push(mailbox);
    else if (isLetter(octets)) {
      seen.add(hash);
      fresh.push({ octets, at: microsecondsOf(at), flags: flags.filter((flag) => FLAG.test(flag)) });
    } else empty.push(mailbox);
  }
  return { fresh, here, empty };
}

const sha256 = (octets: Uint8Array | undefined): string =>
  octets ? createHash('sha256').update(octets).digest('hex') : '';

/** As a client may set them (RFC 9051 §2.3.2). */
const FLAG = /^(?:\\(?:Seen|Answered|Flagged|Deleted|Draft)|[A-Za-z$][\w$.-]{0,63})$/;

/** It begins with a header field, and not as an mbox file does. */
const isLetter = (octets: Uint8Array): boolean => {
  const read = readLetters(octets);
  return Array.isArray(read) && read.length === 1;
};
