/** Who wrote which line of a header: one's own servers on top, below it what came with the letter. */
import { headerField, type Writer } from '@ehlo/protocol/letter';
import type { MailView } from '@ehlo/wire';

/** `own`: by one's own servers. `servers`: by servers on the way, if it is true. `author`: by whoever wrote the letter. */
export type BandKind = 'own' | 'servers' | 'author';

export interface Band {
  kind: BandKind;
  /** Names in the order in which they stand, neighbours of one name as one. */
  fields: { name: string; count: number }[];
}

const SERVERS: ReadonlySet<Writer> = new Set([
  'msa',
  'mta',
  'mda',
  'receiver',
  'list',
  'resender',
  'gateway',
]);

/** Fields that are told apart; a header of thousands teaches no more. */
const MOST = 200;

/** @param ownEnd  fields from the top that one's own servers wrote */
export function headerBands({ headers }: Pick<MailView, 'headers'>, ownEnd: number): Band[] {
  const bands: Band[] = [];
  headers.slice(0, MOST).forEach(({ name }, index) => {
    const kind = index < ownEnd ? 'own' : kindOf(name);
    let band = bands.at(-1);
    if (band?.kind !== kind) {
      band = { kind, fields: [] };
      bands.push(band);
    }
    const last = band.fields.at(-1);
    if (last && last.name.toLowerCase() === name.toLowerCase()) last.count++;
    else band.fields.push({ name, count: 1 });
  });
  return bands;
}

/** What programs of authors write too is the author's. */
function kindOf(name: string): 'servers' | 'author' {
  const by = headerField(name)?.by ?? [];
  return by.length > 0 && by.every((writer) => SERVERS.has(writer)) ? 'servers' : 'author';
}
