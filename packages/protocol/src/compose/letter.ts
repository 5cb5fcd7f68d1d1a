import type { MailAddress } from '../mail/addresses.ts';
import { isAscii, utf8 } from '../octets.ts';
import { dateTime } from '../smtp/date.ts';
import { base64Lines, base64LinesSize } from './base64.ts';
import { addressField, headerField, textField } from './header-field.ts';
import { parameterWords } from './parameter.ts';
import { quotedPrintable } from './quoted-printable.ts';

export interface Attachment {
  name: string;
  /** `text/csv`; anything that is no such thing is sent as application/octet-stream. */
  type: string;
  octets: Uint8Array;
}

/** A letter as its writer thinks of it. */
export interface LetterDraft {
  from: readonly MailAddress[];
  to: readonly MailAddress[];
  cc: readonly MailAddress[];
  subject: string;
  /** Lines ended in any way. */
  text: string;
  attachments: readonly Attachment[];
  /** Milliseconds, and the writer's distance from UTC in minutes, east positive. */
  at: number;
  offsetMinutes: number;
  /** Without angle brackets. */
  messageId: string;
  /** Of the letter that this one answers, and of those before it (RFC 5322 §3.6.4). Without angle brackets. */
  answers?: { messageId: string; references: readonly string[] };
  /** Characters that make a boundary of this letter alone. */
  boundary: string;
}

/** What its octets are made of, in order; an attachment's are only made when they are asked for. */
export type LetterPiece = { kind: 'octets'; octets: Uint8Array } | { kind: 'base64'; octets: Uint8Array };

export interface ComposedLetter {
  pieces: readonly LetterPiece[];
  /** Octets of it all, before any dot is stuffed. */
  size: number;
  /** How the text crosses. */
  encoding: '7bit' | '8bit' | 'quoted-printable';
  /** Its header has characters beyond ASCII, in an address, where nothing can disguise them: it needs SMTPUTF8 (RFC 6532). */
  utf8Header: boolean;
}

/** Characters of a line that no server need take more of (RFC 5321 §4.5.3.1.6, without CR LF). */
const LONGEST_LINE = 998;
const TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/i;

/**
 * A letter of one text and its attachments (RFC 5322, RFC 2045 to 2047, RFC 2231), its lines ended by CR LF. Bcc is not in it:
 * who gets a blind copy is the envelope's to know.
 *
 * @param wire.eightBit the server takes octets above 127 (8BITMIME, RFC 6152); else text beyond ASCII is quoted-printable
 */
export function composeLetter(draft: LetterDraft, wire: { eightBit: boolean }): ComposedLetter {
  const text = linesOf(draft.text);
  const encoding = encodingOf(text, wire.eightBit);
  const body = utf8(encoding === 'quoted-printable' ? quotedPrintable(text) : text);
  const charset = encoding === '7bit' ? 'us-ascii' : 'utf-8';
  const textHead = `Content-Type: text/plain; charset=${charset}\r\nContent-Transfer-Encoding: ${encoding}\r\n`;
  const header = headerOf(draft);
  const pieces: LetterPiece[] = [];
  const write = (octets: Uint8Array) => pieces.push({ kind: 'octets', octets });
  if (draft.attachments.length === 0) {
    write(utf8(`${header}${textHead}\r\n`));
    write(body);
  } else {
    const cut = boundaryOutside(draft.boundary, text);
    write(utf8(`${header}${headerField('Content-Type', ['multipart/mixed;', `boundary="${cut}"`])}`));
    write(utf8(`\r\n--${cut}\r\n${textHead}\r\n`));
    write(body);
    for (const attachment of draft.attachments) {
      write(utf8(`--${cut}\r\n${attachmentHead(attachment)}\r\n`));
      pieces.push({ kind: 'base64', octets: attachment.octets });
    }
    write(utf8(`--${cut}--\r\n`));
  }
  return {
    pieces,
    size: pieces.reduce((sum, piece) => sum + pieceSize(piece), 0),
    encoding,
    utf8Header: !isAscii(header),
  };
}

export function pieceOctets(piece: LetterPiece): Uint8Array {
  return piece.kind === 'octets' ? piece.octets : base64Lines(piece.octets);
}

function pieceSize({ kind, octets }: LetterPiece): number {
  return kind === 'octets' ? octets.length : base64LinesSize(octets.length);
}

function headerOf(draft: LetterDraft): string {
  const { from, to, cc, subject, at, offsetMinutes, messageId, answers } = draft;
  const id = (value: string) => `<${value}>`;
  return [
    headerField('Date', [dateTime(at, offsetMinutes)]),
    addressField('From', from),
    // More than one writer: somebody has to have sent it (RFC 5322 §3.6.2).
    from.length > 1 ? addressField('Sender', from.slice(0, 1)) : '',
    to.length > 0 ? addressField('To', to) : '',
    cc.length > 0 ? addressField('Cc', cc) : '',
    headerField('Message-ID', [id(messageId)]),
    answers ? headerField('In-Reply-To', [id(answers.messageId)]) : '',
    answers ? headerField('References', [...answers.references, answers.messageId].map(id)) : '',
    textField('Subject', subject),
    'MIME-Version: 1.0\r\n',
  ].join('');
}

/** Every line ended by CR LF, the last one too. */
function linesOf(text: string): string {
  const lines = text.replace(/\r\n|\r|\n/g, '\r\n');
  return lines === '' || lines.endsWith('\r\n') ? lines : `${lines}\r\n`;
}

/** RFC 2045 §2.7, §2.8: 7bit and 8bit have no NUL, and no line longer than 998 octets. */
function encodingOf(text: string, eightBit: boolean): ComposedLetter['encoding'] {
  const wide = !isAscii(text);
  const long = text.split('\r\n').some((line) => (wide ? utf8(line) : line).length > LONGEST_LINE);
  if (long || text.includes('\0')) return 'quoted-printable';
  if (!wide) return '7bit';
  return eightBit ? '8bit' : 'quoted-printable';
}

function attachmentHead({ name, type }: Attachment): string {
  // A letter in a letter must not be in base64 (RFC 2046 §5.2.1), nor may what has parts of its own (RFC 2045 §6.4): as a file it may.
  const known = TYPE.test(type) && !/^(?:message|multipart)\//i.test(type);
  const words = name === '' ? [] : parameterWords('filename', name);
  const disposition = ['attachment', ...words].map((word, index, all) =>
    index < all.length - 1 ? `${word};` : word,
  );
  return [
    headerField('Content-Type', [known ? type : 'application/octet-stream']),
    headerField('Content-Disposition', disposition),
    'Content-Transfer-Encoding: base64\r\n',
  ].join('');
}

/** A boundary that begins no line of the text (RFC 2046 §5.1.1). */
function boundaryOutside(wished: string, text: string): string {
  let cut = wished;
  while (text.includes(`--${cut}`)) cut += '-';
  return cut;
}
