import { MOST_SPF_LOOKUPS } from './spf-rows.ts';
import type { SpfTerms } from './text-reading.ts';

export interface SpfCost {
  /** Look-ups of this record and of all that it includes or redirects to, as far as they are known. */
  lookups: number;
  /** More than ten: a checker answers permerror (RFC 7208 §4.6.4). */
  over: boolean;
  /** Domains whose records count too and are not known yet: the sum can only grow. */
  unknown: string[];
  /** A record that includes itself, however far away. */
  loop?: string;
  /** What costs, in the order that a checker meets it. */
  path: { domain: string; depth: number; lookups: number }[];
}

/** Records read; a checker stops long before. */
const MOST_RECORDS = 50;

/**
 * What it costs to evaluate a record in the worst case: every term asked, nothing matching (RFC 7208 §4.6.4).
 *
 * @param known  The SPF record of a domain, or undefined when it was not looked up.
 */
export function costOfSpf(domain: string, known: (domain: string) => SpfTerms | undefined): SpfCost {
  const cost: SpfCost = { lookups: 0, over: false, unknown: [], path: [] };
  const walk = (name: string, depth: number, above: readonly string[]): void => {
    const key = name.toLowerCase().replace(/\.$/, '');
    if (above.includes(key)) {
      cost.loop ??= name;
      return;
    }
    if (cost.path.length >= MOST_RECORDS) return;
    const record = known(name);
    if (!record) {
      if (!cost.unknown.includes(name)) cost.unknown.push(name);
      return;
    }
    cost.path.push({ domain: name, depth, lookups: record.lookups });
    cost.lookups += record.lookups;
    for (const next of record.follows) walk(next, depth + 1, [...above, key]);
  };
  walk(domain, 0, []);
  cost.over = cost.lookups > MOST_SPF_LOOKUPS || cost.loop !== undefined;
  return cost;
}
