/** What a simulated student does in a lesson, one thing after the other. Pure. */
import type { Language, Lesson, Question, Step } from '@ehlo/lessons';
import type { LessonEvent } from '@ehlo/wire';
import type { Character } from './characters.ts';

export type Action =
  /** Typed: to the shell where no call stands, else to the server. */
  | { do: 'type'; line: string }
  /** What a page's button does. */
  | { do: 'say'; event: LessonEvent }
  /** The hand goes up; they wait until somebody helps. */
  | { do: 'ask'; sentence: string }
  /** Nothing more comes of them. */
  | { do: 'fall-silent' };

/** A call that hands can make without a shell: `ncat -C localhost 1025`. */
export interface Call {
  host: string;
  port: number;
  /** What ends their lines: `-C`, and telnet always. */
  lineEnd: '\r\n' | '\n';
}

/** Undefined: it is something else. */
export function callOf(line: string): Call | undefined {
  const [, program, options = '', host, port] =
    /^(ncat|nc|telnet)((?: -[CvnN]+)*) ([a-z0-9][a-z0-9.-]*) ([0-9]{1,5})$/.exec(line) ?? [];
  if (program === undefined || host === undefined) return undefined;
  const crlf = program === 'telnet' || / -\w*C/.test(options);
  return { host, port: Number(port), lineEnd: crlf ? '\r\n' : '\n' };
}

const PROGRAM =
  /^(?:ncat|nc|netcat|telnet|openssl|dig|nslookup|host|docker|curl|cat|echo|printf|base64|ls|cd)\b/;

/** Whether hands that know only calls and lines can do every step of it. */
export function canRehearse({ steps, world }: Pick<Lesson, 'steps' | 'world'>): boolean {
  const typed = steps.flatMap(({ solution }) => solution);
  const [first] = typed;
  return (
    first !== undefined &&
    callOf(first) !== undefined &&
    world.faults.length === 0 &&
    typed.every((line) => callOf(line) !== undefined || !PROGRAM.test(line)) &&
    steps.every(
      ({ checks, solution, outside }) =>
        outside === undefined && (checks.length === 0 || solution.length > 0),
    )
  );
}

/** Its first word with two letters in the wrong order: what a hurried hand types. Undefined: there is none to be made. */
export function misspelled(line: string): string | undefined {
  const [, word = '', rest = ''] = /^([A-Z]{4,})(.*)$/.exec(line) ?? [];
  const wrong = `${word.slice(0, 1)}${word.slice(2, 3)}${word.slice(1, 2)}${word.slice(3)}`;
  return word === '' || wrong === word ? undefined : `${wrong}${rest}`;
}

/** A line that the step's author knows students to type, where it leaves no trace in the dialogue; else a slip of the hand. */
function mistakeIn({ tries, solution }: Step): string | undefined {
  const known = tries.find(
    ([line, ...more]) =>
      line !== undefined && more.length === 0 && line !== 'DATA' && (callOf(line) || !PROGRAM.test(line)),
  )?.[0];
  const slip = solution.map(misspelled).find((line) => line !== undefined);
  return callOf(solution[0] ?? '') ? known : (slip ?? known);
}

/** @param lesson with what is the student's own filled in */
export function actionsOf(lesson: Lesson, who: Character, language: Language): Action[] {
  const actions: Action[] = [];
  const say = (event: LessonEvent) => actions.push({ do: 'say', event });
  let typed = -1;
  for (const step of lesson.steps) {
    const of = { lesson: lesson.id, step: step.id };
    if (step.predict) {
      const { right, options } = step.predict;
      say({ kind: 'lesson.predicted', ...of, answer: who.guesses ? (right + 1) % options : right });
    }
    if (step.solution.length > 0) {
      typed++;
      if (who.silentAt === typed) return [...actions, { do: 'fall-silent' }];
      const wrong = who.errs?.at === typed ? mistakeIn(step) : undefined;
      for (let times = 0; wrong !== undefined && times < (who.errs?.times ?? 0); times++)
        actions.push({ do: 'type', line: wrong });
      if (who.asks?.at === typed) actions.push({ do: 'ask', sentence: who.asks.sentence[language] });
      if (who.helped?.at === typed && who.helped.by === 'shown') say({ kind: 'lesson.shown', ...of });
      if (who.helped?.at === typed && who.helped.by === 'hints')
        for (const rung of [0, 1]) say({ kind: 'lesson.hinted', ...of, rung });
      // A wrong call leaves nothing to end, and a line that was refused leaves the dialogue where it was.
      for (const line of step.solution) actions.push({ do: 'type', line });
    }
    for (const [number, question] of step.questions.entries()) {
      const right = rightAnswer(question);
      const answer = (given: readonly number[], isRight: boolean) =>
        say({ kind: 'lesson.answered', ...of, question: number, answer: given, right: isRight });
      if (who.guesses) answer(wrongAnswer(question), false);
      answer(right, true);
    }
    if (step.checks.length === 0 && step.questions.length === 0)
      say({ kind: 'lesson.passed', ...of, how: 'alone' });
  }
  say({
    ...{ kind: 'lesson.rated', lesson: lesson.id, level: who.level },
    ...(who.sentence ? { sentence: who.sentence[language] } : {}),
  } as LessonEvent);
  return actions;
}

function rightAnswer(question: Question): readonly number[] {
  switch (question.kind) {
    case 'choose':
      return question.right;
    case 'order':
      return Array.from({ length: question.lines }, (_, at) => at);
    case 'code':
      return [question.code];
    case 'line':
      return [question.wrong];
    default:
      return question satisfies never;
  }
}

function wrongAnswer(question: Question): readonly number[] {
  switch (question.kind) {
    case 'choose':
      return [[...Array(question.options).keys()].find((at) => !question.right.includes(at)) ?? 0];
    case 'order':
      return rightAnswer(question).toReversed();
    case 'code':
      return [question.code === 250 ? 354 : 250];
    case 'line':
      return [(question.wrong + 1) % question.lines];
    default:
      return question satisfies never;
  }
}
