import { octetsOfLatin1 } from '@ehlo/protocol';
import {
  fetchResponse,
  type ImapFetch,
  type ImapRow,
  needOf,
  type Piece,
  type StaticTexts,
} from '@ehlo/protocol/imap/server';
import { shareSpent } from '../fair-share.ts';
import { type LetterReader, readHeader } from '../mail/imap-search.ts';

/** Octets of a letter in memory at once, where the response needs no more of it. */
const PIECE = 64 * 1024;
/** A longer beginning is read again, piece by piece. */
const MOST_AT_HAND = 256 * 1024;
const NOTHING = new Uint8Array(0);
const NOTHING_KNOWN: StaticTexts = {};
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
  letters: LetterReader,
  put: (octets: Uint8Array, letter?: 'letter') => Promise<boolean>,
): Promise<'sent' | 'missing' | 'cut'> {
  const asksLetters = needOf(items) !== 'nothing';
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
    const pause = shareSpent();
    if (pause) await pause;
    const { uid } = row.message;
    const known = asksLetters ? letters.known(row.message) : NOTHING_KNOWN;
    const response = ownResponse(row, items, known) ?? (await readResponse(row, items, { letters, known }));
    const ahead = response?.pieces.some(
      (piece) => typeof piece !== 'string' && piece.end > response.atHand.length,
    );
    // Once a literal is announced there is no way back.
    if (!response || (ahead && !(await letters.read(uid, { start: 0, end: 1 })))) {
      missing = true;
      continue;
    }
    const { pieces, atHand } = response;
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
          end <= atHand.length ? atHand.subarray(start, end) : await letters.read(uid, { start, end });
        if (some?.length !== end - start || !(await put(withoutNul(some), 'letter'))) return 'cut';
      }
    }
  }
  if (!(await flush())) return 'cut';
  return missing ? 'missing' : 'sent';
}

interface Response {
  pieces: Piece[];
  /** The letter's beginning, as much as may stay in memory while the client takes its time. */
  atHand: Uint8Array;
}

/** What can be answered without the letter: then nothing has to be awaited. */
function ownResponse(row: ImapRow, items: ImapFetch['items'], known: StaticTexts): Response | undefined {
  if (needOf(items, known) !== 'nothing') return undefined;
  return { pieces: fetchResponse(row, items, NOTHING, known), atHand: NOTHING };
}

/** Undefined where the letter is kept no more. */
async function readResponse(
  row: ImapRow,
  items: ImapFetch['items'],
  { letters, known }: { letters: LetterReader; known: StaticTexts },
): Promise<Response | undefined> {
  const { message } = row;
  const answer = (octets: Uint8Array | undefined): Response | undefined => {
    if (!octets) return undefined;
    const pieces = fetchResponse(row, items, octets, known);
    letters.learn(message, known);
    return { pieces, atHand: octets.length <= MOST_AT_HAND ? octets : NOTHING };
  };
  return needOf(items, known) === 'letter'
    ? letters.whole(message, answer)
    : answer(await readHeader(letters, message));
}

/** A NUL must not be sent at any time (RFC 3501 §9), and letters may have some. The octets that are handed in stay as they are. */
function withoutNul(octets: Uint8Array): Uint8Array {
  return octets.includes(NUL) ? octets.map((octet) => (octet === NUL ? NO_NUL : octet)) : octets;
}
