import type { Exchange } from '@ehlo/protocol/reading';

/** One sentence a screen reader reads for a row (ui.md, section 6). */
export function spokenRow(
  exchange: Exchange,
  line: number,
  words: {
    row: (line: number, said: string, answer: string) => string;
    greetingRow: (answer: string) => string;
    noAnswerYet: string;
    letterLines: (count: number) => string;
  },
  classWord: (code: number) => string,
): string {
  const { command, letter, reply } = exchange;
  const answer =
    reply === undefined
      ? words.noAnswerYet
      : `${reply.code}, ${classWord(reply.code)}. ${reply.lines.at(-1)?.rest.trim() ?? ''}`;
  if (command !== undefined) return words.row(line, command.text, answer);
  if (letter !== undefined) return words.row(line, words.letterLines(letter.total), answer);
  return words.greetingRow(answer);
}
