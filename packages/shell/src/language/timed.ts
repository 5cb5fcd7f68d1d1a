import { utf8 } from '@ehlo/protocol';
import type { Frame } from './frame.ts';

/** `time`: how long a pipeline took, in bash's form. The page cannot tell how long its processor worked: those two are 0. */
export async function timed(run: () => Promise<number>, frame: Frame, posix: boolean): Promise<number> {
  const { clock } = frame.job.world;
  const before = clock.now();
  try {
    return await run();
  } finally {
    const ms = clock.now() - before;
    const seconds = ((ms % 60_000) / 1_000).toFixed(3);
    await frame.stderr.write(
      utf8(
        posix
          ? `real ${(ms / 1_000).toFixed(2)}\nuser 0.00\nsys 0.00\n`
          : `\nreal\t${Math.floor(ms / 60_000)}m${seconds}s\nuser\t0m0.000s\nsys\t0m0.000s\n`,
      ),
    );
  }
}
