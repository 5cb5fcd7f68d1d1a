import type { SpfVerdict, Verdicts } from '@ehlo/wire';
import type { Sender } from './sender.ts';

/** Mailboxes that stand in a field as they are (RFC 8601 §2.2: a dot-atom); of others the domain alone is named. */
const PLAIN_MAILBOX = /^[A-Za-z0-9!#$%&'*+/?^_`{|}~.-]{1,64}@[A-Za-z0-9.-]{1,255}$/;
const PLAIN_DOMAIN = /^[A-Za-z0-9._-]{1,255}$/;
const PLAIN_HELO = /^[A-Za-z0-9._:[\]-]{1,255}$/;

const SPF_WORDS: Record<SpfVerdict['result'], (domain: string, client: string) => string> = {
  pass: (domain, client) => `${domain} lets ${client} send for it`,
  fail: (domain, client) => `${domain} does not let ${client} send for it`,
  softfail: (domain, client) => `${domain} doubts that ${client} sends for it`,
  neutral: (domain, client) => `${domain} says nothing about ${client}`,
  none: (domain) => `${domain} publishes no SPF record`,
  temperror: (domain) => `SPF of ${domain} could not be looked up now`,
  permerror: (domain) => `SPF record of ${domain} cannot be evaluated`,
};

/**
 * `Authentication-Results:` (RFC 8601 §2.2) and below it `Received-SPF:` (RFC 7208 §9.1), CRLF and folds included. Whatever
 * the sender said, they stay two fields: what is not of the grammar is left out.
 *
 * @param host  who checked: the authserv-id (RFC 8601 §2.5)
 */
export function verdictFields(host: string, sender: Sender, { spf, dkim, dmarc }: Verdicts): string {
  const mailbox = PLAIN_MAILBOX.test(sender.reversePath) ? sender.reversePath : spf.domain;
  const checked = spf.identity === 'mailfrom' ? mailbox : spf.domain;
  const results = [
    `spf=${spf.result}${property(`smtp.${spf.identity}`, checked)}`,
    ...dkim.map(
      ({ result, domain, selector, reason }) =>
        `dkim=${result}${reason === undefined ? '' : ` reason="${reason.replace(/[^ -~]|["\\]/g, '')}"`}` +
        `${property('header.d', domain)}${property('header.s', selector)}`,
    ),
    ...(dkim.length === 0 ? ['dkim=none'] : []),
    ...(dmarc
      ? [
          `dmarc=${dmarc.result}${dmarc.result === 'pass' || dmarc.result === 'fail' ? ` (p=${dmarc.policy})` : ''}` +
            property('header.from', dmarc.domain),
        ]
      : []),
  ];
  const client = sender.client.replace(/[^0-9A-Fa-f:.]/g, '');
  const domain = PLAIN_DOMAIN.test(spf.domain) ? spf.domain : 'the sender';
  const pairs = [
    // A colon is no character of an atom (RFC 5322 §3.2.3).
    `client-ip=${client.includes(':') ? `"${client}"` : client}`,
    ...(sender.reversePath !== '' && (PLAIN_MAILBOX.test(mailbox) || PLAIN_DOMAIN.test(mailbox))
      ? [`envelope-from="${mailbox}"`]
      : []),
    ...(PLAIN_HELO.test(sender.helo)
      ? [`helo=${/[:[\]]/.test(sender.helo) ? `"${sender.helo}"` : sender.helo}`]
      : []),
    `receiver=${host}`,
    `identity=${spf.identity}`,
  ];
  return (
    `Authentication-Results: ${host};\r\n\t${results.join(';\r\n\t')}\r\n` +
    `Received-SPF: ${spf.result} (${SPF_WORDS[spf.result](domain, client)})\r\n\t${pairs.join(';\r\n\t')}\r\n`
  );
}

/** Nothing where the value would not be one word. */
function property(name: string, value: string): string {
  return PLAIN_MAILBOX.test(value) || PLAIN_DOMAIN.test(value) ? ` ${name}=${value}` : '';
}
