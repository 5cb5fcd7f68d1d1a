/** The grammar of SMTP, rule by rule, as the documents write it; without their comments, and without line breaks. */
import { isOf, parseAbnf, type Syntax } from './abnf.ts';

export interface Rule {
  /** The right side. */
  abnf: string;
  rfc: string;
  /** Texts that are of this rule; `\r\n` ends a line. */
  examples: readonly string[];
  /** Texts that look alike and are not. */
  not?: readonly string[];
}

const rule = (rfc: string, abnf: string, examples: readonly string[], not?: readonly string[]): Rule => ({
  abnf,
  rfc,
  examples,
  ...(not ? { not } : {}),
});

const PATHS = 'RFC 5321 §4.1.2';
const LITERALS = 'RFC 5321 §4.1.3';
const REPLIES = 'RFC 5321 §4.2';
const CORE = 'RFC 5234 §B.1';

const COMMAND_RULES = {
  ehlo: rule(
    'RFC 5321 §4.1.1.1',
    '"EHLO" SP ( Domain / address-literal ) CRLF',
    ['EHLO client.campus.test\r\n', 'ehlo [192.0.2.1]\r\n'],
    ['EHLO\r\n', 'EHLO my_laptop\r\n', 'EHLO client.campus.test\n'],
  ),
  helo: rule(
    'RFC 5321 §4.1.1.1',
    '"HELO" SP Domain CRLF',
    ['HELO client.campus.test\r\n'],
    ['HELO [192.0.2.1]\r\n'],
  ),
  mail: rule(
    'RFC 5321 §4.1.1.2',
    '"MAIL FROM:" Reverse-path [SP Mail-parameters] CRLF',
    [
      'MAIL FROM:<alice@campus.test>\r\n',
      'MAIL FROM:<>\r\n',
      'mail from:<alice@campus.test> SIZE=1200 BODY=8BITMIME\r\n',
    ],
    ['MAIL FROM: <alice@campus.test>\r\n', 'MAIL FROM:alice@campus.test\r\n', 'MAIL <alice@campus.test>\r\n'],
  ),
  rcpt: rule(
    'RFC 5321 §4.1.1.3',
    '"RCPT TO:" ( "<Postmaster@" Domain ">" / "<Postmaster>" / Forward-path ) [SP Rcpt-parameters] CRLF',
    [
      'RCPT TO:<bob@campus.test>\r\n',
      'RCPT TO:<postmaster>\r\n',
      'RCPT TO:<bob@campus.test> NOTIFY=NEVER\r\n',
    ],
    ['RCPT TO:<>\r\n', 'RCPT TO:<bob>\r\n', 'RCPT TO:<bob@campus.test>, <eve@campus.test>\r\n'],
  ),
  data: rule('RFC 5321 §4.1.1.4', '"DATA" CRLF', ['DATA\r\n'], ['DATA now\r\n']),
  rset: rule('RFC 5321 §4.1.1.5', '"RSET" CRLF', ['RSET\r\n']),
  vrfy: rule(
    'RFC 5321 §4.1.1.6',
    '"VRFY" SP String CRLF',
    ['VRFY bob\r\n', 'VRFY "Bob Stone"\r\n'],
    ['VRFY\r\n'],
  ),
  expn: rule('RFC 5321 §4.1.1.7', '"EXPN" SP String CRLF', ['EXPN staff\r\n'], ['EXPN\r\n']),
  help: rule('RFC 5321 §4.1.1.8', '"HELP" [ SP String ] CRLF', ['HELP\r\n', 'HELP MAIL\r\n']),
  noop: rule('RFC 5321 §4.1.1.9', '"NOOP" [ SP String ] CRLF', ['NOOP\r\n', 'NOOP hello\r\n']),
  quit: rule('RFC 5321 §4.1.1.10', '"QUIT" CRLF', ['QUIT\r\n'], ['QUIT bye\r\n']),
  starttls: rule('RFC 3207 §4', '"STARTTLS" CRLF', ['STARTTLS\r\n'], ['STARTTLS now\r\n']),
  'auth-command': rule(
    'RFC 4954 §8',
    '"AUTH" SP sasl-mech [SP initial-response] *(CRLF [base64]) [CRLF cancel-response] CRLF',
    ['AUTH PLAIN AGFsaWNlAGFsaWNl\r\n', 'AUTH LOGIN\r\nYWxpY2U=\r\nYWxpY2U=\r\n', 'AUTH CRAM-MD5\r\n*\r\n'],
    ['AUTH\r\n', 'AUTH PLAIN alice alice\r\n'],
  ),
  'bdat-cmd': rule(
    'RFC 3030 §2',
    '"BDAT" SP chunk-size [ SP end-marker ] CR LF',
    ['BDAT 86 LAST\r\n', 'BDAT 1000\r\n'],
    ['BDAT LAST\r\n'],
  ),
} as const satisfies Record<string, Rule>;

const ARGUMENT_RULES = {
  'Reverse-path': rule(PATHS, 'Path / "<>"', ['<alice@campus.test>', '<>'], ['alice@campus.test']),
  'Forward-path': rule(PATHS, 'Path', ['<bob@campus.test>'], ['<>']),
  Path: rule(
    PATHS,
    '"<" [ A-d-l ":" ] Mailbox ">"',
    ['<bob@campus.test>', '<@relay.test,@mx.test:bob@campus.test>'],
    ['<bob>', 'bob@campus.test', '<Bob Stone <bob@campus.test>>'],
  ),
  'A-d-l': rule(PATHS, 'At-domain *( "," At-domain )', ['@relay.test', '@relay.test,@mx.test']),
  'At-domain': rule(PATHS, '"@" Domain', ['@relay.test']),
  Mailbox: rule(
    PATHS,
    'Local-part "@" ( Domain / address-literal )',
    ['bob@campus.test', '"Bob Stone"@campus.test', 'bob@[192.0.2.1]', 'bob@[IPv6:2001:db8::1]'],
    ['bob', 'bob@', '@campus.test', 'bob..stone@campus.test', 'bob@campus_net.test'],
  ),
  'Local-part': rule(
    PATHS,
    'Dot-string / Quoted-string',
    ['bob', 'bob.stone', '"bob stone"', 'bob+lists'],
    ['.bob', 'bob.', 'bob stone'],
  ),
  'Dot-string': rule(PATHS, 'Atom *("." Atom)', ['bob', 'b.o.b'], ['b..b']),
  Atom: rule(PATHS, '1*atext', ['bob', "o'neill", 'a+b'], ['a.b', 'a b', 'a@b']),
  'Quoted-string': rule(PATHS, 'DQUOTE *QcontentSMTP DQUOTE', [
    '"Bob Stone"',
    '"a@b"',
    '"say \\"hi\\""',
    '""',
  ]),
  QcontentSMTP: rule(PATHS, 'qtextSMTP / quoted-pairSMTP', ['a', ' ', '\\"']),
  'quoted-pairSMTP': rule(PATHS, '%d92 %d32-126', ['\\"', '\\\\']),
  qtextSMTP: rule(PATHS, '%d32-33 / %d35-91 / %d93-126', ['a', '@', ' '], ['"', '\\']),
  String: rule(PATHS, 'Atom / Quoted-string', ['bob', '"Bob Stone"'], ['Bob Stone']),
  Domain: rule(
    PATHS,
    'sub-domain *("." sub-domain)',
    ['campus.test', 'localhost', 'mail-1.campus.test'],
    ['campus..test', 'campus.test.', 'my_host', '-a.test'],
  ),
  'sub-domain': rule(PATHS, 'Let-dig [Ldh-str]', ['campus', 'mail-1', '3com'], ['-a', 'a-', 'my_host']),
  'Let-dig': rule(PATHS, 'ALPHA / DIGIT', ['a', '7'], ['-']),
  'Ldh-str': rule(PATHS, '*( ALPHA / DIGIT / "-" ) Let-dig', ['ampus', 'ail-1'], ['a-']),
  'address-literal': rule(
    PATHS,
    '"[" ( IPv4-address-literal / IPv6-address-literal / General-address-literal ) "]"',
    ['[192.0.2.1]', '[IPv6:2001:db8::1]'],
    ['192.0.2.1', '[]'],
  ),
  'IPv4-address-literal': rule(LITERALS, 'Snum 3("." Snum)', ['192.0.2.1'], ['192.0.2', '192.0.2.1.5']),
  'IPv6-address-literal': rule(
    LITERALS,
    '"IPv6:" IPv6-addr',
    ['IPv6:::1', 'IPv6:2001:db8::1'],
    ['2001:db8::1'],
  ),
  'General-address-literal': rule(LITERALS, 'Standardized-tag ":" 1*dcontent', ['tag:what-it-says']),
  'Standardized-tag': rule(LITERALS, 'Ldh-str', ['IPv6']),
  dcontent: rule(LITERALS, '%d33-90 / %d94-126', ['a', ':'], ['[', '\\', ']', ' ']),
  Snum: rule(LITERALS, '1*3DIGIT', ['0', '192'], ['1234']),
  'IPv6-addr': rule(
    LITERALS,
    'IPv6-full / IPv6-comp / IPv6v4-full / IPv6v4-comp',
    ['2001:db8:0:0:0:0:0:1', '2001:db8::1', '::1', '::', '::ffff:192.0.2.1'],
    ['1:2', 'g::'],
  ),
  'IPv6-hex': rule(LITERALS, '1*4HEXDIG', ['db8', '0'], ['12345']),
  'IPv6-full': rule(LITERALS, 'IPv6-hex 7(":" IPv6-hex)', ['2001:db8:0:0:0:0:0:1']),
  'IPv6-comp': rule(LITERALS, '[IPv6-hex *5(":" IPv6-hex)] "::" [IPv6-hex *5(":" IPv6-hex)]', [
    '::1',
    '2001:db8::',
  ]),
  'IPv6v4-full': rule(LITERALS, 'IPv6-hex 5(":" IPv6-hex) ":" IPv4-address-literal', [
    '0:0:0:0:0:ffff:192.0.2.1',
  ]),
  'IPv6v4-comp': rule(
    LITERALS,
    '[IPv6-hex *3(":" IPv6-hex)] "::" [IPv6-hex *3(":" IPv6-hex) ":"] IPv4-address-literal',
    ['::192.0.2.1', '::ffff:192.0.2.1'],
  ),
} as const satisfies Record<string, Rule>;

const PARAMETER_RULES = {
  'Mail-parameters': rule(PATHS, 'esmtp-param *(SP esmtp-param)', [
    'SIZE=1200',
    'SIZE=1200 BODY=8BITMIME SMTPUTF8',
  ]),
  'Rcpt-parameters': rule(PATHS, 'esmtp-param *(SP esmtp-param)', ['NOTIFY=SUCCESS,FAILURE']),
  'esmtp-param': rule(
    PATHS,
    'esmtp-keyword ["=" esmtp-value]',
    ['SMTPUTF8', 'SIZE=1200'],
    ['SIZE=', '=1200'],
  ),
  'esmtp-keyword': rule(PATHS, '(ALPHA / DIGIT) *(ALPHA / DIGIT / "-")', ['SIZE', 'MT-PRIORITY'], ['-SIZE']),
  'esmtp-value': rule(PATHS, '1*(%d33-60 / %d62-126)', ['1200', '8BITMIME'], ['a=b', 'a b', '']),
  'size-value': rule('RFC 1870 §4', '1*20DIGIT', ['1200', '0'], ['1k', '123456789012345678901']),
  xtext: rule(
    'RFC 4954 §8',
    '*(xchar / hexchar)',
    ['QQ314159', 'e+3Dmc2@campus.test'],
    ['a+b', 'a=b', 'a b'],
  ),
  xchar: rule('RFC 4954 §8', '%x21-2A / %x2C-3C / %x3E-7E', ['a', '@'], ['+', '=', ' ']),
  hexchar: rule('RFC 4954 §8', '"+" HEXDIG HEXDIG', ['+3D'], ['+3']),
  'envid-parameter': rule('RFC 3461 §4.4', '"ENVID=" xtext', ['ENVID=QQ314159']),
  'orcpt-parameter': rule('RFC 3461 §4.2', '"ORCPT=" original-recipient-address', [
    'ORCPT=rfc822;bob@campus.test',
  ]),
  'original-recipient-address': rule('RFC 3461 §4.2', 'Atom ";" xtext', ['rfc822;bob@campus.test']),
  'notify-esmtp-value': rule(
    'RFC 3461 §4.1',
    '"NEVER" / notify-list-element *("," notify-list-element)',
    ['NEVER', 'SUCCESS,FAILURE', 'delay'],
    ['NEVER,FAILURE', ''],
  ),
  'notify-list-element': rule(
    'RFC 3461 §4.1',
    '"SUCCESS" / "FAILURE" / "DELAY"',
    ['SUCCESS', 'failure'],
    ['NEVER'],
  ),
  'ret-value': rule('RFC 3461 §4.3', '"FULL" / "HDRS"', ['FULL', 'hdrs']),
  'body-value': rule('RFC 3030 §3', '"7BIT" / "8BITMIME" / "BINARYMIME"', ['7BIT', '8BITMIME'], ['8BIT']),
  'requiretls-param': rule('RFC 8689 §2', '"REQUIRETLS"', ['REQUIRETLS'], ['REQUIRETLS=1']),
  'priority-value': rule('RFC 6710 §7', '(["-"] %x31-39) / "0"', ['3', '-9', '0'], ['10', '-0']),
  'chunk-size': rule('RFC 3030 §2', '1*DIGIT', ['86', '0']),
  'end-marker': rule('RFC 3030 §2', '"LAST"', ['LAST']),
  'sasl-mech': rule(
    'RFC 4422 §3.1',
    '1*20(ALPHA / DIGIT / "-" / "_")',
    ['PLAIN', 'SCRAM-SHA-256'],
    ['NOT A ONE'],
  ),
  'initial-response': rule('RFC 4954 §8', 'base64 / "="', ['AGFsaWNlAGFsaWNl', '=']),
  'cancel-response': rule('RFC 4954 §8', '"*"', ['*']),
  base64: rule(
    'RFC 4954 §8',
    'base64-terminal / ( 1*(4base64-char) [base64-terminal] )',
    ['YWxpY2U=', 'AGFsaWNlAGFsaWNl'],
    ['YWxpY2U', 'alice!', '=AAA'],
  ),
  'base64-char': rule('RFC 4954 §8', 'ALPHA / DIGIT / "+" / "/"', ['A', '+', '/'], ['=', '-']),
  'base64-terminal': rule(
    'RFC 4954 §8',
    '(2base64-char "==") / (3base64-char "=")',
    ['YQ==', 'YWI='],
    ['YWJj'],
  ),
} as const satisfies Record<string, Rule>;

const REPLY_RULES = {
  Greeting: rule(
    REPLIES,
    '( "220 " (Domain / address-literal) [ SP textstring ] CRLF ) / ( "220-" (Domain / address-literal) [ SP textstring ] CRLF *( "220-" [ textstring ] CRLF ) "220" [ SP textstring ] CRLF )',
    ['220 mail.campus.test ESMTP EHLO\r\n', '220-mail.campus.test ESMTP\r\n220 Welcome\r\n'],
    ['220 \r\n', '250 mail.campus.test\r\n'],
  ),
  textstring: rule(REPLIES, '1*(%d09 / %d32-126)', ['OK', 'Go on, end with a dot']),
  'Reply-line': rule(
    REPLIES,
    '*( Reply-code "-" [ textstring ] CRLF ) Reply-code [ SP textstring ] CRLF',
    ['250 OK\r\n', '250-mail.campus.test\r\n250 HELP\r\n', '354\r\n'],
    ['OK\r\n', '25 OK\r\n', '250-mail.campus.test\r\n'],
  ),
  'Reply-code': rule(REPLIES, '%x32-35 %x30-35 %x30-39', ['250', '550', '354'], ['600', '199', '290']),
  'ehlo-ok-rsp': rule(
    'RFC 5321 §4.1.1.1',
    '( "250" SP Domain [ SP ehlo-greet ] CRLF ) / ( "250-" Domain [ SP ehlo-greet ] CRLF *( "250-" ehlo-line CRLF ) "250" SP ehlo-line CRLF )',
    ['250-mail.campus.test\r\n250-SIZE 36700160\r\n250 HELP\r\n', '250 mail.campus.test\r\n'],
  ),
  'ehlo-greet': rule('RFC 5321 §4.1.1.1', '1*(%d0-9 / %d11-12 / %d14-127)', ['greets you']),
  'ehlo-line': rule('RFC 5321 §4.1.1.1', 'ehlo-keyword *( SP ehlo-param )', [
    'SIZE 36700160',
    'AUTH PLAIN LOGIN',
  ]),
  'ehlo-keyword': rule('RFC 5321 §4.1.1.1', '(ALPHA / DIGIT) *(ALPHA / DIGIT / "-")', [
    '8BITMIME',
    'PIPELINING',
  ]),
  'ehlo-param': rule('RFC 5321 §4.1.1.1', '1*(%d33-126)', ['36700160', 'PLAIN']),
  'continue-req': rule(
    'RFC 4954 §8',
    '"334" SP [base64] CRLF',
    ['334 \r\n', '334 VXNlcm5hbWU6\r\n'],
    ['334 go on\r\n'],
  ),
} as const satisfies Record<string, Rule>;

const CORE_RULES = {
  ALPHA: rule(CORE, '%x41-5A / %x61-7A', ['a', 'Z'], ['1']),
  DIGIT: rule(CORE, '%x30-39', ['0', '9'], ['a']),
  HEXDIG: rule(CORE, 'DIGIT / "A" / "B" / "C" / "D" / "E" / "F"', ['0', 'f', 'F'], ['g']),
  DQUOTE: rule(CORE, '%x22', ['"']),
  SP: rule(CORE, '%x20', [' '], ['\t']),
  CR: rule(CORE, '%x0D', ['\r']),
  LF: rule(CORE, '%x0A', ['\n']),
  CRLF: rule(CORE, 'CR LF', ['\r\n'], ['\n', '\r']),
  atext: rule(
    'RFC 5322 §3.2.3',
    'ALPHA / DIGIT / "!" / "#" / "$" / "%" / "&" / "\'" / "*" / "+" / "-" / "/" / "=" / "?" / "^" / "_" / "`" / "{" / "|" / "}" / "~"',
    ['a', '7', '+', '_'],
    ['.', '@', ' ', '(', '"'],
  ),
} as const satisfies Record<string, Rule>;

export const RULES = {
  ...COMMAND_RULES,
  ...ARGUMENT_RULES,
  ...PARAMETER_RULES,
  ...REPLY_RULES,
  ...CORE_RULES,
} as const;
export type RuleName = keyof typeof RULES;

/** Rules that are a whole command line: the page of the command shows them. */
export const COMMAND_RULE_NAMES = Object.keys(COMMAND_RULES) as (keyof typeof COMMAND_RULES)[];

const trees = new Map<string, Syntax>();

/** The tree of a rule; undefined for a name that no document here defines. */
export function syntaxOf(name: string): Syntax | undefined {
  const known = trees.get(name);
  if (known || !Object.hasOwn(RULES, name)) return known;
  const tree = parseAbnf(RULES[name as RuleName].abnf);
  trees.set(name, tree);
  return tree;
}

/** Whether a text, one character an octet, is of a rule: `isOfRule('Path', '<bob@campus.test>')`. */
export function isOfRule(name: RuleName, text: string): boolean {
  const tree = syntaxOf(name);
  return tree !== undefined && isOf(tree, text, syntaxOf);
}

/** Names of the rules that a rule is made of, in the order in which they stand there. */
export function rulesWithin(name: string): RuleName[] {
  const found: RuleName[] = [];
  const walk = (node: Syntax): void => {
    if (node.kind === 'rule') {
      const within = node.name as RuleName;
      if (Object.hasOwn(RULES, within) && !found.includes(within)) found.push(within);
    } else if (node.kind === 'sequence' || node.kind === 'choice') node.of.forEach(walk);
    else if (node.kind === 'optional' || node.kind === 'repeat') walk(node.of);
  };
  const tree = syntaxOf(name);
  if (tree) walk(tree);
  return found;
}
