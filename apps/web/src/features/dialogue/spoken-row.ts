import { type Exchange, readable, type ServerReply } from '@ehlo/protocol/reading';
import { letterLines } from './letter-lines.ts';

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
  /** `550, no. `; nothing where there is no code. */
  stampWords: (reply: ServerReply) => string,
): string {
  const { command, letter, reply } = exchange;
  const answer =
    reply === undefined
      ? words.noAnswerYet
      : `${stampWords(reply)}${readable(reply.lines[0]?.rest.trim() ?? '')}`;
  if (command !== undefined) return words.row(line, readable(command.text), answer);
  if (letter !== undefined) return words.row(line, words.letterLines(letterLines(letter)), answer);
  return words.greetingRow(answer);
}
