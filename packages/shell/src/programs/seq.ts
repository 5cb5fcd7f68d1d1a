import { refuseOption } from './files.ts';
import { readOptions } from './getopt.ts';
import type { Program } from './program.ts';

/** `seq [-w] [-s TEXT] [-f FORMAT] [FIRST [STEP]] LAST` */
export const seq: Program = async (process) => {
  // A negative number is no option.
  const words = process.argv.slice(1);
  const first = words.findIndex((word) => /^-\.?\d/.test(word));
  if (first >= 0 && !words.includes('--')) words.splice(first, 0, '--');
  const options = readOptions(words, {
    short: 'f:s:w',
    long: {
      'equal-width': { is: 'w', argument: false },
      format: { is: 'f', argument: true },
      separator: { is: 's', argument: true },
    },
    operandsLast: true,
  });
  if (!options.ok) return refuseOption(process, options.problem);
  const texts = options.operands.filter((word) => word !== '--');
  if (texts.length === 0) return refuseOption(process, 'missing operand');
  if (texts.length > 3) return refuseOption(process, `extra operand ‘${texts[3]}’`);
  const wrong = texts.find((text) => !/^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/.test(text));
  if (wrong !== undefined) return refuseOption(process, `invalid floating point argument: ‘${wrong}’`);
  const [from = '1', by = '1', to = '1'] =
    texts.length === 1 ? ['1', '1', texts[0]] : texts.length === 2 ? [texts[0], '1', texts[1]] : texts;
  const [start, step, end] = [Number(from), Number(by), Number(to)];
  if (step === 0) return refuseOption(process, `invalid Zero increment value: ‘${by}’`);
  const form = options.value('f');
  const directive =
    form === undefined
      ? undefined
      : /^((?:[^%]|%%)*)%([-+ 0#']*)(\d*)(?:\.(\d+))?([efg])((?:[^%]|%%)*)$/i.exec(form);
  if (form !== undefined && !directive) {
    await process.err(`seq: format ‘${form}’ has no % directive\n`);
    return 1;
  }
  const places = Math.max(...[from, by].map((text) => /\.(\d*)/.exec(text)?.[1]?.length ?? 0));
  const plain = (number: number) => (directive ? formatted(number, directive) : number.toFixed(places));
  const width = options.has('w') ? Math.max(plain(start).length, plain(end).length) : 0;
  const separator = options.value('s') ?? '\n';
  let printed = false;
  for (let index = 0; ; index++) {
    const number = start + index * step;
    // A step that is no binary fraction may miss the end by a hair.
    if (step > 0 ? number > end + step * 1e-9 : number < end + step * 1e-9) break;
    const text = plain(number);
    const padded = text.startsWith('-')
      ? `-${text.slice(1).padStart(width - 1, '0')}`
      : text.padStart(width, '0');
    await process.out(`${printed ? separator : ''}${padded}`);
    printed = true;
    await process.breathe();
  }
  if (printed) await process.out('\n');
  return 0;
};

/** `%03g`, `%.2f`, `%5.1e`, with text around it. */
function formatted(
  number: number,
  [, before = '', flags = '', width = '', precision, kind, after = '']: RegExpExecArray,
): string {
  const digits = precision === undefined ? undefined : Number(precision);
  const text =
    kind === 'f'
      ? number.toFixed(digits ?? 6)
      : kind === 'e'
        ? number.toExponential(digits ?? 6)
        : String(Number(number.toPrecision(digits || 6)));
  const columns = Math.min(Number(width || 0), 1_000);
  const padded = flags.includes('-')
    ? text.padEnd(columns)
    : text.padStart(columns, flags.includes('0') ? '0' : ' ');
  return (before + padded + after).replaceAll('%%', '%');
}
