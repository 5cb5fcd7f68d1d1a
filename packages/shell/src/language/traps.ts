import { type Frame, Leave } from './frame.ts';
import type { Interpret } from './interpret.ts';

/** Runs what `trap … ERR` asks for, after a command that failed where nobody asked. */
export async function onError(status: number, frame: Frame, interpret: Interpret): Promise<void> {
  const { session } = frame;
  const text = session.traps.get('ERR');
  if (!text || frame.trapped) return;
  session.status = status;
  await interpret(text, { ...frame, trapped: true });
  session.status = status;
}

/** A shell's work to its end, and then what `trap … EXIT` asks for. */
export async function untilExit(
  work: () => Promise<number>,
  frame: Frame,
  interpret: Interpret,
): Promise<number> {
  const { session } = frame;
  let status: number;
  let left: Leave | undefined;
  try {
    status = await work();
  } catch (error) {
    if (!(error instanceof Leave) || error.what !== 'exit') throw error;
    left = error;
    status = error.status;
  }
  const text = session.traps.get('EXIT');
  session.traps.delete('EXIT');
  if (text) {
    session.status = status;
    try {
      await interpret(text, frame);
    } catch (error) {
      if (!(error instanceof Leave) || error.what !== 'exit') throw error;
      left = error;
      status = error.status;
    }
  }
  if (left) throw new Leave('exit', status);
  return status;
}
