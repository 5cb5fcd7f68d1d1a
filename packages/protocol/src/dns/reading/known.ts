import { RCODES } from '../codes.ts';
import type { DnsMessage } from '../message.ts';
import { nameKey } from '../name.ts';
import { type DnsRecord, META_TYPES } from '../record-types.ts';
import { factsOf } from './facts.ts';

/** What answers said about one name and type. */
export type Known =
  | { state: 'unasked' }
  | { state: 'nxdomain' }
  | { state: 'none' }
  /** No answer now: SERVFAIL, REFUSED, … */
  | { state: 'failed'; rcode: number }
  | { state: 'alias'; target: string }
  | { state: 'records'; records: readonly DnsRecord[] };

/** Answers put together, the newest counting. TTLs are not counted down: this is for explaining, not for resolving. */
export interface KnownAnswers {
  learn(response: DnsMessage): void;
  find(name: string, type: number): Known;
  /** Every name that answers spoke of, for "did you mean". */
  names(): IterableIterator<string>;
}

/** Names remembered; the one learnt first is forgotten first. */
const MOST_NAMES = 1000;
/** Records kept of one name and type. */
const MOST_RECORDS = 100;

interface AboutName {
  name: string;
  exists: boolean | undefined;
  alias?: string;
  byType: Map<number, Known>;
}

export function createKnownAnswers(): KnownAnswers {
  const byName = new Map<string, AboutName>();

  function about(name: string): AboutName {
    const key = nameKey(name);
    const here = byName.get(key) ?? { name, exists: undefined, byType: new Map() };
    byName.delete(key);
    byName.set(key, here);
    if (byName.size > MOST_NAMES) byName.delete(byName.keys().next().value as string);
    return here;
  }

  function keep(records: readonly DnsRecord[]): void {
    const sets = new Map<string, DnsRecord[]>();
    for (const record of records) {
      if (record.type === 'CNAME') {
        const here = about(record.name);
        here.exists = true;
        here.alias = record.data.target;
        continue;
      }
      const key = `${record.code} ${nameKey(record.name)}`;
      const set = sets.get(key);
      if (!set) sets.set(key, [record]);
      else if (set.length < MOST_RECORDS) set.push(record);
    }
    for (const set of sets.values()) {
      const [first] = set as [DnsRecord];
      const here = about(first.name);
      here.exists = true;
      delete here.alias;
      here.byType.set(first.code, { state: 'records', records: set });
    }
  }

  return {
    learn(response) {
      const facts = factsOf(response);
      if (!response.response || !facts) return;
      keep(response.answers);
      // What comes along is as good as what was asked for, in a world where every server is honest.
      keep(response.additionals.filter(({ code }) => code !== META_TYPES.OPT.code));
      const { type } = facts.question;
      switch (facts.outcome) {
        case 'nxdomain': {
          const here = about(facts.name);
          here.exists = false;
          here.byType.clear();
          return;
        }
        case 'no-data': {
          const here = about(facts.name);
          here.exists = true;
          here.byType.set(type, { state: 'none' });
          return;
        }
        case 'error':
          about(facts.question.name).byType.set(type, { state: 'failed', rcode: facts.rcode });
          return;
        case 'alias-loop':
          about(facts.question.name).byType.set(type, { state: 'failed', rcode: RCODES.SERVFAIL.code });
          return;
        default:
          return;
      }
    },
    find(name, type) {
      const here = byName.get(nameKey(name));
      if (!here) return { state: 'unasked' };
      if (here.exists === false) return { state: 'nxdomain' };
      const failed = here.byType.get(type);
      if (here.alias !== undefined && failed?.state !== 'failed')
        return { state: 'alias', target: here.alias };
      return failed ?? { state: 'unasked' };
    },
    *names() {
      for (const { name, exists } of byName.values()) if (exists) yield name;
    },
  };
}
