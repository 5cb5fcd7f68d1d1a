import { resolvePath } from '../paths.ts';
import { refuseOption } from './files.ts';
import { readOptions } from './getopt.ts';
import type { Program } from './program.ts';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const MONTHS = 'January February March April May June July August September October November December'.split(
  ' ',
);
const ISO_FORMS: Readonly<Record<string, string>> = {
  '': '%Y-%m-%d',
  date: '%Y-%m-%d',
  hours: '%Y-%m-%dT%H%:z',
  minutes: '%Y-%m-%dT%H:%M%:z',
  seconds: '%Y-%m-%dT%H:%M:%S%:z',
  s: '%Y-%m-%dT%H:%M:%S%:z',
};
const UNITS_MS: Readonly<Record<string, number>> = {
  sec: 1_000,
  second: 1_000,
  min: 60_000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 604_800_000,
};

/** `date [-u] [-R] [-I] [-d TEXT] [-r FILE] [+FORMAT]`. `-R` prints the form that a mail's Date: field wants (RFC 5322 §3.3). */
export const date: Program = async (process) => {
  const words = process.argv
    .slice(1)
    .map((word) => word.replace(/^-I(.+)$/, '--iso-8601=$1').replace(/^-I$|^--iso-8601$/, '--iso-8601='));
  const options = readOptions(words, {
    short: 'uRd:r:',
    long: {
      date: { is: 'd', argument: true },
      'iso-8601': { is: 'I', argument: true },
      reference: { is: 'r', argument: true },
      'rfc-email': { is: 'R', argument: false },
      universal: { is: 'u', argument: false },
      utc: { is: 'u', argument: false },
    },
  });
  if (!options.ok) return refuseOption(process, options.problem);
  const utc = options.has('u');
  const form = options.operands.find((word) => word.startsWith('+'))?.slice(1);
  const other = options.operands.find((word) => !word.startsWith('+'));
  if (other !== undefined) {
    await process.err('date: cannot set date: Operation not permitted\n');
    return 1;
  }
  let ms = process.world.clock.now();
  const file = options.value('r');
  const text = options.value('d');
  if (file !== undefined) {
    const found = await process.world.files.stat(resolvePath(process.session.directory, file));
    if (!found) {
      await process.err(`date: ${file}: No such file or directory\n`);
      return 1;
    }
    ms = found.modified;
  } else if (text !== undefined) {
    const read = readTime(text, ms, utc);
    if (read === undefined) {
      await process.err(`date: invalid date ‘${text}’\n`);
      return 1;
    }
    ms = read;
  }
  const iso = options.value('I');
  const shown =
    form ??
    (iso === undefined ? undefined : ISO_FORMS[iso]) ??
    (options.has('R') ? '%a, %d %b %Y %H:%M:%S %z' : '%a %b %e %H:%M:%S %Z %Y');
  await process.out(`${formatTime(ms, shown, utc)}\n`);
  return 0;
};

/** `@SECONDS`, a date with or without a time, a time of today, `now`, `yesterday`, `2 days ago`, `+1 hour`. */
function readTime(text: string, nowMs: number, utc: boolean): number | undefined {
  const plain = text.trim().toLowerCase();
  const seconds = /^@(-?\d+(?:\.\d+)?)$/.exec(plain);
  if (seconds) return Number(seconds[1]) * 1_000;
  if (plain === 'now' || plain === 'today' || plain === '') return nowMs;
  if (plain === 'yesterday') return nowMs - 86_400_000;
  if (plain === 'tomorrow') return nowMs + 86_400_000;
  const relative = /^([-+]?\d+)\s*(sec|second|min|minute|hour|day|week)s?( ago)?$/.exec(plain);
  if (relative)
    return nowMs + Number(relative[1]) * (UNITS_MS[relative[2] as string] as number) * (relative[3] ? -1 : 1);
  const absolute =
    /^(?:(\d{4})-(\d{1,2})-(\d{1,2}))?(?:[t ]?(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*(z|utc|gmt|[-+]\d{2}:?\d{2})?$/.exec(
      plain,
    );
  if (!absolute) {
    // A mail's own form, which the engine reads too.
    const parsed = /^[a-z]{3},? .*\d{4}/i.test(text.trim()) ? Date.parse(text) : Number.NaN;
    return Number.isNaN(parsed) ? undefined : parsed;
  }
  const [, year, month, day, hours = '0', minutes = '0', secs = '0', zone] = absolute;
  const today = new Date(nowMs);
  const numbers = [
    Number(year ?? today.getFullYear()),
    Number(month ?? today.getMonth() + 1) - 1,
    Number(day ?? today.getDate()),
    Number(hours),
    Number(minutes),
    Number(secs),
  ] as const;
  if (
    numbers[1] > 11 ||
    numbers[2] < 1 ||
    numbers[2] > 31 ||
    numbers[3] > 23 ||
    numbers[4] > 59 ||
    numbers[5] > 60
  )
    return undefined;
  const offset = /^([-+])(\d{2}):?(\d{2})$/.exec(zone ?? '');
  if (offset)
    return (
      Date.UTC(...numbers) -
      (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3])) * 60_000
    );
  return utc || zone !== undefined ? Date.UTC(...numbers) : new Date(...numbers).getTime();
}

/** The conversions of strftime(3) that people use. */
export function formatTime(ms: number, form: string, utc: boolean): string {
  const local = new Date(ms);
  const offset = utc ? 0 : -local.getTimezoneOffset();
  // Shifted, so that its UTC fields are those of the clock on the wall.
  const wall = new Date(ms + offset * 60_000);
  const pad = (number: number, filler = '0') => String(number).padStart(2, filler);
  const zone = `${offset < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(offset) / 60))}${pad(Math.abs(offset) % 60)}`;
  const [day, , month] = wall.toUTCString().split(/[ ,]+/) as [string, string, string];
  const fields: Record<string, () => string> = {
    a: () => day,
    b: () => month,
    d: () => pad(wall.getUTCDate()),
    e: () => pad(wall.getUTCDate(), ' '),
    m: () => pad(wall.getUTCMonth() + 1),
    Y: () => String(wall.getUTCFullYear()),
    y: () => pad(wall.getUTCFullYear() % 100),
    H: () => pad(wall.getUTCHours()),
    M: () => pad(wall.getUTCMinutes()),
    S: () => pad(wall.getUTCSeconds()),
    s: () => String(Math.floor(ms / 1_000)),
    z: () => zone,
    Z: () => (offset === 0 ? 'UTC' : zone),
    F: () => formatTime(ms, '%Y-%m-%d', utc),
    T: () => formatTime(ms, '%H:%M:%S', utc),
    R: () => formatTime(ms, '%H:%M', utc),
    '%': () => '%',
    A: () => DAYS[wall.getUTCDay()] as string,
    B: () => MONTHS[wall.getUTCMonth()] as string,
    h: () => month,
    I: () => pad(wall.getUTCHours() % 12 || 12),
    l: () => pad(wall.getUTCHours() % 12 || 12, ' '),
    k: () => pad(wall.getUTCHours(), ' '),
    p: () => (wall.getUTCHours() < 12 ? 'AM' : 'PM'),
    P: () => (wall.getUTCHours() < 12 ? 'am' : 'pm'),
    j: () =>
      String(Math.floor((wall.getTime() - Date.UTC(wall.getUTCFullYear(), 0, 1)) / 86_400_000) + 1).padStart(
        3,
        '0',
      ),
    u: () => String(wall.getUTCDay() || 7),
    w: () => String(wall.getUTCDay()),
    N: () =>
      String(Math.floor(((ms % 1_000) + 1_000) % 1_000))
        .padStart(3, '0')
        .padEnd(9, '0'),
    C: () => pad(Math.floor(wall.getUTCFullYear() / 100)),
    n: () => '\n',
    t: () => '\t',
    D: () => formatTime(ms, '%m/%d/%y', utc),
    c: () => formatTime(ms, '%a %b %e %H:%M:%S %Y', utc),
    x: () => formatTime(ms, '%m/%d/%y', utc),
    X: () => formatTime(ms, '%H:%M:%S', utc),
    r: () => formatTime(ms, '%I:%M:%S %p', utc),
  };
  return form
    .replaceAll('%:z', `${zone.slice(0, 3)}:${zone.slice(3)}`)
    .replace(/%-?([a-zA-Z%])/g, (whole, letter: string) => {
      const text = fields[letter]?.();
      return text === undefined ? whole : whole[1] === '-' ? text.replace(/^[0 ](?=.)/, '') : text;
    });
}
