import { createPublicKey } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseZone } from '@ehlo/protocol/dns';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readZoneFiles } from '../dns/world-zones.ts';
import { createDkimKey } from './key.ts';
import { withKey } from './with-key.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ehlo-dkim-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('is made once for an installation, and only its owner may read it (RFC 8301 §3.2: 2048 bits)', async () => {
  const [first, same] = await Promise.all([0, 1].map(createDkimKey(folder)));
  expect(same).toBe(first);
  const again = await createDkimKey(folder)();
  expect(again.record).toBe(first?.record);
  const spki = Buffer.from(again.record.replace('v=DKIM1; k=rsa; p=', ''), 'base64');
  const { asymmetricKeyDetails } = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  expect(asymmetricKeyDetails?.modulusLength).toBe(2048);
  expect(await readdir(join(folder, 'dkim'))).toEqual(['s2026.key']);
  expect((await stat(join(folder, 'dkim', 's2026.key'))).mode & 0o777).toBe(0o600);
});

it('stands in the zone in place of the sample, on as many lines, and nowhere else', async () => {
  const { record } = await createDkimKey(folder)();
  for (const { text, zone } of readZoneFiles()) {
    const published = withKey(text, record);
    if (zone.origin !== 'campus.test.') {
      expect(published).toBe(text);
      continue;
    }
    expect(published.split('\n')).toHaveLength(text.split('\n').length);
    const parsed = parseZone(published, zone.origin);
    const records = parsed.ok ? parsed.zone.records : [];
    const found = records.find(({ name }) => name === 's2026._domainkey.campus.test.');
    if (found?.type !== 'TXT') throw new Error('There is no such record.');
    expect(found.data.strings.join('')).toBe(record);
    expect(found.data.strings[0]).toHaveLength(255);
  }
});
