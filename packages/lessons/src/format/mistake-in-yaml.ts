import type { YAMLError } from 'yaml';

/** What was written, and what to do. */
export interface Mistake {
  /** Where in the text. */
  offset: number;
  problem: string;
  remedy: string;
}

const QUOTE = 'Put the whole text in "quotes".';

/** A mistake that the YAML reader found, in the words of somebody who writes a lesson. */
export function mistakeInYaml({ code, message, pos: [offset] }: YAMLError, text: string): Mistake {
  const tab = /^ *\t/m.exec(text);
  if (tab)
    return {
      offset: tab.index,
      problem: 'A line is indented with a tab.',
      remedy: 'Put two blanks in its place.',
    };
  const begin = text.lastIndexOf('\n', offset - 1) + 1;
  const [line = '', next = ''] = text.slice(begin).split('\n');
  const stands = `"${line.trim().slice(0, 80)}"`;
  const tight = /(?:^|[\s{-])(\w+):([{["])/.exec(line);
  if (tight)
    return {
      offset: begin,
      problem: `In ${stands} a blank is missing behind "${tight[1]}:".`,
      remedy: `Write  ${tight[1]}: ${tight[2]}`,
    };
  switch (code) {
    case 'DUPLICATE_KEY':
      return { offset, problem: `The field of ${stands} is there twice.`, remedy: 'Keep one of the two.' };
    case 'BAD_SCALAR_START':
      return { offset, problem: `In ${stands} a value begins with "${text[offset]}".`, remedy: QUOTE };
    case 'MISSING_CHAR':
    case 'BAD_INDENT':
      return {
        offset: begin,
        problem: `In ${stands} or above it a ", { or [ is opened and not closed.`,
        remedy: 'Close it, as in  reply: { to: MAIL, code: 250 }.',
      };
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY': {
      const twice = /: .*: /.test(line);
      if (twice) return { offset, problem: `The text in ${stands} has a colon and a blank.`, remedy: QUOTE };
      return {
        offset: begin + line.length + 1,
        problem: `"${next.trim().slice(0, 80)}" is indented deeper than the line above it, which has its value already.`,
        remedy: 'Begin both in the same column.',
      };
    }
    case 'UNEXPECTED_TOKEN':
      return {
        offset,
        problem: `${stands} stands in another column than what it belongs to.`,
        remedy: 'Begin it in the same column as the other fields: two blanks behind where the hyphen stands.',
      };
    default:
      return {
        offset,
        problem: `${stands} is no YAML: ${message.split('\n')[0]?.replace(/ at line \d+.*$/, '')}.`,
        remedy: 'Indent with two blanks, and put text with : # * or {} in "quotes".',
      };
  }
}
