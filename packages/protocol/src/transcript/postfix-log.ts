/**
 * Postfix's ordinary log keeps no dialogue, but it quotes refusals with what they answered. Those lines are read; what
 * went well before them left no trace.
 */
import { createDeliveries, type Deliveries } from './deliveries.ts';
import type { Part, Transcript } from './transcript.ts';

const REJECT =
  /postfix\/(?:[\w-]+\/)?smtpd\[\d+\]: (?:NOQUEUE|[0-9A-Za-z]+): (?:milter-)?reject: (?<verb>CONNECT|HELO|EHLO|MAIL|RCPT|DATA|END-OF-MESSAGE|VRFY|ETRN) from \S+\]: (?<reply>\d{3} .*?)(?:; (?<facts>(?:from|to|proto|helo)=.*))?$/;
const SAID =
  /postfix\/(?:[\w-]+\/)?smtp\[\d+\]: [0-9A-Za-z]+: (?:to=<(?<to>[^>]*)>, .*?\()?host \S+ (?:said|refused to talk to me): (?<reply>\d{3}[ -].*?)(?: \(in reply to (?<verb>\w+(?: \w+)*?) command\))?\)?$/;

const QUEUED = /postfix\/(?:[\w-]+\/)?n?qmgr\[\d+\]: (?<id>[0-9A-Za-z]+): from=<(?<from>[^>]*)>/;
const DELIVERED =
  /postfix\/(?:[\w-]+\/)?\w+\[\d+\]: (?<id>[0-9A-Za-z]+): to=<(?<to>[^>]*)>, .*?status=(?<status>sent|bounced|deferred|expired)\b/;
const OUTCOMES = { sent: 'sent', bounced: 'refused', expired: 'refused', deferred: 'later' } as const;

/**
 * The refusals in a log of Postfix, each as a command and its reply, and what became of the mails in it; undefined where
 * there are neither.
 */
export function readPostfixLog(lines: readonly string[]): Transcript | undefined {
  const parts: Part[] = [];
  const deliveries = createDeliveries();
  for (const line of lines) {
    const rejected = REJECT.exec(line)?.groups;
    if (rejected?.verb === 'RCPT') refusedMail(deliveries, line, rejected.facts ?? '');
    const queued = QUEUED.exec(line)?.groups;
    if (queued) deliveries.from(queued.id ?? '', queued.from ?? '');
    const { id = '', to: path = '', status } = DELIVERED.exec(line)?.groups ?? {};
    if (status) deliveries.to(id, path, OUTCOMES[status as keyof typeof OUTCOMES]);
    const found = rejected ?? SAID.exec(line)?.groups;
    if (!found) continue;
    const { verb = '', reply = '', facts = '', to } = found;
    const command = commandOf(verb, { ...factsOf(facts), ...(to === undefined ? {} : { to }) });
    if (command === undefined) continue;
    parts.push({ by: 'client', octets: `${command}\r\n` }, { by: 'server', octets: `${reply}\r\n` });
  }
  const all = parts.length > 0 ? parts : deliveries.parts();
  return all.length > 0
    ? { format: 'postfix-log', parts: all, excerpt: true, transactions: deliveries.transactions() }
    : undefined;
}

/** Refused at RCPT: the same process and sender are one mail. */
function refusedMail(deliveries: Deliveries, line: string, text: string): void {
  const { from, to } = factsOf(text);
  if (from === undefined || to === undefined) return;
  const id = `${/smtpd\[(\d+)\]/.exec(line)?.[1]} ${from}`;
  deliveries.from(id, from);
  deliveries.to(id, to, 'refused');
}

interface Facts {
  from?: string;
  to?: string;
  helo?: string;
}

function factsOf(text: string): Facts {
  const facts: Facts = {};
  for (const [, name, value] of text.matchAll(/\b(from|to|helo)=<([^>]*)>/g))
    facts[name as keyof Facts] = value ?? '';
  return facts;
}

function commandOf(verb: string, { from, to, helo }: Facts): string | undefined {
  switch (verb) {
    case 'EHLO':
    case 'HELO':
      return `${verb} ${helo ?? ''}`.trimEnd();
    case 'MAIL':
    case 'MAIL FROM':
      return `MAIL FROM:<${from ?? ''}>`;
    case 'RCPT':
    case 'RCPT TO':
      return `RCPT TO:<${to ?? ''}>`;
    case 'end of DATA':
    case 'END-OF-MESSAGE':
      return 'DATA';
    case 'DATA':
    case 'VRFY':
      return verb;
    default:
      return undefined;
  }
}
