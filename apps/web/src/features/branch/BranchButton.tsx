import type { DialogueReading } from '@ehlo/protocol/reading';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useLanguage } from '../../i18n/i18n.ts';
import { useBridge, usePlayground } from '../../rooms/context.ts';
import { Button } from '../../ui/Button.tsx';
import type { Recording } from '../replay/recording.ts';
import { type TimedLine, timedLines } from '../wire/timed-lines.ts';
import { branch } from './branching.ts';
import { pointAt } from './client-lines.ts';
import { hasTerminal } from './has-terminal.ts';
import { planBranch } from './plan.ts';
import { branchProblem, branchWords } from './words.ts';

interface Props {
  recording: Recording;
  /** Of the recording; `openedAt` in microseconds by its clock. */
  reading: DialogueReading;
  openedAt: number;
  /** Where to branch off; undefined: behind all of it. */
  line: TimedLine | undefined;
  size?: 'small';
  /** It is under way. */
  onBegun?: () => void;
}

/** "Branch from here": plays a dialogue up to a line, in the person's own terminal. */
export function BranchButton({ recording, reading, openedAt, line, size, onBegun }: Props) {
  const words = branchWords[useLanguage()];
  const playground = usePlayground();
  const services = useBridge(({ me }) => me?.world.services);
  const [path, navigate] = useLocation();
  const [problem, setProblem] = useState<string>();
  const go = () => {
    const lines = timedLines(reading, openedAt);
    const chosen = line && lines.find((one) => one.line === line.line);
    const planned = planBranch(recording, reading, pointAt(lines, chosen), services ?? []);
    if (!planned.ok) return setProblem(branchProblem(words, planned.problem));
    setProblem(undefined);
    onBegun?.();
    void branch(playground, planned.plan, () => hasTerminal(path) || navigate('/'));
  };
  return (
    <>
      <Button {...(size && { size })} title={words.branchSays} onClick={go}>
        {words.branch}
      </Button>
      {problem !== undefined && <p role="alert">{problem}</p>}
    </>
  );
}
