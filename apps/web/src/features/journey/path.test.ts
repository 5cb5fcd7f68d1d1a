import { describe, expect, it } from 'vitest';
import { journeyPath, readJourneyPath } from './path.ts';

describe('the address of a journey', () => {
  it.each<[{ mail?: number; place?: number | string }, string]>([
    [{}, '/journey'],
    [{ mail: 17 }, '/journey/17'],
    [{ mail: 17, place: 42 }, '/journey/17/42'],
    [{ mail: 17, place: 'next-0' }, '/journey/17/next-0'],
  ])('of %j is %s, and is read back', (place, path) => {
    expect(journeyPath(place.mail, place.place)).toBe(path);
    expect(readJourneyPath(path.replace(/^\/journey\/?/, ''))).toEqual(place);
  });

  it.each(['0', '-1', 'x', '17/<b>', '17/a/b', '1e9', undefined])('leaves out %j', (rest) => {
    expect(readJourneyPath(rest)).toEqual({});
  });
});
