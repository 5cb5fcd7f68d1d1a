import type { Fact } from '../facts/fact.ts';
import type { TypedLine } from './take.ts';

/** Programs of the terminal that call somebody; nobody says such a line to a server. */
const COMMAND = /^(?:ncat|nc|telnet|openssl|swaks|curl|dig|nslookup|host|docker)\s/;

/**
 * Lines as they were taken: a command that was typed while another one still ran went to the prompt after it, as no program read it.
 */
export function asTaken(lines: readonly TypedLine[], facts: readonly Fact[]): TypedLine[] {
  const said = new Set(facts.flatMap(({ name, text }) => (name === 'line' ? [text.text] : [])));
  let letter = false;
  return lines.map((line) => {
    if (letter) letter = line.text !== '.';
    else if (/^DATA$/i.test(line.text)) letter = true;
    else if (line.to === 'program' && COMMAND.test(line.text) && !said.has(line.text))
      return { ...line, to: 'shell' };
    return line;
  });
}
