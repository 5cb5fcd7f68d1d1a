import { utf8 } from '@ehlo/protocol';
import { copySession } from '../session.ts';
import { BrokenPipe } from '../streams/stream.ts';
import { type Frame, Leave, ShellProblem } from './frame.ts';

/** A subshell's own end (`exit`, a broken pipe) is only its status. */
export async function subshell(work: () => Promise<number>, frame: Frame): Promise<number> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Leave) return error.what === 'exit' ? error.status : 0;
    if (error instanceof BrokenPipe) return 141;
    if (error instanceof ShellProblem) {
      await complain(frame, error.message);
      return error.status;
    }
    throw error;
  }
}

/** What is changed in it stays in it. */
export function inOwnSession(frame: Frame): Frame {
  return { ...frame, interactive: false, session: copySession(frame.session) };
}

/** In bash's words; in a script with the line on which it happened. */
export async function complain(frame: Frame, message: string): Promise<void> {
  const { script } = frame;
  const who = script ? `${script.name}: line ${script.line}` : 'bash';
  await frame.stderr.write(utf8(`${who}: ${message}\n`));
}
