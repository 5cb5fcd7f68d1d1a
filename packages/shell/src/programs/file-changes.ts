import { baseName, resolvePath } from '../paths.ts';
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

/** One file into another; `mv` takes the first one away. */
const copy =
  (move: boolean): Program =>
  async (process) => {
    const [name] = process.argv;
    const options = readOptions(process.argv.slice(1), { short: 'fiv', long: {} });
    if (!options.ok) return refuseOption(process, options.problem);
    const [from, to, ...more] = options.operands;
    if (from === undefined) return refuseOption(process, 'missing file operand');
    if (to === undefined) return refuseOption(process, `missing destination file operand after '${from}'`);
    if (more.length > 0) return refuseOption(process, `target '${more.at(-1)}' is not a directory`);
    const { files } = process.world;
    const source = resolvePath(process.session.directory, from);
    const octets = await files.read(source);
    if (!octets) {
      await process.err(`${name}: cannot stat '${from}': No such file or directory\n`);
      return 1;
    }
    const target = resolvePath(process.session.directory, to);
    const inside = (await files.stat(target))?.kind === 'directory';
    const written = await files.write(inside ? resolvePath(target, baseName(source)) : target, octets);
    if (written === 'full') throw new NoSpace();
    if (written !== 'ok') {
      await process.err(`${name}: cannot create regular file '${to}': No such file or directory\n`);
      return 1;
    }
    if (move) await files.remove(source);
    return 0;
  };

export const cp = copy(false);
export const mv = copy(true);

export const touch: Program = async (process) => {
  for (const word of process.argv.slice(1))
    await process.world.files.append(resolvePath(process.session.directory, word), new Uint8Array());
  return 0;
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
