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
      // `bash -c` gives a status of its own to what ends a shell.
      return error.ends === 'shell' && frame.script?.command ? 127 : error.status;
    }
    throw error;
  }
}

/** What is changed in it stays in it. */
export function inOwnSession(frame: Frame): Frame {
  return { ...frame, interactive: false, session: copySession(frame.session) };
}

/** What the shell's complaints begin with; in a script with the line on which it happened. */
export function speakerOf({ script }: Frame): string {
  return script ? `${script.name}: line ${script.line}` : 'bash';
}

/** In bash's words. */
export async function complain(frame: Frame, message: string): Promise<void> {
  await frame.stderr.write(utf8(`${speakerOf(frame)}: ${message}\n`));
}
