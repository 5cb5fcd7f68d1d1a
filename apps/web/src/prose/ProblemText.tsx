import type { Problem } from '@ehlo/wire';
import { useProse } from './prose.ts';
import { Rich } from './Rich.tsx';

/** A problem in words: what happened, then what still holds or what to do. Import it lazily, as all prose. */
export function ProblemText({ problem }: { problem: Problem }) {
  const prose = useProse();
  if (!prose) return null;
  const known = problem.code in prose.problem ? (problem.code as keyof typeof prose.problem) : 'internal';
  const { head, body } = prose.problem[known];
  const worded = (text: typeof head) => (typeof text === 'function' ? text(problem.params) : text);
  return (
    <>
      <b>
        <Rich text={worded(head)} />
      </b>
      <span>
        <Rich text={worded(body)} />
      </span>
    </>
  );
}
