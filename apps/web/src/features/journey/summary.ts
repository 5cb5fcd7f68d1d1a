/** Where a mail stands, in one sentence. */
import { type Journey, type Leg, localOf } from './journey.ts';
import type { JourneyWords } from './words.ts';

/** What its state is called: a way whose end is another server has not arrived there. */
export function stateOf(leg: Leg | undefined, journey: Journey): Journey['state'] | 'passed' {
  if (!leg) return journey.state;
  const onward = leg.queue !== undefined && leg.copies.length === 0;
  return leg.state === 'delivered' && onward ? 'passed' : leg.state;
}

const short = (host: string): string => host.split('.')[0] ?? host;

/** @param clock writes a moment, in milliseconds since the epoch, as the page's language does */
export function summaryOf(
  { accepted, reports }: Journey,
  leg: Leg | undefined,
  words: JourneyWords,
  clock: (at: number) => string,
): string {
  const { summary } = words;
  if (!leg) return accepted.elsewhere ? summary.elsewhere : summary.underWay(accepted.host);
  const { failure, host, held } = leg;
  switch (leg.state) {
    case 'held':
      return held ? summary.held(words.hop(held.hop), clock(held.until)) : summary.underWay(host);
    case 'waiting': {
      if (failure?.at === 'dns') return summary.dns(leg.domain, host);
      if (failure?.code === undefined || failure.host === undefined) return summary.noServer(host);
      return summary.said(short(failure.host), failure.code, host);
    }
    case 'bounced': {
      const why = whyOf(leg, words);
      const whom = reports[0]?.to;
      return whom === undefined
        ? summary.bouncedSilent(why, host)
        : summary.bounced(why, host, localOf(whom));
    }
    case 'delivered': {
      if (accepted.service === 'mock') return summary.liesMock;
      if (accepted.elsewhere && leg.copies.length === 0) return summary.elsewhere;
      if (leg.copies.length > 0)
        return summary.lies(leg.copies.map(({ mailbox }) => localOf(mailbox)).join(', '));
      const taken = leg.tries.find(({ state }) => state === 'taken');
      return taken ? summary.passed(short(taken.host)) : summary.underWay(host);
    }
    case 'under-way':
      return summary.underWay(host);
    default:
      return leg.state satisfies never;
  }
}

/** Why it was given up. A server's own words are English, so the page says what it can by itself. */
function whyOf({ failure, domain }: Leg, { summary: { why } }: JourneyWords): string {
  switch (failure?.at) {
    case 'by-hand':
      return why.byHand;
    case 'expired':
      return why.expired;
    case 'loop':
      return why.loop;
    case 'dns':
      return why.dns(domain);
    default:
      return failure?.code !== undefined && failure.host !== undefined
        ? why.said(short(failure.host), failure.code)
        : why.other(failure?.text ?? '');
  }
}
