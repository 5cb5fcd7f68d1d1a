import { baseName, normalPath, parentOf, resolvePath } from '../paths.ts';
import { refuseOption } from './files.ts';
import { readOptions } from './getopt.ts';
import type { Process, Program } from './program.ts';
import { copyTree, Refused, removeTree } from './tree.ts';

/** A file or a tree to another name, or several into a directory; `mv` takes the first ones away. */
const copy =
  (move: boolean): Program =>
  async (process) => {
    const [name = ''] = process.argv;
    const options = readOptions(process.argv.slice(1), {
      short: 'fivrRap',
      long: { recursive: { is: 'r', argument: false }, verbose: { is: 'v', argument: false } },
    });
    if (!options.ok) return refuseOption(process, options.problem);
    const { operands, has } = options;
    const to = operands.at(-1);
    const sources = operands.slice(0, -1);
    if (to === undefined) return refuseOption(process, 'missing file operand');
    if (sources.length === 0) return refuseOption(process, `missing destination file operand after '${to}'`);
    const { files } = process.world;
    const target = resolvePath(process.session.directory, to);
    const inside = (await files.stat(target))?.kind === 'directory';
    const complain = async (problem: string) => {
      await process.err(`${name}: ${problem}\n`);
      return 1;
    };
    if (sources.length > 1 && !inside)
      return complain(
        `target '${to}': ${(await files.stat(target)) ? 'Not a directory' : 'No such file or directory'}`,
      );

    const trees = move || has('r') || has('R') || has('a');
    let status = 0;
    for (const from of sources) {
      const source = resolvePath(process.session.directory, from);
      const shown = inside ? `${to.replace(/\/$/, '')}/${baseName(source)}` : to;
      const goal = inside ? normalPath(`${target}/${baseName(source)}`) : target;
      const problem = await why(process, { from, source, shown, goal, trees, move });
      if (problem !== undefined) {
        status = await complain(problem);
        continue;
      }
      try {
        await copyTree(process, from, goal);
        if (move) await removeTree(process, from, () => Promise.resolve());
        if (has('v')) await process.out(`${move ? 'renamed ' : ''}'${from}' -> '${shown}'\n`);
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        status = await complain(`cannot create regular file '${shown}': ${error.message}`);
      }
    }
    return status;
  };

/** What is to be copied where. */
interface Way {
  from: string;
  source: string;
  shown: string;
  goal: string;
  trees: boolean;
  move: boolean;
}

/** @returns why it cannot be done, in coreutils' words */
async function why(process: Process, way: Way): Promise<string | undefined> {
  const { from, source, shown, goal, trees, move } = way;
  const { files } = process.world;
  const found = await files.stat(source);
  if (!found) return `cannot stat '${from}': No such file or directory`;
  if (source === goal) return `'${from}' and '${shown}' are the same file`;
  if (found.kind === 'directory' && !trees) return `-r not specified; omitting directory '${from}'`;
  if (found.kind === 'directory' && goal.startsWith(`${source}/`))
    return move
      ? `cannot move '${from}' to a subdirectory of itself, '${shown}'`
      : `cannot copy a directory, '${from}', into itself, '${shown}'`;
  const there = await files.stat(goal);
  if (there?.kind === 'directory' && found.kind === 'file')
    return `cannot overwrite directory '${shown}' with non-directory`;
  if (there?.kind === 'file' && found.kind === 'directory')
    return `cannot overwrite non-directory '${shown}' with directory '${from}'`;
  if (shown.endsWith('/') && found.kind === 'file' && !there)
    return move
      ? `cannot move '${from}' to '${shown}': Not a directory`
      : `cannot create regular file '${shown}': Not a directory`;
  if ((await files.stat(parentOf(goal)))?.kind !== 'directory')
    return move
      ? `cannot move '${from}' to '${shown}': No such file or directory`
      : `cannot create ${found.kind === 'file' ? 'regular file' : 'directory'} '${shown}': No such file or directory`;
  return undefined;
}

export const cp = copy(false);
export const mv = copy(true);
