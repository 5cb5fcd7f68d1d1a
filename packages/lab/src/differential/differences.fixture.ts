import type { Answer } from './talk.fixture.ts';

export type Peer = 'smtp-server' | 'postfix';

/** Where ours answers otherwise than a peer, and why it stays so. */
export interface Difference {
  peer: Peer;
  script: string;
  /** Codes of the first answers that differ in their first digit. */
  ours: Answer;
  theirs: Answer;
  reason: string;
  rfc: string;
}

const NOTHING_FOLLOWS = 'Nothing may follow this verb; an argument gets 501.';
const NOT_A_NAME = 'What is said is no name of a host; it would come to stand in a trace field.';
const NEEDS_SMTPUTF8 = 'The address is beyond ASCII and SMTPUTF8 was not asked for.';
const UNKNOWN_PARAMETER =
  'A parameter of no extension offered gets 555; who asks for it has to be told that nobody heeds it.';
const NO_HANGING_UP = 'Not a command, and no reason to hang up: whoever typed it can go on.';
const LONG_LINE = 'Command lines end at 4096 octets here: 500, and in step.';

/** Compared with smtp-server 3.21.6 and with Postfix 3.7 as Debian 12 sets it up. */
export const DIFFERENCES: readonly Difference[] = [
  {
    peer: 'smtp-server',
    script: 'MAIL without a greeting',
    ours: '250',
    theirs: '503',
    reason:
      'The client has to greet first; the server need not insist, and Mailpit and Postfix do not. The page notes it.',
    rfc: 'RFC 5321 §4.1.4',
  },
  {
    peer: 'smtp-server',
    script: 'DATA with an argument',
    ours: '501',
    theirs: '354',
    reason: NOTHING_FOLLOWS,
    rfc: 'RFC 5321 §4.1.1.4',
  },
  {
    peer: 'smtp-server',
    script: 'RSET with an argument',
    ours: '501',
    theirs: '250',
    reason: NOTHING_FOLLOWS,
    rfc: 'RFC 5321 §4.1.1.5',
  },
  {
    peer: 'smtp-server',
    script: 'QUIT with an argument',
    ours: '501',
    theirs: '221',
    reason: NOTHING_FOLLOWS,
    rfc: 'RFC 5321 §4.1.1.10',
  },
  {
    peer: 'smtp-server',
    script: 'EHLO with UTF-8',
    ours: '501',
    theirs: '250',
    reason: NOT_A_NAME,
    rfc: 'RFC 6531 §3.7.1',
  },
  {
    peer: 'smtp-server',
    script: 'a sender of UTF-8 without SMTPUTF8',
    ours: '553',
    theirs: '250',
    reason: NEEDS_SMTPUTF8,
    rfc: 'RFC 6531 §3.5',
  },
  {
    peer: 'smtp-server',
    script: 'RCPT TO of UTF-8 without SMTPUTF8',
    ours: '553',
    theirs: '250',
    reason: NEEDS_SMTPUTF8,
    rfc: 'RFC 6531 §3.5',
  },
  {
    peer: 'smtp-server',
    script: 'a sender of octets that are no UTF-8',
    ours: '501',
    theirs: '250',
    reason: 'SMTPUTF8 allows UTF-8, not any octets.',
    rfc: 'RFC 6531 §3.3',
  },
  {
    peer: 'smtp-server',
    script: 'a browser',
    ours: '500',
    theirs: '421',
    reason: NO_HANGING_UP,
    rfc: 'RFC 5321 §3.8',
  },
  {
    peer: 'smtp-server',
    script: 'thirty mistakes',
    ours: '500',
    theirs: '421',
    reason: 'People who learn make more than ten mistakes; ours hangs up after a hundred.',
    rfc: 'RFC 5321 §3.8',
  },
  {
    peer: 'smtp-server',
    script: 'a line of 5000 octets',
    ours: '500',
    theirs: '250',
    reason: LONG_LINE,
    rfc: 'RFC 5321 §4.5.3.1.4',
  },
  {
    peer: 'smtp-server',
    script: 'a local part of 65 octets',
    ours: '501',
    theirs: '250',
    reason: 'A local part has at most 64 octets.',
    rfc: 'RFC 5321 §4.5.3.1.1',
  },
  {
    peer: 'smtp-server',
    script: 'a parameter nobody offers',
    ours: '555',
    theirs: '250',
    reason: UNKNOWN_PARAMETER,
    rfc: 'RFC 5321 §4.1.1.11',
  },
  {
    peer: 'smtp-server',
    script: 'a parameter of RCPT nobody offers',
    ours: '555',
    theirs: '250',
    reason: UNKNOWN_PARAMETER,
    rfc: 'RFC 5321 §4.1.1.11',
  },
  {
    peer: 'smtp-server',
    script: 'a recipient with an open quote',
    ours: '501',
    theirs: '250',
    reason: 'A quote that is opened has to be closed.',
    rfc: 'RFC 5321 §4.1.2',
  },
  {
    peer: 'smtp-server',
    script: 'a sender with a quoted local part',
    ours: '250',
    theirs: '501',
    reason: 'Between quotes, spaces and @ are part of the name.',
    rfc: 'RFC 5321 §4.1.2',
  },
  {
    peer: 'smtp-server',
    script: 'a space before the colon',
    ours: '501',
    theirs: '250',
    reason: 'No space on either side of the colon; the one after it is a habit of many and forgiven.',
    rfc: 'RFC 5321 §3.3',
  },

  {
    peer: 'postfix',
    script: 'EHLO with UTF-8',
    ours: '501',
    theirs: '250',
    reason: NOT_A_NAME,
    rfc: 'RFC 6531 §3.7.1',
  },
  {
    peer: 'postfix',
    script: 'EHLO with a control octet',
    ours: '501',
    theirs: '250',
    reason: NOT_A_NAME,
    rfc: 'RFC 5321 §4.1.1.1',
  },
  {
    peer: 'postfix',
    script: 'EHLO with two words',
    ours: '501',
    theirs: '250',
    reason: NOT_A_NAME,
    rfc: 'RFC 5321 §4.1.1.1',
  },
  {
    peer: 'postfix',
    script: 'HELP without a greeting',
    ours: '214',
    theirs: '500',
    reason: 'A server should help; Postfix has no HELP.',
    rfc: 'RFC 5321 §4.1.1.8',
  },
  {
    peer: 'postfix',
    script: 'HELP with a command',
    ours: '214',
    theirs: '500',
    reason: 'A server should help; Postfix has no HELP.',
    rfc: 'RFC 5321 §4.1.1.8',
  },
  {
    peer: 'postfix',
    script: 'QUIT with an argument',
    ours: '501',
    theirs: '221',
    reason: NOTHING_FOLLOWS,
    rfc: 'RFC 5321 §4.1.1.10',
  },
  {
    peer: 'postfix',
    script: 'a browser',
    ours: '500',
    theirs: '221',
    reason: `${NO_HANGING_UP} Postfix cuts what speaks HTTP, since pages can make browsers send it; here nothing leaves the lab.`,
    rfc: 'RFC 5321 §3.8',
  },
  {
    peer: 'postfix',
    script: 'a line that begins with a space',
    ours: '500',
    theirs: '250',
    reason: 'A command line begins with its verb.',
    rfc: 'RFC 5321 §4.1.1',
  },
  {
    peer: 'postfix',
    script: 'a line of 5000 octets',
    ours: '500',
    theirs: '250',
    reason: `${LONG_LINE} Postfix reads on up to a limit of its own.`,
    rfc: 'RFC 5321 §4.5.3.1.4',
  },
  {
    peer: 'postfix',
    script: 'SIZE twice',
    ours: '501',
    theirs: '250',
    reason: 'One size is declared. With two, server and reader might each believe another.',
    rfc: 'RFC 1870 §6',
  },
  {
    peer: 'postfix',
    script: 'a sender of UTF-8 without SMTPUTF8',
    ours: '553',
    theirs: '250',
    reason: NEEDS_SMTPUTF8,
    rfc: 'RFC 6531 §3.5',
  },
  {
    peer: 'postfix',
    script: 'a sender without brackets',
    ours: '501',
    theirs: '250',
    reason: 'A path has brackets; Postfix asks for them only with strict_rfc821_envelopes.',
    rfc: 'RFC 5321 §4.1.2',
  },
  {
    peer: 'postfix',
    script: 'a recipient without brackets',
    ours: '501',
    theirs: '250',
    reason: 'A path has brackets; Postfix asks for them only with strict_rfc821_envelopes.',
    rfc: 'RFC 5321 §4.1.2',
  },
  {
    peer: 'postfix',
    script: 'a sender without a domain',
    ours: '501',
    theirs: '250',
    reason: 'Only <Postmaster>, as a recipient, goes without a domain. Postfix adds its own.',
    rfc: 'RFC 5321 §2.3.5',
  },
  {
    peer: 'postfix',
    script: 'a recipient without a domain',
    ours: '501',
    theirs: '250',
    reason: 'Only <Postmaster>, as a recipient, goes without a domain. Postfix adds its own.',
    rfc: 'RFC 5321 §2.3.5',
  },
  {
    peer: 'postfix',
    script: 'a recipient with two @',
    ours: '501',
    theirs: '250',
    reason: 'One @ divides name and domain; another has to stand in quotes.',
    rfc: 'RFC 5321 §4.1.2',
  },
  {
    peer: 'postfix',
    script: 'a mailbox elsewhere',
    ours: '250',
    theirs: '454',
    reason:
      'The client is on campus, for which this server relays. Postfix is told of no network of its own here.',
    rfc: 'RFC 5321 §3.6.2',
  },
  {
    peer: 'postfix',
    script: 'STARTTLS where it is not offered',
    ours: '220',
    theirs: '502',
    reason:
      'mail.campus.test offers it; Postfix as Debian sets it up for this comparison has no certificate.',
    rfc: 'RFC 3207 §4',
  },
];
