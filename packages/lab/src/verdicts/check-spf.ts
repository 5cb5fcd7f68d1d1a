import type { SpfRule, SpfVerdict, VerdictQuestion } from '@ehlo/wire';
import type { DnsResolver, Library } from './library.ts';
import { type AskWorld, createResolve, type Resolve } from './resolver.ts';
import type { Sender } from './sender.ts';

const RESULTS = [
  'none',
  'neutral',
  'pass',
  'fail',
  'softfail',
  'temperror',
  'permerror',
] as const satisfies SpfVerdict['result'][];
/** Characters of a record, or of a reason, that are told. */
const MOST_TEXT = 1_000;

/** @param of which name is looked up */
export async function checkSpf(
  { spf, spfVerify }: Pick<Library, 'spf' | 'spfVerify'>,
  ask: AskWorld,
  { client, helo, reversePath }: Sender,
  of: Pick<SpfVerdict, 'identity' | 'domain'>,
): Promise<SpfVerdict> {
  const localPart = reversePath.slice(0, Math.max(reversePath.lastIndexOf('@'), 0)) || 'postmaster';
  const questions: VerdictQuestion[] = [];
  const resolve = createResolve(ask, questions);
  // What the library writes for people is not used.
  const asked = { sender: `${localPart}@${of.domain}`, ip: client, helo, mta: 'mx' };
  const { status, rr } = await spf({ ...asked, resolver: resolve as DnsResolver });
  const result = RESULTS.find((one) => one === status.result) ?? 'neutral';
  const failed = result === 'permerror' || result === 'temperror';
  const match = failed || result === 'none' ? false : await again(spfVerify, of.domain, asked, resolve);
  const reason = failed ? reasonIn(String(status.comment), asked.sender) : undefined;
  return {
    ...of,
    result,
    ...(rr !== undefined && { record: rr.slice(0, MOST_TEXT) }),
    rules: match ? rulesOf(match, of.domain, questions) : [],
    ...(reason !== undefined && { reason }),
    questions,
  };
}

type Match = Awaited<ReturnType<Library['spfVerify']>>;

/** The library tells what came out and not what decided: its inner function does, from the answers that are there already. */
async function again(
  spfVerify: Library['spfVerify'],
  domain: string,
  asked: Omit<Parameters<Library['spfVerify']>[1], 'resolver'>,
  resolve: Resolve,
): Promise<Match> {
  const answered: Resolve = (name, type) =>
    resolve(name, type).catch((error: unknown) => {
      const { code } = error as { code?: string };
      if (code === 'ENOTFOUND' || code === 'ENODATA') return [];
      throw error;
    });
  // Where it cannot say, the result stands without a rule.
  return spfVerify(domain, { ...asked, resolver: answered }).catch(() => false as const);
}

/** From the outside in. */
function rulesOf(
  match: Exclude<Match, false>,
  domain: string,
  questions: readonly VerdictQuestion[],
): SpfRule[] {
  const { type, qualifier = '+', val = '', include } = match;
  if (!type) return [];
  const sign = qualifier === '+' ? '' : qualifier;
  const named = type === 'mx' || type === 'ptr' || type === 'a';
  const term = `${sign}${type}${named || val === '' ? '' : `:${val}`}`;
  const found = termIn(term, named, domain, questions);
  const rule: SpfRule = { ...found, ...(type === 'mx' || type === 'ptr' ? { by: val } : {}) };
  return include ? [rule, ...rulesOf(include, val.replace(/\.$/, ''), questions)] : [rule];
}

/** As it is written, and in whose record: `redirect=` may have led from the domain to another. */
function termIn(
  term: string,
  named: boolean,
  domain: string,
  questions: readonly VerdictQuestion[],
): { term: string; domain: string } {
  const own = (text: string) => {
    const bare = text.replace(/^\+/, '').toLowerCase();
    return named ? bare.replace(/[:/].*$/, '') === term : bare === term.toLowerCase();
  };
  const records = questions.flatMap(({ name, type, answers }) => {
    // Strings of one record are one text (RFC 7208 §3.3).
    const texts = type === 'TXT' ? answers.map((answer) => answer.replace(/" "/g, '').replace(/"/g, '')) : [];
    return texts.flatMap((text) =>
      /^v=spf1( |$)/i.test(text) ? [{ name, terms: text.split(/ +/).slice(1) }] : [],
    );
  });
  const at =
    records.find(({ name, terms }) => name.toLowerCase() === domain && terms.some(own)) ??
    records.findLast(({ terms }) => terms.some(own));
  const written = at?.terms.filter(own) ?? [];
  // Of two alike nobody knows which it was.
  return {
    term: written.length === 1 ? (written[0] as string) : term,
    domain: at?.name.toLowerCase() ?? domain,
  };
}

/** What stands behind the library's own sentence. */
function reasonIn(comment: string, sender: string): string | undefined {
  const at = comment.indexOf(`lookup of ${sender}: `);
  const reason = at < 0 ? '' : comment.slice(at + `lookup of ${sender}: `.length);
  return reason === '' ? undefined : reason.slice(0, MOST_TEXT);
}
