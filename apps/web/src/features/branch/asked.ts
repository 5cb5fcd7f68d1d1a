/** A line with a secret, which the person types. */
import { keyOf } from '@ehlo/lessons';
import type { Playground } from '../../rooms/context.ts';
import type { Performance } from '../learn/perform.ts';

const LOOK_EVERY_MS = 50;
const pause = () => new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));

interface At {
  terminal: Pick<Playground['terminal'], 'state' | 'onLine' | 'place'>;
  dialogue: Pick<Playground['dialogue'], 'getState'>;
}

/**
 * Puts what stands before a secret at the prompt, and waits for the person's own line and its answer. A key that ends a program, and the
 * program's end, are no such line.
 */
export async function asked(
  { terminal, dialogue }: At,
  before: string,
  performance: Performance,
): Promise<'done' | 'stopped'> {
  const runs = () => terminal.state.getState().shell.kind === 'running';
  /** Of the dialogue, as it stood when the line was entered: its answer may be there at once. */
  let entered: number | undefined;
  let left = false;
  const stop = terminal.onLine((line) => {
    if (runs() && !keyOf(line)) entered ??= dialogue.getState().version;
    else left = true;
  });
  terminal.place(before);
  while (entered === undefined && !left && runs() && !performance.stopped) await pause();
  stop();
  if (entered === undefined) return 'stopped';
  const answered = () => {
    const now = dialogue.getState();
    return now.version !== entered && now.reading?.turn.whose !== 'server';
  };
  while (!answered() && runs() && !performance.stopped) await pause();
  return performance.stopped ? 'stopped' : 'done';
}
