import { octetsOfLatin1 } from '../../octets.ts';
import { parseCommand } from '../../smtp/parse-command.ts';

/** The line if the grammar can read it, with its address in brackets if that is all it lacks; else nothing. */
export function parsedRepair(line: string): string | undefined {
  const text = line.trim();
  if (fits(text)) return text;
  const path = /^((?:MAIL FROM|RCPT TO)):\s*(.*)$/i.exec(text);
  const address = /[^\s<>"'()[\],;]+@[^\s<>"'()[\],;]+/.exec(path?.[2] ?? '')?.[0];
  if (!path || address === undefined) return undefined;
  const whole = `${path[1]}:<${address}>`;
  return fits(whole) ? whole : undefined;
}

function fits(text: string): boolean {
  const { verb, problem } = parseCommand(octetsOfLatin1(text));
  return verb !== undefined && problem === undefined;
}
