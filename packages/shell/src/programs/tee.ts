import { resolvePath } from '../paths.ts';
import { NoSpace } from '../streams/stream.ts';
import { refuseOption } from './files.ts';
import { readOptions } from './getopt.ts';
import type { Program } from './program.ts';

/** Standard input to the screen and to files: `ncat … | tee dialogue.txt`. */
export const tee: Program = async (process) => {
  const options = readOptions(process.argv.slice(1), {
    short: 'a',
    long: { append: { is: 'a', argument: false } },
  });
  if (!options.ok) return refuseOption(process, options.problem);
  const { files } = process.world;
  const paths: string[] = [];
  let status = 0;
  for (const name of options.operands) {
    const path = resolvePath(process.session.directory, name);
    const empty = new Uint8Array();
    const opened = options.has('a') ? await files.append(path, empty) : await files.write(path, empty);
    if (opened === 'ok') paths.push(path);
    else {
      status = 1;
      await process.err(
        `tee: ${name}: ${opened === 'is-directory' ? 'Is a directory' : 'No such file or directory'}\n`,
      );
    }
  }
  for (let chunk = await process.stdin.read(); chunk !== null; chunk = await process.stdin.read()) {
    await process.stdout.write(chunk);
    for (const path of paths) if ((await files.append(path, chunk)) !== 'ok') throw new NoSpace();
  }
  return status;
};
