import { octetsOfLatin1 } from '@ehlo/protocol';
import { linesOf } from '../streams/lines.ts';
import { openInputs, refuseOption } from './files.ts';
import { readOptions } from './getopt.ts';
import type { Program } from './program.ts';

/** Of equal lines that follow one another, the first. */
export const uniq: Program = async (process) => {
  const options = readOptions(process.argv.slice(1), {
    short: 'cduif:s:w:',
    long: {
      count: { is: 'c', argument: false },
      repeated: { is: 'd', argument: false },
      unique: { is: 'u', argument: false },
      'ignore-case': { is: 'i', argument: false },
      'skip-fields': { is: 'f', argument: true },
      'skip-chars': { is: 's', argument: true },
      'check-chars': { is: 'w', argument: true },
    },
  });
  if (!options.ok) return refuseOption(process, options.problem);
  const [name, output, extra] = options.operands;
  if (extra !== undefined) return refuseOption(process, `extra operand ‘${extra}’`);
  if (output !== undefined)
    return refuseOption(process, `extra operand ‘${output}’; write  uniq ${name} > ${output}`);
  const skipFields = Number(options.value('f') ?? 0);
  const skipOctets = Number(options.value('s') ?? 0);
  const most = Number(options.value('w') ?? Number.POSITIVE_INFINITY);
  const keyOf = (line: string) => {
    const after =
      skipFields > 0 ? line.replace(new RegExp(`^(?:[ \\t]*[^ \\t]+){0,${skipFields}}`), '') : line;
    const key = after.slice(skipOctets, skipOctets + most);
    return options.has('i') ? key.toLowerCase() : key;
  };

  const { inputs, status } = await openInputs(process, name === undefined ? [] : [name]);
  const tell = async (line: string, count: number) => {
    if ((options.has('d') && count === 1) || (options.has('u') && count > 1)) return;
    const prefix = options.has('c') ? `${String(count).padStart(7)} ` : '';
    await process.stdout.write(octetsOfLatin1(`${prefix}${line}\n`));
  };
  for (const { input } of inputs) {
    let held: string | undefined;
    let count = 0;
    for await (const line of linesOf(input)) {
      const text = line.replace(/\n$/, '');
      await process.breathe();
      if (held !== undefined && keyOf(text) === keyOf(held)) {
        count++;
        continue;
      }
      if (held !== undefined) await tell(held, count);
      held = text;
      count = 1;
    }
    if (held !== undefined) await tell(held, count);
  }
  return status;
};
