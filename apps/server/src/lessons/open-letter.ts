import { createHash } from 'node:crypto';
import type { LetterContent } from '@ehlo/lessons/judging';
import { readLetter } from '../letter/index.ts';

/** Letters larger than that are not opened for a check: conditions on what is in them do not fit. */
export const OPENED_OCTETS = 8 * 1024 * 1024;
const PART_TEXT = 64 * 1024;

/** What conditions may name of a letter. */
export function openLetter(source: Uint8Array): LetterContent {
  const letter = readLetter(source);
  return {
    fields: letter.headers().map(({ name, value }) => ({ name, value })),
    text: (letter.text() ?? letter.html() ?? '').replace(/\r\n/g, '\n').trimEnd(),
    parts: [
      ...textPart('text/plain', letter.text()),
      ...textPart('text/html', letter.html()),
      ...letter.parts.map(({ type, name, disposition, octets }) => {
        const content = octets();
        return {
          type,
          name,
          disposition,
          sha256: createHash('sha256').update(content).digest('hex'),
          text: Buffer.from(content.subarray(0, PART_TEXT)).toString('utf8'),
        };
      }),
    ],
  };
}

function textPart(type: string, text: string | undefined): LetterContent['parts'][number][] {
  if (text === undefined) return [];
  const sha256 = createHash('sha256').update(text).digest('hex');
  return [{ type, name: '', disposition: 'inline', sha256, text: text.slice(0, PART_TEXT) }];
}
