import { octetsOfLatin1 } from '@ehlo/protocol';
import { linesOf } from '../streams/lines.ts';
import { openInputs, refuseOption } from './files.ts';
import { readOptions } from './getopt.ts';
import type { Program } from './program.ts';

interface Range {
  from: number;
  to: number;
}

/** Part of each line: octets (`-b`, and `-c`, as GNU's does) or fields (`-f`). */
export const cut: Program = async (process) => {
  const options = readOptions(process.argv.slice(1), {
    short: 'b:c:f:d:snz',
    long: {
      bytes: { is: 'b', argument: true },
      characters: { is: 'c', argument: true },
      fields: { is: 'f', argument: true },
      delimiter: { is: 'd', argument: true },
      'only-delimited': { is: 's', argument: false },
      complement: { is: 'complement', argument: false },
      'output-delimiter': { is: 'output-delimiter', argument: true },
    },
  });
  if (!options.ok) return refuseOption(process, options.problem);
  const lists = options.given.filter(({ name }) => 'bcf'.includes(name));
  const [list] = lists;
  if (!list) return refuseOption(process, 'you must specify a list of bytes, characters, or fields');
  if (lists.length > 1) return refuseOption(process, 'only one list may be specified');
  const fields = list.name === 'f';
  const delimiter = options.value('d') ?? '\t';
  if (options.has('d') && !fields)
    return refuseOption(process, 'an input delimiter may be specified only when operating on fields');
  if (options.has('s') && !fields)
    return refuseOption(
      process,
      'suppressing non-delimited lines makes sense\n\tonly when operating on fields',
    );
  if (delimiter.length > 1) return refuseOption(process, 'the delimiter must be a single character');
  const ranges = readRanges(list.value, fields ? 'field' : 'byte/character position');
  if (typeof ranges === 'string') return refuseOption(process, ranges);

  const complement = options.has('complement');
  const wanted = (number: number) =>
    ranges.some(({ from, to }) => number >= from && number <= to) !== complement;
  const between = options.value('output-delimiter');
  const { inputs, status } = await openInputs(process, options.operands);
  for (const { input } of inputs)
    for await (const line of linesOf(input)) {
      const text = line.replace(/\n$/, '');
      await process.breathe();
      const kept = fields
        ? cutFields(text, delimiter, wanted, between ?? delimiter, options.has('s'))
        : cutOctets(text, wanted, between ?? '');
      if (kept !== undefined) await process.stdout.write(octetsOfLatin1(`${kept}\n`));
    }
  return status;
};

function cutFields(
  text: string,
  delimiter: string,
  wanted: (number: number) => boolean,
  between: string,
  onlyDelimited: boolean,
): string | undefined {
  if (!text.includes(delimiter)) return onlyDelimited ? undefined : text;
  return text
    .split(delimiter)
    .filter((_, index) => wanted(index + 1))
    .join(between);
}

function cutOctets(text: string, wanted: (number: number) => boolean, between: string): string {
  let kept = '';
  let last = -1;
  for (let index = 0; index < text.length; index++) {
    if (!wanted(index + 1)) continue;
    if (kept !== '' && last !== index - 1) kept += between;
    kept += text[index];
    last = index;
  }
  return kept;
}

/** `1,3-5,7-`. @returns what is wrong with it, in cut's words */
function readRanges(list: string, unit: string): Range[] | string {
  const many =
    unit === 'field' ? 'fields are numbered from 1' : 'byte/character positions are numbered from 1';
  const ranges: Range[] = [];
  for (const part of list.split(/[, \t]/)) {
    const match = /^(\d*)(-?)(\d*)$/.exec(part);
    if (!match) return `invalid ${unit} value ‘${part.replace(/^[\d-]*/, '')}’`;
    const [, first = '', dash, last = ''] = match;
    if (first === '' && last === '') return dash ? 'invalid range with no endpoint: -' : many;
    const from = first === '' ? 1 : Number(first);
    const to = dash === '' ? from : last === '' ? Number.POSITIVE_INFINITY : Number(last);
    if (from === 0) return many;
    if (to < from) return 'invalid decreasing range';
    ranges.push({ from, to });
  }
  return ranges;
}
