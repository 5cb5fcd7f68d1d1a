import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language, type Lesson, type LessonWords } from './lesson.ts';
import { loadLessons, SHIPPED } from './node/index.ts';
import { type Block, type Inline, wordsIn } from './prose.ts';

const WORDS_A_STEP = 45;
/** About 300: prose of the opening and of all steps. */
const WORDS_A_LESSON = 340;
/** These try what was learned: no predictions, and no question on an earlier lesson. */
const TRIALS = ['challenges', 'test-your-knowledge', 'assessment'];

const { chapters, problems } = await loadLessons(SHIPPED);
const lessons = chapters.flatMap((chapter) => chapter.lessons);
const both = lessons.flatMap((lesson) => LANGUAGES.map((language) => ({ id: lesson.id, lesson, language })));

describe('the lessons that EHLO ships', () => {
  it('are read without a problem', () => {
    expect(problems).toEqual([]);
    expect(lessons.length).toBeGreaterThan(0);
  });

  it('need lessons that are there', () => {
    const ids = new Set(lessons.map(({ id }) => id));
    expect(lessons.flatMap(({ needs }) => needs).filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe.each(lessons)('$id', (lesson) => {
  it('asks for a prediction and ends with a question', () => {
    if (!isTrial(lesson)) expect(lesson.steps.some(({ predict }) => predict !== undefined)).toBe(true);
    expect(lesson.steps.at(-1)?.questions.length).toBeGreaterThan(0);
  });

  it('has a solution and tried near misses where it checks', () => {
    for (const { id, checks, misses, tries, solution, outside = [] } of lesson.steps) {
      if (checks.length > 0) expect([...solution, ...outside], id).not.toEqual([]);
      expect(tries.length, id).toBe(misses.length);
    }
  });

  it('promises the same in both languages', () => {
    expect(lesson.words.fr.goals.length).toBe(lesson.words.en.goals.length);
  });
});

describe.each(both)('$id in $language', ({ lesson, language }) => {
  const words = lesson.words[language];

  it('says why, in an opening', () => {
    expect(wordsIn(words.opening)).toBeGreaterThan(0);
  });

  it(`has at most ${WORDS_A_STEP} words a step, and about 300 in all`, () => {
    const counted = words.steps.map(({ title, prose }) => ({ title, words: wordsIn(prose) }));
    expect(counted.filter((step) => step.words > WORDS_A_STEP)).toEqual([]);
    const all = counted.reduce((sum, step) => sum + step.words, wordsIn(words.opening));
    expect(all).toBeLessThanOrEqual(WORDS_A_LESSON);
  });

  it('has three hints where it checks', () => {
    lesson.steps.forEach(({ checks }, at) => {
      expect(words.steps[at]?.hints.length, words.steps[at]?.title).toBe(checks.length > 0 ? 3 : 0);
    });
  });

  it('is set as its language is', () => {
    expect(textsOf(words).filter((text) => isMisset(language, text))).toEqual([]);
  });
});

const isTrial = ({ id }: Lesson): boolean => TRIALS.some((chapter) => id.startsWith(`${chapter}/`));

/** French has a no-break space before `: ; ? !` and inside « », and a curly apostrophe; no lesson raises its voice. */
const isMisset = (language: Language, text: string): boolean =>
  language === 'fr' ? /[^\u00a0\s][;?!»]|[ ][:;?!»]|«[^\u00a0]|\w'\w/.test(text) : /!/.test(text);

/** Everything that is said, without code. */
function textsOf(words: LessonWords): string[] {
  return [
    words.title,
    words.summary,
    ...words.goals,
    ...words.opening.flatMap(textsOfBlock),
    ...words.steps.flatMap((step) => [
      step.title,
      ...step.prose.flatMap(textsOfBlock),
      ...[...step.checks, ...step.misses, ...step.hints].flatMap(textsOfLine),
      ...(step.predict ? [step.predict.asks, ...optionLines(step.predict.options)] : []).flatMap(textsOfLine),
      ...step.questions.flatMap(({ asks, options, because, others }) =>
        [asks, because, ...optionLines(options), ...Object.values(others)].flatMap(textsOfLine),
      ),
    ]),
  ];
}

type Line = readonly Inline[];

const optionLines = (options: readonly { text: Line; because: Line }[]): Line[] =>
  options.flatMap(({ text, because }) => [text, because]);

function textsOfBlock(block: Block): string[] {
  switch (block.type) {
    case 'paragraph':
      return textsOfLine(block.children);
    case 'code':
      return [];
    case 'list':
      return block.items.flatMap((item) => item.flatMap(textsOfBlock));
    case 'quote':
      return block.children.flatMap(textsOfBlock);
  }
}

/** Code leaves a letter behind, so that a sign after it is seen to follow something. */
function textsOfLine(line: Line): string[] {
  const said = (inline: Inline): string =>
    inline.type === 'code' ? 'x' : 'children' in inline ? inline.children.map(said).join('') : inline.text;
  return [line.map(said).join('')];
}
