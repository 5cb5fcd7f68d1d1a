import { textOfCharset } from '../mail/charset.ts';
import { decodeEncodedWords, encodedWordsIn, MOST_WORD } from '../mail/encoded-word.ts';
import { draftOf, type FieldReading } from './field-reading.ts';
import { MOST_OCTETS } from './lexemes.ts';

/** Free text with encoded words in it: Subject, Comments, Content-Description (RFC 2047). */
export interface TextReading extends FieldReading {
  /** As a person is to read it. */
  decoded: string;
}

/** @param value  After the colon, folded or not. Never throws. */
export function readFreeText(value: string): TextReading {
  const draft = draftOf('text');
  const text = value.slice(0, MOST_OCTETS);
  for (const { start, end, charset, encoding } of encodedWordsIn(text)) {
    const word = text.slice(start, end);
    const params = { charset, text: decodeEncodedWords(word) };
    draft.part({ start, end }, `encodedWord-${encoding}`, 'RFC 2047 §2', params);
    if (textOfCharset(new Uint8Array(0), charset) === undefined)
      draft.remark({ start, end }, 'charsetUnknown', 'RFC 2047 §6.2', { charset });
    if (end - start > MOST_WORD)
      draft.remark({ start, end }, 'encodedWordLong', 'RFC 2047 §2', { octets: end - start });
  }
  for (const { index, 0: run } of text.matchAll(/[^\x00-\x7f]+/g)) {
    const place = { start: index, end: index + run.length };
    draft.part(place, 'raw8bit', 'RFC 6532 §3.2', { text: run.slice(0, 40) });
  }
  return { ...draft.done(), decoded: decodeEncodedWords(text.replace(/\r?\n/g, '')) };
}
