import { Interrupted } from '../streams/interrupt.ts';
import type { Program } from './program.ts';

/** A program whose code is loaded at its first call. Where that fails, its exit status is 126 and it says so. */
export const later =
  (load: () => Promise<Program>): Program =>
  async (process) => {
    let program: Program;
    try {
      program = await process.until(load());
    } catch (error) {
      if (error instanceof Interrupted) throw error;
      await process.err(
        `${process.argv[0]}: this part of the page could not be loaded; is the server still running?\n`,
      );
      return 126;
    }
    return program(process);
  };
