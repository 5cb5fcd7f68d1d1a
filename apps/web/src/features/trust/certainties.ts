/** What a reader of a letter may count on, and what is only said; the surest first. */
import type { Hop } from '@ehlo/protocol/letter';
import { domainOfResult } from '@ehlo/protocol/verdicts';
import type { MailView } from '@ehlo/wire';
import type { Verdicts } from '../mail/letter-trace.ts';

/** `known`: one's own server saw it, or worked it out. `wrong`: it found the contrary. `open`: nobody found out. */
export type Surety = 'known' | 'wrong' | 'open';

export type CertaintyId =
  | 'address'
  | 'noAddress'
  | 'authorShown'
  | 'authorNotShown'
  | 'authorUnchecked'
  | 'signed'
  | 'signatureWrong'
  | 'unsigned'
  | 'chosen'
  | 'others'
  | 'sealed'
  | 'open';

export interface Certainty {
  id: CertaintyId;
  surety: Surety;
  params: { address: string; host: string; domain: string };
}

export function certaintiesOf(
  mail: Pick<MailView, 'headers'>,
  hops: readonly Hop[],
  verdicts: Verdicts | undefined,
): Certainty[] {
  const found: Certainty[] = [];
  const add = (id: CertaintyId, surety: Surety, params: Partial<Certainty['params']> = {}) => {
    found.push({ id, surety, params: { address: '', host: '', domain: '', ...params } });
  };
  // The first of one's own that a stranger handed it to.
  const entry = hops.find(({ trust }) => trust === 'own')?.reading;
  if (entry?.address !== undefined) add('address', 'known', { address: entry.address, host: entry.by ?? '' });
  else add('noAddress', 'open');

  const results = verdicts?.own ? verdicts.read.results : [];
  const dmarc = results.find(({ method }) => method === 'dmarc');
  if (dmarc?.result === 'pass') add('authorShown', 'known', { domain: domainOfResult(dmarc) });
  else if (dmarc?.result === 'fail') add('authorNotShown', 'wrong', { domain: domainOfResult(dmarc) });
  else add('authorUnchecked', 'open');

  const dkim = results.filter(({ method }) => method === 'dkim');
  const good = dkim.find(({ result }) => result === 'pass');
  const bad = dkim.find(({ result }) => result === 'fail' || result === 'permerror');
  if (good) add('signed', 'known', { domain: domainOfResult(good) });
  else if (bad) add('signatureWrong', 'wrong', { domain: domainOfResult(bad) });
  else add('unsigned', 'open');

  add('chosen', 'open');
  add('others', 'open');
  if (isSealed(mail)) add('sealed', 'known');
  else add('open', 'open');
  return found;
}

/** From end to end, by S/MIME (RFC 8551 §3.2) or OpenPGP (RFC 3156 §4). */
function isSealed({ headers }: Pick<MailView, 'headers'>): boolean {
  const type = headers.find(({ name }) => name.toLowerCase() === 'content-type')?.value.toLowerCase() ?? '';
  return (
    /^\s*multipart\/encrypted\b/.test(type) ||
    /^\s*application\/(?:x-)?pkcs7-mime\b.*smime-type\s*=\s*"?(?:auth)?enveloped-data/s.test(type)
  );
}
