import type { Program } from './program.ts';

/** The pages are prose: they are loaded when somebody asks. */
export const help: Program = async (process) => {
  const { HELP } = await import('./manual.ts');
  await process.out(HELP);
  return 0;
};

/** `apropos WORD…`: pages whose name or first sentence has it. */
export const apropos: Program = async (process) => {
  const words = process.argv.slice(1).map((word) => word.toLowerCase());
  if (words.length === 0) {
    await process.err('apropos what?\n');
    return 1;
  }
  const { summaries } = await import('./manual.ts');
  let found = false;
  for (const [name, says] of summaries()) {
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
  const { PAGES } = await import('./manual.ts');
  let status = 0;
  for (const name of names) {
    const page = Object.hasOwn(PAGES, name) ? PAGES[name] : undefined;
    if (page && process.stdout.screen) {
      const { showManual } = await import('./less/less.ts');
      await showManual(process, page, `Manual page ${name}(1)`);
    } else if (page) await process.out(page);
    else {
      status = 16;
      await process.err(`No manual entry for ${name}\n`);
    }
  }
  return status;
};
