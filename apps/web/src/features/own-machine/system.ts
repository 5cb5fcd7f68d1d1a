/** Systems that a program of one's own may run on. WSL is Linux inside Windows: a browser cannot see it. */
export const SYSTEMS = ['linux', 'mac', 'windows', 'wsl'] as const;
export type System = (typeof SYSTEMS)[number];

/** From what a browser says of itself. A phone, or anything unknown, gets Linux, where the course is at home. */
export function systemOf(userAgent: string): System {
  if (/Windows/i.test(userAgent)) return 'windows';
  return /Mac OS X|Macintosh/i.test(userAgent) && !/iPhone|iPad/i.test(userAgent) ? 'mac' : 'linux';
}
