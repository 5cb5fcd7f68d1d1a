import type { YAMLError } from 'yaml';
import type { ProblemWords, Said } from './words.ts';

/** Where in the text, and what is to be said. */
export interface Mistake {
  offset: number;
  said: Said;
}

/** A mistake that the YAML reader found, in the words of somebody who writes a lesson. */
export function mistakeInYaml(
  { code, message, pos: [offset] }: YAMLError,
  text: string,
  says: ProblemWords,
): Mistake {
  const tab = /^ *\t/m.exec(text);
  if (tab) return { offset: tab.index, said: says.tab };
  const begin = text.lastIndexOf('\n', offset - 1) + 1;
  const [line = '', next = ''] = text.slice(begin).split('\n');
  const stands = shown(line);
  const tight = /(?:^|[\s{-])(?<key>\w+):(?<then>[{["])/.exec(line)?.groups;
  if (tight) return { offset: begin, said: says.tight(stands, tight.key ?? '', tight.then ?? '') };
  switch (code) {
    case 'DUPLICATE_KEY':
      return { offset, said: says.twice(stands) };
    case 'BAD_SCALAR_START':
      return { offset, said: says.start(stands, text[offset] ?? '') };
    case 'MISSING_CHAR':
    case 'BAD_INDENT':
      return { offset: begin, said: says.open(stands) };
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return /: .*: /.test(line)
        ? { offset, said: says.colon(stands) }
        : { offset: begin + line.length + 1, said: says.deeper(shown(next)) };
    case 'UNEXPECTED_TOKEN':
      return { offset, said: says.column(stands) };
    default: {
      const reader = message.split('\n')[0]?.replace(/ at line \d+.*$/, '') ?? '';
      return { offset, said: says.notYaml(stands, code, reader) };
    }
  }
}

const shown = (line: string): string => line.trim().slice(0, 80);
