import { draftOf, type FieldReading } from './field-reading.ts';
import { lexemesOf, withoutComments } from './lexemes.ts';

/** A date and time (RFC 5322 §3.3). */
export interface DateReading extends FieldReading {
  /** Milliseconds since the epoch; undefined where it is no date. */
  atMs?: number;
  /** Minutes east of UTC; undefined where the zone says nothing certain. */
  offsetMinutes?: number;
}

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Hours (RFC 5322 §4.3); of the military letters only Z is as it was meant. */
const OLD_ZONES: Readonly<Record<string, number>> = {
  UT: 0,
  GMT: 0,
  UTC: 0,
  Z: 0,
  EDT: -4,
  EST: -5,
  CDT: -5,
  CST: -6,
  MDT: -6,
  MST: -7,
  PDT: -7,
  PST: -8,
};

/** Longer values are no date. */
const LONGEST = 400;
const RULE = 'RFC 5322 §3.3';
const OLD = 'RFC 5322 §4.3';

const USUAL =
  /^\s*(?:(?<day>[A-Za-z]{2,12})\s*,?\s*)?(?<date>\d{1,2})[\s-]+(?<month>[A-Za-z]{3,12})[\s-]+(?<year>\d{2,5})\s+(?<hour>\d{1,2})\s*:\s*(?<minute>\d{1,2})(?:\s*:\s*(?<second>\d{1,2}))?(?:\s*(?<zone>[+-]\d{1,6}|[A-Za-z]{1,8}))?(?<rest>\s*\S?)/d;
/** As C's `asctime` and `date` write it: no RFC allows it. */
const CTIME =
  /^\s*(?<day>[A-Za-z]{3})\s+(?<month>[A-Za-z]{3})\s+(?<date>\d{1,2})\s+(?<hour>\d{1,2}):(?<minute>\d{1,2})(?::(?<second>\d{1,2}))?\s+(?:(?<zone>[A-Z]{1,5})\s+)?(?<year>\d{4})(?<rest>\s*\S?)/d;

const NAMES = ['day', 'date', 'month', 'year', 'hour', 'minute', 'second', 'zone'] as const;

/**
 * Reads a date. Old forms are read and remarked on; of a zone that nobody can know the time is taken as UTC (RFC 5322 §4.3).
 *
 * @param value  After the colon, folded or not. Never throws.
 */
export function readDate(value: string): DateReading {
  const draft = draftOf('date');
  const whole = { start: 0, end: value.length };
  const lexemes = value.length > LONGEST ? [] : lexemesOf(value, '');
  for (const lexeme of lexemes)
    if (lexeme.kind === 'comment') draft.part(lexeme, 'comment', 'RFC 5322 §3.2.2');
  const text = lexemes.length === 0 ? '' : withoutComments(value, lexemes);
  const usual = USUAL.exec(text);
  const match = usual ?? CTIME.exec(text);
  if (!match?.groups || !match.indices?.groups) {
    draft.remark(whole, value.trim() === '' ? 'dateEmpty' : 'dateUnreadable', RULE);
    return draft.done();
  }
  const { groups } = match;
  const places = match.indices.groups;
  const at = (name: string) => {
    const [start, end] = places[name] ?? [0, 0];
    return { start, end };
  };
  const offset = zoneOf(groups.zone);
  for (const name of NAMES) {
    const id =
      name === 'zone' ? `zone-${offset.kind === 'impossible' ? 'unknown' : offset.kind}` : `date-${name}`;
    draft.part(at(name), id, offset.kind === 'old' && name === 'zone' ? OLD : RULE, {
      text: groups[name] ?? '',
    });
  }
  if (!usual) draft.remark(whole, 'dateCtime', RULE);
  if (groups.rest?.trim()) draft.remark({ start: at('rest').end - 1, end: value.length }, 'dateMore', RULE);
  const year = fullYear(groups.year ?? '');
  if ((groups.year ?? '').length < 4) draft.remark(at('year'), 'yearShort', OLD, { year });
  if (offset.kind === 'none') draft.remark(whole, 'zoneMissing', RULE);
  if (offset.kind === 'old' || offset.kind === 'unknown')
    draft.remark(at('zone'), offset.kind === 'old' ? 'zoneOld' : 'zoneUnknown', OLD, {
      zone: groups.zone ?? '',
      offset: clock(offset.minutes ?? 0),
    });

  const month = MONTHS.indexOf((groups.month ?? '').slice(0, 3).toLowerCase());
  const [day, hour, minute, second] = [groups.date, groups.hour, groups.minute, groups.second].map((text) =>
    Number(text ?? 0),
  ) as [number, number, number, number];
  const start = month < 0 ? Number.NaN : utc(year, month, day, hour, minute, Math.min(second, 59));
  const real = new Date(start);
  const fits =
    real.getUTCDate() === day && hour <= 23 && minute <= 59 && second <= 60 && offset.kind !== 'impossible';
  if (Number.isNaN(start) || !fits) {
    draft.remark(whole, 'dateImpossible', RULE);
    return draft.done();
  }
  const named = DAYS.indexOf((groups.day ?? '').slice(0, 3).toLowerCase());
  if (groups.day !== undefined && named !== real.getUTCDay())
    draft.remark(at('day'), 'dayWrong', RULE, { day: groups.day, weekday: real.getUTCDay() });
  const atMs = start - (offset.minutes ?? 0) * 60_000;
  draft.say(offset.kind === 'nowhere' ? 'dateNowhere' : 'date', RULE, {
    weekday: real.getUTCDay(),
    local: stamp(start),
    utc: stamp(atMs),
    zone: offset.minutes === undefined ? '' : clock(offset.minutes),
  });
  return {
    ...draft.done(),
    atMs,
    ...(offset.minutes === undefined || offset.kind === 'nowhere' ? {} : { offsetMinutes: offset.minutes }),
  };
}

/** Years of two digits to 49 are of this century, the others and those of three digits of the last (RFC 5322 §4.3). */
function fullYear(text: string): number {
  const year = Number(text);
  if (text.length >= 4) return year;
  return text.length === 2 && year < 50 ? year + 2000 : year + 1900;
}

type Zone = {
  kind: 'offset' | 'nowhere' | 'old' | 'unknown' | 'none' | 'impossible';
  minutes?: number;
};

function zoneOf(text: string | undefined): Zone {
  if (text === undefined) return { kind: 'none' };
  const offset = /^([+-])(\d\d)(\d\d)$/.exec(text);
  if (offset) {
    const [, sign, hours, minutes] = offset;
    const away = Number(hours) * 60 + Number(minutes);
    if (Number(minutes) > 59) return { kind: 'impossible' };
    if (text === '-0000') return { kind: 'nowhere', minutes: 0 };
    return { kind: 'offset', minutes: sign === '-' ? -away : away };
  }
  const hours = OLD_ZONES[text.toUpperCase()];
  return hours === undefined ? { kind: 'unknown' } : { kind: 'old', minutes: hours * 60 };
}

function utc(year: number, month: number, day: number, hour: number, minute: number, second: number): number {
  if (year > 9999) return Number.NaN;
  // `Date.UTC` takes years below 100 for those of the last century.
  const date = new Date(Date.UTC(2000, month, day, hour, minute, second));
  date.setUTCFullYear(year, month, day);
  return date.getTime();
}

const two = (value: number) => String(value).padStart(2, '0');
const clock = (minutes: number) =>
  `${minutes < 0 ? '-' : '+'}${two(Math.floor(Math.abs(minutes) / 60))}${two(Math.abs(minutes) % 60)}`;
const stamp = (ms: number) => new Date(ms).toISOString().replace('T', ' ').replace(/\..*$/, '');
