import type { DnsQuestion } from './message.ts';
import { labelsOf, nameKey } from './name.ts';
import { RECORD_TYPES } from './record-types.ts';
import type { ZoneSet } from './zone-set.ts';

/** True when the practice world has no say about this name (see `AnswerManner.outside`). */
export function isOutside(zones: ZoneSet, { name, type }: Pick<DnsQuestion, 'name' | 'type'>): boolean {
  const zone = zones.zoneOf(name);
  if (!zone) return true;
  if (zone.origin !== '.') return false;
  const mistyped =
    labelsOf(name).length === 1 && (type === RECORD_TYPES.A.code || type === RECORD_TYPES.AAAA.code);
  return zone.nodes.get(nameKey(name)) === undefined && !mistyped;
}
