/** Each command of SMTP as one real line, part by part: what stands at the top of its page, its parts named. */

/** What a part of a line is; the words are in the book `reference`, group `refPart`. */
export const PART_IDS = [
  'verb',
  'code',
  'server-name',
  'server-words',
  'client-name',
  'client-domain',
  'reverse-path',
  'forward-path',
  'params',
  'line-before',
  'dot',
  'user',
  'list',
  'topic',
  'anything',
  'mechanism',
  'initial-response',
  'octets',
  'last',
  'node',
  'url',
  'domains',
  'attribute',
  'family',
  'source',
  'destination',
  'source-port',
  'destination-port',
  'line-end',
] as const;
export type PartId = (typeof PART_IDS)[number];

export interface NamedPart {
  /** As it is typed; `\r\n` is a line end. What may be left out, or is only named, stands in brackets. */
  text: string;
  part: PartId;
  /** It may be left out. */
  optional?: true;
}

const END: NamedPart = { text: '\r\n', part: 'line-end' };
const line = (...parts: [text: string, part: PartId][]): NamedPart[] => [
  ...parts.map(
    ([text, part]): NamedPart => (text.startsWith('[') ? { text, part, optional: true } : { text, part }),
  ),
  END,
];

/** By the id of the command. */
export const NAMED_LINES: Readonly<Record<string, readonly NamedPart[]>> = {
  greeting: line(['220', 'code'], ['mail.campus.test', 'server-name'], ['[ESMTP ready]', 'server-words']),
  ehlo: line(['EHLO', 'verb'], ['client.campus.test', 'client-name']),
  helo: line(['HELO', 'verb'], ['client.campus.test', 'client-domain']),
  mail: line(['MAIL FROM:', 'verb'], ['<alice@campus.test>', 'reverse-path'], ['[params]', 'params']),
  rcpt: line(['RCPT TO:', 'verb'], ['<bob@campus.test>', 'forward-path'], ['[params]', 'params']),
  data: line(['DATA', 'verb']),
  dot: [{ text: '\r\n', part: 'line-before' }, { text: '.', part: 'dot' }, END],
  rset: line(['RSET', 'verb']),
  vrfy: line(['VRFY', 'verb'], ['bob', 'user']),
  expn: line(['EXPN', 'verb'], ['staff', 'list']),
  help: line(['HELP', 'verb'], ['[MAIL]', 'topic']),
  noop: line(['NOOP', 'verb'], ['[hello]', 'anything']),
  quit: line(['QUIT', 'verb']),
  starttls: line(['STARTTLS', 'verb']),
  auth: line(['AUTH', 'verb'], ['PLAIN', 'mechanism'], ['[AGFsaWNlAGFsaWNl]', 'initial-response']),
  bdat: line(['BDAT', 'verb'], ['86', 'octets'], ['[LAST]', 'last']),
  etrn: line(['ETRN', 'verb'], ['campus.test', 'node']),
  burl: line(['BURL', 'verb'], ['imap://mail.campus.test/…', 'url'], ['[LAST]', 'last']),
  atrn: line(['ATRN', 'verb'], ['[campus.test]', 'domains']),
  send: line(['SEND FROM:', 'verb'], ['<alice@campus.test>', 'reverse-path']),
  soml: line(['SOML FROM:', 'verb'], ['<alice@campus.test>', 'reverse-path']),
  saml: line(['SAML FROM:', 'verb'], ['<alice@campus.test>', 'reverse-path']),
  turn: line(['TURN', 'verb']),
  lhlo: line(['LHLO', 'verb'], ['client.campus.test', 'client-domain']),
  xclient: line(['XCLIENT', 'verb'], ['ADDR=192.0.2.1', 'attribute']),
  xforward: line(['XFORWARD', 'verb'], ['ADDR=192.0.2.1', 'attribute']),
  proxy: line(
    ['PROXY', 'verb'],
    ['TCP4', 'family'],
    ['192.0.2.1', 'source'],
    ['192.0.2.25', 'destination'],
    ['50000', 'source-port'],
    ['25', 'destination-port'],
  ),
};
