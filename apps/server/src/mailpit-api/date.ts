const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `[day,] 5 Nov 2025 10:00[:30] +0100` (RFC 5322 §3.3, obsolete years and zones of §4.3). */
const DATE =
  /^\s*(?:[a-z]{3}\s*,\s*)?(\d{1,2})\s+([a-z]{3})\s+(\d{2}|\d{4})\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([+-]\d{4}|[a-z]{1,5})?/i;

/** Zones of RFC 5322 §4.3; every other name is said to mean nothing (-0000). */
const ZONES: Readonly<Record<string, number>> = {
  EST: -300,
  EDT: -240,
  CST: -360,
  CDT: -300,
  MST: -420,
  MDT: -360,
  PST: -480,
  PDT: -420,
};

/** A Date field as RFC 3339 with the offset that it has, or undefined when it is no date. */
export function rfc3339OfDate(field: string): string | undefined {
  const match = DATE.exec(field.slice(0, 100));
  if (!match) return undefined;
  const [, day = '', monthName = '', yearText = '', hour = '', minute = '', second = '00', zone = ''] = match;
  const month = MONTHS.indexOf(monthName.toLowerCase());
  const year =
    yearText.length === 4 ? Number(yearText) : Number(yearText) + (Number(yearText) < 50 ? 2000 : 1900);
  const local = Date.UTC(
    year,
    month,
    Number(day),
    Number(hour),
    Number(minute),
    Math.min(59, Number(second)),
  );
  // 31 February is no date, and Date.UTC would make one of it.
  if (month < 0 || new Date(local).getUTCDate() !== Number(day) || Number(hour) > 23 || Number(minute) > 59)
    return undefined;
  return `${new Date(local).toISOString().slice(0, 19)}${offset(zone)}`;
}

function offset(zone: string): string {
  const minutes = /^[+-]/.test(zone)
    ? (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3)))
    : (ZONES[zone.toUpperCase()] ?? 0);
  if (minutes === 0) return 'Z';
  const part = (value: number) => String(value).padStart(2, '0');
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${part(Math.floor(size / 60) % 24)}:${part(size % 60)}`;
}

/** @param at microseconds since the epoch */
export function rfc3339OfMicroseconds(at: number): string {
  return new Date(Math.floor(at / 1000)).toISOString();
}
