import type { ServerReply } from '../reading.ts';

/** What a refusal is about, whoever wrote it. */
export type Meaning =
  | 'relay'
  | 'unknown'
  | 'moved'
  | 'full'
  | 'room'
  | 'size'
  | 'tooMany'
  | 'greylisted'
  | 'nullMx'
  | 'sender'
  | 'domain'
  | 'name'
  | 'tls'
  | 'login'
  | 'early'
  | 'bareLf'
  | 'policy';

/** Enhanced codes that leave no doubt, without their class (RFC 3463 §3, RFC 7505 §4). */
const BY_CODE: Readonly<Record<string, Meaning>> = {
  '1.1': 'unknown',
  '1.2': 'domain',
  '1.6': 'moved',
  '1.8': 'sender',
  '2.2': 'full',
  '2.3': 'size',
  '3.1': 'room',
  '3.4': 'size',
  '5.3': 'tooMany',
  '7.10': 'tls',
  '6.11': 'bareLf',
};

/**
 * Words that the usual servers say, where the code alone does not tell: 5.7.1 is any rule at all, and many servers give no
 * enhanced code. The first row that fits counts. Postfix, Exim, Exchange, sendmail, qmail, Gmail.
 */
const BY_TEXT: readonly (readonly [Meaning, RegExp])[] = [
  [
    'relay',
    /relay(?:ing)?[ :](?:access )?(?:denied|not (?:permitted|allowed)|(?:is )?prohibited)|(?:unable|permitted|allowed|refused?) to relay|not relay\b|rcpthosts|remote mail .*not allowed/i,
  ],
  ['greylisted', /gr[ae]y-?list|postgrey|sqlgrey/i],
  ['nullMx', /null ?mx|do(?:es)? not accept (?:any )?(?:e-?)?mail/i],
  [
    'early',
    /pre-?greet|synchroni[sz]ation error|protocol synchroni[sz]ation|improper .*pipelining|pipelining .*(?:error|not allowed)|before (?:the )?(?:greeting|banner)/i,
  ],
  ['bareLf', /bare ?[<(]?(?:lf|newline|line ?feed)/i],
  ['unknown', /recipientnotfound|recipient address rejected: access denied/i],
  [
    'tls',
    /starttls (?:command )?(?:first|required)|must issue a starttls|requires? (?:tls|starttls|encryption)|encryption (?:is )?required/i,
  ],
  [
    'login',
    /authentication (?:is )?required|must (?:first )?(?:be )?authenticate|auth(?:entication)? first|log ?in first/i,
  ],
  [
    'full',
    /(?:over|exceed\w*)[^.]{0,24} quota|quota (?:is )?exceeded|mailbox (?:is )?(?:full|size limit exceeded)/i,
  ],
  [
    'name',
    /(?:helo|ehlo) (?:command )?(?:rejected|refused|invalid)|invalid (?:helo|ehlo)|(?:helo|ehlo) name/i,
  ],
  [
    'sender',
    /sender (?:address )?rejected: domain|(?:domain of sender|sender(?:'s)? domain)[^.]{0,60}(?:not|un)|sender verif/i,
  ],
  [
    'domain',
    /recipient address rejected: domain not found|unrouteable mail domain|host or domain name not found/i,
  ],
  [
    'unknown',
    /(?:user|recipient|mailbox|address) (?:is )?(?:unknown|not found|unavailable)|unknown (?:user|recipient|local part)|no such (?:user|mailbox|recipient|person|address)|not exist|unrouteable address|undeliverable address|no mailbox/i,
  ],
  [
    'policy',
    /spam|\bblock|black ?list|\b(?:rbl|dnsbl|spf|dkim|dmarc|ptr)\b|reputation|policy|unauthenticated|host rejected|reverse (?:dns|hostname|lookup)|virus|malware|rate limit|access denied|not authori[sz]ed/i,
  ],
];

export const textOf = (reply: ServerReply): string =>
  reply.lines
    .map(({ rest }) => rest)
    .join(' ')
    .slice(0, 2000);

/** By the enhanced code where it leaves no doubt, then by what the text says. */
export function meaningOf(reply: ServerReply): Meaning | undefined {
  const detail = reply.enhanced?.slice(2) ?? '';
  if (Object.hasOwn(BY_CODE, detail)) return BY_CODE[detail];
  const text = textOf(reply);
  const row = BY_TEXT.find(([, words]) => words.test(text));
  if (row) return row[0];
  if (detail === '1.10') return 'nullMx';
  if (!detail.startsWith('7.')) return undefined;
  // RFC 6647 §2: not yet, because it does not know who calls.
  const later = reply.code < 500 && /again|later|minute|second|retry/i.test(text);
  return later ? 'greylisted' : 'policy';
}
