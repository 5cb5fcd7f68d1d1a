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

/** @param signed the letter. @param signatures how many it has: of those that cannot be read the library says nothing */
export async function checkDkim(
  dkimVerify: Library['dkimVerify'],
  ask: AskWorld,
  signed: Buffer,
  signatures: number,
): Promise<DkimVerdict[]> {
  const questions: VerdictQuestion[] = [];
  const { results } = await dkimVerify(signed, { resolver: createResolve(ask, questions) as DnsResolver });
  const read = results.slice(0, signatures).map((found): DkimVerdict => {
    const { signingDomain, selector = '', status } = found;
    const { algo, format, rr, signingHeaders } = found as Found;
    const given = RESULTS.find((result) => result === status.result) ?? 'neutral';
    const reason = status.comment || undefined;
    // Read and found wrong is `fail`; `neutral` is for what cannot be read (RFC 8601 §2.7.1). No key will not mend itself
    // (RFC 6376 §6.1.2).
    const result =
      reason === 'body hash did not verify' || reason === 'expired'
        ? 'fail'
        : given === 'neutral' && /key/.test(reason ?? '')
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
