import type { Program } from './program.ts';

/** `alias [NAME[=TEXT]…]` */
export const alias: Program = async (process) => {
  const { aliases } = process.session;
  const words = process.argv.slice(1).filter((word) => word !== '-p');
  const show = (name: string) =>
    process.out(`alias ${name}='${(aliases.get(name) ?? '').replaceAll("'", "'\\''")}'\n`);
  if (words.length === 0) for (const name of [...aliases.keys()].sort()) await show(name);
  let status = 0;
  for (const word of words) {
    const equals = word.indexOf('=');
    if (equals > 0) aliases.set(word.slice(0, equals), word.slice(equals + 1));
    else if (aliases.has(word)) await show(word);
    else {
      status = 1;
      await process.err(`bash: alias: ${word}: not found\n`);
    }
  }
  return status;
};

export const unalias: Program = async (process) => {
  const { aliases } = process.session;
  const words = process.argv.slice(1);
  if (words.length === 0) {
    await process.err('unalias: usage: unalias [-a] name [name ...]\n');
    return 2;
  }
  if (words[0] === '-a') {
    aliases.clear();
    return 0;
  }
  let status = 0;
  for (const word of words) {
    if (aliases.delete(word)) continue;
    status = 1;
    await process.err(`bash: unalias: ${word}: not found\n`);
  }
  return status;
};
