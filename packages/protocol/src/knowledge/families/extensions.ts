/** Service extensions: what a keyword of the EHLO reply adds to the dialogue. Also the parameters and mechanisms it brings. */
import { coreOf, type EntryCore, type Standing } from '../entry.ts';
import { EXTENSIONS } from '../extensions.ts';
import type { RuleName } from '../grammar/rules.ts';
import { EXTENSION_REGISTRY } from '../registries/service-extensions.ts';

/** How often one meets it in the EHLO replies of servers on the Internet: a judgement, not a measurement. */
export type Spread = 'nearly always' | 'often' | 'sometimes' | 'rarely' | 'never';

export interface ExtensionEntry extends EntryCore {
  family: 'extension';
  keyword: string;
  /** What stands after the keyword; '' for nothing. */
  argument: string;
  /** A line of an EHLO reply, without its code. */
  example: string;
  /** Ids of commands that it adds. */
  commands: readonly string[];
  /** Ids of parameters that it adds to MAIL and RCPT. */
  parameters: readonly string[];
  /** Reply codes and enhanced codes that come with it. */
  codes: readonly string[];
  /** Octets that it adds to the longest command line (RFC 5321 §4.5.3.1.4), with the command. */
  longer: readonly { command: string; octets: number }[];
  /** Where it may be offered: between servers, to people’s programs, or both. */
  use: 'both' | 'transfer' | 'submission';
  spread: Spread;
}

type Row = Partial<Omit<ExtensionEntry, keyof EntryCore | 'keyword'>> & {
  also?: string[];
  related?: string[];
};

const row = (spread: Spread, rest: Row = {}): Row => ({ spread, ...rest });

const ROWS: Readonly<Record<keyof typeof EXTENSIONS, Row>> = {
  SIZE: row('nearly always', {
    argument: 'number',
    example: 'SIZE 36700160',
    parameters: ['mail-size'],
    codes: ['452', '552', 'x.3.4'],
    longer: [{ command: 'mail', octets: 26 }],
    also: ['message size', 'attachment'],
    related: ['mail-size', '552'],
  }),
  '8BITMIME': row('nearly always', {
    parameters: ['mail-body'],
    codes: ['x.6.3'],
    also: ['8bit', 'accents', 'umlauts'],
    related: ['mail-body', 'smtputf8', 'binarymime'],
  }),
  SMTPUTF8: row('often', {
    parameters: ['mail-smtputf8'],
    codes: ['x.6.7', 'x.6.8', 'x.6.9'],
    longer: [{ command: 'mail', octets: 10 }],
    also: ['utf-8', 'unicode', 'international', 'eai', 'accents'],
    related: ['8bitmime', 'x.6.7', 'utf8smtp'],
  }),
  PIPELINING: row('nearly always', { also: ['batch'], related: ['noop', 'chunking'] }),
  ENHANCEDSTATUSCODES: row('nearly always', { also: ['enhanced'], related: ['5.x.x', 'x.1.1'] }),
  STARTTLS: row('nearly always', {
    commands: ['starttls'],
    codes: ['220', '454', '530'],
    also: ['tls', 'ssl', 'encryption'],
    related: ['starttls', 'requiretls', '587', '465'],
  }),
  AUTH: row('often', {
    argument: 'SASL mechanism names',
    example: 'AUTH PLAIN LOGIN',
    commands: ['auth'],
    parameters: ['mail-auth'],
    codes: [
      '235',
      '334',
      '432',
      '454',
      '530',
      '534',
      '535',
      '538',
      'x.5.6',
      'x.7.8',
      'x.7.9',
      'x.7.11',
      'x.7.12',
    ],
    longer: [{ command: 'mail', octets: 500 }],
    also: ['login', 'sasl'],
    related: ['auth', 'sasl-plain', 'sasl-login'],
  }),
  HELP: row('often', { commands: ['help'], codes: ['211', '214'], related: ['help'] }),
  VRFY: row('often', { commands: ['vrfy'], codes: ['252'], related: ['vrfy', '252'] }),
  EXPN: row('rarely', { commands: ['expn'], codes: ['252', 'x.7.2'], related: ['expn'] }),
  DSN: row('often', {
    parameters: ['mail-ret', 'mail-envid', 'rcpt-notify', 'rcpt-orcpt'],
    codes: ['501'],
    longer: [{ command: 'rcpt', octets: 524 }],
    also: ['delivery status notification', 'receipt', 'bounce'],
    related: ['rcpt-notify', 'mail-ret'],
  }),
  CHUNKING: row('often', { commands: ['bdat'], codes: ['503'], related: ['bdat', 'binarymime', 'data'] }),
  BINARYMIME: row('sometimes', { parameters: ['mail-body'], related: ['chunking', 'bdat', '8bitmime'] }),
  ETRN: row('sometimes', {
    commands: ['etrn'],
    codes: ['253', '458', '459'],
    use: 'transfer',
    related: ['etrn', 'atrn'],
  }),
  DELIVERBY: row('rarely', {
    argument: 'seconds',
    example: 'DELIVERBY 240',
    parameters: ['mail-by'],
    codes: ['x.4.7'],
    longer: [{ command: 'mail', octets: 17 }],
    related: ['mail-by', 'futurerelease'],
  }),
  LIMITS: row('sometimes', {
    argument: 'name=value',
    example: 'LIMITS RCPTMAX=100 MAILMAX=20',
    codes: ['452'],
    also: ['rcptmax', 'mailmax', 'rcptdomainmax'],
    related: ['limit-recipients', 'size'],
  }),
  REQUIRETLS: row('rarely', {
    parameters: ['mail-requiretls'],
    codes: ['x.7.30', 'x.7.10'],
    longer: [{ command: 'mail', octets: 11 }],
    related: ['starttls', 'x.7.30'],
  }),
  'MT-PRIORITY': row('rarely', {
    argument: 'profile',
    example: 'MT-PRIORITY MIXER',
    parameters: ['mail-mt-priority'],
    codes: ['x.3.6', 'x.7.15', 'x.7.16'],
    longer: [{ command: 'mail', octets: 15 }],
    also: ['priority'],
    related: ['mail-mt-priority', 'x.7.15'],
  }),
  FUTURERELEASE: row('rarely', {
    argument: 'seconds and a date',
    example: 'FUTURERELEASE 604800 2026-12-31T00:00:00Z',
    parameters: ['mail-holdfor', 'mail-holduntil'],
    longer: [{ command: 'mail', octets: 34 }],
    use: 'submission',
    also: ['send later', 'delay'],
    related: ['mail-holdfor', 'deliverby'],
  }),
  BURL: row('rarely', {
    argument: 'URL prefixes',
    example: 'BURL imap',
    commands: ['burl'],
    codes: ['x.6.6', 'x.7.14'],
    use: 'submission',
    related: ['burl', 'chunking'],
  }),
  MTRK: row('rarely', {
    parameters: ['mail-mtrk'],
    also: ['tracking'],
    related: ['mail-mtrk', 'dsn', 'x.1.9'],
  }),
  'NO-SOLICITING': row('rarely', {
    argument: 'keywords',
    example: 'NO-SOLICITING net.example:ADV',
    parameters: ['mail-solicit'],
    also: ['advertising', 'spam'],
    related: ['mail-solicit', '550'],
  }),
  RRVS: row('rarely', {
    parameters: ['rcpt-rrvs'],
    codes: ['x.7.17', 'x.7.18', 'x.7.19'],
    also: ['require recipient valid since'],
    related: ['rcpt-rrvs', 'x.7.17'],
  }),
  SUBMITTER: row('rarely', { parameters: ['mail-submitter'], also: ['sender-id'], related: ['mail-auth'] }),
  CONPERM: row('never', { parameters: ['mail-conperm'], related: ['conneg', 'x.6.2'] }),
  CONNEG: row('never', { parameters: ['rcpt-conneg'], related: ['conperm', 'x.6.3'] }),
  CHECKPOINT: row('never', { parameters: ['mail-transid'], codes: ['355'], related: ['355', 'chunking'] }),
  ATRN: row('rarely', {
    commands: ['atrn'],
    codes: ['453'],
    use: 'transfer',
    also: ['odmr'],
    related: ['atrn', 'etrn'],
  }),
  UTF8SMTP: row('rarely', { related: ['smtputf8'] }),
  SEND: row('never', { commands: ['send'], related: ['send', 'soml', 'saml'] }),
  SOML: row('never', { commands: ['soml'], related: ['soml'] }),
  SAML: row('never', { commands: ['saml'], related: ['saml'] }),
  TURN: row('never', { commands: ['turn'], related: ['turn', 'etrn'] }),
  VERB: row('rarely', { also: ['verbose'], related: ['help'] }),
  ONEX: row('never', { related: ['quit'] }),
  XCLIENT: row('sometimes', {
    argument: 'attribute names',
    example: 'XCLIENT NAME ADDR PROTO HELO LOGIN',
    commands: ['xclient'],
    related: ['xclient', 'xforward'],
  }),
  XFORWARD: row('rarely', {
    argument: 'attribute names',
    example: 'XFORWARD NAME ADDR PROTO HELO',
    commands: ['xforward'],
    related: ['xforward', 'xclient'],
  }),
};

const STANDING: Readonly<Partial<Record<keyof typeof EXTENSIONS, Standing>>> = {
  SUBMITTER: 'obsolete',
  UTF8SMTP: 'obsolete',
  SEND: 'obsolete',
  SOML: 'obsolete',
  SAML: 'obsolete',
  TURN: 'obsolete',
  CHECKPOINT: 'experimental',
  VERB: 'private',
  ONEX: 'private',
  XCLIENT: 'private',
  XFORWARD: 'private',
};

/** Keywords that are also the name of a command: the bare address is the command's. */
const NAMESAKES = [
  'HELP',
  'VRFY',
  'EXPN',
  'STARTTLS',
  'AUTH',
  'ETRN',
  'ATRN',
  'BURL',
  'SEND',
  'SOML',
  'SAML',
  'TURN',
  'XCLIENT',
  'XFORWARD',
];

const registered = new Map(
  EXTENSION_REGISTRY.entries.map(({ keyword, description }) => [keyword, description]),
);

/** `starttls-extension`, but `8bitmime`. */
export const extensionEntryId = (keyword: string): string =>
  NAMESAKES.includes(keyword) ? `${keyword.toLowerCase()}-extension` : keyword.toLowerCase();

export const EXTENSION_ENTRIES: readonly ExtensionEntry[] = (
  Object.entries(EXTENSIONS) as [keyof typeof EXTENSIONS, string][]
).map(([keyword, rfc]) => {
  const { also = [], related = [], ...rest } = ROWS[keyword];
  const standing = STANDING[keyword];
  return {
    argument: '',
    example: keyword,
    commands: [],
    parameters: [],
    codes: [],
    longer: [],
    use: 'both',
    spread: 'rarely',
    ...rest,
    ...coreOf('extension', extensionEntryId(keyword), keyword, rfc, {
      also: [...also, (registered.get(keyword) ?? '').toLowerCase()].filter((word) => word !== ''),
      related: [...new Set([...related, 'ehlo'])],
      ...(standing ? { standing } : {}),
    }),
    keyword,
  };
});

export interface ParameterEntry extends EntryCore {
  family: 'parameter';
  command: 'mail' | 'rcpt';
  keyword: string;
  /** Of the keyword that has to be offered. */
  extension: string;
  /** As one writes it. */
  syntax: string;
  /** The rule that its value is of, where the grammar has it. */
  rule?: RuleName;
  example: string;
}

function parameter(
  command: 'mail' | 'rcpt',
  keyword: string,
  extension: keyof typeof EXTENSIONS,
  rfc: string,
  syntax: string,
  example: string,
  rest: { rule?: RuleName; also?: string[]; standing?: Standing } = {},
): ParameterEntry {
  const { also = [], standing, rule } = rest;
  return {
    ...coreOf('parameter', `${command}-${keyword.toLowerCase()}`, keyword, rfc, {
      also: [`${command} ${keyword.toLowerCase()}`, keyword.toLowerCase(), ...also],
      related: [extensionEntryId(extension), command],
      ...(standing ? { standing } : {}),
    }),
    command,
    keyword,
    extension,
    syntax,
    example,
    ...(rule ? { rule } : {}),
  };
}

export const PARAMETER_ENTRIES: readonly ParameterEntry[] = [
  parameter('mail', 'SIZE', 'SIZE', 'RFC 1870 §6', 'SIZE=octets', 'SIZE=1200', { rule: 'size-value' }),
  parameter(
    'mail',
    'BODY',
    '8BITMIME',
    'RFC 6152 §2',
    'BODY=7BIT, BODY=8BITMIME or BODY=BINARYMIME',
    'BODY=8BITMIME',
    { rule: 'body-value', also: ['8bit'] },
  ),
  parameter('mail', 'SMTPUTF8', 'SMTPUTF8', 'RFC 6531 §3.4', 'SMTPUTF8', 'SMTPUTF8'),
  parameter('mail', 'RET', 'DSN', 'RFC 3461 §4.3', 'RET=FULL or RET=HDRS', 'RET=HDRS', {
    rule: 'ret-value',
    also: ['dsn', 'bounce'],
  }),
  parameter('mail', 'ENVID', 'DSN', 'RFC 3461 §4.4', 'ENVID=xtext', 'ENVID=QQ314159', {
    rule: 'xtext',
    also: ['dsn', 'envelope id'],
  }),
  parameter('mail', 'AUTH', 'AUTH', 'RFC 4954 §5', 'AUTH=mailbox as xtext, or AUTH=<>', 'AUTH=<>', {
    rule: 'xtext',
  }),
  parameter('mail', 'REQUIRETLS', 'REQUIRETLS', 'RFC 8689 §2', 'REQUIRETLS', 'REQUIRETLS', {
    rule: 'requiretls-param',
  }),
  parameter('mail', 'MT-PRIORITY', 'MT-PRIORITY', 'RFC 6710 §3', 'MT-PRIORITY=-9 to 9', 'MT-PRIORITY=3', {
    rule: 'priority-value',
  }),
  parameter(
    'mail',
    'BY',
    'DELIVERBY',
    'RFC 2852 §4',
    'BY=seconds;N or BY=seconds;R, with T to be told of relaying',
    'BY=120;R',
    { also: ['deliver by', 'deadline'] },
  ),
  parameter('mail', 'HOLDFOR', 'FUTURERELEASE', 'RFC 4865 §3', 'HOLDFOR=seconds', 'HOLDFOR=3600', {
    also: ['send later'],
  }),
  parameter(
    'mail',
    'HOLDUNTIL',
    'FUTURERELEASE',
    'RFC 4865 §3',
    'HOLDUNTIL=date and time',
    'HOLDUNTIL=2026-12-31T08:00:00Z',
    { also: ['send later'] },
  ),
  parameter('mail', 'MTRK', 'MTRK', 'RFC 3885 §3', 'MTRK=certifier or MTRK=certifier:seconds', 'MTRK=S2V5', {
    also: ['tracking'],
  }),
  parameter(
    'mail',
    'SOLICIT',
    'NO-SOLICITING',
    'RFC 3865 §2.3',
    'SOLICIT=keywords',
    'SOLICIT=net.example:ADV',
    { also: ['advertising'] },
  ),
  parameter('mail', 'CONPERM', 'CONPERM', 'RFC 4141 §4.2', 'CONPERM', 'CONPERM'),
  parameter(
    'mail',
    'SUBMITTER',
    'SUBMITTER',
    'RFC 4405 §4',
    'SUBMITTER=mailbox as xtext',
    'SUBMITTER=alice@campus.test',
    { standing: 'obsolete' },
  ),
  parameter(
    'mail',
    'TRANSID',
    'CHECKPOINT',
    'RFC 1845 §3',
    'TRANSID=<name@host>',
    'TRANSID=<12345@campus.test>',
    { standing: 'experimental' },
  ),
  parameter(
    'rcpt',
    'NOTIFY',
    'DSN',
    'RFC 3461 §4.1',
    'NOTIFY=NEVER, or a list of SUCCESS, FAILURE, DELAY',
    'NOTIFY=SUCCESS,FAILURE',
    { rule: 'notify-esmtp-value', also: ['dsn', 'receipt'] },
  ),
  parameter(
    'rcpt',
    'ORCPT',
    'DSN',
    'RFC 3461 §4.2',
    'ORCPT=address type;address as xtext',
    'ORCPT=rfc822;bob@campus.test',
    { rule: 'original-recipient-address', also: ['original recipient', 'dsn'] },
  ),
  parameter(
    'rcpt',
    'RRVS',
    'RRVS',
    'RFC 7293 §3.1',
    'RRVS=date and time, with ;C or ;R',
    'RRVS=2026-01-31T00:00:00Z',
  ),
  parameter('rcpt', 'CONNEG', 'CONNEG', 'RFC 4141 §5.2', 'CONNEG', 'CONNEG'),
];
