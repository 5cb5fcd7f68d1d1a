/**
 * Exim's main and reject logs keep no dialogue, but they quote refusals: its own without their code (550, and 451 where it
 * says "temporarily": the defaults of `deny` and `defer`), other servers' with it.
 */
import { createDeliveries } from './deliveries.ts';
import type { Part, Transcript } from './transcript.ts';

const REJECTED =
  /(?: F=<(?<from>[^>]*)>)?(?: [A-Z]=\S+)* (?<later>temporarily )?rejected (?<verb>EHLO or HELO|EHLO|HELO|MAIL|RCPT|VRFY|EXPN|ETRN) ?(?<argument>[^:]*?): (?<text>.+)$/;
const SAID =
  /SMTP error from remote (?:mail server|mailer) after (?<verb>initial connection|EHLO|HELO|MAIL FROM|RCPT TO|DATA|pipelined DATA|end of data)(?::?(?<path><[^>]*>))?[^:]*: (?:host \S+(?: \[[^\]]*\])?: )?(?<reply>\d{3}[ -].*)$/;

const MAIL = '(?<id>[0-9A-Za-z]{6}-[0-9A-Za-z]{6,11}-[0-9A-Za-z]{2,4})';
const ARRIVED = new RegExp(String.raw`\b${MAIL} <= (?<from>\S+)`);
const WENT = new RegExp(
  String.raw`\b${MAIL} (?<flag>=>|->|\*\*|==) (?:[^<>\s]+ <(?<inner>[^<>]+)>|<?(?<to>[^<>\s]+)>?)`,
);
const OUTCOMES: Readonly<Record<string, 'sent' | 'refused' | 'later'>> = {
  '=>': 'sent',
  '->': 'sent',
  '**': 'refused',
  '==': 'later',
};

/**
 * The refusals in a log of Exim, each as a command and its reply, and what became of the mails in it; undefined where there
 * are neither.
 */
export function readEximLog(lines: readonly string[]): Transcript | undefined {
  const parts: Part[] = [];
  const deliveries = createDeliveries();
  for (const line of lines) {
    const arrived = ARRIVED.exec(line)?.groups;
    if (arrived) deliveries.from(arrived.id ?? '', arrived.from === '<>' ? '' : (arrived.from ?? ''));
    const went = WENT.exec(line)?.groups;
    if (went) deliveries.to(went.id ?? '', went.inner ?? went.to ?? '', OUTCOMES[went.flag ?? ''] ?? 'later');
    const said = SAID.exec(line)?.groups;
    const rejected = said ? undefined : REJECTED.exec(line)?.groups;
    const { later, verb = '', argument = '', text = '' } = rejected ?? {};
    const command = said ? commandOf(said.verb ?? '', said.path ?? '') : commandOf(verb, argument);
    const reply = said ? said.reply : rejected && `${later ? 451 : 550} ${text}`;
    if (rejected?.verb === 'RCPT' && rejected.from !== undefined) {
      deliveries.from(`rejected ${rejected.from}`, rejected.from);
      deliveries.to(`rejected ${rejected.from}`, argument.replace(/^<|>$/g, ''), 'refused');
    }
    if (command === undefined || reply === undefined) continue;
    parts.push({ by: 'client', octets: `${command}\r\n` }, { by: 'server', octets: `${reply}\r\n` });
  }
  const all = parts.length > 0 ? parts : deliveries.parts();
  return all.length > 0
    ? { format: 'exim-log', parts: all, excerpt: true, transactions: deliveries.transactions() }
    : undefined;
}

function commandOf(verb: string, argument: string): string | undefined {
  switch (verb) {
    case 'EHLO or HELO':
      return `EHLO ${argument}`.trimEnd();
    case 'MAIL':
    case 'MAIL FROM':
      return `MAIL FROM:${argument}`;
    case 'RCPT':
    case 'RCPT TO':
      return `RCPT TO:${argument}`;
    case 'pipelined DATA':
    case 'end of data':
      return 'DATA';
    case 'initial connection':
      return undefined;
    default:
      return `${verb} ${argument}`.trimEnd();
  }
}
