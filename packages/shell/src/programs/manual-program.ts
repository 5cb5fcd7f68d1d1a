import type { Language } from '../world.ts';
import { didYouMean } from './did-you-mean.ts';
import { PROGRAM_NAMES } from './names.ts';
import type { Process, Program } from './program.ts';

/** The pages are prose, in the language of the page around the terminal: they are loaded when somebody asks. */

const languageOf = ({ world }: Process): Language => world.language?.() ?? 'en';

export const help: Program = async (process) => {
  const { helpText } = await import('../manual/manual.ts');
  await process.out(await helpText(languageOf(process)));
  return 0;
};

/** `apropos WORD…`: pages whose name or first sentence has it. */
export const apropos: Program = async (process) => {
  const words = process.argv.slice(1).map((word) => word.toLowerCase());
  if (words.length === 0) {
    await process.err('apropos what?\n');
    return 1;
  }
  const { summaries } = await import('../manual/manual.ts');
  let found = false;
  for (const [name, says] of await summaries(languageOf(process))) {
    const text = `${name} ${says}`.toLowerCase();
    if (!words.some((word) => text.includes(word))) continue;
    found = true;
    await process.out(`${`${name} (1)`.padEnd(20)} - ${says}\n`);
  }
  if (found) return 0;
  await process.err(`${process.argv.slice(1).join(' ')}: nothing appropriate.\n`);
  return 16;
};

export const man: Program = async (process) => {
  const names = process.argv.slice(1).filter((word) => !/^\d$/.test(word));
  if (names.length === 0) {
    await process.err("What manual page do you want?\nFor example, try 'man ncat'.\n");
    return 1;
  }
  const { manualPage } = await import('../manual/manual.ts');
  let status = 0;
  for (const name of names) {
    const page = await manualPage(name, languageOf(process), async (program) =>
      process.world.optionWords?.(program),
    );
    if (page && process.stdout.screen) {
      const { showManual } = await import('./less/less.ts');
      await showManual(process, page, `Manual page ${name}(1)`);
    } else if (page) await process.out(page);
    else {
      status = 16;
      await process.err(`No manual entry for ${name}\n`);
      // In a file or a pipe it would be no help, and unlike man.
      const near = process.stderr.screen ? didYouMean(name, PROGRAM_NAMES) : [];
      if (near.length > 0) await process.err(`Did you mean  man ${near.join('  or  man ')} ?\n`);
    }
  }
  return status;
};
