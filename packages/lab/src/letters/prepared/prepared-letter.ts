import { createHash } from 'node:crypto';
import { concat, octetsOfLatin1, utf8 } from '@ehlo/protocol';
import { composeLetter, type LetterDraft, pieceOctets } from '@ehlo/protocol/compose';
import { dateTime } from '@ehlo/protocol/smtp';
import type { PreparedLetter } from '@ehlo/wire';
import * as texts from './texts.ts';

/** Whom it is for, and when it is made. */
export interface PreparedFor {
  /** Address of the mailbox. */
  to: string;
  /** Milliseconds since the epoch. */
  now: number;
  /** Letters and digits that make its Message-ID its own. */
  id: string;
}

const LARGE_OCTETS = 5 * 2 ** 20;
/** Parts within parts of the deep one. */
const DEPTH = 12;
const LONGEST_LINE = 998;

type Make = (about: PreparedFor) => Uint8Array;

const written =
  (text: string): Make =>
  ({ to, now, id }) => {
    const filled = text
      .replaceAll('{to}', to)
      .replaceAll('{id}', id)
      .replaceAll('{date}', dateTime(now))
      .replace(/\n/g, '\r\n');
    return utf8(filled);
  };

function composed(
  { to, now, id }: PreparedFor,
  draft: Pick<LetterDraft, 'subject' | 'text' | 'attachments'>,
): Uint8Array {
  const { pieces } = composeLetter(
    {
      from: [{ name: 'Alice', address: 'alice@campus.test' }],
      to: [{ name: '', address: to }],
      cc: [],
      at: now,
      offsetMinutes: 0,
      messageId: `${id}@mail.campus.test`,
      boundary: `=_${id}`,
      ...draft,
    },
    { eightBit: false },
  );
  return concat(pieces.map(pieceOctets));
}

/** Octets that look like nothing, and are always the same. */
function noise(length: number): Uint8Array {
  const octets = new Uint8Array(length);
  let state = 0x2545f491;
  for (let index = 0; index < length; index++) {
    // xorshift32: the letter is the same on every machine, so that its hash can be written down.
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    octets[index] = state & 255;
  }
  return octets;
}

const sha256 = (octets: Uint8Array) => createHash('sha256').update(octets).digest('hex');

const TIMETABLE = utf8(
  'jour;heure;cours\r\nlundi;08:30;Réseaux\r\nmardi;10:25;Protocoles\r\njeudi;13:15;Messagerie\r\n',
);

function attachment(about: PreparedFor): Uint8Array {
  const picture = noise(3000);
  return composed(about, {
    subject: 'Timetable, and a file to check',
    text: `Hello,

two files are attached. Save them and look whether they came whole:

  horaires d’été.csv
  ${sha256(TIMETABLE)}

  noise.bin
  ${sha256(picture)}

(sha256sum says it.) In the source each is base64, between two lines that
begin with the boundary.

Alice
`,
    attachments: [
      { name: 'horaires d’été.csv', type: 'text/csv', octets: TIMETABLE },
      { name: 'noise.bin', type: 'application/octet-stream', octets: picture },
    ],
  });
}

function large(about: PreparedFor): Uint8Array {
  const octets = noise(LARGE_OCTETS);
  return composed(about, {
    subject: 'Five mebibytes',
    text: `This letter carries 5 MiB of noise. In base64 it is a third larger: look at
its size in the list. A program that reads over IMAP can ask for its first part
alone; one over POP3 takes it whole, or its first lines with TOP.

sha256 ${sha256(octets)}
`,
    attachments: [{ name: 'five-mebibytes.bin', type: 'application/octet-stream', octets }],
  });
}

const filler = (length: number): string => 'abcdefghij'.repeat(Math.ceil(length / 10)).slice(0, length);

function longLines(about: PreparedFor): Uint8Array {
  const references = Array.from({ length: 30 }, (_, n) => `<${n}.${about.id}@lists.campus.test>`);
  const header = `From: Bob <bob@campus.test>
To: ${about.to}
Subject: Long lines
Date: ${dateTime(about.now)}
Message-ID: <${about.id}@mail.campus.test>
References: ${references.join('\n ')}
MIME-Version: 1.0
Content-Type: text/plain; charset=us-ascii

The next line has 998 characters, the most that a line may have (RFC 5322,
section 2.1.1). One more, and a server may cut it or refuse the letter:

${filler(LONGEST_LINE)}

The References field above is long too: it is folded, each fold a line that
begins with a blank.
`;
  return octetsOfLatin1(header.replace(/\n/g, '\r\n'));
}

/** Multiparts and a letter within, twelve levels of them, each with a line of text. */
function deep(about: PreparedFor): Uint8Array {
  let body = `Content-Type: text/plain; charset=us-ascii\n\nLevel ${DEPTH}: here it ends.\n`;
  for (let level = DEPTH - 1; level > 0; level--) {
    const cut = `level-${level}`;
    const inner =
      level === DEPTH / 2
        ? `Content-Type: message/rfc822\n\nFrom: Carla <carla@faculty.test>\nTo: bob@campus.test\nSubject: A letter in the letter\nDate: ${dateTime(about.now - 86_400_000)}\nMessage-ID: <inner.${about.id}@faculty.test>\nMIME-Version: 1.0\n${body}`
        : body;
    body = `Content-Type: multipart/mixed; boundary="${cut}"\n\n--${cut}\nContent-Type: text/plain; charset=us-ascii\n\nLevel ${level}.\n--${cut}\n${inner}--${cut}--\n`;
  }
  const header = `From: Bob <bob@campus.test>
To: ${about.to}
Subject: Twelve levels deep
Date: ${dateTime(about.now)}
Message-ID: <${about.id}@mail.campus.test>
MIME-Version: 1.0
`;
  return octetsOfLatin1(`${header}${body}`.replace(/\n/g, '\r\n'));
}

const MAKES: Readonly<Record<PreparedLetter, Make>> = {
  plain: written(texts.PLAIN),
  utf8: written(texts.UTF8),
  alternative: written(texts.ALTERNATIVE),
  html: written(texts.HTML),
  attachment,
  list: written(texts.LIST),
  bounce: written(texts.BOUNCE),
  phishing: written(texts.PHISHING),
  dots: written(texts.DOTS),
  'long-lines': longLines,
  deep,
  large,
};

/** One of the prepared letters, its lines ended by CR LF. */
export const preparedLetter = (letter: PreparedLetter, about: PreparedFor): Uint8Array =>
  MAKES[letter](about);
