import type { DkimVerdict, VerdictQuestion } from '@ehlo/wire';
import { aLabels } from './a-labels.ts';
import type { DnsResolver, Library } from './library.ts';
import { type AskWorld, createResolve } from './resolver.ts';

const RESULTS = [
  'pass',
  'fail',
  'neutral',
  'policy',
  'temperror',
  'permerror',
] as const satisfies DkimVerdict['result'][];
/** Characters of a record, and names of signed fields, that are told. */
const MOST_TEXT = 1_000;
const MOST_FIELDS = 50;

/** What the library's types leave out. */
interface Found {
  algo?: string;
  format?: string;
  rr?: string;
  signingHeaders?: { keys?: string };
}

/** What a verifier has to mind beside the mathematics, and the library does not (RFC 6376 §3.6.1, §6.1.1). */
function whyUnfit(found: object): string | undefined {
  const { algo = '', rr = '', signingHeaders } = found as Found;
  if (!/(^|:)\s*from\s*(:|$)/i.test(signingHeaders?.keys ?? '')) return 'From is not signed';
  const tag = (name: string) => new RegExp(`(?:^|;)${name}=([^;]*)`).exec(rr)?.[1]?.toLowerCase().split(':');
  const services = tag('s');
  if (services && !services.includes('*') && !services.includes('email'))
    return 'the key is for another service';
  const hashes = tag('h');
  const hash = algo.split('-').at(-1)?.toLowerCase() ?? '';
  if (hashes && !hashes.includes(hash)) return `the key is not for ${hash}`;
  return undefined;
}

/** @param signed the letter. @param signatures how many it has: of those that cannot be read the library says nothing */
export async function checkDkim(
  dkimVerify: Library['dkimVerify'],
  ask: AskWorld,
  signed: Buffer,
  signatures: number,
): Promise<DkimVerdict[]> {
  const questions: VerdictQuestion[] = [];
  const { results } = await dkimVerify(signed, { resolver: createResolve(ask, questions) as DnsResolver });
  // Where it can read none it says `none`, as if there were none.
  const readable = results.filter(({ status }) => status.result !== 'none').slice(0, signatures);
  const read = readable.map((found): DkimVerdict => {
    const { signingDomain, selector = '', status } = found;
    const { algo, format, rr, signingHeaders } = found as Found;
    const given = RESULTS.find((result) => result === status.result) ?? 'neutral';
    const unfit = given === 'pass' ? whyUnfit(found) : undefined;
    const reason = unfit ?? (status.comment || undefined);
    // Read and found wrong is `fail`; `neutral` is for what cannot be read (RFC 8601 §2.7.1). No key, or one that does not
    // go with the signature, will not mend itself (RFC 6376 §6.1.2).
    const result =
      reason === 'body hash did not verify' || reason === 'expired'
        ? 'fail'
        : unfit !== undefined || given === 'neutral'
          ? 'permerror'
          : given;
    const fields = (signingHeaders?.keys ?? '').split(/\s*:\s*/).filter((name) => name !== '');
    const key = `${selector}._domainkey.${signingDomain}`.toLowerCase();
    return {
      result,
      domain: aLabels(signingDomain),
      selector,
      ...(reason && result !== 'pass' && { reason }),
      ...(algo && { algorithm: algo.slice(0, MOST_TEXT) }),
      ...(format && { canonicalization: format.slice(0, MOST_TEXT) }),
      ...(fields.length > 0 && { fields: fields.slice(0, MOST_FIELDS) }),
      ...(rr && { record: rr.slice(0, MOST_TEXT) }),
      questions: questions.filter(({ name }) => name.toLowerCase() === key),
    };
  });
  for (let more = read.length; more < signatures; more++)
    read.push({
      result: 'neutral',
      domain: '',
      selector: '',
      reason: 'the signature cannot be read',
      questions: [],
    });
  return read;
}
