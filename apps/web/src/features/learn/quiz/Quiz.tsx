import type { Question, QuestionWords } from '@ehlo/lessons';
import { useEffect, useRef, useState } from 'react';
import { useLanguage } from '../../../i18n/i18n.ts';
import { Button } from '../../../ui/Button.tsx';
import { Inlines } from '../Prose.tsx';
import type { FollowedLesson } from '../use-lesson.ts';
import { learnWords } from '../words.ts';
import { Choose } from './Choose.tsx';
import { FillCode } from './FillCode.tsx';
import { OrderLines } from './OrderLines.tsx';
import styles from './Quiz.module.css';
import { WrongLine } from './WrongLine.tsx';

/** What was answered to a question, the first answer first. */
export type Answers = readonly { answer: readonly number[]; right: boolean }[];

export interface QuestionProps {
  words: QuestionWords;
  answers: Answers;
  onAnswer: (answer: number[]) => void;
}

interface Props {
  lesson: FollowedLesson;
  /** Number of the step. */
  at: number;
  last: boolean;
  onNext: () => void;
}

/** One question after the other; an answered one stays open with its explanations until one goes on. */
export function Quiz({ lesson, at, last, onNext }: Props) {
  const language = useLanguage();
  const words = learnWords[language].question;
  const { view, progress, tell } = lesson;
  const step = view.lesson.steps[at];
  const said = view.lesson.words[language].steps[at];
  const answers = progress.steps[at]?.answers ?? [];
  const [number, setNumber] = useState(() => {
    const open = answers.findIndex(({ length }) => length === 0);
    return Math.max(0, open);
  });
  const head = useRef<HTMLHeadingElement>(null);
  const turned = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another question is the reason
  useEffect(() => {
    if (turned.current) head.current?.focus();
    turned.current = true;
  }, [number]);
  const question = step?.questions[number];
  const wording = said?.questions[number];
  const given = answers[number] ?? [];
  if (!step || !question || !wording) return null;
  const count = step.questions.length;
  const isLast = number === count - 1;
  return (
    <section className={styles.quiz} aria-labelledby="quiz-question">
      <h3 id="quiz-question" ref={head} tabIndex={-1}>
        <small>{words.of(number + 1, count)}</small>
        <Inlines of={wording.asks} />
      </h3>
      <Answering
        key={number}
        question={question}
        seed={`${view.lesson.id} ${step.id} ${number}`}
        words={wording}
        answers={given}
        onAnswer={(answer) => void tell(`steps/${step.id}/answer`, { question: number, answer })}
      />
      {(given.length > 0 || number > 0) && (
        <div className={styles.on}>
          {given.length > 0 && (
            <Button
              kind={given.some(({ right }) => right) ? 'primary' : 'plain'}
              onClick={() => (isLast ? onNext() : setNumber(number + 1))}
            >
              {!isLast ? words.next : last ? words.finish : words.nextStep}
            </Button>
          )}
          {number > 0 && (
            <Button kind="quiet" onClick={() => setNumber(number - 1)}>
              {words.previous}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function Answering({ question, seed, ...rest }: QuestionProps & { question: Question; seed: string }) {
  switch (question.kind) {
    case 'choose':
      return <Choose right={question.right} {...rest} />;
    case 'order':
      return <OrderLines seed={seed} {...rest} />;
    case 'code':
      return <FillCode code={question.code} {...rest} />;
    case 'line':
      return <WrongLine wrong={question.wrong} {...rest} />;
    default:
      return question satisfies never;
  }
}
