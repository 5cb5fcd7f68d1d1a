import type { BlobStore } from '@ehlo/log';
import type { DkimVerdict, DmarcVerdict, SpfVerdict, Verdicts } from '@ehlo/wire';
import type { LabClock } from '../clock.ts';
import { aLabels } from './a-labels.ts';
import { checkDkim } from './check-dkim.ts';
import { authorsOf, policyOf, strictest } from './check-dmarc.ts';
import { checkSpf } from './check-spf.ts';
import { loadLibrary } from './library.ts';
import { MOST_SIGNED_OCTETS, readHead } from './read-head.ts';
import type { AskWorld } from './resolver.ts';
import type { Sender } from './sender.ts';

/** Milliseconds that all checks of one mail may take together (RFC 7208 §4.6.4 wants at least 20 s: the lab's answers are near). */
export const CHECK_MS = 10_000;

/**
 * Checks SPF (RFC 7208), DKIM (RFC 6376) and DMARC (RFC 9989) of one letter. What cannot be found out in
 * time is `temperror`, and decides nothing. Rejects only when the library is not installed.
 */
export async function checkLetter(
  parts: { blobs: Pick<BlobStore, 'read'>; ask: AskWorld; clock: Pick<LabClock, 'after'> },
  sender: Sender,
  letter: { sha256: string; size: number },
): Promise<Verdicts> {
  let over = () => {};
  const late = new Promise<'late'>((resolve) => {
    over = parts.clock.after(CHECK_MS, () => resolve('late'));
  });
  /** What did not come in time, or broke, is a temporary error (RFC 8601 §2.7). */
  const inTime = <T>(verdict: Promise<T>, otherwise: T): Promise<T> =>
    Promise.race([verdict, late]).then(
      (came) => (came === 'late' ? otherwise : came),
      () => otherwise,
    );
  try {
    const library = await loadLibrary();
    const { dmarc, dkimVerify } = library;
    const head = await inTime(readHead(parts.blobs, letter), undefined);
    const authors = head ? await inTime(authorsOf(dkimVerify, head.from), []) : [];
    const identity = sender.reversePath === '' ? 'helo' : 'mailfrom';
    const name = identity === 'helo' ? sender.helo : sender.reversePath;
    const of = { identity, domain: aLabels(name.slice(name.lastIndexOf('@') + 1)) } as const;
    const noSpf: SpfVerdict = { ...of, result: 'temperror', rules: [], questions: [] };
    const policies = authors.map((domain) => policyOf(dmarc, parts.ask, domain));
    const [spf, dkim] = await Promise.all([
      inTime(checkSpf(library, parts.ask, sender, of), noSpf),
      head === undefined || head.signatures === 0
        ? []
        : head.signed === undefined
          ? [UNCHECKED]
          : inTime(checkDkim(dkimVerify, parts.ask, head.signed, head.signatures), [LATE]),
      ...policies.map(({ asked }) => inTime(asked, undefined)),
    ]);
    const found = await Promise.all(
      policies.map(({ domain, questions, judge }): Promise<DmarcVerdict> => {
        const unknown = { result: 'temperror', domain, policy: 'none', questions } as const;
        return inTime(judge(spf, dkim), unknown);
      }),
    );
    const decides = strictest(found);
    return { spf, dkim, ...(decides && { dmarc: decides }) };
  } finally {
    over();
  }
}

const UNCHECKED: DkimVerdict = {
  result: 'policy',
  domain: '',
  selector: '',
  reason: `only letters of up to ${MOST_SIGNED_OCTETS} octets are checked`,
  questions: [],
};
const LATE: DkimVerdict = {
  result: 'temperror',
  domain: '',
  selector: '',
  reason: 'not checked in time',
  questions: [],
};
