/**
 * Postfix's ordinary log keeps no dialogue, but it quotes refusals with what they answered. Those lines are read; what
 * went well before them left no trace.
 */
import type { Part, Transcript } from './transcript.ts';

const REJECT =
  /postfix\/(?:[\w-]+\/)?smtpd\[\d+\]: (?:NOQUEUE|[0-9A-Za-z]+): (?:milter-)?reject: (?<verb>CONNECT|HELO|EHLO|MAIL|RCPT|DATA|END-OF-MESSAGE|VRFY|ETRN) from \S+\]: (?<reply>\d{3} .*?)(?:; (?<facts>(?:from|to|proto|helo)=.*))?$/;
const SAID =
  /postfix\/(?:[\w-]+\/)?smtp\[\d+\]: [0-9A-Za-z]+: (?:to=<(?<to>[^>]*)>, .*?\()?host \S+ (?:said|refused to talk to me): (?<reply>\d{3}[ -].*?)(?: \(in reply to (?<verb>\w+(?: \w+)*?) command\))?\)?$/;

/** The refusals in a log of Postfix, each as a command and its reply; undefined where there are none. */
export function readPostfixLog(lines: readonly string[]): Transcript | undefined {
  const parts: Part[] = [];
  for (const line of lines) {
    const found = REJECT.exec(line)?.groups ?? SAID.exec(line)?.groups;
    if (!found) continue;
    const { verb = '', reply = '', facts = '', to } = found;
    const command = commandOf(verb, { ...factsOf(facts), ...(to === undefined ? {} : { to }) });
    if (command === undefined) continue;
    parts.push({ by: 'client', octets: `${command}\r\n` }, { by: 'server', octets: `${reply}\r\n` });
  }
  return parts.length > 0 ? { format: 'postfix-log', parts, excerpt: true } : undefined;
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
