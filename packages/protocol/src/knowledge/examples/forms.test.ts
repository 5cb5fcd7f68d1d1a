import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { entryOf } from '../index.ts';
import { FIELD_LINES, formOf, ZONE_LINES } from './forms.ts';

const ZONES = fileURLToPath(new URL('../../../../lab/zones/', import.meta.url));
/** Lines of all zones, without the owner's name and the TTL, a space between two words. */
const published = readdirSync(ZONES)
  .filter((name) => name.endsWith('.zone'))
  .flatMap((name) => readFileSync(`${ZONES}${name}`, 'utf8').split('\n'))
  .map((line) => /\bIN\s.*$/.exec(line)?.[0].replace(/\s+/g, ' ').trim());

describe('what a thing looks like', () => {
  it.each(Object.entries(ZONE_LINES))('%s is published in the lab', (id, line) => {
    expect(entryOf(id)?.id).toBe(id);
    expect(published).toContain(/\bIN\s.*$/.exec(line)?.[0]);
  });

  it.each(Object.entries(FIELD_LINES))('%s is a line of that field', (id, line) => {
    const entry = entryOf(id);
    expect(entry?.id).toBe(id);
    expect(line.startsWith(`${entry?.title}: `)).toBe(true);
    expect(line.length).toBeLessThan(998);
  });

  it('makes nothing up for what has no form', () => {
    expect(formOf('rcpt')).toBeUndefined();
  });
});
