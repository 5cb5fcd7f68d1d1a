import type { Seq } from '@ehlo/wire';

/** `/journey`, `/journey/17`, `/journey/17/42`, `/journey/17/dns`: a mail's way, and a step or a station of it. */
export const journeyPath = (mail?: Seq, place?: Seq | string): string =>
  ['/journey', mail, mail === undefined ? undefined : place].filter((part) => part !== undefined).join('/');

/** The inverse, of what stands after `/journey/`. What is no number, and no name of a station, is left out. */
export function readJourneyPath(rest: string | undefined): { mail?: Seq; place?: Seq | string } {
  const [, number, place] = /^([1-9]\d{0,14})(?:\/([a-z0-9-]{1,20}))?\/?$/.exec(rest ?? '') ?? [];
  if (number === undefined) return {};
  return {
    mail: Number(number),
    ...(place !== undefined && { place: /^\d+$/.test(place) ? Number(place) : place }),
  };
}
