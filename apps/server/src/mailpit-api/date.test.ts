import { describe, expect, it } from 'vitest';
import { rfc3339OfDate, rfc3339OfMicroseconds } from './date.ts';

describe('rfc3339OfDate', () => {
  it.each([
    ['Tue, 25 Nov 2025 09:30:05 +0100', '2025-11-25T09:30:05+01:00'],
    ['25 Nov 2025 09:30 -0330', '2025-11-25T09:30:00-03:30'],
    ['Tue, 25 Nov 2025 09:30:05 GMT', '2025-11-25T09:30:05Z'],
    ['Tue, 25 Nov 2025 09:30:05 -0000', '2025-11-25T09:30:05Z'],
    ['Fri, 21 Nov 97 09:55:06 EST', '1997-11-21T09:55:06-05:00'],
    ['21 nov 25 09:55:06 Z (comment)', '2025-11-21T09:55:06Z'],
    ['31 Feb 2025 09:30 +0000', undefined],
    ['25 Foo 2025 09:30 +0000', undefined],
    ['25 Nov 2025 25:30 +0000', undefined],
    ['2025-11-25T09:30:05Z', undefined],
    ['', undefined],
  ])('reads %j (RFC 5322 §3.3)', (field, date) => {
    expect(rfc3339OfDate(field)).toBe(date);
  });

  it('writes microseconds of the log', () => {
    expect(rfc3339OfMicroseconds(1_764_061_200_123_456)).toBe('2025-11-25T09:00:00.123Z');
  });
});
