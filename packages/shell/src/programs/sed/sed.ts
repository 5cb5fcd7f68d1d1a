import { latin1, octetsOfLatin1, utf8 } from '@ehlo/protocol';
import { resolvePath } from '../../paths.ts';
import { linesOf } from '../../streams/lines.ts';
import type { Input } from '../../streams/stream.ts';
import { NoSpace } from '../../streams/stream.ts';
import { openInputs } from '../files.ts';
import { readOptions } from '../getopt.ts';
import type { Process, Program } from '../program.ts';
import { NoPattern, runScript, type Stream } from './run.ts';
import { type Command, readScript, ScriptProblem } from './script.ts';

const USAGE = `Usage: sed [OPTION]... {script-only-if-no-other-script} [input-file]...

  -n             print only what the script says
  -e script      add the script
  -f file        add the script of a file
  -E, -r         extended regular expressions
  -i             edit files in place
  -s             treat files as separate
`;

/** A stream editor: `s`, addresses and ranges, hold space, labels. */
export const sed: Program = async (process) => {
  const options = readOptions(process.argv.slice(1).map(withoutSuffix), {
    short: 'ne:f:Erisuz',
    long: {
      quiet: { is: 'n', argument: false },
      silent: { is: 'n', argument: false },
      expression: { is: 'e', argument: true },
      file: { is: 'f', argument: true },
      'regexp-extended': { is: 'E', argument: false },
      'in-place': { is: 'i', argument: false },
      separate: { is: 's', argument: false },
      unbuffered: { is: 'u', argument: false },
    },
  });
  if (!options.ok) {
    await process.err(`sed: ${options.problem}\n${USAGE}`);
    return 1;
  }
  const { has, given } = options;
  const operands = [...options.operands];
  const scripts: string[] = [];
  for (const { name, value } of given) {
    if (name === 'e') scripts.push(value);
    if (name !== 'f') continue;
    const octets = await process.world.files.read(resolvePath(process.session.directory, value));
    if (!octets) return complain(process, `couldn't open file ${value}: No such file or directory`);
    scripts.push(latin1(octets).replace(/\n$/, ''));
  }
  if (scripts.length === 0) {
    const script = operands.shift();
    if (script === undefined) {
      await process.err(USAGE);
      return 1;
    }
    scripts.push(script);
  }
  try {
    const script = latin1(utf8(scripts.join('\n')));
    const commands = readScript(script, has('E') || has('r'));
    const missing = missingLabel(commands);
    if (missing !== undefined) {
      await process.err(`sed: can't find label for jump to \`${missing}'\n`);
      // sed's own words for it are those of a panic.
      return 4;
    }
    const silent = has('n') || script.startsWith('#n\n');
    if (has('i')) return await editInPlace(process, commands, operands, silent);
    const { inputs, status } = await openInputs(process, operands, "can't read %");
    const groups = has('s') ? inputs.map((input) => [input]) : [inputs];
    let ended = 0;
    for (const group of groups)
      ended = await runScript(
        commands,
        streamOf(
          process,
          group.map(({ input }) => input),
          (text) => process.stdout.write(octetsOfLatin1(text)),
        ),
        silent,
      );
    return status === 0 ? ended : 2;
  } catch (error) {
    if (error instanceof ScriptProblem || error instanceof NoPattern || error instanceof RangeError)
      return complain(process, error.message);
    throw error;
  }
};

/** `-i.bak`: no copy is kept here; said by the manual. */
function withoutSuffix(word: string): string {
  return /^-n?i\..+$/.test(word) ? word.replace(/\..*$/, '') : word;
}

async function editInPlace(
  process: Process,
  commands: readonly Command[],
  names: readonly string[],
  silent: boolean,
): Promise<number> {
  let status = 0;
  if (names.length === 0) return complain(process, 'no input files');
  for (const name of names) {
    const { inputs, status: opened } = await openInputs(process, [name], "can't read %");
    if (opened !== 0) status = 4;
    for (const { input } of inputs) {
      const written: string[] = [];
      const stream = streamOf(process, [input], (text) => {
        written.push(text);
        return Promise.resolve();
      });
      status = Math.max(status, await runScript(commands, stream, silent));
      const path = resolvePath(process.session.directory, name);
      if ((await process.world.files.write(path, octetsOfLatin1(written.join('')))) !== 'ok')
        throw new NoSpace();
    }
  }
  return status;
}

/** One line ahead of the script, so that `$` is known. */
function streamOf(
  process: Process,
  inputs: readonly Input[],
  write: (text: string) => Promise<void>,
): Stream {
  const lines = allLines(inputs);
  let ahead: Promise<IteratorResult<string>> | undefined;
  const peek = () => {
    ahead ??= lines.next();
    return ahead;
  };
  return {
    async next() {
      const { value, done } = await peek();
      ahead = undefined;
      if (done) return undefined;
      const ended = value.endsWith('\n');
      return { text: ended ? value.slice(0, -1) : value, ended };
    },
    isLast: async () => (await peek()).done === true,
    write,
    breathe: () => process.breathe(),
  };
}

async function* allLines(inputs: readonly Input[]): AsyncGenerator<string, undefined> {
  for (const input of inputs) yield* linesOf(input);
}

function missingLabel(commands: readonly Command[]): string | undefined {
  const labels = new Set<string>();
  const wanted: string[] = [];
  const look = (some: readonly Command[]) => {
    for (const { action } of some) {
      if (action.verb === '{') look(action.commands);
      else if (action.verb === ':') labels.add(action.label);
      else if ('label' in action && action.label !== '') wanted.push(action.label);
    }
  };
  look(commands);
  return wanted.find((label) => !labels.has(label));
}

async function complain(process: Process, problem: string): Promise<number> {
  await process.err(`sed: ${problem}\n`);
  return 1;
}
