import { utf8 } from '@ehlo/protocol';
import { homeDirectory, homeFiles } from '../home.ts';
import type { Program } from './program.ts';
import { removeTree, walk } from './tree.ts';

/** `fresh-home yes`: the home is again what it was when it was new. Without the word it says what would go. */
export const freshHome: Program = async (process) => {
  const { world } = process;
  const home = homeDirectory(world.person);
  let files = 0;
  for await (const { kind } of walk(process, home)) if (kind === 'file') files++;
  const [word, ...more] = process.argv.slice(1);
  if (word !== 'yes' || more.length > 0) {
    await process.err(
      `fresh-home: all of ${home} would go, ${files} ${files === 1 ? 'file' : 'files'}, and the files of a new home come back.\nTo do it: fresh-home yes\n`,
    );
    return 1;
  }
  for (const entry of (await world.files.list(home)) ?? [])
    await removeTree(process, `${home}/${entry.name}`, async () => undefined);
  for (const [path, text] of Object.entries(homeFiles(world.person)))
    await world.files.write(path, utf8(text));
  process.session.directory = home;
  await process.out(`${home} is as it was when it was new.\n`);
  return 0;
};
