import { type DnsMessage, nameKey, rcodeName } from '@ehlo/protocol/dns';

/** `qr aa rd ra` */
export function flagWords(message: DnsMessage): string[] {
  const flags = {
    qr: message.response,
    aa: message.aa,
    tc: message.tc,
    rd: message.rd,
    ra: message.ra,
    ad: message.ad,
    cd: message.cd,
  };
  return Object.entries(flags).flatMap(([name, on]) => (on ? [name] : []));
}

export function countsText(message: DnsMessage): string {
  const { questions, answers, authorities, additionals, edns } = message;
  const additional = additionals.length + (edns ? 1 : 0);
  return `QUERY: ${questions.length}, ANSWER: ${answers.length}, AUTHORITY: ${authorities.length}, ADDITIONAL: ${additional}`;
}

const MOST_NAMED_RCODE = 16;

/** Response codes as host and nslookup name them. */
export const plainRcode = (rcode: number) => (rcode <= MOST_NAMED_RCODE ? rcodeName(rcode) : `?${rcode}`);

/** The name that an answer's aliases lead to. */
export function aliasTarget(message: DnsMessage, name: string): string {
  let target = name;
  for (let step = 0; step < message.answers.length; step++) {
    const alias = message.answers.find(
      (record) => record.type === 'CNAME' && nameKey(record.name) === nameKey(target),
    );
    if (alias?.type !== 'CNAME') return target;
    target = alias.data.target;
  }
  return target;
}
