import { domainToASCII } from 'node:url';
import type { BlobStore } from '@ehlo/log';
import type { LabClock } from '../clock.ts';
import { MOST_SIGNED_OCTETS, readHead } from './read-head.ts';
import { type AskWorld, createResolve } from './resolver.ts';
import type { DkimVerdict, DmarcPolicy, DmarcVerdict, Sender, SpfVerdict, Verdicts } from './verdicts.ts';

/** Milliseconds that all checks of one mail may take together (RFC 7208 §4.6.4 wants at least 20 s: the lab's answers are near). */
export const CHECK_MS = 10_000;
/** Authors whose domains are looked up; RFC 9989 §5.3.1 speaks of more than one. */
const MOST_AUTHORS = 5;
const STRICTNESS = ['none', 'quarantine', 'reject'] as const satisfies DmarcPolicy[];

/** Loaded with the first mail that is checked: a lab whose faculty gets none does not wait for it. */
let library: Promise<Library> | undefined;
interface Library {
  spf: typeof import('mailauth/lib/spf/index.js').spf;
  dmarc: typeof import('mailauth/lib/dmarc/index.js').dmarc;
  dkimVerify: typeof import('mailauth/lib/dkim/verify.js').dkimVerify;
}
type DnsResolver = NonNullable<Parameters<Library['spf']>[0]['resolver']>;

async function load(): Promise<Library> {
  const [{ spf }, { dmarc }, { dkimVerify }] = await Promise.all([
    import('mailauth/lib/spf/index.js'),
    import('mailauth/lib/dmarc/index.js'),
    import('mailauth/lib/dkim/verify.js'),
  ]);
  return { spf, dmarc, dkimVerify };
}

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
    library ??= load().catch((error: unknown) => {
      library = undefined;
      throw error;
    });
    const { spf, dmarc, dkimVerify } = await library;
    const head = await inTime(readHead(parts.blobs, letter), undefined);
    const authors = head ? await inTime(authorsOf(dkimVerify, head.from), []) : [];
    const identity = sender.reversePath === '' ? 'helo' : 'mailfrom';
    const name = identity === 'helo' ? sender.helo : sender.reversePath;
    const spfDomain = aLabels(name.slice(name.lastIndexOf('@') + 1));
    const noSpf: SpfVerdict = { result: 'temperror', identity, domain: spfDomain };
    const noDkim: DkimVerdict = {
      result: 'temperror',
      domain: '',
      selector: '',
      reason: 'not checked in time',
    };
    const policies = authors.map((domain) => {
      // Of its own: whatever the sender's own records make the server ask does not use up the author's questions.
      const resolver = createResolve(parts.ask) as DnsResolver;
      const aligned = (spfDomains: string[], dkimDomains: string[]) =>
        dmarc({
          headerFrom: [`author@${domain}`],
          spfDomains,
          dkimDomains: dkimDomains.map((one) => ({ id: one, domain: one, aligned: true, underSized: false })),
          resolver,
        } as unknown as Parameters<Library['dmarc']>[0]);
      return { domain, aligned, found: aligned([], []) };
    });
    const [spfVerdict, dkimVerdicts] = await Promise.all([
      inTime(checkSpf(spf, parts.ask, sender, { identity, domain: spfDomain }), noSpf),
      head === undefined || head.signatures === 0
        ? []
        : head.signed === undefined
          ? [UNCHECKED]
          : inTime(checkDkim(dkimVerify, parts.ask, head.signed, head.signatures), [noDkim]),
      ...policies.map(({ found }) => inTime(found, false)),
    ]);
    const found = await Promise.all(
      policies.map(
        ({ domain, aligned }): Promise<DmarcVerdict> =>
          inTime(judge(domain, aligned, spfVerdict, dkimVerdicts), {
            result: 'temperror',
            domain,
            policy: 'none',
          }),
      ),
    );
    return { spf: spfVerdict, dkim: dkimVerdicts, dmarc: strictest(found) };
  } finally {
    over();
  }
}

const UNCHECKED: DkimVerdict = {
  result: 'policy',
  domain: '',
  selector: '',
  reason: `only letters of up to ${MOST_SIGNED_OCTETS} octets are checked`,
};

/** Lower case, in the form that the DNS is asked in (RFC 5891 §4.4); as it is where it has none. */
function aLabels(domain: string): string {
  return (domainToASCII(domain) || domain).toLowerCase();
}

/** Domains in `From:`, each once. */
async function authorsOf(dkimVerify: Library['dkimVerify'], from: string): Promise<string[]> {
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

async function checkSpf(
  spf: Library['spf'],
  ask: AskWorld,
  { client, helo, reversePath }: Sender,
  of: Pick<SpfVerdict, 'identity' | 'domain'>,
): Promise<SpfVerdict> {
  const localPart = reversePath.slice(0, Math.max(reversePath.lastIndexOf('@'), 0)) || 'postmaster';
  const { status } = await spf({
    sender: `${localPart}@${of.domain}`,
    ip: client,
    helo,
    // What the library writes for people is not used.
    mta: 'mx',
    resolver: createResolve(ask) as DnsResolver,
  });
  return { ...of, result: SPF_RESULTS.find((result) => result === status.result) ?? 'neutral' };
}

const SPF_RESULTS = [
  'none',
  'neutral',
  'pass',
  'fail',
  'softfail',
  'temperror',
  'permerror',
] as const satisfies SpfVerdict['result'][];
const DKIM_RESULTS = [
  'pass',
  'fail',
  'neutral',
  'policy',
  'temperror',
  'permerror',
] as const satisfies DkimVerdict['result'][];

async function checkDkim(
  dkimVerify: Library['dkimVerify'],
  ask: AskWorld,
  signed: Buffer,
  signatures: number,
): Promise<DkimVerdict[]> {
  const { results } = await dkimVerify(signed, { resolver: createResolve(ask) as DnsResolver });
  const read = results.map(({ signingDomain, selector = '', status }): DkimVerdict => {
    const given = DKIM_RESULTS.find((result) => result === status.result) ?? 'neutral';
    const reason = status.comment || undefined;
    // Read and found wrong is `fail`; `neutral` is for what cannot be read (RFC 8601 §2.7.1). No key will not mend itself
    // (RFC 6376 §6.1.2).
    const result =
      reason === 'body hash did not verify' || reason === 'expired'
        ? 'fail'
        : given === 'neutral' && /key/.test(reason ?? '')
          ? 'permerror'
          : given;
    return {
      result,
      domain: aLabels(signingDomain),
      selector,
      ...(reason && result !== 'pass' && { reason }),
    };
  });
  for (let more = read.length; more < signatures; more++)
    read.push({ result: 'neutral', domain: '', selector: '', reason: 'the signature cannot be read' });
  return read;
}

/**
 * Is anything that passed aligned with the author's domain (RFC 9989 §4.4)? The library finds the record and compares
 * organizational domains; strict alignment (`aspf=s`, `adkim=s`) is compared here, for it lets relaxed ones pass.
 */
async function judge(
  domain: string,
  ask: (spfDomains: string[], dkimDomains: string[]) => ReturnType<Library['dmarc']>,
  spf: SpfVerdict,
  dkim: readonly DkimVerdict[],
): Promise<DmarcVerdict> {
  const passed = async (result: 'pass' | 'temperror') => {
    const spfDomains = spf.result === result ? [spf.domain] : [];
    const dkimDomains = dkim.flatMap((one) => (one.result === result ? [one.domain] : []));
    const found = await ask(spfDomains, dkimDomains);
    if (!found || found.rr === undefined) return { found, aligned: false };
    const { spf: bySpf, dkim: byDkim } = found.alignment;
    const aligned =
      (bySpf.strict ? spfDomains.includes(domain) : Boolean(bySpf.result)) ||
      (byDkim.strict ? dkimDomains.includes(domain) : Boolean(byDkim.result));
    return { found, aligned };
  };
  const { found, aligned } = await passed('pass');
  if (!found || found.status.result === 'temperror') return { result: 'temperror', domain, policy: 'none' };
  if (!found.rr) return { result: 'none', domain, policy: 'none' };
  const policy = policyOf(found.policy, found.rr);
  if (aligned) return { result: 'pass', domain, policy };
  // What might have passed, had the DNS answered, is not held against it.
  if ((await passed('temperror')).aligned) return { result: 'temperror', domain, policy };
  return { result: 'fail', domain, policy };
}

/** One step milder where the domain only tests (`t=y`, RFC 9989 §4.7). */
function policyOf(said: string | undefined, record: string): DmarcPolicy {
  const policy = STRICTNESS.find((one) => one === said?.trim().toLowerCase()) ?? 'none';
  if (!/;\s*t\s*=\s*y\s*(?:;|$)/i.test(record)) return policy;
  return policy === 'reject' ? 'quarantine' : 'none';
}

/** Of several authors the one that fails worst decides. */
function strictest(found: readonly DmarcVerdict[]): DmarcVerdict | undefined {
  const weight = ({ result, policy }: DmarcVerdict) =>
    result === 'fail'
      ? 4 + STRICTNESS.indexOf(policy)
      : ['pass', 'none', 'permerror', 'temperror'].indexOf(result);
  return [...found].sort((one, other) => weight(other) - weight(one))[0];
}
