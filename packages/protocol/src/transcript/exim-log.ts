/**
 * Exim's main and reject logs keep no dialogue, but they quote refusals: its own without their code (550, and 451 where it
 * says "temporarily": the defaults of `deny` and `defer`), other servers' with it.
 */
import type { Part, Transcript } from './transcript.ts';

const REJECTED =
  /(?: F=<(?<from>[^>]*)>)?(?: [A-Z]=\S+)* (?<later>temporarily )?rejected (?<verb>EHLO or HELO|EHLO|HELO|MAIL|RCPT|VRFY|EXPN|ETRN) ?(?<argument>[^:]*?): (?<text>.+)$/;
const SAID =
  /SMTP error from remote (?:mail server|mailer) after (?<verb>initial connection|EHLO|HELO|MAIL FROM|RCPT TO|DATA|pipelined DATA|end of data)(?::?(?<path><[^>]*>))?[^:]*: (?:host \S+(?: \[[^\]]*\])?: )?(?<reply>\d{3}[ -].*)$/;

/** The refusals in a log of Exim, each as a command and its reply; undefined where there are none. */
export function readEximLog(lines: readonly string[]): Transcript | undefined {
  const parts: Part[] = [];
  for (const line of lines) {
    const said = SAID.exec(line)?.groups;
    const rejected = said ? undefined : REJECTED.exec(line)?.groups;
    const { later, verb = '', argument = '', text = '' } = rejected ?? {};
    const command = said ? commandOf(said.verb ?? '', said.path ?? '') : commandOf(verb, argument);
    const reply = said ? said.reply : rejected && `${later ? 451 : 550} ${text}`;
    if (command === undefined || reply === undefined) continue;
    parts.push({ by: 'client', octets: `${command}\r\n` }, { by: 'server', octets: `${reply}\r\n` });
  }
  return parts.length > 0 ? { format: 'exim-log', parts, excerpt: true } : undefined;
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
