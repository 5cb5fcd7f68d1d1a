import { octetsOfLatin1 } from '@ehlo/protocol';
import { linesOf } from '../streams/lines.ts';
import { openInputs, refuseOption } from './files.ts';
import { readOptions } from './getopt.ts';
import type { Program } from './program.ts';

/** `-A` shows line ends and tabs (`^M$` is CR LF): how to see what a file really holds. */
export const cat: Program = async (process) => {
  const options = readOptions(process.argv.slice(1), {
    short: 'AETbensvtu',
    long: {
      'show-all': { is: 'A', argument: false },
      'show-ends': { is: 'E', argument: false },
      'show-tabs': { is: 'T', argument: false },
      'show-nonprinting': { is: 'v', argument: false },
      number: { is: 'n', argument: false },
      'number-nonblank': { is: 'b', argument: false },
      'squeeze-blank': { is: 's', argument: false },
    },
  });
  if (!options.ok) return refuseOption(process, options.problem);
  const { has } = options;
  const shows = {
    ends: has('A') || has('E') || has('e'),
    tabs: has('A') || has('T') || has('t'),
    other: has('A') || has('v') || has('e') || has('t'),
  };
  const plain = options.given.length === 0;
  const { inputs, status } = await openInputs(process, options.operands);
  let line = 0;
  let afterBlank = false;
  for (const { input } of inputs) {
    if (plain) {
      for (let chunk = await input.read(); chunk !== null; chunk = await input.read()) {
        await process.stdout.write(chunk);
        await process.breathe();
      }
      continue;
    }
    for await (const text of linesOf(input)) {
      const blank = text === '\n';
      if (has('s') && blank && afterBlank) continue;
      afterBlank = blank;
      const numbered = has('b') ? !blank : has('n');
      const number = numbered ? `${String(++line).padStart(6)}\t` : '';
      await process.stdout.write(octetsOfLatin1(number + show(text, shows)));
      await process.breathe();
    }
  }
  return status;
};

function show(line: string, shows: { ends: boolean; tabs: boolean; other: boolean }): string {
  const text = line.replace(/./gs, (character) => {
    const code = character.charCodeAt(0);
    if (character === '\n') return shows.ends ? '$\n' : '\n';
    if (character === '\t') return shows.tabs ? '^I' : '\t';
    if (!shows.other) return character;
    const low = code & 0x7f;
    const caret =
      low < 0x20 ? `^${String.fromCharCode(low + 64)}` : low === 0x7f ? '^?' : String.fromCharCode(low);
    return code >= 0x80 ? `M-${caret}` : caret;
  });
  return shows.ends && !shows.other ? text.replace(/\r\$\n$/, '^M$\n') : text;
}
