/** How the names that were checked stand to the author's (RFC 9989 §4.4). */
import type { Alignment, VerdictView } from '@ehlo/wire';

export interface Tie {
  check: 'spf' | 'dkim';
  /** Of SPF. */
  identity?: 'mailfrom' | 'helo';
  /** '' of a signature that cannot be read. */
  domain: string;
  selector?: string;
  result: string;
  /** Absent where the author's domain has no policy: then nobody compares. */
  alignment?: Alignment;
  /**
   * `speaks`: it passed and is aligned, which is all that DMARC wants. `unproved`: aligned, and did not pass. `elsewhere`: it passed for
   * another domain. `neither`. `uncompared`: there is no policy.
   */
  what: 'speaks' | 'unproved' | 'elsewhere' | 'neither' | 'uncompared';
}

export function tiesOf({ spf, dkim, dmarc }: Pick<VerdictView, 'spf' | 'dkim' | 'dmarc'>): Tie[] {
  const tie = (rest: Omit<Tie, 'what' | 'alignment'>, alignment: Alignment | undefined): Tie => ({
    ...rest,
    ...(alignment && { alignment }),
    what: whatOf(rest.result === 'pass', alignment),
  });
  return [
    tie({ check: 'spf', identity: spf.identity, domain: spf.domain, result: spf.result }, dmarc?.spf),
    ...dkim.map(({ domain, selector, result }, index) =>
      tie({ check: 'dkim', domain, selector, result }, dmarc?.dkim?.[index]),
    ),
  ];
}

function whatOf(passed: boolean, alignment: Alignment | undefined): Tie['what'] {
  if (!alignment) return 'uncompared';
  if (alignment.aligned) return passed ? 'speaks' : 'unproved';
  return passed ? 'elsewhere' : 'neither';
}
