import { decodeEscapes } from './escapes.ts';
import type { Program } from './program.ts';

/** bash's echo: `-n`, `-e`, `-E`, bundled; anything else is text. */
export const echo: Program = async (process) => {
  const words = process.argv.slice(1);
  let newline = true;
  let escapes = false;
  while (words[0] !== undefined && /^-[neE]+$/.test(words[0])) {
    for (const letter of words[0].slice(1)) {
      if (letter === 'n') newline = false;
      else escapes = letter === 'e';
    }
    words.shift();
  }
  const text = words.join(' ');
  if (!escapes) {
    await process.out(newline ? `${text}\n` : text);
    return 0;
  }
  const { octets, stop } = decodeEscapes(text, true);
  if (newline && !stop) octets.push(10);
  await process.stdout.write(Uint8Array.from(octets));
  return 0;
};
