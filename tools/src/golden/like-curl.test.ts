import { describe, expect, it } from 'vitest';
import { both, hasDebiansCurl } from './like-curl.fixture.ts';
import { TALKS } from './like-curl-lines.ts';

/**
 * The same line, the same server: curl of Debian 12 and the terminal's must say the same octets on the wire, print the
 * same, and end with the same status.
 */
const LIMIT_MS = 60_000;

describe.skipIf(!hasDebiansCurl()).concurrent.each(TALKS)('as curl 7.88.1: $about', ({ server, lines }) => {
  it.each(lines)('%s', { timeout: LIMIT_MS }, async (line) => {
    const { real, ours } = await both(line, server);
    expect(ours).toEqual(real);
  });
});
