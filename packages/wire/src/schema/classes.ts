import { z } from 'zod';
import { CLASS_LIMITS as MOST } from '../class-limits.ts';
import type {
  ClassAddresses,
  ClassDoor,
  ClassMistake,
  Classmate,
  ClassPass,
  ClassStarted,
  ClassTickets,
  ClassView,
  MyClasses,
} from '../class-view.ts';

const text = (most: number) => z.string().trim().min(1).max(most);
const watching = z.enum(['may-refuse', 'always']).describe('Whether a member may refuse to be watched');
const seq = z.int().min(1);
const lessonId = z.string().min(1).max(120).describe('smtp-by-hand/your-first-mail');

export const ClassStartSchema = z.strictObject({
  title: text(MOST.title).exactOptional(),
  watching: watching.exactOptional().describe('Default: may-refuse'),
});
export const ClassJoinSchema = z.strictObject({
  code: z.string().max(40).describe('As it was typed: case, blanks and hyphens do not matter'),
  name: z.string().max(200).exactOptional().describe('Absent: one’s handle'),
});
export const ClassKeySchema = z.union([
  z.strictObject({ key: z.string().max(100) }),
  z.strictObject({
    pass: z.string().max(100).describe('Of a teacher who is in it: good for two minutes, once'),
  }),
]);
export const ClassMeSchema = z.strictObject({
  name: z.string().max(200).exactOptional(),
  refusesWatching: z.boolean().exactOptional(),
});
export const ClassNameSchema = z.strictObject({ name: z.string().max(200) });
export const ClassHandSchema = z.strictObject({ sentence: text(MOST.sentence) });
export const ClassAgreeSchema = z.strictObject({ agree: z.boolean() });
export const ClassVoteSchema = z.strictObject({
  option: z
    .int()
    .min(0)
    .max(MOST.options - 1),
});
export const ClassPairSchema = z.strictObject({
  server: z.string().max(64).describe('Room of the member who is to answer'),
  client: z.string().max(64).describe('Room of the member who is to call'),
});
export const ClassHintSchema = z.strictObject({ home: z.string().max(64), text: text(MOST.hint) });
export const ClassNoteSchema = z.strictObject({ text: text(MOST.note) });
export const ClassLessonSchema = z.strictObject({
  lesson: lessonId,
  step: z.string().min(1).max(120).exactOptional(),
});
export const ClassPlaylistSchema = z.strictObject({
  playlist: z.string().min(1).max(120),
  entry: z.int().min(0).max(200).describe('Where in it, from 0'),
});
export const ClassTimerSchema = z.strictObject({
  ms: z.int().min(1000).max(MOST.timerMs),
  label: text(MOST.label).exactOptional(),
});
export const ClassPauseSchema = z.strictObject({ text: text(MOST.sentence).exactOptional() });
export const ClassSpotlightSchema = z.strictObject({
  home: z.string().max(64),
  connection: seq,
  named: z.boolean().exactOptional().describe('Default: false'),
});
export const ClassBroadcastSchema = z.strictObject({ connection: seq.describe('Of the teacher’s own room') });
export const ClassQuestionSchema = z.strictObject({
  text: text(MOST.question),
  options: z.array(text(MOST.option)).min(2).max(MOST.options),
});
const layout = z.enum(['wire', 'terminal', 'join', 'journey', 'votes']);
export const ClassProjectorSchema = z
  .strictObject({
    here: z.literal(true).exactOptional().describe('My page is the projector from now on'),
    layout: layout.exactOptional(),
    source: z.enum(['mine', 'spotlight']).exactOptional(),
    blank: z.boolean().exactOptional(),
    laser: z.enum(['on', 'off']).exactOptional(),
  })
  .describe('What is left out stays as it is');
export const ClassScriptSchema = z.strictObject({
  lesson: lessonId,
  line: z.int().min(0).max(500).describe('So many lines of its solutions are to have been typed'),
});
export const ClassRevealSchema = z.strictObject({ question: seq });
export const ClassReportSchema = z.strictObject({
  mail: seq.describe('In one’s own room'),
  sentence: text(MOST.sentence).exactOptional(),
});
export const ClassAssessmentSchema = z.strictObject({
  lessons: z.array(lessonId).min(1).max(MOST.tasks).describe('Tasks: lessons that say so of themselves'),
  ms: z.int().min(60_000).max(MOST.assessmentMs),
});
export const ClassRehearsalSchema = z.strictObject({
  lesson: lessonId.exactOptional().describe('Absent: the class’s own, else the first that they can type'),
  language: z.enum(['en', 'fr']).exactOptional().describe('Of what they ask and write; default en'),
});
export const ClassExportQuerySchema = z.strictObject({
  names: z.enum(['yes', 'no']).exactOptional(),
  minutes: z.enum(['yes', 'no']).exactOptional(),
});

export const ClassStartedSchema = z.object({
  class: z.string(),
  code: z.string(),
  key: z.string().describe('Whoever shows it is a teacher of this class. It is not told again'),
}) satisfies z.ZodType<ClassStarted>;

export const ClassDoorSchema = z.object({
  code: z.string(),
  title: z.string().exactOptional(),
  members: z.int(),
  watching,
  proposal: z.string().describe('A name that is free'),
  joinedAs: z.string().exactOptional(),
}) satisfies z.ZodType<ClassDoor>;

export const MyClassesSchema = z.object({
  member: z
    .object({ class: z.string(), code: z.string(), name: z.string(), title: z.string().exactOptional() })
    .exactOptional(),
  teaches: z.array(
    z.object({
      class: z.string(),
      code: z.string(),
      title: z.string().exactOptional(),
      members: z.int(),
    }),
  ),
  students: z.int().describe('That this EHLO can take at once'),
}) satisfies z.ZodType<MyClasses>;

const pairRole = z.enum(['server', 'client']);
const pairedMember = z.object({ home: z.string(), name: z.string(), handle: z.string() });
export const ClassViewSchema = z.object({
  class: z.string(),
  code: z.string(),
  title: z.string().exactOptional(),
  role: z.enum(['teacher', 'member']),
  watching,
  members: z.int(),
  endsAt: z.int().describe('Milliseconds since the epoch, if nothing more happens'),
  paused: z.boolean(),
  hold: z
    .object({ from: z.enum(['client', 'server', 'both']), until: z.number() })
    .exactOptional()
    .describe('The teachers hold the wires of all members'),
  lesson: z.object({ lesson: lessonId, step: z.string().exactOptional() }).exactOptional(),
  playlist: z.object({ playlist: z.string(), entry: z.int() }).exactOptional(),
  timer: z.object({ until: z.int(), label: z.string().exactOptional() }).exactOptional(),
  broadcast: z.object({ connection: z.int() }).exactOptional(),
  spotlight: z
    .object({
      state: z.enum(['asked', 'on']),
      connection: z.int(),
      named: z.boolean(),
      name: z.string().exactOptional(),
    })
    .exactOptional(),
  assessment: z.object({ lessons: z.array(lessonId), until: z.int() }).exactOptional(),
  assessed: z.literal(true).exactOptional().describe('For teachers: there is evidence of one'),
  rehearsal: z
    .object({ lesson: lessonId, students: z.int(), until: z.int() })
    .exactOptional()
    .describe('For teachers'),
  question: z
    .object({
      question: z.int(),
      text: z.string(),
      options: z.array(z.string()),
      votes: z.array(z.int()).exactOptional().describe('For each option; for teachers'),
      revealed: z.boolean().describe('The projector shows the votes'),
    })
    .exactOptional(),
  projector: z
    .object({
      home: z.string(),
      layout,
      source: z.enum(['mine', 'spotlight']),
      blank: z.boolean(),
      laser: z.enum(['on', 'off']),
    })
    .exactOptional()
    .describe('For teachers'),
  script: z.object({ lesson: lessonId, line: z.int() }).exactOptional().describe('For teachers'),
  reports: z
    .array(
      z.object({
        report: z.int(),
        at: z.int().describe('Milliseconds since the epoch'),
        home: z.string(),
        mail: z.int(),
        sentBy: z.string().exactOptional(),
        reversePath: z.string(),
        from: z.string(),
        subject: z.string(),
        excerpt: z.string(),
        sentence: z.string().exactOptional(),
      }),
    )
    .exactOptional()
    .describe('For teachers'),
  pairs: z
    .array(
      z.object({
        server: pairedMember,
        client: pairedMember,
        agreed: z.array(pairRole),
        refused: pairRole.exactOptional(),
      }),
    )
    .exactOptional()
    .describe('For teachers'),
  me: z
    .object({
      name: z.string(),
      hand: z.object({ sentence: z.string(), since: z.int() }).exactOptional(),
      refusesWatching: z.boolean(),
      watched: z.boolean(),
      reported: z.array(z.int()),
      pair: z
        .object({
          role: pairRole,
          name: z.string().describe('Of the other'),
          handle: z.string().describe('Of the other: their machine’s name begins with it'),
          agreed: z.array(pairRole),
          refused: pairRole.exactOptional(),
        })
        .exactOptional(),
    })
    .exactOptional(),
}) satisfies z.ZodType<ClassView>;

export const ClassPassSchema = z.object({
  pass: z.string(),
  until: z.int().describe('Milliseconds since the epoch'),
}) satisfies z.ZodType<ClassPass>;

export const ClassmateSchema = z.object({
  name: z.string(),
  mailbox: z.string(),
}) satisfies z.ZodType<Classmate>;

export const ClassAddressesSchema = z.object({
  addresses: z
    .array(
      z.object({
        url: z.string(),
        kind: z.enum(['public-url', 'network', 'this-machine']),
        interface: z.string().exactOptional(),
      }),
    )
    .describe('The one to give out first'),
  onlyHere: z.boolean().describe('It listens on loopback: start it with --lan'),
  ports: z.array(z.object({ service: z.string(), port: z.int() })),
}) satisfies z.ZodType<ClassAddresses>;

export const ClassMistakeSchema = z.object({
  case: z.string().exactOptional().describe('A case of the coach'),
  miss: z.object({ lesson: z.string(), step: z.string(), miss: z.int() }).exactOptional(),
  members: z.int(),
  times: z.int(),
  line: z.string().exactOptional(),
}) satisfies z.ZodType<ClassMistake>;

const level = z.enum(['easy', 'right', 'hard']);
export const ClassTicketsSchema = z.object({
  lessons: z.array(
    z.object({
      lesson: z.string(),
      easy: z.int(),
      right: z.int(),
      hard: z.int(),
      sentences: z.array(z.object({ level, sentence: z.string() })),
    }),
  ),
}) satisfies z.ZodType<ClassTickets>;

/** How many rooms took what was written into all. */
export const ClassWorldsSchema = z.object({ rooms: z.int() });
