/** How a server writes what is not its own to choose (RFC 3501 §4.3, §4.5). All texts are one character an octet. */
import { latin1, utf8 } from '../../octets.ts';

/** Longer strings go as literals. */
const MOST_QUOTED = 1000;

/** NIL for what is not there. */
export const nil = (text: string | undefined): string => (text === undefined ? 'NIL' : stringOf(text));

/** A decoded text: in quotes where it is plain, else a literal of its UTF-8. A NUL has no place in either (§9, `CHAR8`). */
export function stringOf(text: string): string {
  if (text.length <= MOST_QUOTED && /^[\x20-\x7e]*$/.test(text)) return quoted(text);
  const octets = latin1(utf8(text)).replace(/\0/g, '');
  return `{${octets.length}}\r\n${octets}`;
}

export const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** Numbers, ascending or not, as the shortest set (§9, `sequence-set`): neighbours that ascend become a range. */
export function setOf(numbers: readonly number[]): string {
  const ranges: string[] = [];
  for (let at = 0; at < numbers.length; ) {
    const first = numbers[at] as number;
    let last = first;
    at++;
    while (numbers[at] === last + 1) {
      last++;
      at++;
    }
    ranges.push(first === last ? `${first}` : `${first}:${last}`);
  }
  return ranges.join(',');
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const two = (number: number): string => `${number}`.padStart(2, '0');

/** `" 1-Sep-2026 09:30:00 +0000"` (§9, `date-time`). @param at microseconds since the epoch */
export function dateTimeOf(at: number): string {
  const date = new Date(Math.floor(at / 1000));
  const day = `${date.getUTCDate()}`.padStart(2, ' ');
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':');
  return `"${day}-${MONTHS[date.getUTCMonth()]}-${`${date.getUTCFullYear()}`.padStart(4, '0')} ${time} +0000"`;
}

/** Microseconds since the epoch of a `date-time`; undefined where it is none. */
export function readDateTime(text: string): number | undefined {
  const found = /^([ \d]\d)-([A-Za-z]{3})-(\d{4}) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)$/.exec(text);
  if (!found) return undefined;
  const [, day, month, year, hours, minutes, seconds, sign, zoneHours, zoneMinutes] = found;
  const midnight = dayOf(`${day?.trim()}-${month}-${year}`);
  if (midnight === undefined || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 60)
    return undefined;
  const east = (sign === '-' ? -60 : 60) * (Number(zoneHours) * 60 + Number(zoneMinutes));
  const time = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds) - east;
  return (midnight * 86_400 + time) * 1_000_000;
}

/** Days since the epoch of `1-Sep-2026` (§9, `date-text`); undefined where there is no such day. */
export function dayOf(text: string): number | undefined {
  const found = /^(\d{1,2})-([A-Za-z]{3})-(\d{4})$/.exec(text);
  const month = MONTHS.findIndex((name) => name.toLowerCase() === found?.[2]?.toLowerCase());
  if (!found || month < 0) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(Number(found[3]), month, Number(found[1]));
  return date.getUTCDate() === Number(found[1]) ? Math.floor(date.getTime() / 86_400_000) : undefined;
}
