/** Classes, put together: what they keep, what they may see, what they do in rooms, and their API. */
import type { IncomingMessage } from 'node:http';
import { networkInterfaces } from 'node:os';
import type { Lab, MailStore } from '@ehlo/lab';
import { filledInAll, type Lesson, type Own, type Playlist, variantFor, withOneFault } from '@ehlo/lessons';
import type { BlobStore, EventLog } from '@ehlo/log';
import { LESSON_KINDS, type RoomId } from '@ehlo/wire';
import type { RequestHandler } from 'express';
import type { Clock } from '../clock.ts';
import { clientAddress } from '../http/client-address.ts';
import type { Judging } from '../lessons/judging.ts';
import type { People } from '../people/people.ts';
import type { Person } from '../people/person.ts';
import type { Rights } from '../views/sight.ts';
import { type Assessments, createAssessments } from './assessment/assessments.ts';
import { classAddresses } from './class-addresses.ts';
import { createClassApi } from './class-api.ts';
import { createClassWorlds } from './class-worlds.ts';
import { openClasses } from './classes.ts';
import { createHeldFeeds } from './held/held-feeds.ts';
import { networkAddresses } from './network-addresses.ts';
import { createPasses } from './passes.ts';
import { createCaller } from './rehearsal/caller.ts';
import { openRehearsals } from './rehearsal/rehearsals.ts';
import { createReadReported } from './reported-letter.ts';
import { createClassRights } from './rights.ts';
import { createRosters } from './roster/rosters.ts';

export interface ClassroomParts {
  log: EventLog;
  blobs: Pick<BlobStore, 'read'>;
  clock: Clock;
  people: Pick<People, 'personOf' | 'presence' | 'simulated'> & {
    concierge: Pick<People['concierge'], 'roomOfHandle'>;
  };
  judging: Judging;
  lab: Pick<
    Lab,
    | 'faults'
    | 'rules'
    | 'zones'
    | 'wire'
    | 'hangUp'
    | 'switchService'
    | 'down'
    | 'queue'
    | 'ports'
    | 'route'
    | 'seed'
  >;
  mail: Pick<MailStore, 'get' | 'piece'>;
  lessons: {
    find(id: string): Lesson | undefined;
    readonly chapters: readonly { lessons: readonly Lesson[] }[];
    readonly playlists: readonly Playlist[];
  };
  ownOf(room: RoomId): Own | undefined;
  /** Puts a room's world as a lesson wants it. */
  prepare(room: RoomId, lesson: Lesson): Promise<void>;
  config: { host: string; publicUrl: URL | undefined };
  /** That this machine can take (capacity.ts). */
  students: number;
  webPort(): number;
  /** These rooms are gone: they are made ready again when their person comes. */
  expired(rooms: readonly RoomId[]): void;
  version: string;
  report(error: unknown): void;
}

export interface Classroom {
  readonly rights: Rights;
  /** Member or teacher of a class that the person is in, by the address of their machine in the world. */
  classmateAt(person: Person, address: string): Person | undefined;
  /** Address of the machine of a handle, where it is a classmate's of a room's person. */
  machineOf(home: RoomId, handle: string): string | undefined;
  readonly assessments: Pick<Assessments, 'of' | 'keepsApart'>;
  api(personOf: (request: IncomingMessage) => Person | undefined): RequestHandler;
  close(): void;
}

export async function openClassroom(parts: ClassroomParts): Promise<Classroom> {
  const {
    log,
    blobs,
    clock,
    people,
    lab,
    mail,
    lessons,
    judging,
    ownOf,
    prepare,
    config,
    webPort,
    expired,
    version,
  } = parts;
  const { report } = parts;
  const { presence } = people;
  const worlds = createClassWorlds({ lab, log, expired, now: clock.now, report });
  const classes = await openClasses({
    log,
    clock,
    random: Math.random,
    isHere: presence.isHere,
    clean: worlds.clean,
    report,
  });
  const unfollow = worlds.follow(classes);
  const lessonsOfAll = () => lessons.chapters.flatMap((chapter) => chapter.lessons);
  const rosters = createRosters(classes, { log, clock, presence, lessonOf: lessons.find, report });
  const rehearsals = await openRehearsals({
    ...{ classes, log, clock, people, judging, lessons, prepare, report },
    call: createCaller(lab, clock),
    seed: ({ home, handle }) => lab.seed(home, handle),
    forget: worlds.forget,
    filledFor(room, lesson) {
      const own = ownOf(room);
      return own ? withOneFault(filledInAll(lesson, own), variantFor(own)) : lesson;
    },
  });

  const held = createHeldFeeds({ classes, wire: lab.wire, clock });
  const rights = createClassRights({ classes, rosters, held, clock, report });

  const assessments = createAssessments({ classes, log, clock, find: lessons.find, report });

  return {
    assessments,
    rights,
    classmateAt({ home }, address) {
      for (const { members, teachers } of classes.all()) {
        if (!members.has(home) && !teachers.has(home)) continue;
        for (const one of [...members.keys(), ...teachers.keys()]) {
          const mate = one === home || assessments.keepsApart(home, one) ? undefined : people.personOf(one);
          if (mate?.address === address) return mate;
        }
      }
      return undefined;
    },
    machineOf(home, handle) {
      const other = people.concierge.roomOfHandle(handle);
      if (other === undefined || other === home || assessments.keepsApart(home, other)) return undefined;
      for (const { members, teachers } of classes.all()) {
        const isOf = (room: RoomId) => members.has(room) || teachers.has(room);
        if (isOf(home) && isOf(other)) return people.personOf(other)?.address;
      }
      return undefined;
    },
    api: (personOf) =>
      createClassApi({
        classes,
        worlds,
        wire: lab.wire,
        rehearsals,
        assessments,
        personOf,
        addressOf: clientAddress,
        async isNew(home) {
          // Letters and switches a room is born with are nobody's doing.
          const kinds = ['connection.opened', 'terminal.missed', ...LESSON_KINDS] as const;
          return (await log.read(home, { kinds, limit: 1 })).length === 0;
        },
        hasLesson(id, step) {
          const lesson = lessons.find(id);
          if (!lesson || step === undefined) return lesson !== undefined;
          return lesson.steps.some((one) => one.id === step);
        },
        hasPlaylist: (id, entry) =>
          lessons.playlists.some((one) => one.id === id && entry < one.entries.length),
        async hasConnection(home, connection) {
          const found = await log.read(home, { after: connection - 1, upTo: connection });
          return found[0]?.kind === 'connection.opened';
        },
        readReported: createReadReported(mail),
        passes: createPasses(clock.now),
        captures: { log, blobs, rights },
        students: parts.students,
        faultHosts: lab.faults.hosts,
        replay: { log, lessons: lessonsOfAll, now: clock.now },
        reading: {
          log,
          mistakes: rosters.mistakes,
          lessons: lessonsOfAll,
          addresses: () =>
            classAddresses({
              ...config,
              webPort: webPort(),
              ports: lab.ports,
              network: networkAddresses(networkInterfaces()),
            }),
          now: clock.now,
        },
        now: clock.now,
        version,
      }),
    close() {
      rehearsals.close();
      assessments.close();
      unfollow();
      held.close();
      classes.close();
    },
  };
}
