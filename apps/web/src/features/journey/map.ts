/**
 * Where the stations of a mail's way stand on the map, what each says now, and what lies between them. Pure: a journey and words
 * in, shapes out.
 */
import { type Journey, type Leg, mostUrgent } from './journey.ts';
import { belongsTo } from './legs.ts';
import { localHalf, relayedHalf } from './map-recipient.ts';
import { senderHalf } from './map-sender.ts';
import {
  type Fetching,
  type Ground,
  isNatted,
  MAP,
  type MapParts,
  type MapShapes,
  type Station,
  siteOf,
  type WireShape,
} from './map-shapes.ts';
import type { JourneyWords } from './words.ts';

export interface MapOptions {
  words: JourneyWords;
  fetching: Fetching;
  /** What is drawn of several ways; else the one that needs an eye most. */
  leg?: Leg | undefined;
}

export function mapOf(
  journey: Journey,
  { words, fetching, leg = mostUrgent(journey.legs) }: MapOptions,
): MapShapes {
  const stations: Station[] = [];
  const wires: WireShape[] = [];
  const mine = journey.rows.filter((row) => belongsTo(row, leg));
  const parts: MapParts = {
    journey,
    leg,
    words,
    fetching,
    station: (station) => void stations.push({ height: MAP.plate, rows: [], ...station }),
    wire: (wire) => void wires.push({ rows: [], labels: [], ...wire }),
    rows: (wanted) => mine.filter(wanted).map(({ id }) => id),
  };
  const grounds = groundsOf(parts);
  senderHalf(parts);
  if (leg?.queue) relayedHalf(parts, leg);
  else localHalf(parts, leg);
  return { stations, wires, grounds, ...(leg && { leg }) };
}

const INTERNET = { x: 668, width: 172 } as const;

function groundsOf({ journey, leg, words }: MapParts): Ground[] {
  const { accepted } = journey;
  const { grounds } = words;
  const home = siteOf(accepted.host);
  const internet: Ground = { ...INTERNET, name: '', says: grounds.internet, internet: true };
  if (leg?.queue && siteOf(leg.host) === leg.domain)
    return [{ x: 0, width: MAP.width, name: leg.domain, says: grounds.inside }];
  if (leg?.queue)
    return [
      {
        x: 0,
        width: INTERNET.x,
        name: siteOf(leg.host),
        says:
          leg.host !== accepted.host ? grounds.onTheWay : isNatted(journey) ? grounds.relay : grounds.sender,
      },
      internet,
      { x: 840, width: 600, name: leg.domain, says: grounds.recipient },
    ];
  if (isNatted(journey))
    return [
      { x: 0, width: INTERNET.x, name: grounds.campus, says: grounds.sender },
      internet,
      { x: 840, width: 600, name: home, says: grounds.recipient },
    ];
  const says = accepted.service === 'mock' ? grounds.machine : grounds.both;
  return [{ x: 0, width: MAP.width, name: accepted.service === 'mock' ? accepted.host : home, says }];
}
