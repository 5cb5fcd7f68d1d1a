import { readFields } from '@ehlo/protocol/mail';
import type { Brought } from '@ehlo/wire';

/** A letter as a file has it, its lines ended by CR LF. */
export interface FileLetter {
  octets: Uint8Array;
  /** Microseconds: when it came, where the file says so. */
  at?: number;
  /** None, where nothing is said. */
  flags?: string[];
  /** Where it lay in another room before. */
  brought?: Brought;
}

/** `no-letter`: the one of that number, from 1, does not begin with a header field. */
export type FileProblem = { why: 'empty' } | { why: 'no-letter'; number: number };

/** An empty line, or the beginning, and a line that begins with From and has a time (RFC 4155 Appendix A). */
const SEPARATOR = /(?<=^|\n\n)From [^\n]*\d:\d\d[^\n]*(?:\n|$)/g;

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * One letter as an mbox file has it (RFC 4155 Appendix A): a line that says from whom and when, in UTC; the letter, its lines
 * ended by LF; an empty line. A line of the letter that could be taken for such a beginning gets a `>` more, and so does one
 * that has some already, so that a reader can take off exactly one ("mboxrd").
 *
 * @param about.at microseconds
 * @param about.reversePath empty for `<>`
 */
export function mboxEntry(
  letter: Uint8Array,
  { at, reversePath }: { at: number; reversePath: string },
): Uint8Array {
  const text = textOf(letter)
    .replace(/\r\n/g, '\n')
    .replace(/(?<=^|\n)(?=>*From )/g, '>');
  const from = /^\S+$/.test(reversePath) ? reversePath : 'MAILER-DAEMON';
  return Buffer.from(`From ${from} ${asctime(at)}\n${text}${text.endsWith('\n') ? '' : '\n'}\n`, 'latin1');
}

/** The letters of an mbox file, or the one that a file is (`.eml`). Lines may end with LF or CR LF. */
export function readLetters(file: Uint8Array): FileLetter[] | FileProblem {
  const text = textOf(file).replace(/\r\n/g, '\n');
  if (text.trim() === '') return { why: 'empty' };
  const separators = [...text.matchAll(SEPARATOR)];
  const letters =
    separators[0]?.index === 0
      ? separators.map((separator, index) => {
          const start = separator.index + separator[0].length;
          const end = separators[index + 1]?.index ?? text.length;
          return letterOf(unquoted(text.slice(start, end)), timeOf(separator[0]));
        })
      : [letterOf(text)];
  const bad = letters.findIndex(({ octets }) => readFields(octets).fields.length === 0);
  return bad < 0 ? letters : { why: 'no-letter', number: bad + 1 };
}

const textOf = (octets: Uint8Array): string =>
  Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString('latin1');

function letterOf(text: string, at?: number): FileLetter {
  return { octets: Buffer.from(text.replace(/\n/g, '\r\n'), 'latin1'), ...(at !== undefined && { at }) };
}

/** Without the empty line behind it, and without one `>` of each line that got one. */
function unquoted(entry: string): string {
  const letter = entry.endsWith('\n\n') ? entry.slice(0, -1) : entry;
  return letter.replace(/(?<=^|\n)>(?=>*From )/g, '');
}

/** As `Mon Nov 23 10:02:11 2026`; a zone before the year is left unread, for RFC 4155 has none. Microseconds. */
function timeOf(separator: string): number | undefined {
  const found = /([A-Z][a-z]{2}) +(\d{1,2}) +(\d{1,2}):(\d\d)(?::(\d\d))? +(?:[A-Z]+ +)?(\d{4})\b/.exec(
    separator,
  );
  const [, month = '', day, hour, minute, second = '0', year] = found ?? [];
  if (!MONTHS.includes(month)) return undefined;
  const ms = Date.UTC(
    Number(year),
    MONTHS.indexOf(month),
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  // Before there were such files a time is no time; it would be shown with every list.
  return ms > 0 ? ms * 1000 : undefined;
}

function asctime(at: number): string {
  const date = new Date(at / 1000);
  const clock = date.toISOString().slice(11, 19);
  const day = `${date.getUTCDate()}`.padStart(2, ' ');
  return `${DAYS[date.getUTCDay()]} ${MONTHS[date.getUTCMonth()]} ${day} ${clock} ${date.getUTCFullYear()}`;
}
