import { readText } from '@ehlo/protocol/dns/reading';
import type { VerdictQuestion } from '@ehlo/wire';
import { useSay } from '../../prose/prose.ts';
import { Rich } from '../../prose/Rich.tsx';
import { Wire } from '../../ui/Wire.tsx';
import { textOfTxt } from './txt-text.ts';
import styles from './VerdictStory.module.css';
import type { VerdictWords } from './words.ts';

interface Props {
  questions: readonly VerdictQuestion[];
  words: VerdictWords;
  /** What a record says is told elsewhere. */
  bare?: boolean;
}

/** Each question that a check asked the DNS, and what came back. */
export function Questions({ questions, words, bare = false }: Props) {
  if (questions.length === 0) return <p className={styles.soft}>{words.nothingAsked}</p>;
  return (
    <dl className={styles.questions} aria-label={words.asked}>
      {questions.map((question, index) => (
        <div key={index}>
          <dt>
            <span>{words.asked}</span>{' '}
            <Wire>
              {question.name} {question.type}
            </Wire>
          </dt>
          {question.came === 'answers' ? (
            question.answers.map((data, at) => (
              <dd key={at}>
                <Wire>{data}</Wire>
                {!bare && question.type === 'TXT' && <Meaning data={data} name={question.name} />}
              </dd>
            ))
          ) : (
            <dd className={styles.soft}>{words.came[question.came]}</dd>
          )}
        </div>
      ))}
    </dl>
  );
}

/** What a text for mail says, in one sentence. */
function Meaning({ data, name }: { data: string; name: string }) {
  const say = useSay('dns');
  const { kind, said, problems } = readText([textOfTxt(data)], `${name}.`);
  if (kind === 'other') return null;
  return (
    <p>
      <Rich text={say(said)} />
      {problems
        .filter(({ grave }) => grave)
        .map(({ said: wrong, start }) => (
          <span key={`${wrong.id} ${start}`}>
            {' '}
            <Rich text={say(wrong)} />
          </span>
        ))}
    </p>
  );
}
