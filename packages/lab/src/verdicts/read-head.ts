import type { BlobStore } from '@ehlo/log';
import { latin1 } from '@ehlo/protocol';

/** Octets of a header section whose signatures are checked. */
const MOST_HEAD_OCTETS = 32 * 1024;
/** Octets of `From:` that are read for authors: a list of more is read in quadratic time. */
const MOST_FROM_OCTETS = 8 * 1024;
/** Octets of a letter whose signatures are checked: canonicalizing more would hold up everybody (RFC 6376 §8.15). */
export const MOST_SIGNED_OCTETS = 512 * 1024;
/** Signatures that are looked at (RFC 6376 §6.1 leaves the choice to the verifier). */
const MOST_SIGNATURES = 5;

/** A letter as far as verdicts need it, one character per octet. */
export interface Head {
  /** `From:` fields, CRLF-terminated. */
  from: string;
  signatures: number;
  /** All of the letter, with no more signatures than are looked at; undefined where they are not, or there are none. */
  signed: Buffer | undefined;
}

/** @returns undefined when the letter is kept no more */
export async function readHead(
  blobs: Pick<BlobStore, 'read'>,
  letter: { sha256: string; size: number },
): Promise<Head | undefined> {
  let octets = await blobs.read(letter.sha256, { start: 0, end: Math.min(letter.size, MOST_HEAD_OCTETS) });
  if (!octets) return undefined;
  let end = endOfHead(latin1(octets));
  const long = end === undefined && letter.size > MOST_HEAD_OCTETS;
  // Who it says that it is from counts, however much stands before it.
  if (long) octets = await blobs.read(letter.sha256);
  if (!octets) return undefined;
  const text = latin1(octets);
  if (long) end = endOfHead(text);
  const fields = text.slice(0, end ?? text.length).split(/\r?\n(?![ \t])/);
  const from = fields.filter((field) => /^from[ \t]*:/i.test(field));
  let signatures = 0;
  const looked = fields.filter((field) => {
    if (/^dkim-signature[ \t]*:/i.test(field)) return ++signatures <= MOST_SIGNATURES;
    // Chains of others' verdicts are not followed.
    return !/^arc-[a-z-]+[ \t]*:/i.test(field);
  });
  const read: Head = {
    from: `${from.join('\r\n').slice(0, MOST_FROM_OCTETS)}\r\n`,
    signatures: Math.min(signatures, MOST_SIGNATURES),
    signed: undefined,
  };
  if (signatures === 0 || long || letter.size > MOST_SIGNED_OCTETS) return read;
  const whole = letter.size > octets.length ? await blobs.read(letter.sha256) : octets;
  if (!whole) return undefined;
  const body =
    end === undefined
      ? ''
      : latin1(whole)
          .slice(end)
          .replace(/^\r?\n\r?\n/, '');
  // A bare line feed would be a turn of its own in the library, which reads it as a line's end too.
  read.signed = Buffer.from(`${looked.join('\r\n')}\r\n\r\n${body.replace(/\r?\n/g, '\r\n')}`, 'latin1');
  return read;
}

function endOfHead(text: string): number | undefined {
  const at = /\r?\n\r?\n/.exec(text)?.index;
  // A letter that begins with an empty line has no header.
  return /^\r?\n/.test(text) ? 0 : at;
}
