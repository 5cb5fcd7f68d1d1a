import { octetsOfLatin1 } from '@ehlo/protocol';
import { fetchResponse, type ImapFetch, type ImapRow, type Need, needOf } from '@ehlo/protocol/imap/server';
import { type ReadLetter, readHeader } from '../mail/imap-search.ts';

/** Octets of a letter in memory at once, where the response needs no more of it. */
const PIECE = 64 * 1024;
const NOTHING = new Uint8Array(0);
const NUL = 0;
/** What Dovecot says for it: as long, and no character of any charset that mail is in. */
const NO_NUL = 0x80;

/**
 * Sends FETCH responses one after the other, as the client takes them.
 *
 * @param put resolves when more may be written; with false when the connection is no more. `letter`: octets of a literal
 * @returns `missing`: some could not be made, and nothing of them went out. `cut`: the rest of a literal is lost. Never rejects
 */
export async function sendResponses(
  { rows, items }: ImapFetch,
  read: ReadLetter,
  put: (octets: Uint8Array, letter?: 'letter') => Promise<boolean>,
): Promise<'sent' | 'missing' | 'cut'> {
  const need = needOf(items);
  let missing = false;
  let text: string[] = [];
  let length = 0;
  const flush = async (): Promise<boolean> => {
    const octets = octetsOfLatin1(text.join(''));
    text = [];
    length = 0;
    return put(withoutNul(octets));
  };
  for (const row of rows) {
    const octets = await atHand(row, need, read);
    const pieces = octets && fetchResponse(row, items, octets);
    const ahead = octets && pieces?.some((piece) => typeof piece !== 'string' && piece.end > octets.length);
    // Once a literal is announced there is no way back.
    if (!octets || !pieces || (ahead && !(await read(row.message.uid, { start: 0, end: 1 })))) {
      missing = true;
      continue;
    }
    for (const piece of pieces) {
      if (typeof piece === 'string') {
        text.push(piece);
        length += piece.length;
        if (length > PIECE && !(await flush())) return 'cut';
        continue;
      }
      if (!(await flush())) return 'cut';
      for (let start = piece.start; start < piece.end; start += PIECE) {
        const end = Math.min(piece.end, start + PIECE);
        const some =
          end <= octets.length ? octets.subarray(start, end) : await read(row.message.uid, { start, end });
        if (some?.length !== end - start || !(await put(withoutNul(some), 'letter'))) return 'cut';
      }
    }
  }
  if (!(await flush())) return 'cut';
  return missing ? 'missing' : 'sent';
}

function atHand(row: ImapRow, need: Need, read: ReadLetter): Promise<Uint8Array | undefined> | Uint8Array {
  const { uid, size } = row.message;
  if (need === 'nothing') return NOTHING;
  return need === 'header' ? readHeader(read, row.message) : read(uid, { start: 0, end: size });
}

/** A NUL must not be sent at any time (RFC 3501 §9), and letters may have some. The octets that are handed in stay as they are. */
function withoutNul(octets: Uint8Array): Uint8Array {
  return octets.includes(NUL) ? octets.map((octet) => (octet === NUL ? NO_NUL : octet)) : octets;
}
