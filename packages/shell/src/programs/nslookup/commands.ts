import { textOfUtf8, utf8 } from '@ehlo/protocol';
import { Interrupted } from '../../streams/interrupt.ts';
import { linesOf } from '../../streams/lines.ts';
import { ToolExit } from '../dns/exit.ts';
import type { Process } from '../program.ts';

/** Lines that nslookup is told what to do with; undefined at the end. */
export interface Commands {
  next(): Promise<string | undefined>;
}

const PROMPT = '> ';

/** From a terminal: a prompt, and a line editor that fetches earlier lines and writes what is typed itself. */
function fromTerminal(process: Process): Commands {
  const earlier: string[] = [];
  process.stdin.setMode?.({ earlierLines: earlier });
  const echo = (text: string) => {
    if (!process.stdout.screen) return process.out(text);
    process.stdout.screen.showAs(utf8(text), '');
    return Promise.resolve();
  };
  return {
    async next() {
      await process.out(PROMPT);
      const octets = await readLine(process);
      if (octets === null) {
        await process.out('^D');
        return undefined;
      }
      const typed = textOfUtf8(octets);
      const line = typed.replace(/\n$/, '');
      if (line !== '') earlier.push(line);
      await echo(typed);
      return line;
    },
  };
}

/** @throws {ToolExit} at Ctrl-C: nslookup ends at its prompt as after a mistake. */
async function readLine(process: Process): Promise<Uint8Array | null> {
  try {
    return await process.stdin.read();
  } catch (error) {
    throw error instanceof Interrupted ? new ToolExit(1, '') : error;
  }
}

/** From a pipe or a file: lines, without a word. */
function fromInput(process: Process): Commands {
  const lines = linesOf(process.stdin);
  return {
    async next() {
      const { value, done } = await lines.next();
      if (done) return undefined;
      return textOfUtf8(Uint8Array.from(value, (character) => character.charCodeAt(0)));
    },
  };
}

export function openCommands(process: Process): Commands {
  return process.stdin.kind === 'terminal' ? fromTerminal(process) : fromInput(process);
}
