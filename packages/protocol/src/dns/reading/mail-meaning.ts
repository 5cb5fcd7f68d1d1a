import { RCODES } from '../codes.ts';
import { spokenName } from '../name.ts';
import { type DnsRecord, RECORD_TYPES, typeName } from '../record-types.ts';
import type { Facts } from './facts.ts';
import type { Finding } from './reading.ts';

const RULE = 'RFC 5321 §5.1';

/** What an answer means for mail to, or from, the name that was asked for. */
export function meaningForMail(facts: Facts): Finding[] {
  const { chain, outcome, question } = facts;
  const found: Finding[] = [];
  if (chain.length > 1 && outcome !== 'alias-loop')
    found.push(mean('alias', { name: spokenName(chain[0] as string), target: spokenName(facts.name) }, RULE));
  switch (outcome) {
    case 'answer':
      found.push(...answered(facts));
      break;
    case 'no-data':
      found.push(...nothing(facts));
      break;
    case 'nxdomain':
      if (isForMail(question.type)) found.push(mean('nxdomain', { name: spokenName(facts.name) }, RULE));
      break;
    case 'error':
      found.push(failed(facts));
      break;
    case 'truncated':
      found.push(mean('truncated', {}, 'RFC 7766 §5'));
      break;
    case 'referral':
      found.push(mean('referral', { server: spokenName(facts.servers[0] ?? '.') }, 'RFC 1034 §4.3.1'));
      break;
    case 'alias-open':
      found.push(mean('aliasOpen', { name: spokenName(facts.name) }, 'RFC 1034 §3.6.2'));
      break;
    case 'alias-loop':
      found.push(mean('aliasLoop', { name: spokenName(question.name) }, 'RFC 1034 §3.6.2'));
      break;
    default:
      outcome satisfies never;
  }
  return found;
}

const mean = (id: string, params: Record<string, string | number>, rfc: string): Finding => ({
  said: { id: `dnsMail.${id}`, params },
  rfc,
});

const isForMail = (type: number): boolean =>
  type === RECORD_TYPES.MX.code || type === RECORD_TYPES.A.code || type === RECORD_TYPES.AAAA.code;

function answered({ question, name, records }: Facts): Finding[] {
  const here = spokenName(name);
  const first = records[0] as DnsRecord;
  switch (typeName(question.type)) {
    case 'MX':
      return exchanges(here, records);
    case 'A':
    case 'AAAA':
      return [mean('address', { name: here }, RULE)];
    case 'PTR': {
      const target = first.type === 'PTR' ? spokenName(first.data.target) : here;
      return [mean('ptr', { name: here, target }, 'RFC 8601 §3')];
    }
    case 'NS':
      return [mean('ns', { name: here, count: records.length }, 'RFC 1034 §4.2.1')];
    case 'SOA':
      return [mean('soa', { name: here }, 'RFC 2308 §4')];
    case 'SRV':
      return [mean('srv', { name: here }, 'RFC 6186 §3')];
    case 'TLSA':
      return [mean('tlsa', { name: here }, 'RFC 7672 §2.1')];
    case 'CAA':
      return [mean('caa', { name: here }, 'RFC 8659 §3')];
    case 'SPF':
      return [mean('spfType', {}, 'RFC 7208 §3.1')];
    case 'CNAME':
      return [
        mean(
          'cname',
          { name: here, target: first.type === 'CNAME' ? spokenName(first.data.target) : here },
          'RFC 2181 §10.3',
        ),
      ];
    case 'TXT':
      return texts(here, records);
    case 'ANY':
      return [mean('any', {}, 'RFC 8482 §4')];
    case 'HTTPS':
    case 'SVCB':
      return [mean('https', {}, 'RFC 9460 §9')];
    default:
      return [];
  }
}

function exchanges(domain: string, records: readonly DnsRecord[]): Finding[] {
  const all = records.flatMap((record) => (record.type === 'MX' ? [record.data] : []));
  const usable = all.filter(({ exchange }) => exchange !== '.');
  if (all.length === 0) return [];
  if (usable.length === 0) return [mean('mxNull', { domain }, 'RFC 7505 §3')];
  const sorted = [...usable].sort((one, other) => one.preference - other.preference);
  const [first, second] = sorted as [(typeof sorted)[0], ...typeof sorted];
  const params = { domain, host: spokenName(first.exchange), preference: first.preference };
  const found: Finding[] = [];
  if (!second) found.push(mean('mxOne', params, RULE));
  else if (second.preference === first.preference) {
    const equal = sorted.filter(({ preference }) => preference === first.preference).length;
    found.push(mean('mxEqual', { ...params, count: equal }, RULE));
  } else
    found.push(
      mean(
        'mxMany',
        { ...params, second: spokenName(second.exchange), higher: second.preference, count: sorted.length },
        RULE,
      ),
    );
  if (usable.length < all.length) found.push(mean('mxNullAmong', { domain }, 'RFC 7505 §3'));
  return found;
}

function texts(name: string, records: readonly DnsRecord[]): Finding[] {
  const spf = records.filter(
    (record) => record.type === 'TXT' && /^v=spf1(?: |$)/i.test(record.data.strings.join('')),
  );
  if (spf.length > 1) return [mean('spfTwice', { name, count: spf.length }, 'RFC 7208 §4.5')];
  return spf.length === 1 ? [mean('spf', { name }, 'RFC 7208 §4')] : [];
}

function nothing({ question, name, soa }: Facts): Finding[] {
  const here = spokenName(name);
  const type = typeName(question.type);
  const found: Finding[] = [];
  if (type === 'MX') found.push(mean('noMx', { name: here }, RULE));
  else if (type === 'A' || type === 'AAAA')
    found.push(mean('noAddress', { name: here, type, other: type === 'A' ? 'AAAA' : 'A' }, RULE));
  else if (type === 'SPF') found.push(mean('spfType', {}, 'RFC 7208 §3.1'));
  else if (type === 'TXT') found.push(mean('noText', { name: here }, 'RFC 7208 §4.4'));
  if (soa)
    found.push(
      mean(
        'negative',
        { seconds: Math.min(soa.ttl, soa.data.minimum), zone: spokenName(soa.name) },
        'RFC 2308 §5',
      ),
    );
  return found;
}

function failed({ rcode, question }: Facts): Finding {
  if (rcode === RCODES.SERVFAIL.code) return mean('servfail', { name: spokenName(question.name) }, RULE);
  if (rcode === RCODES.REFUSED.code)
    return mean('refused', { name: spokenName(question.name) }, 'RFC 1035 §4.1.1');
  return mean('error', { rcode }, 'RFC 1035 §4.1.1');
}
