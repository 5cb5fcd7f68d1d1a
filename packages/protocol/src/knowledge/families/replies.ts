/** Reply codes, the meaning of their digits, and the neighbours that each is told apart from. */
import { coreOf, type EntryCore } from '../entry.ts';
import { ENHANCED_STATUS_REGISTRY } from '../registries/enhanced-status-codes.ts';
import { CODES_NAMED_BY_IANA_ONLY } from '../registries/reply-codes.ts';
import { REPLY_CODES } from '../reply-codes.ts';
import { ANYTIME_CODES, type MayAnswer, mayAnswer } from './commands.ts';

export interface ReplyEntry extends EntryCore {
  family: 'reply';
  code: number;
  /** Ids of the commands that it may answer, and whether the standard has it there or servers do. */
  after: readonly MayAnswer[];
  /** May it answer any command (RFC 5321 §4.3.2)? */
  anytime: boolean;
  /** Codes one might take it for; the words say what tells them apart. */
  neighbours: readonly string[];
  /** Ids of enhanced codes that go with it, by IANA's list. */
  enhanced: readonly string[];
}

/** What tells a code apart is best seen beside these. */
const NEIGHBOURS: Readonly<Record<string, readonly string[]>> = {
  '211': ['214'],
  '214': ['211'],
  '220': ['421', '521', '554'],
  '221': ['421'],
  '235': ['334', '535'],
  '250': ['251', '252'],
  '251': ['250', '551'],
  '252': ['250', '550'],
  '253': ['250', '458'],
  '334': ['235', '354'],
  '354': ['250', '334'],
  '355': ['354'],
  '421': ['221', '450', '554'],
  '422': ['432'],
  '430': ['503'],
  '432': ['535', '534'],
  '450': ['550', '451'],
  '451': ['450', '452'],
  '452': ['552', '451'],
  '453': ['421'],
  '454': ['530', '535'],
  '455': ['555'],
  '458': ['459', '253'],
  '459': ['458'],
  '500': ['501', '502'],
  '501': ['500', '553'],
  '502': ['500', '504'],
  '503': ['500', '501'],
  '504': ['502', '501'],
  '521': ['554', '556'],
  '523': ['538'],
  '524': ['538'],
  '525': ['535'],
  '530': ['535', '550'],
  '533': ['550'],
  '534': ['535', '538'],
  '535': ['530', '534'],
  '538': ['530', '534'],
  '550': ['450', '551', '553', '554'],
  '551': ['251', '550'],
  '552': ['452', '550'],
  '553': ['501', '550'],
  '554': ['550', '521'],
  '555': ['455', '501'],
  '556': ['521', '550'],
};

const ALSO: Readonly<Record<string, readonly string[]>> = {
  '220': ['ready', 'greeting', 'banner'],
  '221': ['closing', 'bye'],
  '235': ['logged in', 'authentication successful'],
  '250': ['ok', 'queued', 'accepted'],
  '251': ['forward'],
  '252': ['cannot verify'],
  '334': ['challenge', 'base64', 'vxnlcm5hbwu6', 'ugfzc3dvcmq6'],
  '354': ['start mail input', 'end with dot', 'go ahead'],
  '421': ['service not available', 'timeout', 'too many connections', 'closing'],
  '450': ['mailbox busy', 'greylisting', 'greylisted'],
  '451': ['local error', 'temporary failure', 'greylisting'],
  '452': ['insufficient storage', 'too many recipients'],
  '454': ['tls not available', 'temporary authentication failure'],
  '500': ['syntax error', 'unrecognized command', 'unknown command', 'line too long'],
  '501': ['syntax error', 'bad argument'],
  '502': ['not implemented'],
  '503': ['bad sequence', 'wrong order', 'out of order', 'need mail', 'need rcpt'],
  '504': ['parameter not implemented', 'unrecognized authentication type'],
  '521': ['does not accept mail'],
  '530': ['authentication required', 'must issue a starttls'],
  '534': ['mechanism too weak', 'application-specific password'],
  '535': ['bad credentials', 'wrong password', 'authentication failed', 'login failed'],
  '538': ['encryption required'],
  '550': ['no such user', 'user unknown', 'mailbox unavailable', 'rejected', 'blocked', 'spam'],
  '551': ['user not local', 'moved'],
  '552': ['mailbox full', 'over quota', 'too big', 'message size'],
  '553': ['mailbox name not allowed', 'sender address rejected'],
  '554': ['transaction failed', 'relay access denied', 'no smtp service'],
  '555': ['parameters not recognized'],
  '556': ['null mx', 'domain does not accept mail'],
};

const STANDING = { '355': 'experimental', '538': 'obsolete' } as const;

function reply(code: string, rfc: string): ReplyEntry {
  const number = Number(code);
  const neighbours = NEIGHBOURS[code] ?? [];
  const after = mayAnswer(number);
  const enhanced = ENHANCED_STATUS_REGISTRY.entries
    .filter(({ basic }) => basic.includes(number))
    .map((row) => row.code.toLowerCase());
  const standing = CODES_NAMED_BY_IANA_ONLY.includes(number)
    ? 'private'
    : ((STANDING as Record<string, 'experimental' | 'obsolete'>)[code] ?? 'standard');
  const related = [...neighbours, `${code[0]}xx`, ...after.slice(0, 4).map(({ command }) => command)];
  return {
    ...coreOf('reply', code, code, rfc, { also: ALSO[code] ?? [], related, standing }),
    code: number,
    after,
    anytime: ANYTIME_CODES.includes(number),
    neighbours,
    enhanced,
  };
}

export const REPLY_ENTRIES: readonly ReplyEntry[] = [
  ...Object.entries(REPLY_CODES).filter(([id]) => !id.includes('@')),
  ...CODES_NAMED_BY_IANA_ONLY.map((code): [string, string] => [`${code}`, 'IANA SMTP Enhanced Status Codes']),
]
  .sort(([a], [b]) => Number(a) - Number(b))
  .map(([code, rfc]) => reply(code, rfc));

export interface ClassEntry extends EntryCore {
  family: 'class';
  /** A digit of a reply code, or a number of an enhanced one. */
  of: 'first-digit' | 'second-digit' | 'enhanced-class' | 'enhanced-subject';
  digit: string;
}

const digit = (
  id: string,
  of: ClassEntry['of'],
  rfc: string,
  also: readonly string[],
  related: readonly string[],
) => ({
  ...coreOf('class', id, id.replace(/^x\./, 'X.'), rfc, { also, related }),
  of,
  digit: id.replace(/[x.]/g, ''),
});

const SEVERITIES = 'RFC 5321 §4.2.1';

export const CLASS_ENTRIES: readonly ClassEntry[] = [
  digit('2xx', 'first-digit', SEVERITIES, ['2yz', 'success', 'positive completion'], ['250', '2.x.x', '3xx']),
  digit('3xx', 'first-digit', SEVERITIES, ['3yz', 'intermediate', 'go on'], ['354', '334', '2xx']),
  digit(
    '4xx',
    'first-digit',
    SEVERITIES,
    ['4yz', 'temporary', 'transient', 'try again later'],
    ['5xx', '450', '421', '4.x.x'],
  ),
  digit(
    '5xx',
    'first-digit',
    SEVERITIES,
    ['5yz', 'permanent', 'failure', 'bounce'],
    ['4xx', '550', '554', '5.x.x'],
  ),
  digit('x0x', 'second-digit', SEVERITIES, ['x0z', 'syntax'], ['500', '501', '503']),
  digit('x1x', 'second-digit', SEVERITIES, ['x1z', 'information'], ['211', '214']),
  digit('x2x', 'second-digit', SEVERITIES, ['x2z', 'connections'], ['220', '221', '421']),
  digit('x3x', 'second-digit', SEVERITIES, ['x3z', 'authentication'], ['334', '235', '535']),
  digit('x4x', 'second-digit', SEVERITIES, ['x4z'], ['x3x', 'x5x']),
  digit('x5x', 'second-digit', SEVERITIES, ['x5z', 'mail system'], ['250', '550', '354']),
  digit('2.x.x', 'enhanced-class', 'RFC 3463 §2', ['success'], ['2xx']),
  digit('4.x.x', 'enhanced-class', 'RFC 3463 §2', ['persistent transient failure'], ['4xx']),
  digit('5.x.x', 'enhanced-class', 'RFC 3463 §2', ['permanent failure'], ['5xx']),
  digit('x.0', 'enhanced-subject', 'RFC 3463 §2', ['other or undefined'], ['x.0.0']),
  digit('x.1', 'enhanced-subject', 'RFC 3463 §2', ['addressing'], ['x.1.1', 'x.1.2']),
  digit('x.2', 'enhanced-subject', 'RFC 3463 §2', ['mailbox status'], ['x.2.1', 'x.2.2']),
  digit('x.3', 'enhanced-subject', 'RFC 3463 §2', ['mail system status'], ['x.3.1', 'x.3.4']),
  digit('x.4', 'enhanced-subject', 'RFC 3463 §2', ['network', 'routing'], ['x.4.1', 'x.4.4']),
  digit('x.5', 'enhanced-subject', 'RFC 3463 §2', ['protocol status'], ['x.5.1', 'x.5.2']),
  digit('x.6', 'enhanced-subject', 'RFC 3463 §2', ['content', 'media'], ['x.6.1', 'x.6.3']),
  digit('x.7', 'enhanced-subject', 'RFC 3463 §2', ['security', 'policy'], ['x.7.1', 'x.7.8']),
];
