import { domainToASCII } from 'node:url';
import type {
  Alignment,
  DkimVerdict,
  DmarcPolicy,
  DmarcVerdict,
  SpfVerdict,
  VerdictQuestion,
} from '@ehlo/wire';
import type { DnsResolver, Library } from './library.ts';
import { type AskWorld, createResolve } from './resolver.ts';

/** Authors whose domains are looked up; RFC 9989 §5.3.1 speaks of more than one. */
const MOST_AUTHORS = 5;
const STRICTNESS = ['none', 'quarantine', 'reject'] as const satisfies DmarcPolicy[];

/** Domains in `From:`, each once. @param from fields, CRLF-terminated */
export async function authorsOf(dkimVerify: Library['dkimVerify'], from: string): Promise<string[]> {
  if (from.trim() === '') return [];
  const refuse = () => Promise.reject(new Error('Nothing is asked to read a field.'));
  const { headerFrom } = await dkimVerify(Buffer.from(`${from}\r\n`, 'latin1'), { resolver: refuse });
  const domains = headerFrom.flatMap((address) => {
    const domain = address.slice(address.lastIndexOf('@') + 1);
    const ascii = domainToASCII(Buffer.from(domain, 'latin1').toString('utf8')) || domainToASCII(domain);
    return address.includes('@') && /^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/i.test(ascii) ? [ascii] : [];
  });
  return [...new Set(domains)].slice(0, MOST_AUTHORS);
}

type Found = Awaited<ReturnType<Library['dmarc']>>;

/** The policy of an author's domain: asked for at once, while SPF and DKIM are still being looked at. */
export interface Policy {
  readonly domain: string;
  /** Settles when the record is there. Rejects when it cannot be asked for. */
  readonly asked: Promise<unknown>;
  judge(spf: SpfVerdict, dkim: readonly DkimVerdict[]): Promise<DmarcVerdict>;
  readonly questions: VerdictQuestion[];
}

export function policyOf(dmarc: Library['dmarc'], ask: AskWorld, domain: string): Policy {
  const questions: VerdictQuestion[] = [];
  // Of its own: whatever the sender's own records make the server ask does not use up the author's questions.
  const resolver = createResolve(ask, questions) as DnsResolver;
  const compare = (spfDomains: string[], dkimDomains: string[]): Promise<Found> =>
    dmarc({
      headerFrom: [`author@${domain}`],
      spfDomains,
      dkimDomains: dkimDomains.map((one) => ({ id: one, domain: one, aligned: true, underSized: false })),
      resolver,
    } as unknown as Parameters<Library['dmarc']>[0]);
  const asked = compare([], []);

  /**
   * The library finds the record and compares organizational domains; strict alignment (`aspf=s`, `adkim=s`) is compared
   * here, for it lets relaxed ones pass.
   */
  async function alignmentOf(by: 'spf' | 'dkim', other: string): Promise<Alignment> {
    const found = await (by === 'spf' ? compare([other], []) : compare([], [other]));
    const { strict, result } = (found || undefined)?.alignment[by] ?? { strict: false, result: false };
    return {
      mode: strict ? 'strict' : 'relaxed',
      aligned: strict ? other === domain : other !== '' && Boolean(result),
    };
  }

  /** Is anything that passed aligned with the author's domain (RFC 9989 §4.4)? */
  async function judge(spf: SpfVerdict, dkim: readonly DkimVerdict[]): Promise<DmarcVerdict> {
    const found = (await asked) as Found;
    const said = { domain, questions };
    if (!found || found.status.result === 'temperror')
      return { ...said, result: 'temperror', policy: 'none' };
    if (!found.rr) return { ...said, result: 'none', policy: 'none' };
    const ofSpf = await alignmentOf('spf', spf.domain);
    const ofDkim = await Promise.all(dkim.map((one) => alignmentOf('dkim', one.domain)));
    const isAligned = (result: 'pass' | 'temperror') =>
      (spf.result === result && ofSpf.aligned) ||
      dkim.some((one, at) => one.result === result && ofDkim[at]?.aligned);
    // What might have passed, had the DNS answered, is not held against it.
    const result = isAligned('pass') ? 'pass' : isAligned('temperror') ? 'temperror' : 'fail';
    const at = questions.findLast(({ came }) => came === 'answers')?.name;
    return {
      ...said,
      result,
      policy: wanted(found.policy, found.rr),
      record: found.rr.slice(0, MOST_TEXT),
      ...(at !== undefined && { at }),
      spf: ofSpf,
      dkim: ofDkim,
    };
  }

  return { domain, asked, judge, questions };
}

/** Characters of a record that are told. */
const MOST_TEXT = 1_000;

/** One step milder where the domain only tests (`t=y`, RFC 9989 §4.7). */
function wanted(said: string | undefined, record: string): DmarcPolicy {
  const policy = STRICTNESS.find((one) => one === said?.trim().toLowerCase()) ?? 'none';
  if (!/;\s*t\s*=\s*y\s*(?:;|$)/i.test(record)) return policy;
  return policy === 'reject' ? 'quarantine' : 'none';
}

/** Of several authors the one that fails worst decides. */
export function strictest(found: readonly DmarcVerdict[]): DmarcVerdict | undefined {
  const weight = ({ result, policy }: DmarcVerdict) =>
    result === 'fail'
      ? 4 + STRICTNESS.indexOf(policy)
      : ['pass', 'none', 'permerror', 'temperror'].indexOf(result);
  return [...found].sort((one, other) => weight(other) - weight(one))[0];
}
