import type { Language } from '../world.ts';
import { didYouMean } from './did-you-mean.ts';
import { mailLineHint } from './mail-line.ts';
import { PROGRAM_NAMES } from './names.ts';
import type { Process, Program } from './program.ts';

/** The pages are prose, in the language of the page around the terminal: they are loaded when somebody asks. */

const languageOf = ({ world }: Process): Language => world.language?.() ?? 'en';

/** Without a name, what there is here; with names, what bash says of its own words, and of no others. */
export const help: Program = async (process) => {
  const { helpText, topic } = await import('../manual/manual.ts');
  const names = process.argv.slice(1);
  if (names.length === 0) {
    await process.out(await helpText(languageOf(process)));
    return 0;
  }
  const found = await Promise.all(names.map((name) => topic(name, languageOf(process))));
  await process.out(found.join(''));
  if (found.some((text) => text !== '')) return 0;
  const name = names.at(-1) as string;
  await process.err(
    `${process.speaker}: help: no help topics match \`${name}'.  Try \`help help' or \`man -k ${name}' or \`info ${name}'.\n`,
  );
  // In a file or a pipe it would be no help, and unlike bash.
  const aid = process.stderr.screen && (mailLineHint(name) ?? pagesNear(name));
  if (aid) await process.err(`${aid}\n`);
  return 1;
};

/** `NAME --help` is its page, at once and not by the screen; of bash's own words what `help NAME` says, with status 2 as there. */
export const withHelp =
  (program: Program): Program =>
  async (process) => {
    const [name = '', ...words] = process.argv;
    if (words.length !== 1 || words[0] !== '--help') return program(process);
    const { manualPage, topic } = await import('../manual/manual.ts');
    const language = languageOf(process);
    const said = await topic(name, language);
    const page =
      said || (await manualPage(name, language, async (called) => process.world.optionWords?.(called)));
    await process.out(page ?? '');
    return said ? 2 : 0;
  };

function pagesNear(name: string): string | undefined {
  const near = didYouMean(name, PROGRAM_NAMES);
  return near.length > 0 ? `Did you mean  man ${near.join('  or  man ')} ?` : undefined;
}

/** `apropos WORD…`: pages whose name or first sentence has it. */
export const apropos: Program = async (process) => {
  const wanted = process.argv.slice(1);
  if (wanted.length === 0) {
    await process.err('apropos what?\n');
    return 1;
  }
  return searchPages(process, wanted);
};

async function searchPages(process: Process, wanted: readonly string[]): Promise<number> {
  const words = wanted.map((word) => word.toLowerCase());
  const { summaries } = await import('../manual/manual.ts');
  let found = false;
  for (const [name, says] of await summaries(languageOf(process))) {
    const text = `${name} ${says}`.toLowerCase();
    if (!words.some((word) => text.includes(word))) continue;
    found = true;
    await process.out(`${`${name} (1)`.padEnd(20)} - ${says}\n`);
  }
  if (found) return 0;
  await process.err(`${wanted.join(' ')}: nothing appropriate.\n`);
  return 16;
}

export const man: Program = async (process) => {
  const names = process.argv.slice(1).filter((word) => !/^\d$/.test(word));
  if (names[0] === '-k' && names.length > 1) return searchPages(process, names.slice(1));
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
      const aid = process.stderr.screen && pagesNear(name);
      if (aid) await process.err(`${aid}\n`);
    }
  }
  return status;
};
