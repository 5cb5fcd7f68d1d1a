import type { Problem } from '@ehlo/wire';
import { useLanguage } from '../../i18n/i18n.ts';
import said from './said.module.css';
import { zonesWords } from './words.ts';

/** Why the server did not take something, in one sentence that is read out. */
export function ProblemLine({ problem }: { problem: Problem | 'unreachable' | undefined }) {
  const words = zonesWords[useLanguage()].problem;
  if (problem === undefined) return null;
  const { code, params } = problem === 'unreachable' ? { code: problem, params: {} } : problem;
  const say = (Object.hasOwn(words, code) ? words[code] : undefined) ?? words.other;
  return (
    <p role="alert" className={said.wrong}>
      {say?.(params)}
    </p>
  );
}
