/** What somebody did in lessons: what, when, alone or helped, and the dialogue that shows it. */
import { type Chapter, type Language, type Lesson, progressOf, type StepProgress } from '@ehlo/lessons';
import type { Brought, HomeBrought, LessonEvent, Logged, Seal, Seq, StampEarned } from '@ehlo/wire';

export interface Report {
  /** Of this form; another one is another program's. */
  version: 1;
  handle: string;
  /** ISO 8601, as all times here. */
  made: string;
  lessons: LessonReport[];
  /** Reply codes met by hand. */
  codes: { code: number; at: string; line?: string; reply: string; brought?: BroughtFrom }[];
}

/** This EHLO did not see it: a file says so, which was brought along. Its signature is of whoever made that file. */
export interface BroughtFrom {
  /** Who they were there. */
  handle: string;
  seal: Seal;
  /** Key that the file was signed with. */
  by?: string;
}

export interface LessonReport {
  lesson: string;
  title: string;
  started: string;
  done: boolean;
  steps: StepReport[];
}

export interface StepReport {
  title: string;
  done: boolean;
  /** Of a step with checks: by oneself, with a hint, by "Show me", or before the lesson asked. */
  how?: 'alone' | 'helped' | 'shown' | 'earlier';
  at?: string;
  /** It, or some of it, was done elsewhere. */
  brought?: BroughtFrom;
  hints: number;
  /** Questions answered right at once, of how many. */
  questions?: { right: number; of: number };
  /** Of the connection that did it: `→ EHLO …`, `← 250 …`. Secrets are asterisks. */
  dialogue?: string[];
}

export interface ReportParts {
  chapters: readonly Chapter[];
  events: readonly Logged<LessonEvent>[];
  stamps: readonly Logged<StampEarned>[];
  /** Files that were brought along. */
  files: readonly Logged<HomeBrought>[];
  handle: string;
  language: Language;
  /** Milliseconds. */
  now: number;
  dialogueOf(connection: Seq): Promise<string[]>;
}

/** Connections whose dialogue a report holds. */
const DIALOGUES = 60;

export async function makeReport(parts: ReportParts): Promise<Report> {
  const { chapters, events, stamps, handle, language, now } = parts;
  const told = new Set<Seq>();

  const fromFile = ({ brought }: { brought?: Brought }): { brought?: BroughtFrom } => {
    const file = brought && parts.files.find(({ seq }) => seq === brought.file);
    if (!brought) return {};
    return {
      brought: file
        ? { handle: file.handle, seal: file.seal, ...(file.by === undefined ? {} : { by: file.by }) }
        : { handle: '', seal: 'unsigned' },
    };
  };

  /** Each dialogue stands once, at the first step that it shows. */
  async function dialogueOf({ checks }: StepProgress): Promise<string[] | undefined> {
    const connection = checks.find((check) => check?.connection !== undefined)?.connection;
    if (connection === undefined || told.has(connection) || told.size >= DIALOGUES) return undefined;
    told.add(connection);
    return parts.dialogueOf(connection);
  }

  async function stepOf(lesson: Lesson, step: StepProgress, at: number): Promise<StepReport> {
    const dialogue = await dialogueOf(step);
    return {
      title: lesson.words[language].steps[at]?.title ?? '',
      done: step.done,
      ...(step.how ? { how: step.how } : {}),
      ...(step.done && step.at !== undefined ? { at: isoOf(step.at) } : {}),
      ...fromFile(step),
      hints: step.hints,
      ...(step.answers.length > 0
        ? {
            questions: {
              right: step.answers.filter(([first]) => first?.right).length,
              of: step.answers.length,
            },
          }
        : {}),
      ...(dialogue ? { dialogue } : {}),
    };
  }

  const lessons: LessonReport[] = [];
  for (const lesson of chapters.flatMap((chapter) => chapter.lessons)) {
    const progress = progressOf(lesson, events);
    if (!progress.started) continue;
    const steps: StepReport[] = [];
    for (const [at, step] of progress.steps.entries()) steps.push(await stepOf(lesson, step, at));
    lessons.push({
      lesson: lesson.id,
      title: lesson.words[language].title,
      started: isoOf(progress.started.at),
      done: progress.current >= steps.length,
      steps,
    });
  }
  return {
    version: 1,
    handle,
    made: new Date(now).toISOString(),
    lessons,
    codes: stamps.map((stamp) => ({
      code: stamp.code,
      at: isoOf(stamp.brought?.at ?? stamp.at),
      ...(stamp.line === undefined ? {} : { line: stamp.line }),
      reply: stamp.reply,
      ...fromFile(stamp),
    })),
  };
}

const isoOf = (microseconds: number): string => new Date(microseconds / 1000).toISOString();
