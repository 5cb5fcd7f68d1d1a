import { resolvePath } from '../paths.ts';
import { NoSpace } from '../streams/stream.ts';
import { refuseOption } from './files.ts';
import { readOptions } from './getopt.ts';
import type { Program } from './program.ts';

export const rm: Program = async (process) => {
  const options = readOptions(process.argv.slice(1), { short: 'fiv', long: {} });
  if (!options.ok) return refuseOption(process, options.problem);
  let status = 0;
  for (const name of options.operands) {
    const path = resolvePath(process.session.directory, name);
    if (await process.world.files.remove(path)) continue;
    const directory = (await process.world.files.stat(path))?.kind === 'directory';
    if (!directory && options.has('f')) continue;
    status = 1;
    await process.err(
      `rm: cannot remove '${name}': ${directory ? 'Is a directory' : 'No such file or directory'}\n`,
    );
  }
  if (options.operands.length > 0 || options.has('f')) return status;
  return refuseOption(process, 'missing operand');
};

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
