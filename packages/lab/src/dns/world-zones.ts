import { readdirSync, readFileSync } from 'node:fs';
import { type BrokenZone, createZoneSet, parseZone, type Zone, type ZoneSet } from '@ehlo/protocol/dns';

/** The zone files every world starts from: `packages/lab/zones`. */
export const ZONES_FOLDER = new URL('../../zones/', import.meta.url);

/** A zone of the recorded world whose file cannot be read, so that SERVFAIL can be seen. */
export const BROKEN: readonly BrokenZone[] = [{ origin: 'broken.test.', broken: true }];

/** Copies of real zones, by the day their files name. */
const DATED: Readonly<Record<string, string>> = { 'heig-vd.ch': '2023-10-17' };

/**
 * The practice world's zones: the files as they are, and what `added/` puts behind them or beside them.
 *
 * @param added  `without`: exactly the files, as the recorded transcripts saw them.
 * @throws Error that lists file, line and remedy when a file cannot be read: they are part of this program.
 */
export function readWorldZones(added: 'with' | 'without' = 'with'): ZoneSet {
  return createZoneSet([...readZoneFiles(added).map(({ zone }) => zone), ...BROKEN]);
}

/** A zone's text as it is served: what each installation has of its own stands in it. */
export type PublishText = (text: string) => string;

/** Each zone with the text it was read from. @throws as `readWorldZones` */
export function readZoneFiles(
  added: 'with' | 'without' = 'with',
  publish: PublishText = (text) => text,
): { zone: Zone; text: string }[] {
  const own = zoneTexts(ZONES_FOLDER);
  const more = added === 'with' ? zoneTexts(new URL('added/', ZONES_FOLDER)) : new Map<string, string>();
  const zones: { zone: Zone; text: string }[] = [];
  const complaints: string[] = [];
  for (const origin of new Set([...own.keys(), ...more.keys()])) {
    const text = publish([own.get(origin), more.get(origin)].filter((part) => part !== undefined).join('\n'));
    const parsed = parseZone(text, origin);
    const dated = DATED[origin];
    if (parsed.ok) zones.push({ text, zone: dated === undefined ? parsed.zone : { ...parsed.zone, dated } });
    else complaints.push(...parsed.problems.map((problem) => `${origin}: ${problem.sentence}`));
  }
  if (complaints.length > 0) throw new Error(`Zone files cannot be read.\n${complaints.join('\n')}`);
  return zones;
}

/** Text of each file by the zone it is named after; `root.zone` is `.`. */
function zoneTexts(folder: URL): Map<string, string> {
  const texts = new Map<string, string>();
  for (const file of readdirSync(folder).sort()) {
    const name = /^(.+)\.zone$/.exec(file)?.[1];
    if (name !== undefined)
      texts.set(name === 'root' ? '.' : name, readFileSync(new URL(file, folder), 'utf8'));
  }
  return texts;
}
