/**
 * Rules that a server's host has for clients it does not know, beside its policy: which of them are on, and what they found of a
 * client, the lab finds out (`ask`, about `rules`) each time a mail begins. What is said about it is here.
 */
import type { SmtpReply } from './reply.ts';

/** Why nothing is taken of a client that has not logged in. */
export type RuleRefusal =
  /** Its address is on a list of such: the name that was asked for, what it answered, and why, as the list says (RFC 5782 §2.1). */
  | { rule: 'denylist'; client: string; asked: string; listed: string; reason: string }
  /** Its address has no name, or names that do not lead back to it. */
  | { rule: 'reverse-name'; client: string; asked: string; names: readonly string[] }
  /** The same could not be found out now. */
  | { rule: 'reverse-name'; client: string; asked: string; names: 'unknown' }
  /** Mails that it began within a minute; `hangsUp`: it goes on and on. */
  | { rule: 'rate-limit'; client: string; begun: number; allowed: number; hangsUp: boolean };

export interface RuleFindings {
  /** It sends on for everybody (RFC 2505 §2.1). */
  relaysForAnyone: boolean;
  refuses?: RuleRefusal;
}

/** @param hostName 421 begins with it (RFC 5321 §4.2.2) */
export function ruleReply(refusal: RuleRefusal, hostName: string): SmtpReply {
  const client = `Client [${refusal.client}]`;
  switch (refusal.rule) {
    case 'denylist': {
      const { asked, listed, reason } = refusal;
      const because = reason === '' ? '' : ` (${reason})`;
      return {
        code: 554,
        enhanced: '5.7.1',
        text: `${client} is on a denylist: ${asked} is ${listed}${because}`,
      };
    }
    case 'reverse-name':
      return reverseName(client, refusal);
    case 'rate-limit':
      return refusal.hangsUp
        ? { code: 421, enhanced: '4.7.0', text: `${hostName} ${client} goes on too fast, closing` }
        : {
            code: 450,
            enhanced: '4.7.1',
            text: `${client} sends too fast: ${refusal.begun} mails within a minute, ${refusal.allowed} are allowed`,
          };
    default:
      return refusal satisfies never;
  }
}

/** RFC 7372 §3.3 has the code. */
function reverseName(client: string, { asked, names }: RuleRefusal & { rule: 'reverse-name' }): SmtpReply {
  if (names === 'unknown')
    return { code: 451, enhanced: '4.4.3', text: `${client}: cannot look up ${asked} now, try again` };
  const text =
    names.length === 0
      ? `${client} has no reverse name: ${asked} has no PTR record`
      : `${client} has a reverse name that does not lead back to it: ${asked} is ${names.join(', ')}`;
  return { code: 550, enhanced: '5.7.25', text };
}
