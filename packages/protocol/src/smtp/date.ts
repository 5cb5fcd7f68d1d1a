const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const two = (value: number) => String(value).padStart(2, '0');

/**
 * `Mon, 23 Nov 2026 10:02:11 +0100` (RFC 5322 §3.3).
 *
 * @param atMs milliseconds since the epoch
 * @param offsetMinutes the clock's distance from UTC, east positive
 */
export function dateTime(atMs: number, offsetMinutes = 0): string {
  const local = new Date(atMs + offsetMinutes * 60_000);
  const day = `${DAYS[local.getUTCDay()]}, ${local.getUTCDate()} ${MONTHS[local.getUTCMonth()]}`;
  const time = `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}:${two(local.getUTCSeconds())}`;
  const away = Math.abs(offsetMinutes);
  const zone = `${offsetMinutes < 0 ? '-' : '+'}${two(Math.floor(away / 60))}${two(away % 60)}`;
  return `${day} ${String(local.getUTCFullYear()).padStart(4, '0')} ${time} ${zone}`;
}
