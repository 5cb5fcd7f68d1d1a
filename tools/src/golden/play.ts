import * as shell from '@ehlo/shell';
import type { Actual, GoldenCase } from './case.ts';
import { playCase } from './play-case.ts';
import { openStage } from './stage.ts';

/** Plays one case against the shell's sources, in this process: real TCP to scripted servers, keys as recorded. */
export async function play(golden: GoldenCase, folder: string): Promise<Actual> {
  const stage = await openStage(golden, folder);
  return stage.finish(await playCase(golden, stage, shell));
}
